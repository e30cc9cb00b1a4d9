"""Who publishes the guide: told whole or not at all, always at a public address, and everywhere."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.model import publisher
from kokemusopas.model.elements import write
from kokemusopas.model.owner import Owner
from kokemusopas.model.publisher import NOBODY, Publisher, PublisherError
from kokemusopas.pages import body, build
from kokemusopas.pages.made import make
from kokemusopas.pages.publisher import publisher_line, publisher_name
from kokemusopas.sharing import guide_json
from kokemusopas.sharing.structured import Subject, json_ld
from model_pages import page, settings, small_guide

PUBLIC = "https://opas.fi/"
HERE = "http://127.0.0.1:8000/"
SOMEBODY = Publisher("Kuiske & Huuto ry", "Kuja 1, 90100 Oulu", "opas@kuiske.fi")
TEXTS = {
    "said": "Julkaisija: {publisher}",
    "missing": "Julkaisija puuttuu.",
    "do": "Kirjoita: {file}, {key}.",
    "adapted": "Muokattu oppaasta ”{original}”.",
}
EVERY = {"publisher": TEXTS, "site": {"original": "Pieni opas"}}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("https://1.1.1.1/", True),
        (HERE, False),
        ("http://localhost:3000/opas/", False),
        ("http://[::1]/", False),
        ("http://192.168.1.5/", False),
        ("http://kone:8000/", False),
        ("https://opas.example/", False),
        ("", False),
    ],
)
def test_an_address_is_public_when_others_may_open_it(address: str, *, public: bool) -> None:
    assert publisher.is_public(address) == public


def test_a_preview_goes_without_a_publisher_and_a_public_address_does_not() -> None:
    publisher.check(NOBODY, HERE)
    publisher.check(SOMEBODY, HERE)
    publisher.check(SOMEBODY, PUBLIC)
    with pytest.raises(PublisherError) as refused:
        publisher.check(NOBODY, PUBLIC)
    for told in (PUBLIC, "docs/owner.yml", "name:", "address:", "email:", "PUBLISHER_NAME"):
        assert told in str(refused.value), f"the refusal should tell of {told}"


@pytest.mark.parametrize("part", ["name", "address", "email"])
def test_a_publisher_told_in_part_is_refused_everywhere(part: str) -> None:
    with pytest.raises(PublisherError, match=f"lacks `{part}`. Write in docs/owner.yml"):
        publisher.check(replace(SOMEBODY, **{part: ""}), HERE)


@pytest.mark.parametrize("email", ["opas", "opas@kuiske", "opas@@kuiske.fi", "a b@kuiske.fi"])
def test_an_email_address_that_is_none_is_refused(email: str) -> None:
    with pytest.raises(PublisherError, match="is no e-mail address"):
        publisher.check(replace(SOMEBODY, email=email), HERE)


def test_a_build_for_a_public_address_is_refused_before_anything_is_read() -> None:
    nowhere = replace(settings(Path("nowhere")), site_url=PUBLIC)
    with pytest.raises(PublisherError):
        build.build(nowhere)
    assert PublisherError in build.FAULTS


def test_readers_are_told_who_publishes_or_that_it_is_missing_in_words() -> None:
    assert write((publisher_line(Owner(SOMEBODY), EVERY),)) == (
        '<p class="publisher">Julkaisija: Kuiske &amp; Huuto ry, Kuja 1, 90100 Oulu, '
        '<a href="mailto:opas@kuiske.fi">opas@kuiske.fi</a></p>'
    )
    assert write((publisher_name(SOMEBODY, TEXTS),)) == (
        "<span>Julkaisija: Kuiske &amp; Huuto ry</span>"
    )
    missing = write((publisher_line(Owner(), EVERY),))
    assert 'role="note"' in missing
    assert "Julkaisija puuttuu. Kirjoita: docs/owner.yml, publisher." in missing
    assert "Julkaisija puuttuu." in write((publisher_name(NOBODY, TEXTS),))


def test_a_page_names_the_publisher_at_its_place(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    place = docs / "fi/index.md"
    place.write_text(f"{place.read_text('utf-8')}\n<!-- publisher -->\n", "utf-8")
    given = replace(settings(docs, "index", "lista", "sanasto"), owner=Owner(SOMEBODY))
    made = make(given)
    edition = made.guide.editions["fi"]
    home = edition.pages["index"]
    rewrite = body.links_from(home, made.guide, "")
    html = "".join(write(nodes, rewrite) for _, nodes in body.sections(home, edition, made))
    assert html.count("mailto:opas@kuiske.fi") == 1
    assert json.loads(guide_json.as_json(made.guide))["publisher"]["name"] == SOMEBODY.name


def test_structured_data_names_the_publisher_of_the_guide() -> None:
    def graph(who: Publisher) -> dict[str, object]:
        home = Subject(PUBLIC, "Opas", "Opas.", "fi", "Opas", PUBLIC, publisher=who)
        thing = json.loads(json_ld(home, page("# Opas { #opas }\n")))
        return dict(thing)

    assert graph(SOMEBODY)["publisher"] == {
        "@type": "Organization",
        "name": SOMEBODY.name,
        "address": SOMEBODY.address,
        "email": SOMEBODY.email,
    }
    assert "publisher" not in graph(NOBODY)
