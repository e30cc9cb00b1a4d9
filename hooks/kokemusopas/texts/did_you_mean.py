"""What somebody who mistyped a name may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str], end: str = "") -> str:
    """Return a question to add to a message, with the known name that is most like, or "".

    `end` is what its file has behind the name, such as `.md`.
    """
    return "".join(f"; did you mean `{one}{end}`?" for one in get_close_matches(name, {*known}, 1))
