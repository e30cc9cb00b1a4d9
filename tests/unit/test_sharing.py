"""What others see of the guide: a feed of its changes, lines of a card, its data."""

import json
import xml.etree.ElementTree as etree
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from kokemusopas.cards.lines import HEIGHT, LEADING, SIZES, WIDTH, fitted
from kokemusopas.model.publisher import LICENCE, Publisher
from kokemusopas.news.told import Line, News
from kokemusopas.sharing import feed, manifest, structured
from kokemusopas.texts import titles
from model_pages import page

ATOM = {"a": feed.ATOM}
TEXTS = {"title": "Ändringar", "name": "Guide", "file": "andringar.xml"}


NEWS = [
    News(
        "sv/arvode.md",
        datetime(2026, 11, 25, 8, tzinfo=UTC),
        "palkkio",
        "Arvode & kostnader: nytt i avsnittet ”Skattekort”",
        "sv/arvode/#verokortti",
        (Line("Skattekort & skatt", "sv/arvode/#verokortti", "nytt avsnitt"),),
    ),
    News(
        "sv/arvode.md",
        datetime(2026, 11, 24, 8, tzinfo=UTC),
        "palkkio",
        "Ny sida: Arvode & kostnader",
        "sv/arvode/",
        summary="Så gör du.",
    ),
]


def ids(text: str | None) -> list[str | None]:
    """Return the ids of a feed and of its entries."""
    assert text
    return [one.text for one in etree.fromstring(text).iterfind(".//a:id", ATOM)]


def test_the_feed_has_what_atom_requires_and_tells_what_changed_in_each_section() -> None:
    text = feed.feed(NEWS, TEXTS, "https://x.example/opas/", "sv/", "sv")
    assert text
    root = etree.fromstring(text)
    for name in ("title", "id", "updated", "author/a:name"):
        assert root.findtext(f"a:{name}", namespaces=ATOM), f"the feed has no {name}"
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-11-25T08:00:00Z"
    first, second = root.findall("a:entry", ATOM)
    assert first.findtext("a:title", namespaces=ATOM) == NEWS[0].title
    assert first.findtext("a:content", namespaces=ATOM) == (
        '<ul><li><a href="https://x.example/opas/sv/arvode/#verokortti">Skattekort &amp; skatt</a>'
        ": nytt avsnitt</li></ul>"
    )
    assert second.findtext("a:summary", namespaces=ATOM) == "Så gör du."
    links = [entry.find("a:link", ATOM) for entry in (first, second)]
    assert [link.attrib["href"] for link in links if link is not None] == [
        "https://x.example/opas/sv/arvode/#verokortti",
        "https://x.example/opas/sv/arvode/",
    ]
    assert feed.feed([], TEXTS, "https://x.example/", "", "sv") is None


def test_what_is_in_the_feed_keeps_its_id_when_the_guide_moves_to_another_host() -> None:
    here = ids(feed.feed(NEWS, TEXTS, "https://x.example/opas/", "sv/", "sv"))
    assert here == ids(feed.feed(NEWS, TEXTS, "https://y.example/", "sv/", "sv"))
    assert len(set(here)) == len(here) == 3
    assert set(here).isdisjoint(ids(feed.feed(NEWS, TEXTS, "https://x.example/", "", "fi")))
    # Written down: another id for the same entry makes it new to every reader.
    assert here[1] == "urn:uuid:7db61686-ccd9-5f09-a0a5-9d7abaedbee2"


def test_a_manifest_names_its_own_folder_and_a_maskable_icon() -> None:
    texts = {"site": {"name": "N", "short_name": "S", "description": "D"}}
    found = json.loads(
        manifest.manifest(texts, "sv", "/opas/sv/", "../", [("Sök", "./haku/")], "#fff")
    )
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

<p class="source" data-search-ignore>Lähde: <a href="https://s.example" rel="noreferrer">S</a></p>

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
