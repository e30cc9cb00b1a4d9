"""The pages that are looked at in a browser have all between them that any page has."""

from pathlib import Path

from tools.kinds import covering, features, of_each_kind

PLAIN = "<p>"
TABLE = '<table class="prices wide">'
TOOL = '<script data-script="../scripts/checklist.fi.1a.js"></script>'
SITE = {
    "index.html": PLAIN,
    "hinnat/index.html": PLAIN + TABLE,
    "muu/index.html": PLAIN,
    "lista/index.html": PLAIN + TOOL,
    "sv/index.html": PLAIN,
    "sv/hinnat/index.html": PLAIN + TABLE,
    "sv/listan/index.html": PLAIN + TOOL.replace(".fi.", ".sv."),
    "404.html": PLAIN,
    "tulosta/index.html": PLAIN + TABLE,
    "sv/skriv-ut/index.html": PLAIN + TABLE,
    "sv/lista/index.html": '<ul data-moved-page="../listan/">',
    "sv/tulosta/index.html": '<ul data-moved-page="../skriv-ut/">',
}


def test_few_pages_have_all_that_any_has(tmp_path: Path) -> None:
    for path, html in SITE.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(html, "utf-8")
    docs = tmp_path / "docs"
    for name in ("index", "hinnat", "muu", "lista"):
        for language in ("fi", "sv"):
            (docs / language).mkdir(parents=True, exist_ok=True)
            (docs / language / f"{name}.md").touch()
    for language, slug in (("fi", "tulosta"), ("sv", "skriv-ut")):
        (docs / language / "_ui.yml").write_text(f"paper:\n  slug: {slug}\n", "utf-8")
    (docs / "sv/lista.md").write_text("---\ntitle: Lista\nslug: listan\n---\n", "utf-8")
    chosen = of_each_kind(tmp_path / "site", docs, ("fi", "sv"))
    assert chosen == ["hinnat/", "lista/", "sv/listan/", "404.html", "tulosta/"]


def test_what_is_on_a_page_is_its_elements_classes_script_and_data() -> None:
    html = f'{TABLE}{TOOL}<script type="application/ld+json">{{"@type": "HowTo"}}</script>'
    assert features(html) == {
        ("element", "table"),
        ("element", "script"),
        ("class", "prices"),
        ("class", "wide"),
        ("script", "checklist"),
        ("data", "HowTo"),
    }


def test_nothing_is_chosen_twice_or_for_nothing() -> None:
    pages = {"a": frozenset({("class", "x")}), "b": frozenset({("class", "x"), ("class", "y")})}
    assert covering(pages) == ["b"]
    assert covering({}) == []
