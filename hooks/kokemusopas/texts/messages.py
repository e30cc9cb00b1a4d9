"""What those who write the guide are told, in their language: `messages.<language>.toml`.

The standard library is all that is needed: the comment on a pull request is worded by it too.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

ENGLISH = "en"
PLACE = re.compile(r"\{(\w+)\}")
FOLDER = Path(__file__).parent
Values = tuple[tuple[str, str], ...]  # the name of each place in a message, and what it holds


@cache
def messages(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return {key: {part: words}} of a language; English where there is no file of it."""
    path = FOLDER / f"messages.{language}.toml"
    if not path.exists():
        return messages(ENGLISH)
    found: dict[str, dict[str, str]] = tomllib.loads(path.read_text("utf-8"))
    return found


def said(language: str, key: str, part: str, values: Values = ()) -> str:
    """Return a part of a message with its values, "" where there is no such part.

    A language that lacks the message has it in English. Raises KeyError on an unknown key.
    """
    found = messages(language).get(key) or messages(ENGLISH)[key]
    given = dict(values)
    return PLACE.sub(lambda place: given.get(place[1], place[0]), found.get(part, ""))


def quoted(values: Iterable[object]) -> str:
    """Return values for a message, each in backticks."""
    return ", ".join(f"`{one}`" for one in values)
