"""What is known to be wrong or not tried in the accessibility of the guide: known-faults.yml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kokemusopas.texts.languages import Languages, borrowing, lender
from kokemusopas.texts.own import FOLDER, beside
from kokemusopas.texts.read_yaml import read_yaml

NAME = "known-faults.yml"
FAULT, LIMIT, OUTSIDE = KINDS = ("fault", "limit", "outside")
NEEDED = ("kind", "name", "what", "found")
KEYS = (*NEEDED, "criterion", "pages", "plan", "planned")
CRITERION = re.compile(r"[1-4]\.\d\.\d{1,2}")


class FaultsError(Exception):
    """An entry of the file cannot be used; the message names file, entry, key and cure."""


@dataclass(frozen=True)
class KnownFault:
    """What does not meet a `criterion` of WCAG (FAULT), is not tried or has a limit, is OUTSIDE.

    `name`, `what` and `plan` are texts by language, `pages` names of pages, none for all of them.
    It was `found` on a day, and is `planned` to be mended by another, None where nobody knows.
    """

    id: str
    kind: str
    name: Mapping[str, str]
    what: Mapping[str, str]
    plan: Mapping[str, str]
    found: date
    planned: date | None = None
    criterion: str = ""
    pages: tuple[str, ...] = ()


def load(path: Path, languages: Languages) -> tuple[KnownFault, ...]:
    """Return all that is known, in the order of the file, then what the owner knows beside it.

    Raises FaultsError on an entry that lacks a key, has an unknown one, or a value that does not
    fit.
    """
    mine = load(beside(path), borrowing(languages)) if path.parent.name != FOLDER else ()
    if not path.exists():
        return mine
    try:
        entries = read_yaml(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise FaultsError(f"docs/{NAME} cannot be read: {error}") from None
    if not isinstance(entries, dict):
        raise FaultsError(f"docs/{NAME} must hold each fault below its name, such as `javascript:`")
    return (*(_read(str(key), values, languages) for key, values in entries.items()), *mine)


def _read(key: str, values: Any, languages: Languages) -> KnownFault:
    if not isinstance(values, dict):
        _refuse(key, "holds nothing", f"give it the keys {', '.join(NEEDED)}")
    if unknown := next((one for one in values if one not in KEYS), None):
        _refuse(key, f"has an unknown key `{unknown}`", f"known are {', '.join(KEYS)}")
    if lacking := next((one for one in NEEDED if one not in values), None):
        _refuse(key, f"lacks `{lacking}`", "add it")
    if values["kind"] not in KINDS:
        _refuse(key, f"has `kind: {values['kind']}`", f"write one of {', '.join(KINDS)}")
    criterion = str(values.get("criterion") or "")
    if criterion and not CRITERION.fullmatch(criterion):
        _refuse(key, f"has `criterion: {criterion}`", "write one of WCAG, such as '1.4.10'")
    if values["kind"] == FAULT and not criterion:
        _refuse(key, "lacks `criterion`", "write the number in WCAG of what is not met")
    pages = values.get("pages") or []
    if not isinstance(pages, list):
        _refuse(key, f"has `pages: {pages}`", "write a list such as [tarkistuslista]")
    return KnownFault(
        id=key,
        kind=values["kind"],
        name=_texts(key, "name", values, languages),
        what=_texts(key, "what", values, languages),
        plan=_texts(key, "plan", values, languages) if values.get("plan") else {},
        found=_day(key, "found", values),
        planned=_day(key, "planned", values) if values.get("planned") else None,
        criterion=criterion,
        pages=tuple(pages),
    )


def _texts(key: str, part: str, values: Mapping[str, Any], languages: Languages) -> dict[str, str]:
    given = values[part] if isinstance(values[part], dict) else {}
    found = {
        code: given.get(code if one.complete else lender(code, given, languages))
        for code, one in languages.items()
    }
    if lacking := next((code for code, text in found.items() if not text), None):
        _refuse(key, f"has no `{part}` in {lacking}", f"add `{lacking}:` below `{part}:`")
    return {code: " ".join(str(text).split()) for code, text in found.items()}


def _day(key: str, part: str, values: Mapping[str, Any]) -> date:
    day = values[part]
    if type(day) is not date:
        _refuse(key, f"has `{part}: {day}`", "write a day such as 2026-11-30")
    return day


def _refuse(key: str, wrong: str, do: str) -> NoReturn:
    raise FaultsError(f"docs/{NAME}: `{key}` {wrong}: {do}")
