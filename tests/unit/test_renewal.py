"""Whoever renews packages is told what readers would notice of it."""

from pathlib import Path

import pytest

from tools import renewal

PAGE = """<!doctype html><html lang="fi"><head><title>Opas</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'sha256-{hash}='">
<script src="scripts/open.{short}.js">{script}</script></head>
<body><main class="{look}"><p>{words}</p></main></body></html>
"""
SAME = {"hash": "abc", "short": "0123abcd", "script": "a()", "look": "", "words": "Kuka maksaa?"}


def site(folder: Path, **pages: str | None) -> Path:
    """Write a site whose pages are each a text."""
    folder.mkdir()
    for name, text in pages.items():
        if text is not None:
            (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ({}, renewal.SAME),
        ({"hash": "x/+9", "short": "99999999", "script": "b()"}, renewal.BYTES),
        ({"look": "x"}, renewal.SHAPE),
        ({"words": "Kuka siis maksaa?"}, renewal.WORDS),
        (None, renewal.GONE),
    ],
)
def test_a_page_is_changed_as_far_as_a_reader_would_notice(
    tmp_path: Path, values: dict[str, str] | None, change: str
) -> None:
    after = None if values is None else PAGE.format(**SAME | values)
    found = renewal.compare(
        site(tmp_path / "before", a=PAGE.format(**SAME)), site(tmp_path / "after", a=after)
    )
    assert [one.change for one in found] == [change]


def test_the_report_counts_pages_and_shows_the_words_that_changed(tmp_path: Path) -> None:
    page = PAGE.format(**SAME)
    before = site(tmp_path / "before", a=page, b=page, c=page)
    assert renewal.report(renewal.compare(before, before)) == (
        "**0 of 3 pages changed in what they say.**\n"
    )
    after = site(tmp_path / "after", a=page, b=page.replace("maksaa", "`maksaa`"), d=page)
    (after / "guide.json").write_text("{}", "utf-8")
    text = renewal.report(renewal.compare(before, after))
    assert text.startswith("**1 of 4 pages changed in what they say, 1 new, 1 gone.**\n")
    assert "- 1 of 1 `.json` files changed." in text
    assert "```diff\n-Kuka maksaa?\n+Kuka ˋmaksaaˋ?\n```" in text, "a page may not end its block"
