"""The comment on a pull request says what to do, and lets nothing untrusted through."""

from datetime import date
from pathlib import Path

import pytest
from kokemusopas.translations.comment import LONGEST, as_markdown
from kokemusopas.translations.report import as_data
from kokemusopas.translations.status import compare, library
from translated_pages import TODAY, change

HARMFUL = (
    "<img src=x> @everyone [click](https://evil.example) `x` ![a](b) | a\n```\n# www.evil.example"
)


def test_a_stale_section_comes_with_the_lines_to_paste(docs: Path) -> None:
    change(docs, "heti", "nyt")
    data = as_data(compare(library(docs)), ["docs/sv/a.md:1: found `x`"], date(2027, 1, 2))
    text = as_markdown(data)
    lines = (docs / "sv/tilaaminen.md").read_text("utf-8").splitlines()
    place = f"docs/sv/tilaaminen.md:{lines.index('## Arvode { #palkkio }') + 1}"
    assert f"| `{place}` | palkkio | stale: the source was changed" in text
    assert "- docs/sv/a.md:1: found x" in text
    pasted = text.split("```yaml\n")[1].split("\n```")[0]
    before = (docs / "sv/tilaaminen.md").read_text("utf-8")
    old = before[before.index("translation:") : before.index("\n---\n", 5)]
    (docs / "sv/tilaaminen.md").write_text(before.replace(old, pasted), "utf-8")
    assert all(state.current for state in compare(library(docs)))


def test_a_page_without_a_record_gets_a_whole_one(docs: Path) -> None:
    page = docs / "sv/tilaaminen.md"
    text = page.read_text("utf-8")
    record = text[text.index("translation:") : text.index("---\n", 5)]
    page.write_text(text.replace(record, ""), "utf-8")
    ((path, lines),) = as_data(compare(library(docs)), [], TODAY)["records"]
    assert path == "sv/tilaaminen.md"
    assert lines == record.replace("by: machine", "by: translator").rstrip()


def test_nothing_to_do_is_said(docs: Path) -> None:
    assert "Everything is up to date" in as_markdown(as_data(compare(library(docs)), [], TODAY))


@pytest.mark.parametrize("field", ["sums", "findings", "sections", "records"])
def test_no_markup_address_or_mention_gets_through(field: str) -> None:
    data: dict[str, object] = {"sums": [], "findings": [], "sections": [], "records": []}
    data[field] = {"sections": [[HARMFUL, HARMFUL, "stale"]], "records": [[HARMFUL, HARMFUL]]}.get(
        field, [HARMFUL]
    )
    text = as_markdown(data)
    for harm in ("<img", "@", "](", "http", "www.", "![", "\n# www"):
        assert harm not in text
    assert text.count("```") == (2 if field == "records" else 0)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"sums": [], "findings": [], "sections": [["a"]], "records": []},
        {"sums": [1], "findings": [], "sections": [], "records": []},
        {"sums": [], "findings": [], "sections": [["a", "b", "c"]], "records": []},
    ],
)
def test_data_of_another_form_are_refused(data: object) -> None:
    with pytest.raises(ValueError, match="another form"):
        as_markdown(data)


def test_a_long_comment_is_cut_between_its_parts() -> None:
    lines = "x" * 1000
    records = [["a.md", "\n".join([lines] * 10)] for _ in range(20)]
    text = as_markdown({"sums": [], "findings": [], "sections": [], "records": records})
    assert len(text) < LONGEST + 100
    assert text.endswith("The rest is on the page of the run.\n")
    assert text.count("```") % 2 == 0
