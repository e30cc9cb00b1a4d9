"""What is dear to make: kept from one run to the next (`build/kept`), or made beside the rest."""

from kokemusopas.kept.answers import Answers
from kokemusopas.kept.store import Store, key, source

__all__ = ["Answers", "Store", "key", "source"]
