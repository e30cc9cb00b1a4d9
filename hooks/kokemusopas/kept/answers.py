"""Many small answers of one function, kept together."""

import json
from collections.abc import Callable
from typing import Generic, TypeVar

from kokemusopas.kept.store import Store

T = TypeVar("T")


class Answers(Generic[T]):
    """A function of a text that is asked once for each, in this run and in later ones.

    `name` is a key that tells all else that the answers depend on; they must be of JSON.
    """

    def __init__(self, answer: Callable[[str], T], store: Store | None, name: str) -> None:
        self._answer, self._store, self._name = answer, store, name
        kept = store.get(name) if store else None
        self._before: dict[str, T] = json.loads(kept) if kept else {}
        self._now: dict[str, T] = {}
        self._new = False

    def __call__(self, text: str) -> T:
        """Return the answer."""
        if text not in self._now:
            if text in self._before:
                self._now[text] = self._before[text]
            else:
                self._now[text] = self._answer(text)
                self._new = True
        return self._now[text]

    def keep(self) -> None:
        """Keep what was asked in this run, and no more: what nobody asks for is forgotten."""
        if self._store and self._new:
            data = json.dumps(self._now, ensure_ascii=False, separators=(",", ":"))
            self._store.put(self._name, data.encode())
