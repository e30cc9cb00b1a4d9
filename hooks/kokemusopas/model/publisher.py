"""Who publishes the guide and answers for it: `extra.publisher` in mkdocs.yml."""

import re
from dataclasses import astuple, dataclass, fields
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\".]+(?:\.[^@\s<>\".]+)+")
# Of the texts and drawings, as LICENSE.md says: https://creativecommons.org.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
OWN_NAMES = {"localhost", "local", "internal", "lan", "test", "example", "invalid", "arpa"}
HOW = """\
Write in mkdocs.yml, under `extra:`,

  publisher:
    name: Esimerkkiyhdistys ry
    address: Esimerkkikatu 1, 00100 Helsinki
    email: opas@esimerkki.fi

or set PUBLISHER_NAME, PUBLISHER_ADDRESS and PUBLISHER_EMAIL in the environment: on GitHub they
are repository variables (Settings → Secrets and variables → Actions → Variables)."""


class PublisherError(Exception):
    """It is not told who publishes the guide, or only in part; the message says where to write."""


@dataclass(frozen=True)
class Publisher:
    """A person or an organisation, as readers see them; all empty while nobody is named."""

    name: str = ""
    address: str = ""
    email: str = ""

    @property
    def named(self) -> bool:
        """Whether anything is told at all."""
        return any(astuple(self))


NOBODY = Publisher()


def read(found: Any) -> Publisher:
    """Return what `extra.publisher` holds; raises PublisherError on what is no part of it."""
    parts = [one.name for one in fields(Publisher)]
    given = found or {}
    if not isinstance(given, dict) or set(given) - set(parts):
        listed = ", ".join(f"`{part}`" for part in parts)
        raise PublisherError(f"mkdocs.yml: `publisher` holds {listed} and nothing else. {HOW}")
    # An empty variable of the environment is None.
    return Publisher(**{part: " ".join(str(given.get(part) or "").split()) for part in parts})


def check(publisher: Publisher, site_url: str) -> None:
    """Raise PublisherError on a publisher told in part, on none where the address is public."""
    if not publisher.named:
        if is_public(site_url):
            raise PublisherError(
                f"The guide has no publisher, and {site_url} is a public address: somebody must "
                f"answer for what stands there. {HOW}"
            )
        return
    lacking = [one.name for one in fields(publisher) if not getattr(publisher, one.name)]
    if lacking:
        listed = " and ".join(f"`{part}`" for part in lacking)
        raise PublisherError(f"The publisher of the guide lacks {listed}. {HOW}")
    if not EMAIL.fullmatch(publisher.email):
        raise PublisherError(f"`{publisher.email}` is no e-mail address of a publisher. {HOW}")


def is_public(address: str) -> bool:
    """Return whether an address may be one that others can open."""
    host = urlsplit(address).hostname
    if not host:
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and host.rpartition(".")[2] not in OWN_NAMES
