"""Old addresses and where they lead now, from docs/aliases.yml.

tilaaminen#maksu: tilaaminen#palkkio    # a heading got another id
tilaaminen#lasku: kysymykset#verotus    # it moved to another page
tilaus: tilaaminen                      # a page got another name, its ids stay
brief-sv.pdf: uppdrag-sv.pdf            # a paper got another name
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from kokemusopas.addresses.places import Place
from kokemusopas.texts.own import beside
from kokemusopas.texts.read_yaml import read_yaml

NAME = "aliases.yml"


class AliasError(Exception):
    """The file of aliases cannot be used; the message names the line and the cure."""


@dataclass
class Aliases:
    """What each old address has become.

    `names` is {address of a place: its old ids on the same page}, `moved` {page: {old id:
    place on another page}}, `pages` {old page: {old id: place}} with the page's own place
    under its name, `all` {old address with a `#`: place}, `files` {old file: file}.
    """

    names: dict[str, list[str]] = field(default_factory=dict)
    moved: dict[str, dict[str, Place]] = field(default_factory=dict)
    pages: dict[str, dict[str, Place]] = field(default_factory=dict)
    all: dict[str, Place] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def renamed(self) -> dict[str, str]:
        """Return {old page: page that it is now}."""
        return {old: places[old].page for old, places in self.pages.items()}


def read(path: Path, places: Iterable[Place], gone: Collection[str] = ()) -> Aliases:
    """Return the aliases of a file and of the owner's beside it; `places` are those of the guide.

    What leads to, or stood on, one that is `gone` by the owner's will is left out. Raises
    AliasError when an old address is in use, or one leads nowhere or in a circle.
    """
    found = _read(path) | (_read(beside(path)) if beside(path).exists() else {})
    return resolve(
        {old: new for old, new in found.items() if not _left(old, found, gone)}, list(places)
    )


def _left(old: str, found: Mapping[str, str], gone: Collection[str]) -> bool:
    """Tell whether an alias stood on a page that is gone, or leads to what is, through others."""
    seen: set[str] = set()
    new = old
    while new in found and new not in seen:
        seen.add(new)
        new = found[new]
    return new in gone or any(one.partition("#")[0] in gone for one in (old, new))


def _read(path: Path) -> dict[str, str]:
    try:
        found = read_yaml(path.read_text(encoding="utf-8")) or {}
    except (OSError, yaml.YAMLError) as error:
        raise AliasError(f"{path.name} cannot be read: {error}") from None
    if not isinstance(found, dict) or not all(isinstance(new, str) for new in found.values()):
        raise AliasError(f"{path.name} must hold lines of the form `old#id: new#id`")
    return found


def resolve(found: dict[str, str], places: list[Place]) -> Aliases:
    """Return what {old address: new address} stands for; raises AliasError as `read` does."""
    pages = {place.page for place in places}
    known = {place.key: place for place in places}
    for place in reversed(places):
        known[place.page] = place  # the first of a page stands for the page
    result = Aliases(files={old: new for old, new in found.items() if "." in old})
    for old in (one for one in found if one not in result.files):
        if old in known:
            raise AliasError(f"{NAME}: `{old}` is in use; an alias needs an old address")
        page, _, old_id = old.partition("#")
        place = _end(old, found, known)
        if page in pages:
            if place.page == page:
                result.names.setdefault(place.key, []).append(old_id)
            else:
                result.moved.setdefault(page, {})[old_id] = place
        elif page in found:
            result.pages.setdefault(page, {})[old_id or page] = place
        else:
            raise AliasError(f"{NAME}: `{old}` stands on no page; give its page an alias too")
    _name_renamed(result, known)
    for page, old_ids in result.pages.items():
        for place in places:
            if place.page == old_ids[page].page and place.level > 1:
                old_ids.setdefault(place.id, place)
    for page, old_ids in (*result.pages.items(), *result.moved.items()):
        result.all |= {f"{page}#{old_id}": place for old_id, place in old_ids.items()}
    for key, names in result.names.items():
        result.all |= {f"{known[key].page}#{name}": known[key] for name in names}
    return result


def _name_renamed(result: Aliases, known: dict[str, Place]) -> None:
    """Give a page the old ids of one that it was: in some language it may have kept its slug."""
    taken = {
        *known,
        *(f"{known[key].page}#{one}" for key, ids in result.names.items() for one in ids),
    }
    taken |= {f"{page}#{one}" for page, ids in result.moved.items() for one in ids}
    for old, page in result.renamed.items():
        for old_id, place in result.pages[old].items():
            if (key := f"{page}#{old_id}") in taken:
                continue
            taken.add(key)
            if place.page == page:
                result.names.setdefault(place.key, []).append(old_id)
            else:
                result.moved.setdefault(page, {})[old_id] = place


def _end(old: str, found: dict[str, str], known: dict[str, Place]) -> Place:
    """Follow an alias, through others where there are several, to a place of the guide."""
    seen = {old}
    new = found[old]
    while new not in known and new not in seen:
        seen.add(new)
        page, _, new_id = new.partition("#")
        new = found.get(new) or (f"{found[page]}#{new_id}" if new_id and page in found else new)
    if new not in known:
        raise AliasError(f"{NAME}: `{old}` leads to `{new}`, which is not in the guide")
    return known[new]
