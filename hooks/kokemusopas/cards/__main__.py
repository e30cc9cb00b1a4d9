"""Draw the cards and icons of a built site: `python -m kokemusopas.cards site`."""

import sys

from kokemusopas.cards.pictures import main
from kokemusopas.kept import unwritten

try:
    sys.exit(main())
except OSError as error:
    sys.exit(f"The cards could not be drawn: {unwritten.sentence(error)}")
