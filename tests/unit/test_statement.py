"""The accessibility statement says what the owner tells, what is known, and what there is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model import browsers
from kokemusopas.model.elements import text
from kokemusopas.model.guide import Guide, load
from kokemusopas.model.owner import Owner
from kokemusopas.model.publisher import Publisher
from kokemusopas.pages import files, site, statement
from kokemusopas.pages.made import make
from kokemusopas.sharing import qr
from kokemusopas.texts import faults
from kokemusopas.texts.faults import FaultsError, KnownFault
from kokemusopas.texts.languages import built
from model_pages import settings, small_guide

SOMEBODY = Publisher("Kuiske ry", "Kuja 1, 90100 Oulu", "opas@kuiske.fi")
WORDS = dict.fromkeys(KNOWN, "Sanoja.")
FAULT = KnownFault(
    "x", "fault", dict.fromkeys(KNOWN, "Nimi"), WORDS, WORDS, date(2026, 11, 30), None, "1.4.10"
)
ENTRY = """
x:
  kind: fault
  criterion: '1.4.10'
  name: {fi: N, sv: N, en: N}
  what: {fi: V, sv: V, en: V}
  found: 2026-11-30
"""
Say = Callable[..., str]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load(replace(settings_of_project(ROOT), languages=built(KNOWN)))


@pytest.fixture
def say(guide: Guide) -> Say:
    """Return what stands at a place of the statement, for some owner and what is known."""

    def said(
        place: str,
        owner: Owner,
        known: tuple[KnownFault, ...] = (),
        repo_url: str = "",
        site_url: str = "https://opas.fi/",
    ) -> str:
        given = replace(guide.settings, owner=owner, repo_url=repo_url, site_url=site_url)
        other = replace(guide, settings=given, known_faults=known)
        return text(statement.shown(place, other.editions["en"], other) or ())

    return said


def test_the_statement_of_each_language_has_all_that_is_made(guide: Guide) -> None:
    wanted = {"act", "reviewed", "compliance", "known-faults", "browsers"}
    wanted |= {"feedback", "publisher"}
    for edition in guide.editions.values():
        places = {block.name for block in edition.pages["saavutettavuus"].blocks}
        lost = wanted - places
        assert not lost, f"docs/{edition.language}/saavutettavuus.md lacks {lost}"


def test_partly_follows_from_an_open_fault_or_from_ones_own_review(say: Say) -> None:
    expert = Owner(by="Asiantuntija Oy")
    assert "partly" not in say("compliance", expert)
    assert "we know of a shortcoming" in say("compliance", expert, (FAULT,))
    assert "2 shortcomings" in say("compliance", expert, (FAULT, FAULT))
    assert "the tests are our own" in say("compliance", Owner())


def test_a_fault_tells_its_criterion_pages_plan_and_days(say: Say) -> None:
    known = replace(FAULT, pages=("haku",), planned=date(2027, 3, 1))
    told = say("known-faults", Owner(), (known,))
    for part in ("Nimi: Sanoja.", "1.4.10", "Pages: Search", "30 November 2026", "1 March 2027"):
        assert part in told
    assert "We know of nothing that does not meet" in say("known-faults", Owner())


def test_only_ways_to_write_or_call_that_there_are_are_named(say: Say) -> None:
    assert "There is no place for feedback" in say("feedback", Owner())
    mail = say("feedback", Owner(SOMEBODY))
    assert "opas@kuiske.fi" in mail
    assert "GitHub" not in mail
    assert "Telephone" not in mail
    both = say("feedback", Owner(replace(SOMEBODY, phone="09 1234567")), repo_url="https://g.fi/a")
    assert "Telephone: 09 1234567" in both
    assert "You need an account" in both


def test_the_owner_says_whether_the_act_applies_and_who_reviewed_with_what(say: Say) -> None:
    assert "applies to this" in say("act", Owner(act="yes"))
    assert "does not apply" in say("act", Owner(act="no"))
    assert "has not said" in say("act", Owner())
    reviewed = Owner(reviewed=date(2026, 11, 30))
    assert "30 November 2026" in say("reviewed", reviewed)
    assert "has not been tried out with" in say("reviewed", reviewed)
    by = replace(reviewed, by="Asiantuntija Oy", tried=("NVDA", "VoiceOver"))
    assert "by Asiantuntija Oy" in say("reviewed", by)
    assert "NVDA, VoiceOver" in say("reviewed", by)
    assert "docs/owner.yml" in say("reviewed", Owner())


def test_the_oldest_browsers_are_those_that_the_scripts_are_written_for(say: Say) -> None:
    for one in browsers.supported():
        for name in one.name.split(", "):
            assert f"{name} {one.oldest}" in say("browsers", Owner())


def test_a_shared_host_is_told_of_where_the_address_is_such_and_only_there(say: Say) -> None:
    shared = {"site_url": "https://jarjesto.github.io/opas/"}
    assert "websites other than this guide at the address jarjesto.github.io" in say(
        "who-sees", Owner(), **shared
    )
    assert "No one else can see" in say("who-sees", Owner())
    assert "printed QR codes stop" in say("lasting-address", Owner(), **shared)
    assert "its domain" in say("lasting-address", Owner())
    lasting = Owner(printed="https://w3id.org/opas/")
    assert "https://w3id.org/opas/" in say("lasting-address", lasting, **shared)


@pytest.mark.parametrize(
    ("told", "address", "says", "answers"),
    [
        ("", "https://jarjesto.github.io/opas/", "is hosted on GitHub Pages", "Read GitHub’s"),
        ("GitHub Pages", "https://opas.fi/", "is hosted on GitHub Pages", "Read GitHub’s"),
        ("", "https://jarjesto.gitlab.io/opas/", "is hosted by GitLab Pages. The", "Ask the"),
        ("Palvelu Oy", "https://opas.fi/", "is hosted by Palvelu Oy. The server", "Ask the"),
        ("own", "https://opas.fi/", "on the publisher’s own server", "Ask the"),
        ("", "https://opas.fi/", "has not said whose server", "Ask the"),
    ],
)
def test_the_privacy_page_tells_of_the_server_that_the_site_is_on(
    say: Say, told: str, address: str, says: str, answers: str
) -> None:
    owner = Owner(host=told)
    assert says in say("host", owner, site_url=address)
    assert answers in say("host-answers", owner, site_url=address)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: fault", "kind: vika", "has `kind: vika`: write one of fault, limit, outside"),
        ("  criterion: '1.4.10'\n", "", "lacks `criterion`"),
        ("'1.4.10'", "'reflow'", "has `criterion: reflow`"),
        ("sv: V, ", "", "has no `what` in sv"),
        ("2026-11-30", "eilen", "has `found: eilen`: write a day"),
        ("  found: 2026-11-30\n", "", "lacks `found`"),
        ("found:", "nahty: 1\n  found:", "has an unknown key `nahty`"),
        ("found:", "pages: haku\n  found:", "has `pages: haku`: write a list"),
    ],
)
def test_a_fault_that_does_not_fit_is_refused_by_its_name(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = tmp_path / faults.NAME
    path.write_text(ENTRY, "utf-8")
    assert faults.load(path, KNOWN)[0].criterion == "1.4.10"
    path.write_text(ENTRY.replace(old, new), "utf-8")
    with pytest.raises(FaultsError, match=r"docs/known-faults\.yml: `x` ") as refused:
        faults.load(path, KNOWN)
    assert says in str(refused.value)


def test_a_fault_on_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    (docs / faults.NAME).write_text(f"{ENTRY}  pages: [olematon]\n", "utf-8")
    with pytest.raises(FaultsError, match=r"names the page `olematon`"):
        load(settings(docs, "index", "lista", "sanasto"))


def test_codes_and_what_is_printed_carry_the_lasting_address(tmp_path: Path) -> None:
    lasting = "https://w3id.org/opas/"
    docs = small_guide(tmp_path)
    given = replace(settings(docs, "index", "lista", "sanasto"), owner=Owner(printed=lasting))
    made = make(given)
    first = next(files.codes(made))
    name = first.path.removeprefix("qr/").removesuffix(".svg")
    assert first.content == qr.file(f"{lasting}go/#{name}")
    edition = made.guide.default
    home = site.page_view(edition.pages["lista"], edition, made)
    assert home.short_address == f"w3id.org/opas/{edition.url('lista')}"
    assert home.canonical_url.startswith(given.site_url), "links on the web lead to the site itself"
