"""The report on links to other sites names each dead one once, with the pages it stands on."""

from dataclasses import replace
from datetime import date

from kokemusopas.texts.sources import STORED, CitedSource, Form

from tools.links import report

HERE, PUBLISHED = "http://127.0.0.1:1/", "https://guide.example/"


def link(url: str, state: str, page: str = "") -> dict[str, str]:
    return {"url": url, "state": state, "parent": HERE + page}


def test_dead_links_are_listed_with_their_pages() -> None:
    text, alive = report(
        [
            link("https://a.example/", "BROKEN", "lisatietoa/"),
            link("https://a.example/", "BROKEN", "jalkeen/"),
            link("https://b.example/", "OK"),
        ],
        (HERE, PUBLISHED),
    )
    assert not alive
    assert text == (
        "1 of 2 links to other sites are dead.\n\n"
        "- https://a.example/ (no answer) on `lisatietoa/`, `jalkeen/`\n"
    )


def test_own_pages_are_no_links_to_other_sites() -> None:
    text, alive = report(
        [
            link(f"{PUBLISHED}sv/", "BROKEN"),
            link(f"{HERE}en/", "BROKEN"),
            link("https://b.example/", "OK"),
        ],
        (HERE, PUBLISHED),
    )
    assert alive
    assert text == "0 of 1 links to other sites are dead.\n"


LANGUAGES = ("fi", "sv", "en")
FORM = Form(
    lang="fi",
    title="Tuki",
    url="https://a.example/",
    dated="",
    read=STORED,
    seen=date(2026, 11, 30),
    check=date(2027, 2, 28),
    read_as="fi",
)
SOURCE = CitedSource(
    id="kela-tuki",
    publisher=dict.fromkeys(LANGUAGES, "Kela"),
    own=FORM,
    about=dict.fromkeys(LANGUAGES, "Tuesta."),
    others={"sv": replace(FORM, lang="sv", title="Stöd", url="https://b.example/")},
)


def test_a_dead_link_that_is_a_source_is_told_by_its_id() -> None:
    links = [
        link("https://a.example/", "BROKEN", "palkkio/"),
        link("https://b.example/", "BROKEN", "sv/palkkio/"),
    ]
    text, _ = report(links, (HERE, PUBLISHED), {"kela-tuki": SOURCE})
    assert "- https://a.example/ (no answer), the source `kela-tuki`, on `palkkio/`\n" in text
    assert "- https://b.example/ (no answer), the source `kela-tuki`, on `sv/palkkio/`\n" in text
