"""The braces at the end of a checklist item or a question: `{ #id word key=value }`."""

import re
from collections.abc import Mapping

HEADING_FORM = "## Otsikko { #tunnus }"
ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
LINE = re.compile(rf"(?P<text>\S.*?) \{{ #(?P<id>{ID})(?P<words>(?: [a-z]+(?:=[^\s}}]+)?)*) \}}")


def listed(value: str) -> str:
    """Return the pattern of one or more values with commas between them."""
    return rf"(?:{value})(?:,(?:{value}))*"


def values(words: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return the values of a word, none where it is not said."""
    return tuple(words[name].split(",")) if name in words else ()


class AttributesError(Exception):
    """The braces are missing or malformed, or hold a word that is not known."""


def split(line: str, known: Mapping[str, str]) -> tuple[str, str, dict[str, str]]:
    """Return (text, id, {word: value}) of a line that ends in braces.

    `known` maps each allowed word to the pattern of its value, "" for a word without one.
    Raises AttributesError with what is wrong.
    """
    found = LINE.fullmatch(line.strip())
    if not found:
        raise AttributesError("it must end in braces with an id, like `{ #lyhyt-nimi }`")
    words = {}
    for word in found["words"].split():
        name, _, value = word.partition("=")
        if name not in known:
            raise AttributesError(f"`{name}` is not known, only {', '.join(known)}")
        if not re.fullmatch(known[name], value):
            raise AttributesError(f"`{word}` has a value that does not fit")
        words[name] = value
    return found["text"], found["id"], words
