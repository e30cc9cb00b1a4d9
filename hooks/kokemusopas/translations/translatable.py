"""What is translated: pages by section, short texts by key, terms by id, and their records."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kokemusopas.markdown import local
from kokemusopas.model.source import FRONT_MATTER, HEADING
from kokemusopas.texts import plurals
from kokemusopas.texts.languages import Languages, Traits
from kokemusopas.texts.messages import ENGLISH, said
from kokemusopas.texts.read_yaml import LOADER, read_yaml

T = TypeVar("T")
HEAD = "_page"  # the section of what its front matter says in words
HEAD_TEXTS = ("title", "seo_title", "description")
TEXTS = "_ui.yml"
TERMS = "terms.yml"
SHARED_RECORDS = "_translations.yml"  # the records of the two files above
KINDS = ("machine", "translator")
NOT_YET = "stale"  # in the place of a hash: it does not follow its source, whatever was changed
# Keys in _ui.yml that name a place, not a text.
NO_TEXT = {"file", "guide", "page", "picture", "section", "slug"}


class TranslationError(Exception):
    """A record or a file cannot be read or written; the message names the file and the cure."""


class RecordError(TranslationError):
    """A record says what it may not: the file, `key: value` as found, and a message with values."""

    def __init__(self, place: str, written: str, key: str, /, **values: str) -> None:
        self.place, self.written, self.key = place, written, key
        self.values = tuple(values.items())
        wrong, do = (said(ENGLISH, key, part, self.values) for part in ("wrong", "do"))
        super().__init__(f"{place}: {wrong}. {do}")


@dataclass(frozen=True)
class Passage:
    """A piece that is translated as one: its words, its first line, its heading or term.

    One that is `local` stands in its language only.
    """

    text: str
    line: int
    title: str = ""
    local: bool = False


@dataclass(frozen=True)
class Reading:
    """That a native speaker has read a section: on which day, and the hash of what was read."""

    day: date
    hash: str = ""

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.hash}".rstrip()


@dataclass(frozen=True)
class Record:
    """What a translation says of itself.

    `sections` is {section: hash of its source, or NOT_YET}, `makers` {section: who made it, where
    that is another than `by`}, `read` {section: its reading by a native}.
    """

    source: str
    checked: date | None = None
    by: str | None = None
    sections: dict[str, str] = field(default_factory=dict)
    read: dict[str, Reading] = field(default_factory=dict)
    makers: dict[str, str] = field(default_factory=dict)

    @property
    def made_by(self) -> str | None:
        """Who made it, a machine where that made any part of it."""
        return next((kind for kind in KINDS if kind in (self.by, *self.makers.values())), None)


@dataclass(frozen=True)
class Document:
    """A page, the short texts or the terms in one language; `title` names a page.

    `text` is its file as it stands, the same for the terms of every language.
    """

    name: str
    traits: Traits
    sections: dict[str, Passage]
    record: Record | None = None
    title: str = ""
    text: str = ""

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.traits.code

    @property
    def path(self) -> str:
        """Its file, from the folder of the docs."""
        return self.name if self.name == TERMS else f"{self.language}/{self.name}"


Broken = dict[str, TranslationError]  # files that cannot be read, from the project folder


def load(
    docs: Path, languages: Languages, broken: Broken | None = None
) -> dict[str, dict[str, Document]]:
    """Return {language: {name: document}}: pages, short texts and terms of each language.

    A file or a record that cannot be read raises TranslationError, or is put into `broken` and
    left out, where that is given.
    """
    terms = _tried(lambda: _read(docs / TERMS), f"docs/{TERMS}", broken)
    return {
        code: _load(docs, traits, terms, languages, broken) for code, traits in languages.items()
    }


def _tried(read: Callable[[], T], place: str, broken: Broken | None) -> T | None:
    try:
        return read()
    except TranslationError as error:
        if broken is None:
            raise
        broken[place] = error
        return None


def _load(
    docs: Path,
    traits: Traits,
    terms: tuple[str, yaml.Node | None] | None,
    languages: Languages,
    broken: Broken | None,
) -> dict[str, Document]:
    language = traits.code
    folder = docs / language
    place = f"docs/{language}/"
    read = partial(shared_records, folder / SHARED_RECORDS, languages)
    records = _tried(read, place + SHARED_RECORDS, broken) or {}
    found = {}
    for path in sorted(folder.rglob("[!_]*.md")):
        name = path.relative_to(folder).as_posix()
        make = partial(_page_of, path, name, traits, languages)
        if one := _tried(make, place + name, broken):
            found[name] = one
    if texts := _tried(partial(_read, folder / TEXTS), place + TEXTS, broken):
        text, tree = texts
        found[TEXTS] = Document(TEXTS, traits, _texts(tree), records.get(TEXTS), text=text)
    if terms:
        text, tree = terms
        parts = _terms(tree, language)
        if parts or traits.complete:
            found[TERMS] = Document(TERMS, traits, parts, records.get(TERMS), text=text)
    return found


def _page_of(path: Path, name: str, traits: Traits, languages: Languages) -> Document:
    return page(name, traits, _text(path, f"docs/{traits.code}/{name}"), languages)


def _text(path: Path, place: str) -> str:
    """Return the text of a file. Raises TranslationError where it is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise TranslationError(f"{place}: this is no text in UTF-8: save it as one") from None


