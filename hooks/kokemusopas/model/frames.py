"""Which other sites may show pages of the guide in a frame of theirs."""

import re
from collections.abc import Iterable
from typing import Any

ANYWHERE = "anywhere"
ORIGIN = re.compile(r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?")


class FrameError(ValueError):
    """What is told of frames does not fit: which value, and what to write."""


def read(value: Any) -> tuple[str, ...]:
    """Return the sites of a value of docs/owner.yml: origins, or ANYWHERE alone.

    Raises FrameError on what is neither.
    """
    found = [value] if isinstance(value, str) and value else value or []
    if found == [ANYWHERE]:
        return (ANYWHERE,)
    for one in found if isinstance(found, list) else [found]:
        if not isinstance(one, str) or not ORIGIN.fullmatch(one):
            raise FrameError(
                f"`embed.in` is `{one}`: write addresses such as https://intra.esimerkki.fi, "
                f"without a slash or a page behind, or {ANYWHERE} alone"
            )
    return tuple(found)


def ancestors(sites: Iterable[str]) -> str:
    """Return the directive of a content security policy that lets these sites frame a page."""
    given = tuple(sites)
    return "frame-ancestors " + ("*" if given == (ANYWHERE,) else " ".join(("'self'", *given)))
