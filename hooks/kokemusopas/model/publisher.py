"""Who publishes the guide and answers for it, as docs/owner.yml or the environment tells."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\".]+(?:\.[^@\s<>\".]+)+")
# Of the texts and drawings, as LICENSE.md says: https://creativecommons.org.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
OWN_NAMES = {"localhost", "local", "internal", "lan", "test", "example", "invalid", "arpa"}
NEEDED = ("name", "address", "email")
PERSON = "person"
KINDS = ("authority", "association", "company", PERSON)
HOW = """\
Write in docs/owner.yml

  publisher:
    name: Esimerkkiyhdistys ry
    address: Esimerkkikatu 1, 00100 Helsinki
    email: opas@esimerkki.fi

or set PUBLISHER_NAME, PUBLISHER_ADDRESS and PUBLISHER_EMAIL in the environment: on GitHub they
are repository variables (Settings → Secrets and variables → Actions → Variables)."""


class PublisherError(Exception):
    """What the owner must tell is missing or cannot be used; the message says where to write."""


@dataclass(frozen=True)
class Publisher:
    """A person or an organisation, as readers see them; all empty while nobody is named.

    `kind` is one of KINDS or "", and `phone` may be "" too.
    """

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    kind: str = ""

    @property
    def named(self) -> bool:
        """Whether anything is told at all."""
        return any(getattr(self, part) for part in NEEDED)


NOBODY = Publisher()


def check(publisher: Publisher, site_url: str) -> None:
    """Raise PublisherError on a publisher told in part, on none where the address is public."""
    if not publisher.named:
        if is_public(site_url):
            raise PublisherError(
                f"The guide has no publisher, and {site_url} is a public address: somebody must "
                f"answer for what stands there. {HOW}"
            )
        return
    lacking = [part for part in NEEDED if not getattr(publisher, part)]
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
