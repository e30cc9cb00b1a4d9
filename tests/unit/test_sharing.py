"""What others see of the guide: changes from its history, a feed, lines of a card, its data."""

import json
import subprocess
import xml.etree.ElementTree as etree
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from kokemusopas.cards.lines import HEIGHT, LEADING, SIZES, WIDTH, fitted
from kokemusopas.history import changes
from kokemusopas.history.changes import Change
from kokemusopas.model.publisher import LICENCE, Publisher
from kokemusopas.sharing import feed, manifest, structured, titles
from model_pages import page
from translated_pages import change, git

PAGE = "sv/tilaaminen.md"
ATOM = {"a": feed.ATOM}
TEXTS = {"title": "Ändringar", "name": "Guide", "file": "andringar.xml"} | {
    "new": "Ny: {title}",
    "changed": "Ändrad: {title}",
}


def test_a_page_has_the_time_of_its_last_change(docs: Path) -> None:
    change(docs, "genast", "med en gång", PAGE)
    git(docs, "commit", "-qam", "second")
    found = changes.changes(docs)
    assert {one.file for one in found if one.new} >= {PAGE, "fi/tilaaminen.md"}
    when = subprocess.run(
        ["git", "log", "-1", "--format=%cI"], cwd=docs, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert changes.last_changes(found)[PAGE] == datetime.fromisoformat(when)
    assert changes.first_changes(found)[PAGE] <= changes.last_changes(found)[PAGE]


def test_a_record_of_a_translation_is_no_change_of_its_words() -> None:
    log = """commit 2026-11-25T10:00:00+02:00
diff --git a/sv/a.md b/sv/a.md
--- a/sv/a.md
+++ b/sv/a.md
@@ -4 +4 @@
-  checked: 2026-11-24
+  checked: 2026-11-25
@@ -8 +8 @@
-    palkkio: alhbinfh
+    palkkio: bbhbinfh
+  read:
+    palkkio: 2026-11-25 ccdbinfh
commit 2026-11-24T10:00:00+02:00
diff --git a/sv/a.md b/sv/a.md
new file mode 100644
--- /dev/null
+++ b/sv/a.md
@@ -0,0 +1 @@
+- En rad
"""
    first = datetime.fromisoformat("2026-11-24T10:00:00+02:00")
    assert changes.parse(log) == [Change("sv/a.md", first, new=True)]


def test_without_a_whole_history_nothing_is_said_of_changes(docs: Path, tmp_path: Path) -> None:
    change(docs, "genast", "strax", PAGE)
    git(docs, "commit", "-qam", "second")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", docs.as_uri(), shallow], check=True)
    assert changes.changes(shallow) == []
    bare = tmp_path.parent / f"{tmp_path.name}-bare"
    bare.mkdir()
    assert changes.changes(bare) == []


def test_the_feed_has_what_atom_requires_and_the_newest_first() -> None:
    later = datetime(2026, 11, 25, 8, tzinfo=UTC)
    done = [
        Change("sv/a.md", later),
        Change("fi/a.md", later),
        Change("sv/a.md", datetime(2026, 11, 24, 8, tzinfo=UTC), new=True),
    ]
    pages = {"sv/a.md": ("sv/a/", "Arvode & kostnader", "Så gör du.")}
    text = feed.feed(done, pages, TEXTS, "https://x.example/opas/", "sv/", "sv")
    assert text
    root = etree.fromstring(text)
    for name in ("title", "id", "updated", "author/a:name"):
        assert root.findtext(f"a:{name}", namespaces=ATOM), f"the feed has no {name}"
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-11-25T08:00:00Z"
    assert root.findtext("a:id", namespaces=ATOM) == "https://x.example/opas/sv/andringar.xml"
    entries = root.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == [
        "Ändrad: Arvode & kostnader",
        "Ny: Arvode & kostnader",
    ]
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert ids == ["tag:x.example,2026-11-25:sv/a.md", "tag:x.example,2026-11-24:sv/a.md"]
    link = entries[0].find("a:link", ATOM)
    assert link is not None
    assert link.attrib["href"] == "https://x.example/opas/sv/a/"
    assert feed.feed([], pages, TEXTS, "https://x.example/", "", "sv") is None


def test_a_manifest_names_its_own_folder_and_a_maskable_icon() -> None:
    texts = {"site": {"name": "N", "short_name": "S", "description": "D"}}
    found = json.loads(manifest.manifest(texts, "sv", "/opas/sv/", "../", [("Sök", "./haku/")]))
    assert (found["id"], found["lang"], found["start_url"]) == ("/opas/sv/", "sv", "./")
    assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}
    assert all(icon["src"].startswith("../assets/icon-") for icon in found["icons"])


