"""The values of docs/owner.yml: each is refused by its key, with what to write instead."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kokemusopas.model.publisher import PublisherError, is_public
from kokemusopas.texts.did_you_mean import did_you_mean
from kokemusopas.texts.own import OWNER
from kokemusopas.texts.read_yaml import read_yaml

NAME = OWNER
PLACE = f"docs/{NAME}"
YES, NO = "yes", "no"

ByLanguage = tuple[tuple[str, str], ...]  # (language, text), hashable


def parts(path: Path, known: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    """Return {part: {key: value}} of the file for all parts that are known.

    Raises PublisherError on what is no YAML or no UTF-8, on a part and on a key that is not known.
    """
    try:
        found = (read_yaml(path.read_text(encoding="utf-8")) if path.exists() else None) or {}
    except yaml.YAMLError as error:
        raise PublisherError(f"{PLACE} cannot be read: {error}") from None
    except UnicodeDecodeError:
        raise PublisherError(f"{PLACE} cannot be read: save it as UTF-8") from None
    if not isinstance(found, dict):
        raise PublisherError(f"{PLACE} holds {_listed(known)}, each with what belongs to it")
    _only("", found, known)
    return {part: keys(part, found.get(part), allowed) for part, allowed in known.items()}


def keys(name: str, value: object, allowed: Iterable[str]) -> dict[str, Any]:
    """Return what stands below a key; raises PublisherError on a key that is not allowed there."""
    allowed = tuple(allowed)
    if value and not isinstance(value, dict):
        raise PublisherError(f"{PLACE}: `{name}` holds {_listed(allowed)} and nothing else")
    if not isinstance(value, dict):
        return {}
    _only(f"{name}.", value, allowed)
    return value


def _only(within: str, found: Iterable[object], allowed: Iterable[str]) -> None:
    """Raise PublisherError on a key that is none of those allowed, with the one it is like."""
    allowed = tuple(allowed)
    for key in map(str, found):
        if key not in allowed:
            like = did_you_mean(key, allowed) or "."
            wrong = f"`{within}{key}` is no key of it{like} There are {_listed(allowed)}"
            raise PublisherError(f"{PLACE}: {wrong} and nothing else")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def refuse(key: str, found: object, wanted: str) -> NoReturn:
    """Raise PublisherError: a key holds what it cannot, and what is wanted there."""
    raise PublisherError(f"{PLACE}: `{key}` is `{found}`: write {wanted}")


def line(key: str, value: object) -> str:
    """Return a text on one line, "" where nothing is told."""
    if isinstance(value, dict | list):
        refuse(key, value, "a text on one line")
    return "" if value is None else " ".join(str(value).split())


def word(value: object) -> str:
    """Return a word; YAML takes yes and no for more than words."""
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)


def one_of(key: str, value: str, allowed: Iterable[str]) -> str:
    """Return a word that is one of those allowed."""
    if value not in allowed:
        *others, last = (one or '""' for one in sorted(allowed, reverse=True))
        refuse(key, value, f"{', '.join(others)} or {last}")
    return value


def names(key: str, value: object, example: str) -> tuple[str, ...]:
    """Return a list of names."""
    found = value or []
    if not isinstance(found, list) or not all(isinstance(one, str) and one for one in found):
        refuse(key, value, f"a list of names such as {example}")
    return tuple(found)


def by_language(key: str, value: object, example: str) -> ByLanguage:
    """Return a text for each language, () where none is told."""
    if value in (None, "", {}, []):
        return ()
    if not isinstance(value, dict) or not all(value.values()):
        refuse(key, value, f"a text for each language such as {example}")
    return tuple((str(code), line(f"{key}.{code}", text)) for code, text in value.items())


def address(key: str, value: object, *, folder: bool = True) -> str:
    """Return a public address, "" where none is told; that of a `folder` ends in a slash."""
    found = line(key, value)
    fits = found.startswith("https://") and is_reachable(found)
    if found and not (fits and (found.endswith("/") or not folder)):
        wanted = "an address that begins with https://"
        refuse(key, found, f"{wanted} and ends in a slash" if folder else wanted)
    return found


def is_reachable(found: str) -> bool:
    """Return whether an address may be opened by others, or is one of an example."""
    return is_public(found) or ".example/" in f"{found}/"
