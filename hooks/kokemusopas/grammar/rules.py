"""The grammar as grammar.yml declares it, read once, its patterns ready."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kokemusopas.texts.read_yaml import read_yaml

FILE = Path(__file__).with_name("grammar.yml")
Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class Svg:
    """What an SVG may hold."""

    elements: frozenset[str]
    attributes: frozenset[str]
    style: re.Pattern[str]


@dataclass(frozen=True)
class Form:
    """What a block looks like: its title ("" for none), each of its lines, all of them together.

    `told` is an example for whoever wrote it otherwise.
    """

    title: re.Pattern[str]
    line: re.Pattern[str]
    whole: re.Pattern[str]
    told: str


@dataclass(frozen=True)
class Rules:
    """What grammar.yml says, part by part."""

    files: tuple[str, ...]
    name: re.Pattern[str]
    white_space: str
    addresses: Patterns
    front_matter: Patterns
    tags: Mapping[str, Patterns]
    comment: re.Pattern[str]
    ids: re.Pattern[str]
    classes: frozenset[str]
    words: frozenset[str]
    shared: frozenset[str]
    values: Patterns
    blocks: Mapping[str, Patterns]
    forms: Mapping[str, Form]
    notes: frozenset[str]
    markup: Mapping[str, tuple[str, ...]]
    web: Mapping[str, tuple[str, ...]]
    made: Mapping[str, frozenset[str]]
    style: re.Pattern[str]
    svg: Svg

    def is_address(self, text: str, *kinds: str) -> bool:
        """Tell whether a text is one whole address, of some kinds or of any."""
        return any(self.addresses[kind].fullmatch(text) for kind in kinds or self.addresses)


@cache
def rules() -> Rules:
    """Return the grammar."""
    found = read_yaml(FILE.read_text("utf-8"))
    braces, svg = found["braces"], found["svg"]
    of_all = found["made"].pop("*")
    return Rules(
        files=tuple(found["files"]),
        name=re.compile(found["name"]),
        white_space=found["white_space"],
        addresses=_patterns(found["addresses"]),
        front_matter=_patterns(found["front_matter"]),
        tags={tag: _patterns(given) for tag, given in found["tags"].items()},
        comment=re.compile(found["comment"]),
        ids=re.compile(braces["id"]),
        classes=frozenset(braces["classes"]),
        words=frozenset(braces["words"]),
        shared=frozenset(braces["shared"]),
        values=_patterns(braces["values"]),
        blocks={name: _patterns(given) for name, given in found["blocks"].items()},
        forms={name: _form(given) for name, given in found["forms"].items()},
        notes=frozenset(found["notes"].split()),
        markup=_lists(found["markup"]),
        web=_lists(found["web"]),
        made={tag: frozenset((*of_all, *own)) for tag, own in found["made"].items()},
        style=re.compile(found["style"]),
        svg=Svg(
            frozenset(svg["elements"]),
            frozenset(svg["attributes"].split()),
            re.compile(svg["style"], re.DOTALL),
        ),
    )


def _patterns(given: Mapping[str, Any]) -> Patterns:
    """Return {name: pattern}, any value where none is declared."""
    return {name: re.compile(".*" if one is None else one) for name, one in given.items()}


def _form(given: Mapping[str, str]) -> Form:
    title, line, whole = (re.compile(given[part]) for part in ("title", "line", "whole"))
    return Form(title, line, whole, given["told"])


def _lists(given: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(keys) for name, keys in given.items()}
