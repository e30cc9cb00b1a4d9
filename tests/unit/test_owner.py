"""What the owner of a copy tells: read with plain words for what is wrong, asked for in public."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.model import owner
from kokemusopas.model.owner import NOT_TOLD, Owner
from kokemusopas.model.publisher import NOBODY, Publisher, PublisherError
from kokemusopas.publish import before
from model_pages import settings

PUBLIC = "https://opas.fi/"
SHARED = "https://jarjesto.github.io/opas/"
HERE = "http://127.0.0.1:8000/opas/"
SOMEBODY = Publisher("Kuiske ry", "Kuja 1, 90100 Oulu", "opas@kuiske.fi")
TOLD = Owner(SOMEBODY, reviewed=date(2026, 11, 30))


def told(folder: Path, text: str) -> Owner:
    (folder / "owner.yml").write_text(text, "utf-8")
    return owner.read(folder)


@pytest.mark.ours
def test_the_file_of_the_guide_itself_names_nobody_and_tells_of_its_review() -> None:
    found = owner.read(ROOT / "docs")
    assert (found.publisher, found.printed, found.shared_host) == (NOBODY, "", "")
    assert found.reviewed


def test_what_is_told_is_read_and_yes_and_no_are_words(tmp_path: Path) -> None:
    text = """
