"""Short texts: the same keys in every language, and plain words where one is missing."""

from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.texts import plurals
from kokemusopas.texts.languages import Traits
from kokemusopas.texts.ui import UiTextError, keys, load, load_all

TWO = {code: KNOWN[code] for code in ("fi", "sv")}
UKRAINIAN = Traits("uk", "українська", "uk_UA", falls_back=("sv",))


def write(docs: Path, language: str, text: str) -> None:
    (docs / language).mkdir()
    (docs / language / "_ui.yml").write_text(text, "utf-8")


def test_the_three_languages_have_the_same_texts() -> None:
    assert load_all(ROOT / "docs", KNOWN).keys() == KNOWN.keys()


def test_keys_name_nested_texts_and_places_in_lists() -> None:
    assert keys({"a": {"b": "x"}, "c": ["y", {"d": "z"}]}) == {"a.b", "c.0", "c.1.d"}


def test_languages_share_a_text_that_counts_not_its_forms(tmp_path: Path) -> None:
    write(tmp_path, "fi", "days: {one: 'yksi', other: '{count} päivää'}")
    write(tmp_path, "sv", "days: '{count} dygn'")
    assert set(load_all(tmp_path, TWO)) == {"fi", "sv"}


def test_a_missing_form_of_a_text_that_counts_is_named(tmp_path: Path) -> None:
    write(tmp_path, "fi", "days: {one: yksi, few: pari, other: '{count} päivää'}")
    with pytest.raises(UiTextError, match=r"docs/fi/_ui\.yml: `days` has the form `few`"):
        load_all(tmp_path, {"fi": KNOWN["fi"]})


def test_a_language_borrows_the_texts_that_it_lacks(tmp_path: Path) -> None:
    whole = "{0}: {{one: a, other: b}}, file: a-{2}.pdf, steps: [{{title: {1}}}, {{title: {1}2}}]"
    write(tmp_path, "fi", "{a: 1, " + whole.format("days", "Mieti", "fi") + "}")
    write(tmp_path, "sv", "{a: 2, " + whole.format("days", "Tänk", "sv") + "}")
    write(tmp_path, "uk", "steps: [{title: Подумайте}]")
    found = load_all(tmp_path, TWO | {"uk": UKRAINIAN})["uk"]
    assert found["steps"] == [{"title": "Подумайте"}, {"title": "Tänk2"}]
    assert (found["a"], found["file"]) == (2, "a-uk.pdf")
    assert plurals.form(found["days"], 3, "uk") == "b", "it has no form `few`"


def test_a_text_that_is_new_or_gone_in_the_source_waits_for_no_translation(tmp_path: Path) -> None:
    write(tmp_path, "fi", "menu: {open: Avaa, close: Sulje}\nsteps: [Mieti]")
    write(tmp_path, "sv", "menu: {open: Öppna}\nold: Gammal\nsteps: [Tänk, Gör]")
    found = load_all(tmp_path, TWO)["sv"]
    assert found["menu"] == {"open": "Öppna", "close": "Sulje"}
    assert found["steps"] == ["Tänk"]


def test_every_language_is_led_to_a_guide_for_translators_that_there_is(tmp_path: Path) -> None:
    for code in KNOWN:
        write(tmp_path, code, (ROOT / f"docs/{code}/_ui.yml").read_text("utf-8"))
    write(tmp_path, "uk", "site: {name: Посібник}")
    texts = load_all(tmp_path, KNOWN | {"uk": UKRAINIAN})
    for language, own in texts.items():
        guide = ROOT / ".github" / own["review"]["guide"]
        assert guide.exists(), f"docs/{language}/_ui.yml: `review.guide` names no file of .github"


@pytest.mark.parametrize(("text", "says"), [("a: [", "not valid YAML"), ("- a", "a mapping")])
def test_a_malformed_file_is_explained(tmp_path: Path, text: str, says: str) -> None:
    write(tmp_path, "fi", text)
    with pytest.raises(UiTextError, match=says):
        load(tmp_path / "fi/_ui.yml")


def test_a_missing_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UiTextError, match="is missing"):
        load(tmp_path / "fi/_ui.yml")


def test_every_file_to_take_along_has_a_name_of_its_own() -> None:
    texts = {code: load(ROOT / f"docs/{code}/_ui.yml") for code in ("fi", "sv", "en")}
    papers = [one["paper"] for one in texts.values()]
    pairs = {name["file"] for name in papers[0]["pairs"].values()}
    for paper in papers[1:]:
        same = {name["file"] for name in paper["pairs"].values()}
        assert same == pairs, "a file in two languages has one name, the same in each _ui.yml"
    names = [name["file"] for paper in papers for name in paper["documents"].values()]
    names += [name["file"] for one in texts.values() for name in one["tool"]["files"].values()]
    assert len({*names, *pairs}) == len(names) + len(pairs)
