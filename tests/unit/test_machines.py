"""What programs are given of the guide: Markdown, a list for language models, data."""

import json
import re

import pytest
import yaml
from conftest import ROOT
from json_schema import faults
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses.places import places
from kokemusopas.model.guide import Guide, load
from kokemusopas.sharing import guide_json, llms
from kokemusopas.sharing.as_markdown import NAME, Told, file

SCHEMA = json.loads(guide_json.schema())
HEADING = re.compile(r"^(#{1,6}) (.+) \{ #([a-z0-9-]+) \}$", re.MULTILINE)
ALSO = {"fi": {"palkkio": {"kulut": "kilometrikorvaus"}}}
pytestmark = pytest.mark.slow  # test_guide.py looks at a small guide in make check
LIGHT = 1_500_000  # bytes of guide.json: one file is then simpler than one a language


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load(settings_of_project(ROOT))


@pytest.fixture(scope="module")
def text(guide: Guide) -> str:
    return guide_json.as_json(guide, also=ALSO)


@pytest.fixture(scope="module")
def data(text: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def written(guide: Guide) -> list[tuple[Told, str]]:
    """Every page, with its Markdown."""
    every = [
        Told(page, edition, guide)
        for edition in guide.editions.values()
        for page in edition.pages.values()
    ]
    return [(one, file(one, None)) for one in every]


def test_the_data_keeps_to_its_schema(data: object) -> None:
    found = faults(data, SCHEMA)
    assert not found, (
        "guide.json is not what sharing/guide.schema.json says: where another shape is meant, "
        f"change that and raise FORMAT: {found[:3]}"
    )


def test_the_schema_tells_the_format() -> None:
    assert SCHEMA["properties"]["format"]["const"] == guide_json.FORMAT
    assert f"Format {guide_json.FORMAT}." in SCHEMA["description"]


def test_the_data_has_every_section_that_says_something_once(
    written: list[tuple[Told, str]], data: dict[str, list[dict[str, object]]]
) -> None:
    addresses = [str(one["url"]) for one in data["sections"]]
    assert len(addresses) == len(set(addresses))
    told = {(one["language"], one["page"], one["id"]) for one in data["sections"]}
    for one, _ in written:
        for section in one.page.sections:
            if section.items or section.questions or any(b.kind == "p" for b in section.blocks):
                assert (one.edition.language, one.page.name, section.id) in told


def test_sections_items_and_questions_are_told_by_the_ids_that_lead_to_them(
    guide: Guide, written: list[tuple[Told, str]], data: dict[str, list[dict[str, object]]]
) -> None:
    every = places(guide)
    known = {
        f"{guide.settings.site_url}{edition.folder}{place.pages[code]}#{place.id}"
        for place in every
        for code, edition in guide.editions.items()
        if code in place.titles
    }
    told = {
        address
        for section in data["sections"]
        for address in re.findall(r"'url': '([^']+#[^']+)', 'text'", str(section))
    }
    assert told
    assert told <= known
    ids = {f"{one.url}#{name}" for one, text in written for name in re.findall(r"{ #(\S+) }", text)}
    assert ids <= known


def test_the_data_gives_each_source_with_its_year(
    guide: Guide, data: dict[str, list[dict[str, object]]]
) -> None:
    (fee,) = (
        one
        for one in data["sections"]
        if (one["language"], one["page"], one["id"]) == ("fi", "palkkio", "suositukset")
    )
    page = guide.editions["fi"].pages["palkkio"]
    (section,) = (one for one in page.sections if one.id == "suositukset")
    sources = fee["sources"]
    assert isinstance(sources, list)
    assert [one["id"] for one in sources] == list(section.cited)
    assert 2018 in [one["year"] for one in sources]


def test_the_data_of_all_languages_is_light_enough_for_one_file(text: str) -> None:
    size = len(text.encode())
    assert size < LIGHT, f"{size} bytes: give each language a file of its own"


def test_the_markdown_has_every_heading_with_its_permanent_id(
    written: list[tuple[Told, str]],
) -> None:
    for one, text in written:
        found = [(len(marks), name) for marks, _, name in HEADING.findall(text)]
        assert found == [(section.level, section.id) for section in one.page.sections], one.url


def test_the_markdown_tells_what_it_is_and_whose(guide: Guide) -> None:
    edition = guide.editions["sv"]
    text = file(Told(edition.pages["palkkio"], edition, guide), "2026-11-30")
    head = yaml.safe_load(text.split("---\n")[1])
    assert head["language"] == "sv"
    assert head["changed"] == "2026-11-30"
    assert head["url"] == guide.settings.site_url + edition.url("palkkio")
    assert "creativecommons.org/licenses/by/4.0/" in head["license"]


def test_the_markdown_reads_without_the_guide_s_own_marks(
    written: list[tuple[Told, str]],
) -> None:
    for one, whole in written:
        text = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", whole)  # code shows the marks
        assert not re.search(r"^/{3,}|\{ ?source=|<!--|</?[a-z]", text, re.MULTILINE), one.url
        links = re.findall(r"\]\(([^)\s]+)\)", text)
        assert all(re.match(r"https?://|tel:|mailto:", link) for link in links), one.url


@pytest.mark.parametrize(
    ("language", "name", "says"),
    [
        ("fi", "palkkio", "*Lisätty 2026:*\n\n"),
        ("fi", "palkkio", "\n| PPSotu, vuosi ei näy | luento tai puheenvuoro"),
        ("fi", "palkkio", "](https://www.vaestoliitto.fi/monikulttuurisuus/"),
        ("fi", "palkkio", "(Väestöliitto, 2018)"),
        ("sv", "tarkistuslista", "(Tillagt 2026) { #item-kieli }"),
        ("en", "sovittu", "- **Who is the expert by experience?** "),
        ("en", "valmiit-tekstit", "```text\nHello,\n\nI am [your name"),
        ("en", "vaikeat-tilanteet", "\n1. Is anyone in danger right now?\n   - **Yes:** "),
    ],
)
def test_the_markdown_says_what_the_page_says(
    guide: Guide, language: str, name: str, says: str
) -> None:
    edition = guide.editions[language]
    assert says in file(Told(edition.pages[name], edition, guide), None)


def test_the_list_for_language_models_has_its_form_and_every_page(guide: Guide) -> None:
    for edition in guide.editions.values():
        text = llms.llms(edition, guide, "feed.xml", "oppaasta")
        title, summary, *_ = text.split("\n\n")
        assert title == f"# {edition.texts['site']['name']}"
        assert summary.startswith("> ")
        for line in text.partition("\n## ")[2].splitlines():
            assert re.fullmatch(r"|(?:## )?[^-].*|- \[[^\]]+\]\(https?://\S+\): .+", line), line
        listed = re.findall(rf"\((\S+){NAME}\)", text)
        pages = [one for one in edition.pages.values() if not one.searches]
        assert sorted(listed) == sorted(
            guide.settings.site_url + edition.url(one.name) for one in pages
        )
        assert text.rindex("\n## ") == text.index(f"\n## {llms.OPTIONAL}\n")
