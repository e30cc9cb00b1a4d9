"""Whose server a site is on: what its owner says, or else what its address tells (hosts.json)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

FILE = Path(__file__).with_name("hosts.json")
OWN = "own"  # the word of docs/owner.yml for the publisher's own server
NAMED = "named"


@dataclass(frozen=True)
class Host:
    """A host: its name, the key of what is told of it in `statement.host` of _ui.yml.

    `ending` is that of the addresses there, of which each owner has a folder, `privacy` where it
    tells itself what it does with what it sees.
    """

    name: str = ""
    key: str = ""
    ending: str = ""
    privacy: str = ""


UNTOLD = Host(key="unknown")


@cache
def hosts() -> tuple[Host, ...]:
    """Return the hosts that give an address of theirs."""
    return tuple(Host(**one) for one in json.loads(FILE.read_text("utf-8")))


def host_of(told: str, site_url: str) -> Host:
    """Return the host that an owner names, or that the address of the site tells, or UNTOLD."""
    if told == OWN:
        return Host(key=OWN)
    if told:
        return next((one for one in hosts() if one.name == told), Host(told, NAMED))
    name = urlsplit(site_url).hostname or ""
    return next((one for one in hosts() if name.endswith(one.ending)), UNTOLD)