def page(name: str, traits: Traits, text: str, languages: Languages) -> Document:
    """Return a page of a language. Raises TranslationError on one that cannot be read."""
    place = f"docs/{traits.code}/{name}"
    meta = front_matter(text, place)
    record = read_record(meta.get("translation"), place, languages)
    return Document(
        name, traits, _page(text, meta, place), record, str(meta.get("title", "")), text
    )


@cache  # a preview asks again for all files at each save
def sections(name: str, language: str, text: str) -> dict[str, Passage]:
    """Return the sections of a file's text in order; `name` tells what kind of file it is.

    Raises TranslationError or yaml.YAMLError on a text that cannot be read.
    """
    if name == TEXTS:
        return _texts(_tree(text))
    if name == TERMS:
        return _terms(_tree(text), language)
    return _page(text, front_matter(text, "the page"), "the page")


def front_matter(text: str, place: str) -> dict[str, Any]:
    """Return the front matter of a page, empty where there is none.

    Raises TranslationError, naming `place`, when it is no mapping.
    """
    found = FRONT_MATTER.match(text)
    try:
        meta = read_yaml(found[1]) if found else {}
    except yaml.YAMLError as error:
        raise TranslationError(f"{place}: the front matter is not valid YAML: {error}") from None
    if not isinstance(meta, dict):
        raise TranslationError(f"{place}: the front matter must be lines such as `title: Name`")
    return meta


def read_record(found: Any, place: str, languages: Languages) -> Record | None:
    """Return the record under `translation:`, or None where there is none.

    Raises TranslationError naming `place` and the key that is wrong.
    """
    if found is None:
        return None
    if not isinstance(found, dict) or found.get("source") not in languages:
        known = ", ".join(languages)
        raise RecordError(
            place, "translation:", "record-source", known=known, right=next(iter(languages))
        )
    checked, by, hashes = found.get("checked"), found.get("by"), found.get("sections") or {}
    if checked is not None and not isinstance(checked, date):
        right = _as_day(str(checked))
        raise RecordError(
            place, f"checked: {checked}", "record-checked", found=str(checked), right=right
        )
    if by is not None and by not in KINDS:
        raise RecordError(place, f"by: {by}", "record-by", found=str(by))
    if not isinstance(hashes, dict):
        raise RecordError(place, "sections:", "record-sections")
    parts = {str(key): str(value).partition(" ") for key, value in hashes.items()}
    makers = {key: maker.strip() for key, (_, _, maker) in parts.items() if maker}
    if wrong := next((key for key, maker in makers.items() if maker not in KINDS), None):
        line = f"{wrong}: {hashes[wrong]}"
        raise RecordError(place, line, "record-maker", found=line)
    return Record(
        found["source"],
        checked,
        by,
        {key: hashed for key, (hashed, _, _) in parts.items()},
        _readings(found.get("read") or {}, place),
        makers,
    )


def _readings(found: Any, place: str) -> dict[str, Reading]:
    """Return what stands under `read:`; raises TranslationError for what is no reading."""
    if not isinstance(found, dict):
        raise RecordError(place, "read:", "record-read")
    readings = {}
    for key, value in found.items():
        day, _, hashed = str(value).partition(" ")
        try:
            readings[str(key)] = Reading(date.fromisoformat(day), hashed.strip())
        except ValueError:
            line = f"{key}: {value}"
            raise RecordError(place, line, "record-day", found=line) from None
    return readings


