"""What only the owner of a copy of the guide knows: docs/owner.yml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import yaml

from kokemusopas.model import deposit, frames, publisher
from kokemusopas.model.deposit import NOT_DEPOSITED, Deposit, DepositError
from kokemusopas.model.publisher import KINDS, NOBODY, Publisher, PublisherError, is_public
from kokemusopas.texts.read_yaml import read_yaml

NAME = "owner.yml"
PLACE = f"docs/{NAME}"
MAKERS = "makers"  # those who made the site reviewed it too
UNKNOWN = "unknown"
YES, NO = "yes", "no"
GOOD_FOR = timedelta(days=365)  # how long a review counts
A_DAY = timedelta(days=1)  # by which an owner may be ahead of the clock of whoever builds
SHARED_HOSTS = (".github.io", ".gitlab.io")  # each owner's sites are folders of one host there
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{4,}")
KNOWN: dict[str, tuple[str, ...]] = {
    "publisher": ("name", "kind", "address", "email", "phone"),
    "accessibility": ("act", "reviewed", "by", "tried"),
    "site": ("shared_host", "printed"),
    "edition": ("doi", "isbn"),
    "embed": ("in",),
}


@dataclass(frozen=True)
class Owner:
    """The publisher, what the accessibility statement tells of its review, where the guide is.

    `act` tells whether Act 306/2019 applies to the site (YES, NO or UNKNOWN), `reviewed` when it
    was last gone through and `by` whom (MAKERS, or a name), `tried` the aids tried by hand.
    `shared_host` is YES, NO or "", where the address tells, `printed` the lasting address that
    papers carry, "" for that of the site, `deposit` the numbers of an edition that others keep,
    `embed_in` the sites that may show the pages made for that in a frame (model/frames.py).
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

    @property
    def frame_ancestors(self) -> str:
        """What a server says of pages below `embed/`; all others stay in frames of the site."""
        return frames.ancestors(self.embed_in)

    def shares(self, site_url: str) -> bool:
        """Return whether other sites of the same host may read what readers keep at an address."""
        if self.shared_host:
            return self.shared_host == YES
        found = urlsplit(site_url)
        own_folder = found.path.strip("/") or (found.hostname or "").endswith(SHARED_HOSTS)
        return is_public(site_url) and bool(own_folder)


NOT_TOLD = Owner()


def read(docs: Path, environment: Mapping[str, str | None] | None = None) -> Owner:
    """Return what the docs tell of their owner; what is told of the publisher in the `environment`
    ({`name`, `address`, `email`: text}) wins.

    Raises PublisherError on a key that is unknown and on a value that does not fit.
    """
    told = _parts(docs / NAME)
    who, access, site, edition, embed = (told.get(part) or {} for part in KNOWN)
    said = {name: _line(who, "publisher", name) for name in KNOWN["publisher"]}
    said |= {name: " ".join(text.split()) for name, text in (environment or {}).items() if text}
    named = Publisher(**said)
    _one_of("publisher.kind", named.kind, ("", *KINDS))
    if named.phone and not PHONE.fullmatch(named.phone):
        _refuse("publisher.phone", named.phone, "a number such as +358 9 123 4567")
    return Owner(
        publisher=named,
        act=_one_of("accessibility.act", _word(access.get("act", UNKNOWN)), (YES, NO, UNKNOWN)),
        reviewed=_day(access.get("reviewed")),
        by=_line(access, "accessibility", "by") or MAKERS,
        tried=_names(access.get("tried")),
        shared_host=_one_of("site.shared_host", _word(site.get("shared_host", "")), ("", YES, NO)),
        printed=_address(_line(site, "site", "printed")),
        deposit=_deposit(edition),
        embed_in=_embed_in(embed),
    )


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
    if not is_public(site_url) or not owner.shares(site_url):
        return ()
    host = urlsplit(site_url).hostname
    said = [
        f"{site_url} shares its host with other sites: pages at {host} can read what readers write "
        "into the guide, and the privacy page says so. A domain of your own is the cure: see "
        "README.md, Publish your own."
    ]
    if not owner.printed:
        said.append(
            f"Papers and QR codes carry {site_url}: when the owner or the name changes, every "
            "printed code is dead. Before anything is printed, write a lasting address in "
            f"{PLACE}, `printed` under `site`."
        )
    return tuple(said)


def _how(key: str) -> str:
    return f"Write the day in {PLACE}, `{key}` under `accessibility`, such as 2026-11-30."


def _parts(path: Path) -> dict[str, Any]:
    """Return the parts of the file, {} where there is none."""
    if not path.exists():
        return {}
    try:
        found = read_yaml(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise PublisherError(f"{PLACE} cannot be read: {error}") from None
    if not isinstance(found, dict) or set(found) - set(KNOWN):
        raise PublisherError(f"{PLACE} holds {_listed(KNOWN)} and nothing else")
    for part, values in found.items():
        if values and (not isinstance(values, dict) or set(values) - set(KNOWN[part])):
            raise PublisherError(f"{PLACE}: `{part}` holds {_listed(KNOWN[part])} and nothing else")
    return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _refuse(key: str, found: object, wanted: str) -> NoReturn:
    raise PublisherError(f"{PLACE}: `{key}` is `{found}`: write {wanted}")


def _line(values: dict[str, Any], part: str, key: str) -> str:
    value = values.get(key)
    if isinstance(value, dict | list):
        _refuse(f"{part}.{key}", value, "a text on one line")
    return "" if value is None else " ".join(str(value).split())


def _word(value: object) -> str:
    """Return a word; YAML takes yes and no for more than words."""
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)


def _one_of(key: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        *others, last = (one or '""' for one in sorted(allowed, reverse=True))
        _refuse(key, value, f"{', '.join(others)} or {last}")
    return value


def _day(value: object) -> date | None:
    if value in (None, ""):
        return None
    if type(value) is not date:
        _refuse("accessibility.reviewed", value, "a day such as 2026-11-30")
    return value


def _names(value: object) -> tuple[str, ...]:
    found = value or []
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        _refuse("accessibility.tried", value, "a list of names such as [NVDA 2026.2, VoiceOver]")
    return tuple(found)


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


def _address(value: str) -> str:
    if value and not (value.startswith("https://") and value.endswith("/") and is_public(value)):
        wanted = "an address that begins with https:// and ends in a slash"
        _refuse("site.printed", value, wanted)
    return value
