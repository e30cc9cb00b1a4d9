"""Texts for a program of translators, as PO or XLIFF, and back: `make export` and `make import`.

`python -m tools.exchange out LANGUAGE po|xliff [PAGE]` writes a file for each page into
build/exchange/LANGUAGE/; `python -m tools.exchange in FILE…` takes such files in. Translate Toolkit
(requirements/exchange.in) knows the forms, `kokemusopas.translations.exchange` the guide.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kokemusopas.grammar import folder
from kokemusopas.markdown.local import LocalError
from kokemusopas.texts.languages import LanguageError
from kokemusopas.translations import earlier
from kokemusopas.translations.exchange import (
    NUMBER,
    Entry,
    ExchangeError,
    Given,
    entries,
    taken_in,
)
from kokemusopas.translations.status import STALE, Library, compare, library, source_of
from kokemusopas.translations.translatable import TranslationError
from translate.storage import pypo, xliff
from translate.storage.placeables import StringElem
from translate.storage.placeables.xliff import X

OUT = Path("build/exchange")
OVERRIDES = Path("overrides")
SUFFIXES = {"po": ".po", "xliff": ".xlf"}
WAS = "was: "  # before what stands for the translation as it was sent out
NOT_DONE = ("needs-", "new")  # how states of XLIFF begin that ask for somebody's work
TOUCH = "{{{number}}} is {mark}"


@dataclass(frozen=True)
class Sheet:
    """What a file for translators holds: a document, its languages and its texts by key."""

    name: str
    source: str
    language: str
    texts: Mapping[str, Given]


def sent_out(docs: Path, language: str, form: str, page: str, out: Path) -> list[Path]:
    """Write the documents of a language (or one, as `tilaaminen.md`) for translators.

    Return the files. Raises ExchangeError where there is no such document.
    """
    documents = library(docs)
    states = {
        state.name: state for state in compare(documents, docs=docs) if state.language == language
    }
    names = [page] if page else list(states)
    if language not in documents or not set(names) <= states.keys():
        raise ExchangeError(f"docs/{language}/{page} is translated from nothing")
    then = earlier.translated(docs, states.values())
    written = []
    for name in names:
        state = states[name]
        stale = (one.id for one in state.with_state(STALE))
        before = {one: then.get((language, name, one), "") for one in stale}
        found = entries(state.source, state.document, language, before)
        path = out / language / f"{name.rpartition('.')[0]}{SUFFIXES[form]}"
        path.parent.mkdir(parents=True, exist_ok=True)
        make = _po if form == "po" else _xliff
        path.write_bytes(make(name, state.source.language, language, found))
        written.append(path)
    return written


def _notes(entry: Entry) -> str:
    """Return what a translator is told of a text, the last line for the way back."""
    marks = (
        TOUCH.format(number=number, mark=mark) for number, mark in enumerate(entry.marks, start=1)
    )
    title = f"{entry.section}: {entry.title}" if entry.title else entry.section
    return "\n".join([title, *marks, WAS + entry.was])


def _po(name: str, source: str, language: str, found: tuple[Entry, ...]) -> bytes:
    file: Any = pypo.pofile()
    facts = {"Language": language, "X-Guide-Document": name, "X-Source-Language": source}
    file.updateheader(add=True, POT_Creation_Date="", **facts)
    for entry in found:
        unit = file.addsourceunit(entry.source)
        unit.msgctxt = pypo.quoteforpo(entry.key)
        unit.target = entry.target
        unit.addnote(_notes(entry), "developer")
        unit.addlocation(f"docs/{source}/{name}:{entry.line}")
        if NUMBER.search(entry.source):
            unit.settypecomment("python-brace-format")
        if entry.target and entry.unsure:
            unit.prev_source = entry.earlier
            unit.markfuzzy()
    return bytes(file)


def _xliff(name: str, source: str, language: str, found: tuple[Entry, ...]) -> bytes:
    file: Any = xliff.xlifffile()
    file.switchfile(name, createifmissing=True)
    file.setsourcelanguage(source)
    file.settargetlanguage(language)
    for entry in found:
        unit = xliff.xliffunit("")
        unit.setid(entry.key)
        unit.rich_source = [_rich(entry.source)]
        if entry.target:
            unit.rich_target = [_rich(entry.target)]
            unit.marktranslated()
            unit.markfuzzy(entry.unsure)
        unit.addnote(_notes(entry), "developer")
        file.addunit(unit)
    return bytes(file)


def _rich(text: str) -> StringElem:
    """Return a text with an empty element of XLIFF for each number of a mark."""
    parts = NUMBER.split(text)
    return StringElem([X(id=part) if at % 2 else part for at, part in enumerate(parts) if part])


def _flat(elements: list[Any]) -> str:
    """Return the text of elements of XLIFF, with a number for each that is empty."""
    return "".join(_flattened(one) for one in elements)


def _flattened(element: Any) -> str:
    if not isinstance(element, StringElem):
        return str(element)
    if isinstance(element, X):
        return f"{{{element.id}}}"
    return _flat(element.sub)


def read(path: Path) -> Sheet:
    """Return what a file of translators holds; what they are not sure of is left out.

    Raises ExchangeError where it is none of ours.
    """
    try:
        return _read_po(path) if path.suffix == ".po" else _read_xliff(path)
    except (KeyError, OSError, SyntaxError, ValueError) as error:
        raise ExchangeError(f"it is no file of `make export` ({error})") from None


def _parsed(form: Any, path: Path) -> Any:
    return form.parsefile(str(path))


def _read_po(path: Path) -> Sheet:
    file = _parsed(pypo.pofile, path)
    head = file.parseheader()
    texts = {
        unit.getcontext(): Given(unit.source, unit.target, _was(unit))
        for unit in file.units
        if unit.source and unit.target and not unit.isfuzzy() and not unit.isobsolete()
    }
    return Sheet(head["X-Guide-Document"], head["X-Source-Language"], head["Language"], texts)


def _read_xliff(path: Path) -> Sheet:
    file = _parsed(xliff.xlifffile, path)
    node = file.document.getroot().find(f"{{{file.namespace}}}file")
    if node is None:
        raise ValueError("it has no <file>")
    texts = {
        unit.xmlelement.get("id"): Given(
            _flat(unit.rich_source), _flat(unit.rich_target), _was(unit)
        )
        for unit in file.units
        if unit.target and _is_done(unit)
    }
    return Sheet(
        node.attrib["original"],
        node.attrib["source-language"],
        node.attrib["target-language"],
        texts,
    )


def _is_done(unit: Any) -> bool:
    """Tell whether somebody is sure of a text: by its state, else by whether it is approved."""
    target = unit.xmlelement.find(unit.namespaced("target"))
    if state := target.get("state", ""):
        return not str(state).startswith(NOT_DONE)
    return str(unit.xmlelement.get("approved", "yes")) == "yes"


def _was(unit: Any) -> str:
    lines = unit.getnotes("developer").splitlines()
    return next((one.removeprefix(WAS) for one in lines if one.startswith(WAS.strip())), "").strip()


def took_in(docs: Path, files: list[Path]) -> list[Path]:
    """Take in what translators have written, all of it or nothing; return the files that changed.

    Raises ExchangeError naming each text that cannot be taken in.
    """
    documents, new, faults = library(docs), {}, []
    for path in files:
        try:
            target, text = _new_text(docs, documents, path)
            new[target] = text
        except ExchangeError as error:
            faults += [f"{path}: {line}" for line in str(error).splitlines()]
    if faults:
        raise ExchangeError("\n".join([*faults, "Nothing was changed."]))
    changed = [path for path, text in new.items() if not path.exists() or _read(path) != text]
    for path in changed:
        path.write_bytes(new[path].encode())
    return changed


def _read(path: Path) -> str:
    return path.read_bytes().decode()


def _new_text(docs: Path, documents: Library, path: Path) -> tuple[Path, str]:
    sheet = read(path)
    if sheet.language not in documents:
        raise ExchangeError(f"the guide has no language {sheet.language!r}")
    source = source_of(documents, sheet.language, sheet.name)
    if not source or source.language != sheet.source:
        raise ExchangeError(f"the guide has no {sheet.name} in {sheet.source!r} to translate")
    own = documents[sheet.language].get(sheet.name)
    name = own.path if own else f"{sheet.language}/{sheet.name}"
    text = taken_in(source, own, sheet.language, sheet.texts)
    # A program of translators lets through what no page may hold, such as a script.
    if wrong := folder.in_text(name, text, folder.ids_of_tools(OVERRIDES), None):
        raise ExchangeError("\n".join(map(str, wrong)))
    return docs / name, text


def _lines(arguments: list[str]) -> Iterator[str]:
    parser = argparse.ArgumentParser(description=__doc__)
    ways = parser.add_subparsers(dest="way", required=True)
    out = ways.add_parser("out")
    out.add_argument("language")
    out.add_argument("form", choices=SUFFIXES)
    out.add_argument("page", nargs="?", default="")
    back = ways.add_parser("in")
    back.add_argument("files", nargs="+", type=Path)
    given, docs = parser.parse_args(arguments), Path("docs")
    if given.way == "out":
        paths = sent_out(docs, given.language, given.form, given.page, OUT)
        yield f"{len(paths)} files in {OUT / given.language}"
        return
    changed = took_in(docs, given.files)
    yield from (f"changed: {path.as_posix()}" for path in changed)
    yield "Run make checks now." if changed else "Nothing differs from what the guide has."


def main(arguments: list[str]) -> int:
    """Do what is asked; return 1 when it cannot be done."""
    try:
        for line in _lines(arguments):
            print(line)
    except (ExchangeError, LanguageError, LocalError, TranslationError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