publisher: {name: " A\n ry", kind: association, address: 5, email: a@b.fi, phone: 09 1234567}
accessibility: {act: yes, reviewed: 2026-11-30, by: Asiantuntija Oy, tried: [NVDA 2026.2]}
site: {shared_host: no, printed: "https://opas.kuiske.fi/"}
"""
    assert told(tmp_path, text) == Owner(
        Publisher("A ry", "5", "a@b.fi", "09 1234567", "association"),
        "yes",
        date(2026, 11, 30),
        "Asiantuntija Oy",
        ("NVDA 2026.2",),
        "no",
        "https://opas.kuiske.fi/",
    )


@pytest.mark.parametrize(
    ("sites", "says"),
    [
        ("[]", "'self'"),
        ("anywhere", "*"),
        ("[anywhere]", "*"),
        ("['https://a.fi', 'https://*.b.fi:8443']", "'self' https://a.fi https://*.b.fi:8443"),
    ],
)
def test_the_owner_chooses_which_sites_may_frame_the_pages_made_for_that(
    tmp_path: Path, sites: str, says: str
) -> None:
    assert told(tmp_path, f"embed: {{in: {sites}}}").frame_ancestors == f"frame-ancestors {says}"


def test_where_nothing_is_told_nobody_is_named(tmp_path: Path) -> None:
    assert owner.read(tmp_path) == NOT_TOLD
    assert told(tmp_path, "publisher:\naccessibility:\nsite:\n") == NOT_TOLD


def test_the_environment_wins_and_its_empty_variables_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "owner.yml").write_text("publisher: {name: A ry, email: a@b.fi}", "utf-8")
    found = owner.read(tmp_path, {"name": " B  ry ", "address": None, "email": ""})
    assert found.publisher == Publisher("B ry", "", "a@b.fi")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("publisher: [", "docs/owner.yml cannot be read"),
        ("julkaisija: {}", "`julkaisija` is no key of it. There are `publisher`, `guide`, `look`"),
        (
            "publisher: {nimi: A}",
            "`publisher.nimi` is no key of it. There are `name`, `kind`",
        ),
        ("publisher: {kind: ry}", "`publisher.kind` is `ry`: write person, company"),
        ("publisher: {phone: soita}", "`publisher.phone` is `soita`: write a number"),
        ("accessibility: {act: ehka}", "`accessibility.act` is `ehka`: write yes, unknown or no"),
        ("accessibility: {reviewed: eilen}", "`accessibility.reviewed` is `eilen`: write a day"),
        ("accessibility: {tried: NVDA}", "`accessibility.tried` is `NVDA`: write a list"),
        ("site: {printed: opas.fi}", "`site.printed` is `opas.fi`: write an address"),
        ("site: {printed: 'https://a.fi'}", "ends in a slash"),
        ("embed: {in: intra.a.fi}", "`embed.in` is `intra.a.fi`: write addresses such as https://"),
        ("embed: {in: ['https://a.fi/sivu']}", "without a slash or a page behind"),
        ("embed: {in: [anywhere, 'https://a.fi']}", "or anywhere alone"),
        ("guide: {name: Opas}", "`guide.name` is `Opas`: write a text for each language"),
        ("guide: {name: {fi: 'A \"b\"'}}", '`guide.name.fi` is `A "b"`: write it without'),
        ("guide: {languages: fi}", "`guide.languages` is `fi`: write a list of names"),
        ("guide: {repository: github.com/a}", "`guide.repository` is `github.com/a`: write an"),
        ("guide: {address: 'https://a.fi'}", "ends in a slash"),
        (
            "look: {colours: {night: {}}}",
            "`look.colours.night` is no key of it; did you mean `light`?",
        ),
        ("look: {colours: {light: blue}}", "`look.colours.light` is `blue`: write colours by name"),
        ("look: {colours: {light: {link: #0b4a52}}}", "docs/owner.yml cannot be read"),
        ("look: {colours: {light: {link: blue}}}", "a colour of six figures in quotation marks"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_key_with_what_to_write(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(PublisherError) as refused:
        told(tmp_path, text)
    assert says in str(refused.value)


def test_a_file_of_other_letters_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "owner.yml").write_bytes("publisher: {name: Yhdistys ä}".encode("latin-1"))
    with pytest.raises(PublisherError, match="save it as UTF-8"):
        owner.read(tmp_path)


def test_a_public_address_asks_for_a_publisher_and_for_the_day_of_a_review() -> None:
    owner.check(TOLD, PUBLIC)
    owner.check(NOT_TOLD, HERE)
    with pytest.raises(PublisherError, match="has no publisher"):
        owner.check(replace(TOLD, publisher=NOBODY), PUBLIC)
    with pytest.raises(PublisherError, match=r"last reviewed\. Write the day in docs/owner\.yml"):
        owner.check(replace(TOLD, reviewed=None), PUBLIC)


def test_a_review_of_more_than_a_year_ago_or_to_come_stops_a_public_address_alone() -> None:
    owner.check_age(TOLD, PUBLIC, date(2027, 11, 30))
    owner.check_age(TOLD, PUBLIC, date(2026, 11, 29))  # it is that day already where the owner is
    with pytest.raises(PublisherError, match="a day to come"):
        owner.check_age(TOLD, PUBLIC, date(2026, 11, 28))
    owner.check_age(TOLD, HERE, date(2030, 1, 1))
    with pytest.raises(PublisherError) as refused:
        owner.check_age(TOLD, PUBLIC, date(2027, 12, 1))
    for part in ("2026-11-30", PUBLIC, "docs/owner.yml, `reviewed`", "known-faults.yml"):
        assert part in str(refused.value)


@pytest.mark.parametrize(
    ("address", "shared_host", "shares"),
    [
        (SHARED, "", True),
        ("https://jarjesto.github.io/", "", True),
        ("https://jarjesto.gitlab.io/opas/", "", True),
        ("https://kuiske.fi/opas/", "", True),
        (PUBLIC, "", False),
        (HERE, "", False),
        (PUBLIC, "yes", True),
        (SHARED, "no", False),
    ],
)
def test_a_host_is_shared_where_its_address_or_its_owner_says_so(
    address: str, shared_host: str, *, shares: bool
) -> None:
    assert replace(TOLD, shared_host=shared_host).shares(address) == shares


def test_the_step_before_publishing_says_why_it_stops_and_else_what_to_know(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(told: Owner) -> tuple[int, str]:
        given = replace(settings(), owner=told, site_url=SHARED)
        monkeypatch.setattr(before, "settings_of_project", lambda: given)
        return before.main(), capsys.readouterr().err

    today = datetime.now(UTC).date()
    status, said = run(replace(TOLD, reviewed=today))
    assert (status, said.count("Warning: ")) == (0, 2)
    status, said = run(replace(TOLD, reviewed=today - timedelta(days=366)))
    assert status == 1
    assert "more than 12 months ago" in said


def test_a_shared_host_is_told_of_and_what_it_means_for_print() -> None:
    host, paper = owner.warnings(TOLD, SHARED)
    assert "README.md" in host
    assert "printed code is dead" in paper
    assert len(owner.warnings(replace(TOLD, printed="https://w3id.org/opas/"), SHARED)) == 1
    assert not owner.warnings(replace(TOLD, host="own"), PUBLIC)
    assert not owner.warnings(TOLD, HERE)


def test_an_owner_is_asked_whose_server_a_public_site_is_on_where_its_address_does_not_tell() -> (
    None
):
    (said,) = owner.warnings(TOLD, PUBLIC)
    assert "docs/owner.yml, `host` under `site`" in said
