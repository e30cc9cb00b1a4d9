"""The report on links to other sites names each dead one once, with the pages it stands on."""

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
