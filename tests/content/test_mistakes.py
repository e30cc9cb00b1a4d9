"""Each of 56 seeded mistakes is told once, where it is, so that who follows it has mended it."""

import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from kokemusopas.checks import mkdocs_file
from kokemusopas.checks.every_rule import every_finding, of_fault
from kokemusopas.checks.finding import Finding
from kokemusopas.checks.looked import Looked, lost, of_error
from kokemusopas.checks.pull_request import as_data
from kokemusopas.grammar import folder
from kokemusopas.texts.messages import PLACE, messages
from kokemusopas.translations.comment import as_markdown
from kokemusopas.translations.status import compare
from kokemusopas.translations.translatable import TEXTS, Document, TranslationError, page, sections
from read_docs import CHECKED, DOCUMENTS

SEEDS = tomllib.loads(Path(__file__).with_name("mistakes.toml").read_text("utf-8"))["mistake"]
STRUCTURE = mkdocs_file.read(ROOT / "mkdocs.yml")
TAKEN = folder.ids_of_tools(ROOT / "overrides")
SOURCE = next(iter(DOCUMENTS))
OF_PAGES = {"name", "nimi", "namn"}  # what a message shows of how a page is written
RUN: set[int] = set()
TOLD: set[int] = set()
THANKS = ("Thank you", "Tack!", "Kiitos!")
Seed = dict[str, Any]


def text_of(path: str) -> str:
    return (ROOT / "docs" / path).read_text("utf-8")


def seeded(seed: Seed, tmp: Path) -> str:
    if seed["number"] == 46:
        return str(seed["new"])
    if seed["number"] == 51:
        return text_of(seed["old"])
    text = text_of(seed["file"])
    assert seed["old"] in text, f"docs/{seed['file']} has no {seed['old']!r}: seed it elsewhere"
    if seed["number"] == 39:
        file = tmp / "windows.md"
        file.write_bytes(text.replace(seed["old"], seed["new"]).encode())
        return file.read_text("utf-8")
    return text.replace(seed["old"], seed["new"], 1)


def look(path: str, text: str, renamed: str = "") -> Looked:
    """Return what is found when a file of docs/ has a text, its file and its translations alone."""
    if found := [of_fault(one) for one in folder.in_text(path, text, TAKEN, "")]:
        return Looked(found, whole=False)
    language, _, name = path.partition("/")
    traits = CHECKED.languages[language]
    try:
        document = (
            Document(name, traits, sections(name, language, text), None, text=text)
            if name == TEXTS
            else page(name, traits, text, CHECKED.languages)
        )
    except TranslationError as error:
        return Looked([of_error(error, f"docs/{path}", text)], whole=False)
    if name == TEXTS:
        document = replace(document, record=DOCUMENTS[language][TEXTS].record)
    codes = DOCUMENTS if language == SOURCE else (SOURCE, language)
    documents = {code: dict(DOCUMENTS[code]) for code in codes}
    documents[language].pop(renamed, None)
    documents[language][name] = document
    only = frozenset(filter(None, (name, renamed)))
    asked = {
        code: {key: one for key, one in pages.items() if key in only or not key.endswith(".md")}
        for code, pages in documents.items()
    }
    states = tuple(one for one in compare(asked, codes) if one.name in only)
    checked = replace(
        CHECKED,
        documents=documents,
        worded=documents,
        languages={code: CHECKED.languages[code] for code in codes},
        states=states,
        only=only,
        behind=lambda *_: language == SOURCE,
    )
    found = [one for one in every_finding(checked, STRUCTURE) if one.key != "source-uncited"]
    hints = tuple(one for one in found if one.hint)
    return Looked([one for one in found if not one.hint], hints, states, True, checked)


def told_of(seed: Seed, text: str) -> tuple[Looked, list[Finding]]:
    """Return what is found of a seed, and what a reviewer is asked to look at."""
    looked = look(seed["file"], text, Path(seed["old"]).name if seed["number"] == 51 else "")
    name = Path(seed["file"]).name
    before = {
        f"{code}/{name}": one[name].sections for code, one in DOCUMENTS.items() if name in one
    }
    return looked, lost(looked, {seed["file"]: before.get(seed["file"], {})})


def line_of(seed: Seed, text: str) -> int:
    """Return the line that must be told: that of `at`, or of the first letter that was changed."""
    at = seed.get("at") or seed["new"].splitlines()[0]
    lines = text.split("\n")
    return next(n for n, line in enumerate(lines, 1) if at in line) + int(seed.get("below", 0))


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed['number']:02}-{seed['name']}")
def test_a_mistake_is_told_once_at_its_line_and_mended_by_what_is_told(
    seed: Seed, tmp_path: Path
) -> None:
    RUN.add(seed["number"])
    text = seeded(seed, tmp_path)
    looked, hints = told_of(seed, text)
    comment = as_markdown(as_data(ROOT / "docs", looked, hints, [f"docs/{seed['file']}"]))
    wanted = seed.get("is", "finding")
    if wanted in ("waits", "harmless"):
        assert [*map(str, looked.findings)] == [], "this may go live"
        waits = [f"#{one.id} {one.state}" for state in looked.states for one in state.to_do]
        waits += ["# missing" for state in looked.states if not state.document]
        assert (seed.get("at") in waits) == (wanted == "waits"), waits
        assert ("missing" in seed.get("at", "")) == ("ei vielä" in comment)
        TOLD.add(seed["number"])
        return
    found = hints if wanted == "hint" else looked.findings
    assert [one.key for one in found][:1] == [seed["key"]], [*map(str, (*looked.findings, *hints))]
    if seed["number"] != 43:  # told of every translation
        assert [*map(str, (*looked.findings, *hints))] == [*map(str, found[:1])], "told once"
        assert found[0].path == f"docs/{seed['file']}"
        assert found[0].line == line_of(seed, text), str(found[0])
    code = seed["file"].partition("/")[0]
    assert seed["key"] in messages(code), f"messages.{code}.toml lacks it"
    assert not any(thanks in comment for thanks in THANKS)
    if wanted == "finding":
        assert mended(seed, text, found[0]) == [], "following what is told must mend it"
    TOLD.add(seed["number"])


def mended(seed: Seed, text: str, found: Finding) -> list[str]:
    """Return what is found once a finding is followed to the letter."""
    if write := seed.get("write"):
        told = " ".join(found.said(seed["file"].partition("/")[0]))
        assert any(one in told for one in write.split("|")), f"{told} does not tell {write}"
        return []
    assert found.mend, f"a finding without a mend needs `write`: {found}"
    return [*map(str, look(seed["file"], found.mend.applied(text)).findings)]


def test_the_score_is_that_of_all_seeds() -> None:
    assert [seed["number"] for seed in SEEDS] == [*range(1, 57)]
    kinds = Counter(seed.get("is", "finding") for seed in SEEDS if seed["number"] in TOLD)
    print(f"\nscore: {len(TOLD)} of {len(SEEDS)} ({dict(kinds)})")
    assert not RUN - TOLD, "these are not told as they should be, see above"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_message_is_there_in_every_language_with_the_same_values(language: str) -> None:
    own = messages(language)
    assert own.keys() == messages("en").keys()
    for key, parts in messages("en").items():
        values = [{*PLACE.findall(" ".join(one.values()))} for one in (parts, own[key])]
        assert values[0] - OF_PAGES == values[1] - OF_PAGES, f"messages.{language}.toml: {key}"
