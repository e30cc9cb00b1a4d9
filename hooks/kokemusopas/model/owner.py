"""What only the owner of a copy of the guide knows: docs/owner.yml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kokemusopas.model import changed, deposit, frames, look, naming, publisher
from kokemusopas.model.deposit import NOT_DEPOSITED, Deposit, DepositError
from kokemusopas.model.host import UNTOLD, Host, host_of, hosts
from kokemusopas.model.left_out import NOTHING, LeaveOut
from kokemusopas.model.look import NO_LOOK, OwnLook
from kokemusopas.model.naming import OWN_NAME, Naming
from kokemusopas.model.owner_values import (
    NAME,
    NO,
    PLACE,
    YES,
    address,
    line,
    names,
    one_of,
    parts,
    refuse,
    word,
)
from kokemusopas.model.publisher import KINDS, NOBODY, Publisher, PublisherError, is_public

MAKERS = "makers"  # those who made the site reviewed it too
UNKNOWN = "unknown"
GOOD_FOR = timedelta(days=365)  # how long a review counts
A_DAY = timedelta(days=1)  # by which an owner may be ahead of the clock of whoever builds
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,}")
# The parts of the file in the order of the file. Each that has more to it than a line has a module
# of its own beside this one, with its KEYS and what reads them.
KNOWN: dict[str, tuple[str, ...]] = {
    "publisher": ("name", "kind", "address", "email", "phone"),
    "guide": naming.KEYS,
    "look": look.KEYS,
    "accessibility": ("act", "reviewed", "by", "tried"),
    "site": ("host", "shared_host", "printed"),
    "edition": ("doi", "isbn"),
    "embed": ("in",),
    "own": changed.OWN_KEYS,
    "leave_out": changed.LEAVE_KEYS,
}


@dataclass(frozen=True)
class Owner:
    """The publisher, what the accessibility statement tells of its review, where the guide is.

    `act` tells whether Act 306/2019 applies to the site (YES, NO or UNKNOWN), `reviewed` when it
    was last gone through and `by` whom (MAKERS, or a name), `tried` the aids tried by hand.
    `shared_host` is YES, NO or "", where the address tells, `printed` the lasting address that
    papers carry, "" for that of the site, `deposit` the numbers of an edition that others keep,
    `embed_in` the sites that may show the pages made for that in a frame (model/frames.py).
    `naming` tells what the copy is called, `look` how it looks, `host` whose server it is on,
    `prefix` what the names of its own pages and ids begin with, `leave_out` what it lacks.
    """

    publisher: Publisher = NOBODY
    act: str = UNKNOWN
    reviewed: date | None = None
    by: str = MAKERS
    tried: tuple[str, ...] = ()
    shared_host: str = ""
    printed: str = ""
    deposit: Deposit = NOT_DEPOSITED
    embed_in: tuple[str, ...] = ()
    naming: Naming = OWN_NAME
    look: OwnLook = NO_LOOK
    host: str = ""
    prefix: str = ""
    leave_out: LeaveOut = NOTHING

    @property
    def adapts(self) -> bool:
        """Whether this is another guide than the one that it was made of, and must say so."""
        changed = self.naming.name or self.naming.original or self.prefix
        return bool(changed) or self.leave_out != NOTHING

    def published(self, built: Iterable[str]) -> tuple[str, ...]:
        """Return which languages are published; raises PublisherError as `Naming.published` does.

        A logo must be told in the words of each too.
        """
        shown = self.naming.published(built)
        logo = self.look.logo
        if logo and (lacking := next((one for one in shown if not logo.said(one)), "")):
            refuse("look.logo.text", dict(logo.text), f"one for `{lacking}` too")
        return shown

    def served_by(self, site_url: str) -> Host:
        """Return the host of the site, UNTOLD where neither its owner nor its address tells it."""
        return host_of(self.host, site_url)

    @property
    def frame_ancestors(self) -> str:
        """What a server says of pages below `embed/`; all others stay in frames of the site."""
        return frames.ancestors(self.embed_in)

    def shares(self, site_url: str) -> bool:
        """Return whether other sites of the same host may read what readers keep at an address."""
        if self.shared_host:
            return self.shared_host == YES
        found = urlsplit(site_url)
        endings = tuple(one.ending for one in hosts())  # each owner's sites are folders there
        own_folder = found.path.strip("/") or (found.hostname or "").endswith(endings)
        return is_public(site_url) and bool(own_folder)


NOT_TOLD = Owner()


def read(
    docs: Path, environment: Mapping[str, str | None] | None = None, served_by: str = ""
) -> Owner:
    """Return what the docs tell of their owner; what is told of the publisher in the `environment`
    ({`name`, `address`, `email`: text}), and there of the host (`served_by`), wins.

    Raises PublisherError on a key that is unknown and on a value that does not fit.
    """
    told = parts(docs / NAME, KNOWN)
    access, site = told["accessibility"], told["site"]
    return Owner(
        publisher=_publisher(told["publisher"], environment or {}),
        act=one_of("accessibility.act", word(access.get("act", UNKNOWN)), (YES, NO, UNKNOWN)),
        reviewed=_day(access.get("reviewed")),
        by=line("accessibility.by", access.get("by")) or MAKERS,
        tried=names("accessibility.tried", access.get("tried"), "[NVDA 2026.2, VoiceOver]"),
        shared_host=one_of("site.shared_host", word(site.get("shared_host", "")), ("", YES, NO)),
        printed=address("site.printed", site.get("printed")),
        deposit=_deposit(told["edition"]),
        embed_in=_embed_in(told["embed"]),
        naming=naming.read(told["guide"]),
        look=look.read(told["look"], docs),
        host=served_by or line("site.host", site.get("host")),
        prefix=changed.prefix(told["own"]),
        leave_out=changed.leave_out(told["leave_out"]),
    )


def _publisher(values: Mapping[str, Any], environment: Mapping[str, str | None]) -> Publisher:
    said = {name: line(f"publisher.{name}", values.get(name)) for name in KNOWN["publisher"]}
    said |= {name: " ".join(text.split()) for name, text in environment.items() if text}
    named = Publisher(**said)
    one_of("publisher.kind", named.kind, ("", *KINDS))
    if named.phone and not PHONE.fullmatch(named.phone):
        refuse("publisher.phone", named.phone, "a number such as +358 9 123 4567")
    return named


def check(owner: Owner, site_url: str) -> None:
    """Raise PublisherError where a public address lacks what must be told there.

    That is the publisher, whom readers reach without an account, and the day of a review.
    """
    publisher.check(owner.publisher, site_url)
    if is_public(site_url) and not owner.reviewed:
        raise PublisherError(
            f"{site_url} is a public address, and the accessibility statement there must say when "
            f"the site was last reviewed. {_how('reviewed')}"
        )
    if is_public(site_url) and owner.adapts and not owner.naming.original:
        raise PublisherError(
            f"{site_url} is a public address, and the guide there is changed: its licence, CC BY "
            "4.0, asks to tell which guide it is made of. Write the address of that one in "
            f"{PLACE}, `original` under `guide`."
        )


def check_age(owner: Owner, site_url: str, today: date) -> None:
    """Raise PublisherError where a public address would tell of a review too old, or to come."""
    if not is_public(site_url) or not owner.reviewed:
        return
    if owner.reviewed > today + A_DAY:
        raise PublisherError(
            f"The accessibility of the site was reviewed on {owner.reviewed}, a day to come. "
            f"{_how('reviewed')}"
        )
    if owner.reviewed + GOOD_FOR < today:
        raise PublisherError(
            f"The accessibility of the site was last reviewed on {owner.reviewed}, more than 12 "
            f"months ago: nothing is published at {site_url} until it is gone through again. "
            f"{_how('reviewed')} What you found belongs in docs/known-faults.yml."
        )


def warnings(owner: Owner, site_url: str) -> tuple[str, ...]:
    """Return what an owner should know of a public address, in plain sentences."""
    if not is_public(site_url):
        return ()
    said = []
    if owner.served_by(site_url) == UNTOLD:
        said.append(
            f"The privacy page at {site_url} cannot say whose server it is on. Write it in "
            f"{PLACE}, `host` under `site`: the name of the service, or `own` for your own server."
        )
    if not owner.shares(site_url):
        return tuple(said)
    said.append(
        f"{site_url} shares its host with other sites: pages at {urlsplit(site_url).hostname} can "
        "read what readers write "
        "into the guide, and the privacy page says so. A domain of your own is the cure: see "
        "README.md, Publish your own."
    )
    if not owner.printed:
        said.append(
            f"Papers and QR codes carry {site_url}: when the owner or the name changes, every "
            "printed code is dead. Before anything is printed, write a lasting address in "
            f"{PLACE}, `printed` under `site`."
        )
    return tuple(said)


def _how(key: str) -> str:
    return f"Write the day in {PLACE}, `{key}` under `accessibility`, such as 2026-11-30."


def _day(value: object) -> date | None:
    if value in (None, ""):
        return None
    if type(value) is not date:
        refuse("accessibility.reviewed", value, "a day such as 2026-11-30")
    return value


def _deposit(values: dict[str, Any]) -> Deposit:
    try:
        return deposit.read(values)
    except DepositError as error:
        raise PublisherError(f"{PLACE}: {error}") from None


def _embed_in(values: dict[str, Any]) -> tuple[str, ...]:
    try:
        return frames.read(values.get("in"))
    except frames.FrameError as error:
        raise PublisherError(f"{PLACE}: {error}") from None
