"""Keep from one run to the next what is dear to make: `build/kept` may be deleted at any time."""

from kokemusopas.kept.answers import Answers
from kokemusopas.kept.store import Store, key, source

__all__ = ["Answers", "Store", "key", "source"]
