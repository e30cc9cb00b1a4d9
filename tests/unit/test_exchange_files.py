"""PO and XLIFF: what is written for translators is taken in again, all of it or nothing."""

import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.translations.exchange import ExchangeError
from translated_pages import WHOLE, change

from tools.exchange import sent_out, took_in


@pytest.mark.long
def test_every_page_comes_back_to_the_byte_from_both_forms(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    for language, form in (("sv", "po"), ("en", "xliff")):
        files = sent_out(docs, language, form, "", tmp_path / "out")
        assert len(files) > 2
        assert took_in(docs, files) == []
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_a_changed_text_goes_where_it_belongs_with_its_link_kept(
    docs: Path, tmp_path: Path, form: str
) -> None:
    change(docs, "genast.", WHOLE, "sv/tilaaminen.md")
    (file,) = sent_out(docs, "sv", form, "tilaaminen.md", tmp_path / "out")
    text = file.read_text("utf-8")
    assert "muu.md#kohta" not in text.partition("palkkio/text")[2].partition("Läs mer")[2][:20]
    file.write_text(text.replace("Läs mer", "Läs & lär"), "utf-8")
    if form == "xliff":
        file.write_text(text.replace("Läs mer", "Läs &amp; lär"), "utf-8")
    assert took_in(docs, [file]) == [docs / "sv/tilaaminen.md"]
    assert "[Läs & lär](muu.md#kohta)" in (docs / "sv/tilaaminen.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "old", "new", "told"),
    [
        ("po", "[Läs mer]({1})", "Läs mer", "{1} is lost: muu.md#kohta"),
        ("xliff", '[Läs mer](<x id="1"/>)', "Läs mer", "{1} is lost: muu.md#kohta"),
        ("po", "[Läs mer]({1})", "[Läs mer]({1}) <script>a()</script>", "sv/tilaaminen.md:"),
        ("po", "X-Guide-Document: tilaaminen.md", "X-Guide-Document: b.md", "has no b.md"),
        ("po", "Language: sv", "Language: de", "no language 'de'"),
        ("po", "X-Guide-Document", "X-Other", "no file of `make export`"),
        ("xliff", "</xliff>", "", "no file of `make export`"),
        ("xliff", "Näin tilaat.", "Noin tilaat.", "its source has been changed"),
    ],
)
def test_a_broken_file_is_told_and_nothing_changes(
    docs: Path, tmp_path: Path, form: str, old: str, new: str, told: str
) -> None:
    change(docs, "genast.", WHOLE, "sv/tilaaminen.md")
    page = docs / "sv/tilaaminen.md"
    before = page.read_bytes()
    (file,) = sent_out(docs, "sv", form, "tilaaminen.md", tmp_path / "out")
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new).replace("Kostnader", "Utgifter"), "utf-8")
    with pytest.raises(ExchangeError) as error:
        took_in(docs, [file])
    assert told in str(error.value)
    assert str(error.value).endswith("Nothing was changed.")
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("state", "is_taken"),
    [
        ('state="translated"', True),
        ('state="final"', True),
        ('state="needs-review-translation"', False),
        ('state="new"', False),
        ("", False),  # it was sent out as not approved
    ],
)
def test_xliff_counts_as_done_by_its_state_whatever_is_approved(
    docs: Path, tmp_path: Path, state: str, is_taken: bool
) -> None:
    change(docs, "Korvaa kulut.", "Korvaa kaikki kulut.")
    (file,) = sent_out(docs, "sv", "xliff", "tilaaminen.md", tmp_path / "out")
    text = file.read_text("utf-8")
    old = '<target state="needs-translation">Ersätt kostnaderna.'
    assert old in text
    file.write_text(text.replace(old, f"<target {state}>Ersätt alla kostnader."), "utf-8")
    assert (took_in(docs, [file]) == [docs / "sv/tilaaminen.md"]) == is_taken


def test_what_the_source_changed_waits_for_somebody_to_look_at_it(
    docs: Path, tmp_path: Path
) -> None:
    change(docs, "Korvaa kulut.", "Korvaa kaikki kulut.")
    (file,) = sent_out(docs, "sv", "po", "tilaaminen.md", tmp_path / "out")
    text = file.read_text("utf-8")
    assert '#, fuzzy\n#| msgid "Korvaa kulut."\n' in text
    changed = text.replace("Ersätt kostnaderna.", "Ersätt alla kostnader.")
    file.write_text(changed, "utf-8")
    assert took_in(docs, [file]) == []
    file.write_text(changed.replace("#, fuzzy\n", ""), "utf-8")
    assert took_in(docs, [file]) == [docs / "sv/tilaaminen.md"]
