"""The record of a translation follows from its change: no command is needed."""

from pathlib import Path

import pytest
from kokemusopas.history import git as history
from kokemusopas.translations import record
from kokemusopas.translations.followed import behind, is_slip
from kokemusopas.translations.status import claimed, compare, library
from translated_pages import change, git

FI, SV = "fi/tilaaminen.md", "sv/tilaaminen.md"


def commit(docs: Path) -> None:
    git(docs, "commit", "-qam", "next")


def state(docs: Path, section: str = "kulut") -> str:
    """Return the state of a section of the Swedish page by its record and the history."""
    return next(
        part.state
        for one in compare(library(docs), docs=docs)
        if one.name == "tilaaminen.md"
        for part in one.sections
        if part.id == section
    )


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("committed", [True, False])
def test_a_translation_changed_with_or_after_its_source_follows_it(
    docs: Path, together: bool, committed: bool
) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkakulut ja pysäköinti.")
    if not together:
        commit(docs)
        assert state(docs) == "stale"
    change(docs, "Ersätt kostnaderna.", "Ersätt alltid resor och parkering.", SV)
    if committed:
        commit(docs)
    assert state(docs) == "current"


def test_a_later_change_of_the_source_makes_it_stale_again(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkakulut.")
    change(docs, "Ersätt kostnaderna.", "Ersätt alltid resorna.", SV)
    commit(docs)
    change(docs, "matkakulut", "pysäköinti")
    assert state(docs) == "stale"
    commit(docs)
    assert state(docs) == "stale"


def test_a_mended_slip_follows_nothing(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkat, ruoka ja majoitus heti kuitista.")
    commit(docs)
    change(docs, "Ersätt kostnaderna.", "Ersätt kostnaden.", SV)
    assert state(docs) == "stale"


@pytest.mark.parametrize(
    ("change_of_translation", "change_of_source", "slip"),
    [
        (("arvodet är 50 euro", "arvodet är 60 euro"), ("50 euroa", "60 euroa"), False),
        (("betala arvodet", "betala arvodena"), ("maksa palkkio", "maksa aina palkkio"), True),
        (("betala arvodet", "betala arvodena"), ("maksa palkkio", "maksa palkkiot"), False),
        (("a b c d", "a x c d"), ("e f g h i j k l", "m n o p q r s t"), True),
        (("a b c d", "a x y d"), ("e f g h i j k l", "m n o p q r s t"), False),
    ],
)
def test_a_slip_changes_few_words_or_words_alike(
    change_of_translation: tuple[str, str], change_of_source: tuple[str, str], slip: bool
) -> None:
    assert is_slip(*change_of_translation, *change_of_source) is slip


def test_a_new_section_is_recorded_by_being_written(docs: Path) -> None:
    change(docs, "## Kulut", "## Verot { #verot }\n\nKysy veroista.\n\n## Kulut")
    commit(docs)
    assert state(docs, "verot") == "missing"
    change(docs, "## Kostnader", "## Skatt { #verot }\n\nFråga om skatten.\n\n## Kostnader", SV)
    assert state(docs, "verot") == "current"
    commit(docs)
    assert state(docs, "verot") == "current"
    change(docs, "Kysy veroista", "Kysy verottajalta")
    assert state(docs, "verot") == "stale"
    change(docs, "## Skatt { #verot }\n\nFråga om skatten.\n\n", "", SV)
    assert state(docs, "verot") == "lost"
    change(docs, "## Verot { #verot }\n\nKysy verottajalta.\n\n", "")
    git(docs, "checkout", SV)
    assert state(docs, "verot") == "removed"


def test_the_record_may_say_that_a_section_does_not_follow_yet(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkakulut ja pysäköinti.")
    commit(docs)
    (line,) = [one for one in (docs / SV).read_text("utf-8").splitlines() if "    kulut:" in one]
    change(docs, line, "    kulut: stale", SV)
    change(docs, "Ersätt kostnaderna.", "Ersätt dem som har kommit för kostnaderna.", SV)
    assert state(docs) == "stale"
    change(docs, "    kulut: stale\n", "", SV)
    assert state(docs) == "current"


def test_without_the_whole_history_the_record_alone_counts(docs: Path, tmp_path: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkakulut ja pysäköinti.")
    change(docs, "Ersätt kostnaderna.", "Ersätt alltid resor och parkering.", SV)
    commit(docs)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=1", docs.as_uri(), str(shallow))
    assert history.ask(shallow, "rev-parse", "--is-shallow-repository") == "true\n"
    assert state(shallow) == "stale"


def test_what_the_history_tells_can_be_written_down(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkakulut ja pysäköinti.")
    change(docs, "Kysy **palkkiosta**", "Puhu rahasta ja **palkkiosta**")
    change(docs, "Ersätt kostnaderna.", "Ersätt alltid resor och parkering.", SV)
    commit(docs)
    before = (docs / SV).read_text("utf-8").splitlines()
    assert record.settled(docs, library(docs)) == [SV]
    after = (docs / SV).read_text("utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [one.split(":")[0] for one in changed] == ["    kulut"], "and no day, no maker"
    states = {one.id: one.state for page in compare(library(docs)) for one in page.sections}
    assert (states["kulut"], states["palkkio"]) == ("current", "stale")
    assert record.settled(docs, library(docs)) == []


def test_a_page_that_is_lost_is_told_once_and_a_new_one_waits(docs: Path) -> None:
    (docs / SV).unlink()
    (page,) = [one for one in compare(library(docs), ("sv",), docs) if one.name == "tilaaminen.md"]
    assert [one.state for one in page.sections] == ["lost", "missing", "missing", "missing"]
    (docs / FI).rename(docs / "fi/uusi.md")
    (page,) = [one for one in compare(library(docs), ("sv",), docs) if one.name == "uusi.md"]
    assert {one.state for one in page.sections} == {"missing"}


def test_a_page_that_moved_keeps_its_past(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina matkakulut ja pysäköinti.")
    commit(docs)
    change(docs, "Ersätt kostnaderna.", "Ersätt alltid resor och parkering.", SV)
    commit(docs)
    for code in ("fi", "sv"):
        git(docs, "mv", f"{code}/tilaaminen.md", f"{code}/varaus.md")
    commit(docs)
    (page,) = [one for one in compare(library(docs), docs=docs) if one.name == "varaus.md"]
    assert {one.state for one in page.sections} == {"current"}


def test_what_does_not_claim_to_follow_need_not_be_the_same(docs: Path) -> None:
    change(docs, "Korvaa kulut.", "Korvaa aina kulut.")
    change(docs, "## Kulut", "## Verot { #verot }\n\nKysy.\n\n## Kulut")
    (page,) = [one for one in compare(library(docs)) if one.name == "tilaaminen.md"]
    assert claimed(page) == {"_page", "tilaaminen", "palkkio"}


def test_a_changed_link_is_behind_until_the_translation_is_touched(docs: Path) -> None:
    def is_behind() -> bool:
        found = library(docs)
        name = "tilaaminen.md"
        return behind(docs, found["fi"][name], found["sv"][name], "palkkio")

    assert not is_behind()
    change(docs, "muu.md#kohta", "toinen.md")
    assert is_behind()
    assert state(docs, "palkkio") == "current"
    commit(docs)
    assert is_behind()
    change(docs, "**arvodet**", "*arvodet*", SV)
    assert not is_behind()
