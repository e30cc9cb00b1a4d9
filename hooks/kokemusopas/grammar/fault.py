"""What the grammar does not allow, told so that whoever wrote it knows what to write."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kokemusopas.texts.mend import Mend
from kokemusopas.texts.messages import ENGLISH, Values, said

MOST = 20  # told at once


@dataclass(frozen=True, order=True)
class Fault:
    """What stands at `path` (from docs/) and `line`; `wrong` and `do` lack their full stop.

    One with a `key` can be said in each language that has messages, with its `values`.
    """

    path: str
    line: int
    wrong: str
    do: str
    key: str = field(default="", compare=False)
    values: Values = field(default=(), compare=False)
    mend: Mend | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"docs/{self.path}:{self.line}: {self.wrong}. {self.do}"


def told(path: str, line: int, key: str, mend: Mend | None = None, /, **values: str) -> Fault:
    """Return the fault that a key of the messages words, with its values."""
    given = tuple(values.items())
    wrong, do = (said(ENGLISH, key, part, given) for part in ("wrong", "do"))
    return Fault(path, line, wrong, do, key, given, mend)


class GrammarError(Exception):
    """Files of docs/ bring forth what they may not; the message tells file, line and cure."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        found = [str(one) for one in faults]
        more = len(found) - MOST
        rest = [f"… and {more} more: run `make checks`"] if more > 0 else []
        super().__init__("\n".join([*found[:MOST], *rest]))


def shown(text: str) -> str:
    """Return something that stands in a file as it can be told: short, with nothing hidden."""
    one_line = "".join(c if c.isprintable() else f"(U+{ord(c):04X})" for c in text.strip())
    return f"`{one_line[:60]}…`" if len(one_line) > 60 else f"`{one_line}`"
