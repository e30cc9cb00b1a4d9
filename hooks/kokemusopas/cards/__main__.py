"""Draw the cards and icons of a built site: `python -m kokemusopas.cards site`."""

import sys

from kokemusopas.cards.pictures import main

sys.exit(main())