def _as_day(written: str) -> str:
    """Return a day written as 24.11.2026 or 24/11/2026 in the right form, else an example."""
    found = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./ ]\s*(\d{4})", written)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else "2026-11-24"


def shared_records(path: Path, languages: Languages) -> dict[str, Record]:
    """Return {file name: record} of the file that holds the records of texts and terms.

    Empty when there is no file; raises TranslationError when it cannot be read.
    """
    if not path.exists():
        return {}
    place = f"docs/{path.parent.name}/{path.name}"
    try:
        found = read_yaml(_text(path, place)) or {}
    except yaml.YAMLError as error:
        raise TranslationError(f"{place} is not valid YAML: {error}") from None
    if not isinstance(found, dict):
        raise TranslationError(f"{place} must hold a record under each of {TEXTS} and {TERMS}")
    records = {name: read_record(value, place, languages) for name, value in found.items()}
    return {name: record for name, record in records.items() if record}


def _read(path: Path) -> tuple[str, yaml.Node | None] | None:
    """Return the text and the tree of a YAML file, None where there is no file.

    Raises TranslationError on one that cannot be read.
    """
    if not path.exists():
        return None
    text = _text(path, str(path))
    try:
        return text, _tree(text)
    except yaml.YAMLError as error:
        raise TranslationError(f"{path} is not valid YAML: {error}") from None


def _tree(text: str) -> yaml.Node | None:
    tree: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    return tree


def _page(text: str, meta: dict[str, Any], place: str) -> dict[str, Passage]:
    try:
        only_here = local.blocks(text)
    except local.LocalError as error:
        raise TranslationError(f"{place}:{error.line}: {error}") from None
    text = local.without_marks(text, only_here)
    matter = FRONT_MATTER.match(text)
    head = "\n".join(str(meta[key]) for key in HEAD_TEXTS if key in meta)
    found = {HEAD: Passage(head, 1)}
    start = text[: matter.end()].count("\n") if matter else 0
    headings = list(_headings(text, start))
    lines = text.splitlines()
    starts = [*(number for number, _ in headings), len(lines) + 1]
    for (number, heading), end in zip(headings, starts[1:], strict=True):
        if heading["id"]:
            found[heading["id"]] = Passage(
                "\n".join(lines[number - 1 : end - 1]),
                number,
                heading["title"],
                any(number in block for block in only_here),
            )
    return found


def _headings(text: str, start: int) -> Iterator[tuple[int, re.Match[str]]]:
    fenced = False
    for number, content in enumerate(text.splitlines()[start:], start=start + 1):
        if content.startswith("```"):
            fenced = not fenced
        if not fenced and (heading := HEADING.fullmatch(content)):
            yield number, heading


def _texts(tree: yaml.Node | None) -> dict[str, Passage]:
    found = {}
    for key, value, line in _leaves(tree):
        if key.rsplit(".", 1)[-1] not in NO_TEXT:
            found[key] = Passage(value, line)
    return found


def _terms(tree: yaml.Node | None, language: str) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for entry in tree.value if isinstance(tree, yaml.SequenceNode) else []:
        leaves = {key: (value, line) for key, value, line in _leaves(entry)}
        term_id = leaves.get("id", ("", 0))[0]
        own = [
            leaves[key]
            for part in ("term", "definition")
            if (key := f"{language}.{part}") in leaves
        ]
        if term_id and own:
            words = "\n".join(value for value, _ in own)
            found[term_id] = Passage(words, own[0][1], title=own[0][0])
    return found


def _leaves(node: yaml.Node | None, prefix: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield (dotted key, text, line) of every text in a YAML tree.

    The forms of a text that counts are the lines of one text.
    """
    if isinstance(node, yaml.ScalarNode):
        yield prefix, node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.MappingNode):
        if plurals.is_plural({key.value: value for key, value in node.value}):
            forms = "\n".join(str(value.value) for _, value in node.value)
            yield prefix, forms, node.start_mark.line + 1
            return
        for key, value in node.value:
            yield from _leaves(value, f"{prefix}.{key.value}".lstrip("."))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield from _leaves(value, f"{prefix}.{place}".lstrip("."))
