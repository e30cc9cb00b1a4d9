"""The message to a host: in the name of whoever publishes the guide, with addresses that lead."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from kokemusopas.model.elements import text, walk
from kokemusopas.model.guide import Edition, load
from kokemusopas.model.owner import Owner
from kokemusopas.model.publisher import Publisher
from kokemusopas.model.settings import Settings
from kokemusopas.pages import host_letter
from model_pages import settings, small_guide

WORDS = {
    "mail": "Avaa",
    "subject": "Vieras & isäntä",
    "hello": ["Hei!"],
    "lines": [
        {"page": "lista", "text": "Lista: {address}"},
        {"page": "poissa", "text": "Poissa: {address}"},
    ],
    "goodbye": "Kysy.",
    "nobody": "[nimi]",
}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    docs = small_guide(tmp_path)
    found = load(settings(docs, "index", "lista", "sanasto")).default
    return replace(found, texts=type(found.texts)({**found.texts, "host_letter": WORDS}))


def settings_of(name: str) -> Settings:
    owner = Owner(Publisher(name, "Kuja 1", "a@kuiske.fi", "09 123") if name else Publisher())
    return replace(settings(), site_url="https://o.fi/", owner=owner)


def test_it_is_signed_by_the_publisher_and_the_mail_says_the_same(edition: Edition) -> None:
    sheet, link = host_letter.shown(edition, settings_of("Kuiske ry"))
    lines = ["Hei!", "Lista: https://o.fi/lista/", "Kysy.", "Kuiske ry, a@kuiske.fi, 09 123"]
    assert [text(one.children) for one in walk((sheet,)) if one.tag == "p"] == lines
    href = next(one.get("href") for one in walk((link,)) if one.tag == "a")
    told = parse_qs(urlsplit(str(href)).query)
    assert told == {"subject": ["Vieras & isäntä"], "body": ["\r\n\r\n".join(lines)]}


def test_where_nobody_publishes_the_name_is_left_open(edition: Edition) -> None:
    sheet, _ = host_letter.shown(edition, settings_of(""))
    assert text((sheet,)).endswith("[nimi]")
