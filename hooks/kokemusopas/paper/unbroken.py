"""What stays on one line of paper: the last words of a heading, the parts of an address."""

import re
from collections.abc import Iterator

from kokemusopas.model.elements import Element, Node, Nodes, element

UNBROKEN = "unbroken"  # the class of what no line may end in
PART = re.compile(r"[^/]+/*|/+")  # of an address, with the slash that ends it
LAST_TWO = re.compile(r"\S+\s+\S+\s*$")
FEWEST_WORDS = 4  # with fewer, the first line would be the short one
LONGEST_PART, LONGEST_END = 40, 24  # letters that fit the narrowest column; a longer one may break


def heading(nodes: Nodes) -> Nodes:
    """Return a heading whose last line has what follows a comma or a colon, or two words."""
    words = nodes[-1] if nodes else ""
    if not isinstance(words, str) or len(words.split()) < FEWEST_WORDS:
        return nodes
    ends = (re.split("[:,] ", words)[-1], *LAST_TWO.findall(words))
    last = next((one for one in ends if " " in one and len(one) <= LONGEST_END), "")
    return (*nodes[:-1], words.removesuffix(last), _whole(last)) if last else nodes


def address(words: str) -> Nodes:
    """Return an address that breaks after a slash, never at a hyphen of its own or in a name."""
    return tuple(_parts(words))


def _parts(words: str) -> Iterator[Node]:
    for part in PART.findall(words):
        yield _whole(part) if len(part) <= LONGEST_PART else part


def _whole(words: str) -> Element:
    return element("span", {"class": UNBROKEN}, words)