@pytest.mark.parametrize(
    "title",
    [
        "Haku",
        "Käykää vierailu läpi ja anna palautetta",
        "Tillgänglighetsutlåtande",
        "Kokemustoimijalle: ennen tehtävää, sen aikana ja sen jälkeen",
    ],
)
def test_a_title_fits_its_card(title: str) -> None:
    size, lines = fitted(title, lambda text: len(text) * 0.58)
    assert " ".join(lines) == title
    assert size in SIZES
    assert len(lines) * size * LEADING <= HEIGHT
    assert max(map(len, lines)) * 0.58 * size <= WIDTH


SUBJECT = structured.Subject(
    url="https://x.example/k/",
    title="K",
    description="D",
    language="fi",
    site="Opas",
    home="https://x.example/",
    changed="2026-11-24",
)
GERMAN, FRENCH = "https://x.example/de/k/", "https://x.example/fr/k/"
QUESTIONS = """# Kysymyksiä { #k }

### Onko *se* &lt;niin&gt;? { #a }

On, ks. *[luku](muu.md#a)*.

/// addition | Lisätty 2026
Lisäksi:

- yksi
- kaksi.
///

<p class="source" data-search-ignore>Lähde: <a href="https://s.example">S</a></p>

### Entä? { #b }

Ei.
"""


def test_questions_have_their_whole_answers_and_cannot_close_the_script() -> None:
    subject = replace(SUBJECT, kind=structured.FAQ)
    text = structured.json_ld(subject, page(QUESTIONS))
    assert "<" not in text
    found = json.loads(text)
    assert found["@type"] == "FAQPage"
    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in found["mainEntity"]] == [
        ("Onko se <niin>?", "On, ks. luku. Lisäksi: yksi kaksi."),
        ("Entä?", "Ei."),
    ]
    assert found["mainEntity"][0]["url"] == "https://x.example/k/#a"


def graph(**changed: object) -> dict[str, Any]:
    """Return what is said of a page."""
    subject = replace(SUBJECT, **changed)  # type: ignore[arg-type]
    found: dict[str, Any] = json.loads(structured.json_ld(subject, page("# K { #k }\n")))
    return found


def test_a_text_is_an_article_and_a_tool_a_page_with_licence_and_days() -> None:
    article = graph(published="2026-11-01")
    assert (article["@type"], article["headline"]) == ("Article", "K")
    assert (article["datePublished"], article["dateModified"]) == ("2026-11-01", "2026-11-24")
    assert article["license"] == LICENCE
    assert "publisher" not in article, "nobody is named: mkdocs.yml holds no publisher"
    somebody = graph(kind=structured.TOOL, publisher=Publisher("A ry", "Tie 1", "a@b.fi"))
    assert (somebody["@type"], somebody["name"]) == ("WebPage", "K")
    assert somebody["publisher"] == {
        "@type": "Organization",
        "name": "A ry",
        "address": "Tie 1",
        "email": "a@b.fi",
    }


def test_an_original_and_its_translations_name_each_other() -> None:
    original = graph(translations=(GERMAN, FRENCH))
    assert original["workTranslation"] == [{"@id": GERMAN}, {"@id": FRENCH}]
    assert "translationOfWork" not in original
    translation = graph(url=GERMAN, home="https://x.example/de/", original=SUBJECT.url)
    assert translation["translationOfWork"] == {"@id": original["@id"]}
    home = graph(url=SUBJECT.home, translations=("https://x.example/de/",), short_site="O")
    assert home["workTranslation"] == [{"@id": "https://x.example/de/#guide"}]
    assert (home["@type"], home["alternateName"]) == ("WebSite", "O")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Haku", "Haku – Opas kokemustoimijan tilaajalle"),
        ("Paljonko kokemustoimijalle maksetaan?", "Paljonko kokemustoimijalle maksetaan? – Opas"),
        ("x" * 59, "x" * 59),
    ],
)
def test_the_name_of_the_site_stands_behind_a_title_as_far_as_it_fits(
    title: str, expected: str
) -> None:
    assert titles.whole(title, "Opas kokemustoimijan tilaajalle", "Opas") == expected
