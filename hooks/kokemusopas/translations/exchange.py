"""The texts of a translation for a program of translators, and what comes back from it.

What must not be touched stands in a text as `{1}`, `{2}` … : addresses, braces, HTML.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kokemusopas.markdown import local
from kokemusopas.texts import plurals
from kokemusopas.translations.translatable import Document
from kokemusopas.translations.units import Piece, Unit, joined, pieces, units

MARK = re.compile(
    r"""(?<=\]\()[^)\s]+             # the address of a link
      | \{[ :#][^{}\n]*\}            # attributes
      | <!--.*?--> | </?[a-z][^<>\n]*>
    """,
    re.VERBOSE,
)
NUMBER = re.compile(r"\{(\d+)\}")
WORD = re.compile(r"\{[^\W\d][\w-]*\}")  # filled in by the guide: {count}
LANGUAGE = re.compile(r"\blang=")  # what marks a passage in another language may stand in one only
TAG = re.compile(r"<(/?)([a-z]+)")


class ExchangeError(Exception):
    """What came back cannot be taken in; each line names a text and says what is wrong."""


@dataclass(frozen=True)
class Entry:
    """A text beside its translation, each with marks for what must not be touched.

    `target` is "" where there is none. `unsure` tells that somebody must look at it: the source
    was changed since, from the wording `earlier` where that is known. `was` stands for the
    translation as it is now, so that nobody's later work is written over.
    """

    key: str
    source: str
    target: str
    marks: tuple[str, ...]
    section: str
    title: str
    line: int
    was: str
    unsure: bool = False
    earlier: str = ""


@dataclass(frozen=True)
class Given:
    """A text that came back: its source and the hash of the translation as it was sent out."""

    source: str
    target: str
    was: str


def entries(
    source: Document, own: Document | None, language: str, before: Mapping[str, str]
) -> tuple[Entry, ...]:
    """Return the texts of a document for translators, in the order of the source.

    `before` holds the sections whose source was changed since, as it was or "" if unknown.
    """
    there = units(pieces(source.name, source.language, source.text))
    here = units(pieces(source.name, language, own.text)) if own else {}
    past = {key: _units_of(source, one) for key, one in before.items()}
    differing = _differing(there, here)
    found = []
    for key, unit in _wanted(there, here):
        if not unit.text:
            continue  # some texts are there to be empty
        translation = here.get(key)
        old = past.get(unit.section, {}).get(unit.key)
        changed = unit.section in past and (not old or old.text != unit.text)
        marks = tuple(MARK.findall(unit.text))
        found.append(
            Entry(
                key,
                marked(unit.text, marks),
                marked(translation.text, marks) if translation else "",
                marks,
                unit.section,
                unit.title,
                unit.line,
                stamp(translation),
                changed or unit.section in differing,
                marked(old.text, marks) if old and changed else "",
            )
        )
    return tuple(found)


def _units_of(source: Document, section: str) -> dict[str, Unit]:
    return units(pieces(source.name, source.language, section)) if section else {}


def _wanted(there: Mapping[str, Unit], here: Mapping[str, Unit]) -> Iterator[tuple[str, Unit]]:
    """Yield each key that a translation has or should have, with its text in the source.

    A text that counts has the forms of its own language, each beside what the source has.
    """
    for key, unit in there.items():
        stem, _, last = key.rpartition(".")
        forms = [f"{key}.{one}" for one in plurals.CATEGORIES if f"{key}.{one}" in here]
        if last == "other":
            more = (f"{stem}.{one}" for one in plurals.CATEGORIES)
            forms = [one for one in more if one in here and one not in there]
        if key in here or not (forms or (last in plurals.CATEGORIES and stem in here)):
            yield key, unit
        elif last == "other" and stem in here:
            yield stem, unit
        yield from ((one, unit) for one in forms)


def _differing(there: Mapping[str, Unit], here: Mapping[str, Unit]) -> set[str]:
    """Return the sections whose texts are others in both: the third may not be the third there."""
    theirs, mine = ({(one.section, key) for key, one in of.items()} for of in (there, here))
    return {section for section, key in theirs ^ mine if section != key} & {s for s, _ in mine}


def stamp(unit: Unit | None) -> str:
    """Return what stands for a translation as it is, "" for none."""
    return hashlib.sha256(unit.text.encode()).hexdigest()[:8] if unit else ""


def marked(text: str, marks: Iterable[str]) -> str:
    """Return a text with numbers for those of the marks that it has; others stay as they are."""
    left = list(enumerate(marks, start=1))

    def number(found: re.Match[str]) -> str:
        one = next((one for one in left if one[1] == found[0]), None)
        if not one:
            return found[0]
        left.remove(one)
        return f"{{{one[0]}}}"

    return MARK.sub(number, text)


def unmarked(text: str, marks: tuple[str, ...]) -> str:
    """Return a text with its marks for the numbers."""
    return NUMBER.sub(lambda found: marks[int(found[1]) - 1], text)


def taken_in(
    source: Document, own: Document | None, language: str, given: Mapping[str, Given]
) -> str:
    """Return the file of a translation with the texts that came back in it.

    A section that the translation lacks is made after the source's, when all its texts came back.
    Raises ExchangeError where a text does not fit, naming each.
    """
    known = {one.key: one for one in entries(source, own, language, {})}
    faults, changed = [], {}
    for key, one in given.items():
        entry = known.get(key)
        if not entry:
            faults.append(f"{key}: the guide has no such text any more")
        elif wrong := _wrong(entry, one):
            faults.append(f"{key}: {wrong}")
        elif one.target != entry.target:
            changed[key] = unmarked(one.target, entry.marks)
    if faults:
        raise ExchangeError("\n".join(faults))
    found = _with_sections(source, own, language, set(changed))
    text = joined(found, changed)
    _check(found, changed, pieces(source.name, language, text))
    return text


def _wrong(entry: Entry, given: Given) -> str:
    """Return what is wrong with a text that came back, "" for nothing."""
    target = given.target
    if given.source != entry.source:
        return "its source has been changed since the export: export it again"
    if target == entry.target:
        return ""
    if given.was != entry.was:
        return "somebody has changed the translation since the export: export it again"
    if not target.strip():
        return "the text is empty"
    if target != target.strip() or "\n\n" in target:
        return "the text has spaces around it, or an empty line in it"
    numbers = NUMBER.findall(target)
    needed = {n for n, mark in enumerate(entry.marks, start=1) if not LANGUAGE.search(mark)}
    needed -= {n for n in needed if entry.marks[n - 1].startswith("</")}
    if entry.target:
        needed &= set(map(int, NUMBER.findall(entry.target)))
    lost = sorted(needed - set(map(int, numbers)))
    if len(lost) > sum(
        not NUMBER.fullmatch(one) for one in MARK.findall(target)
    ):  # its own address
        return f"{', '.join(f'{{{one}}}' for one in lost)} is lost: {entry.marks[lost[0] - 1]}"
    if twice := next((one for one in numbers if numbers.count(one) > 1), None):
        return f"{{{twice}}} stands twice"
    if over := next((one for one in numbers if not 0 < int(one) <= len(entry.marks)), None):
        return f"{{{over}}} is not in the source"
    wanted, found = ({*WORD.findall(one)} for one in (entry.source, target))
    if differs := sorted(wanted ^ found):
        return f"`{differs[0]}` must stand in it as in the source: it is filled in by the guide"
    tags = TAG.findall(unmarked(target, entry.marks))
    if {name for end, name in tags if tags.count(("", name)) != tags.count(("/", name))}:
        return "a part `<…>` has no end `</…>`"
    return ""


def _with_sections(
    source: Document, own: Document | None, language: str, changed: set[str]
) -> tuple[Piece, ...]:
    """Return the pieces of a translation, with those of the sections that it lacks put in.

    Raises ExchangeError where a section cannot be put in.
    """
    there = pieces(source.name, source.language, _of_all(source.text))
    here = pieces(source.name, language, own.text) if own else ()
    known = units(here)
    lacks = {key: one for key, one in units(there).items() if key not in known}
    new = {one.section for key, one in lacks.items() if key in changed}
    has = {one.section for one in known.values()}
    for key, unit in lacks.items():
        if unit.section in new and key not in changed:
            raise ExchangeError(f"{key}: translate all of the new section, or none of it")
        if unit.section in new and (unit.section in has or unit.in_yaml) and own:
            raise ExchangeError(f"{key}: what is around it differs from the source: write it there")
    if not own and lacks.keys() - changed:
        raise ExchangeError(f"{min(lacks.keys() - changed)}: translate all of the new page")
    theirs, parts = _blocks(there), _blocks(here)
    order = list(theirs)
    for section in (one for one in order if one in new):
        above = [one for one in order[: order.index(section)] if one in parts]
        place = list(parts).index(above[-1]) + 1 if above else 0
        listed = list(parts.items())
        parts = dict([*listed[:place], (section, theirs[section]), *listed[place:]])
    return _apart(list(parts.values())) if new else here


def _of_all(text: str) -> str:
    """Return a page without what stands in its language only."""
    only_here = {number for block in local.blocks(text) for number in block}
    lines = enumerate(text.splitlines(keepends=True), start=1)
    return "".join(line for number, line in lines if number not in only_here)


def _blocks(found: tuple[Piece, ...]) -> dict[str, tuple[Piece, ...]]:
    """Return the pieces of a page by section, each from the beginning of its heading's line."""
    parts: dict[str, list[Piece]] = {"": [""]}
    section = ""
    for piece in found:
        if isinstance(piece, Unit) and piece.section != section:
            *above, last = parts[section]
            head, end, start = str(last).rpartition("\n") if section else ("", "", str(last))
            parts[section] = [*above, head + end]
            section = piece.section
            parts[section] = [start]
        parts[section].append(piece)
    return {key: tuple(part for part in block if part) for key, block in parts.items() if key}


def _apart(blocks: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Return sections one below the other, with an empty line between them and none at the end."""
    found: list[Piece] = []
    for block in blocks:
        if found and not str(found[-1]).endswith("\n\n"):
            found.append("\n")
        found += block
    last = found.pop()
    return (*found, last if isinstance(last, Unit) else last.rstrip("\n") + "\n")


def _check(found: tuple[Piece, ...], changed: Mapping[str, str], after: tuple[Piece, ...]) -> None:
    """Raise ExchangeError where a text would become another kind of text in its file."""
    wanted = {key: changed.get(key, one.text) for key, one in units(found).items()}
    got = {key: one.text for key, one in units(after).items()}
    for key in [*wanted, *got]:
        if wanted.get(key) != got.get(key):
            raise ExchangeError(f"{key}: the text would be read as something else than a text")
