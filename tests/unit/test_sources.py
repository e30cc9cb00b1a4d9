"""Sources of facts: a register that explains its faults, one small line, a list of them all."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.markdown.convert import converter
from kokemusopas.markdown.explanations import explained
from kokemusopas.markdown.sources import CiteError
from kokemusopas.model.elements import read, write
from kokemusopas.model.source import SourceError
from kokemusopas.pages import body, print_page, sources
from kokemusopas.pages.made import FAULTS, Made, make
from kokemusopas.texts import ui
from kokemusopas.texts.glossary import Term, Wording
from kokemusopas.texts.sources import Register, RegisterError, load
from kokemusopas.translations.wording import short_hash
from model_pages import EXTENSIONS, OPTIONS, change, settings, small_guide

TAX = """
vero-palkka:
  title: Palkkaa vai työkorvausta
  lang: fi
  publisher: {fi: Verohallinto, sv: Skatteförvaltningen, en: Finnish Tax Administration}
  url: https://vero.example/palkka
  dated: 2025-08-28
  read: stored
  seen: 2026-11-30
  check: 2027-02-28
  about: {fi: Milloin palkkio on palkkaa., sv: När arvodet är lön., en: When a fee is wages}
"""
MORE = """
vero-kortti:
  title: Verokortti
  lang: fi
  publisher: {fi: Verohallinto, sv: Skatteförvaltningen, en: Finnish Tax Administration}
  url: https://vero.example/kortti
  dated: null
  read: live
  seen: 2026-11-29
  check: 2026-12-31
  about: {fi: Kortista., sv: Om kortet., en: About the card.}
  forms:
    sv: {title: Skattekort, url: https://vero.example/kort}
    en: {title: Tax card, url: https://vero.example/en, read: stored, seen: 2026-11-28}
talk:
  title: How to talk
  lang: en
  publisher: Speakers' Forum
  url: https://talk.example/
  dated: 2019-05
  read: stored
  seen: 2026-11-30
  check: 2028-11-30
  about: {fi: Puhumisesta., sv: Om att tala., en: On talking.}
own:
  - https://licence.example/
addresses:
  - {fi: https://www.kela.example/, sv: https://www.fpa.example/}
  - {fi: kysy@kela.example, en: ask@kela.example}
"""
PAGES = ("index", "lista", "sanasto")
TEXTS = {code: ui.load(ROOT / f"docs/{code}/_ui.yml")["source"] for code in ("fi", "sv", "en")}


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return load(written(tmp_path, TAX + MORE), KNOWN)


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.yml"
    path.write_text(text, "utf-8")
    return path


def test_the_register_holds_each_source_and_the_addresses_that_are_none(
    register: Register,
) -> None:
    tax, card, talk = register.sources.values()
    assert register.own == ("https://licence.example/",)
    assert (tax.own.dated, tax.own.year) == ("2025-08-28", "2025")
    assert (card.own.dated, card.own.year) == ("", "")
    assert (tax.own.check, talk.own.dated) == (date(2027, 2, 28), "2019-05")
    assert (tax.form("sv").lang, card.form("fi").title) == ("fi", "Verokortti")
    assert talk.publisher == dict.fromkeys(KNOWN, "Speakers' Forum")
    assert register.lines["vero-kortti"] == 13


def test_what_a_form_in_another_language_does_not_tell_is_as_in_the_entry(
    register: Register,
) -> None:
    card = register.sources["vero-kortti"]
    unread, read = card.form("sv"), card.form("en")
    assert (unread.lang, unread.title, unread.url) == (
        "sv",
        "Skattekort",
        "https://vero.example/kort",
    )
    assert (unread.read_as, unread.read, unread.seen) == ("fi", "live", date(2026, 11, 29))
    assert (read.read_as, read.read, read.seen) == ("en", "stored", date(2026, 11, 28))
    assert unread.check == read.check == card.own.check


@pytest.mark.parametrize(
    ("address", "reader", "own"),
    [
        ("https://www.kela.example/", "sv", "https://www.fpa.example/"),
        ("www.fpa.example", "fi", "https://www.kela.example/"),
        ("https://www.kela.example/", "en", None),
        ("https://www.kela.example/tuki", "sv", None),
        ("kysy@kela.example", "en", "ask@kela.example"),
        ("https://vero.example/kortti", "en", "https://vero.example/en"),
        ("https://vero.example/palkka", "sv", None),
    ],
)
def test_an_address_can_have_a_form_for_each_language(
    register: Register, address: str, reader: str, own: str | None
) -> None:
    assert register.address(address, reader) == own


def test_a_guide_without_a_register_cites_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "sources.yml", KNOWN) == Register()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("vero-palkka:", "Vero_palkka:", "`Vero_palkka` is no id: write lower-case letters"),
        ("  lang: fi\n", "", "`vero-palkka` lacks `lang`: add it"),
        ("  lang: fi", "  lang: de", "`vero-palkka` has `lang: de`: write one of fi, sv, en"),
        ("  read: stored", "  read: heard", "has `read: heard`: write one of stored, live"),
        ("  read:", "  facts: []\n  read:", "has an unknown key `facts`: known are title, lang"),
        ("Palkkaa vai työkorvausta", "''", "`vero-palkka` has no text under `title`: write it"),
        ("https://vero", "http://vero", "has the address `http://vero.example/palkka` under"),
        ("2025-08-28", "elokuu", "has `dated: elokuu`: write 2025, 2025-08, 2025-08-28, or null"),
        ("2025-08-28", "2025-13", "has `dated: 2025-13`"),
        ("check: 2027-02-28", "check: 2027", "`check: 2027`: write a day such as 2026-11-30"),
        (
            "about: {fi: Milloin",
            "about: {de: Milloin",
            "has no `about` in fi: add `fi:` below `about:`",
        ),
        ("about: {", "about: {de: Lohn, ", "has `about` in `de`: known are fi, sv, en"),
        (TAX, TAX + TAX, "`vero-palkka` stands twice: give one of them another id"),
        (TAX, "- vero", "must hold each source below its id"),
        (TAX, "vero: [", "cannot be read"),
        (TAX, "vero-palkka: yes\n", "`vero-palkka` holds nothing: give it the keys title, lang"),
        (TAX, f"{TAX}  forms: [sv]\n", "`vero-palkka` has other `forms`: write them below sv, en"),
        (TAX, f"{TAX}  forms: {{fi: {{}}}}\n", "has other `forms`"),
        (TAX, f"{TAX}  forms: {{sv: {{title: Lön}}}}\n", "lacks `url` in `forms.sv`"),
        (TAX, f"{TAX}  forms: {{sv: {{lang: sv}}}}\n", "unknown key `lang` in `forms.sv`"),
        (
            TAX,
            f"{TAX}  forms: {{sv: {{title: Lön, url: https://vero.example/, read: live}}}}\n",
            "has `forms.sv` half read: give both `read` and `seen`",
        ),
        (
            TAX,
            f"{TAX}  forms: {{sv: {{title: Lön, url: vero.example}}}}\n",
            "`vero-palkka.forms.sv` has the address `vero.example` under `url`",
        ),
        (TAX, "addresses: [{fi: kela.fi, sv: fpa.fi}]\n", "`addresses` must be a list of lines"),
        (TAX, "addresses: [{fi: https://kela.fi/}]\n", "`addresses` must be a list of lines"),
        (TAX, "own: [kela.fi]\n", "`own` must be a list of addresses that begin with https://"),
    ],
)
def test_a_malformed_entry_is_told_with_file_id_key_and_cure(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in TAX
    with pytest.raises(RegisterError) as told:
        load(written(tmp_path, TAX.replace(old, new)), KNOWN)
    assert str(told.value).startswith("docs/sources.yml")
    assert says in str(told.value)


def html(markdown: str, register: Register, language: str = "fi") -> BeautifulSoup:
    """Return what the Markdown of a page becomes."""
    texts = {"added": "{year}", "source": TEXTS[language]}
    options = EXTENSIONS, OPTIONS, texts, Path(".icons"), register.sources, language
    return BeautifulSoup(converter(*options)(markdown), "html.parser")


def one(html: Tag, selector: str) -> Tag:
    found = html.select(selector)
    assert len(found) == 1, f"{len(found)} × {selector} in {html}"
    return found[0]


def seen(element: Tag) -> str:
    """Return what is seen of an element."""
    shown = BeautifulSoup(str(element), "html.parser")
    for hidden in shown.select(".visually-hidden, [hidden]"):
        hidden.decompose()
    return " ".join(shown.get_text().split())


@pytest.mark.parametrize(
    ("language", "cited", "line"),
    [
        ("fi", "vero-palkka", "Lähde: Verohallinto, 2025"),
        ("sv", "vero-palkka", "Källa: Skatteförvaltningen, 2025"),
        ("fi", "vero-kortti", "Lähde: Verohallinto"),
        ("fi", "vero-palkka, talk", "Lähteet: Verohallinto, 2025 · Speakers' Forum, 2019"),
        ("en", "talk,talk", "Source: Speakers' Forum, 2019"),
        (
            "fi",
            "vero-palkka,talk,vero-kortti",
            "Lähteet: Verohallinto, 2025, lähde 2 · Speakers' Forum, 2019",
        ),
        (
            "en",
            "vero-kortti,vero-palkka",
            "Sources: Finnish Tax Administration, 2025",
        ),
    ],
)
def test_sources_are_one_small_line_that_names_each_publisher_once(
    register: Register, language: str, cited: str, line: str
) -> None:
    page = html(f"Fakta.\n\n{{ source={cited} }}\n", register, language)
    assert seen(one(page, "p.source")) == line


def test_each_name_leads_to_its_source_and_is_heard_with_its_publisher(register: Register) -> None:
    first, second = html("{ source=vero-palkka,vero-kortti }", register, "sv")("a")
    assert first["href"] == "https://vero.example/palkka"
    assert first.get_text() == "Skatteförvaltningen, 2025"
    assert first["hreflang"] == "fi"
    assert first["aria-describedby"] == "toinen-sivusto"
    assert "noreferrer" in first["rel"]
    assert second["href"] == "https://vero.example/kort"
    assert second.get_text() == "Skatteförvaltningen, källa 2: Skattekort"
    assert not second.select("[lang]"), "its title is that of the page it leads to"
    assert not second.has_attr("hreflang"), "it has an address in the reader's language"
    foreign = one(html("{ source=talk }", register), "a")
    assert foreign["lang"] == "en", "the name has no other form in Finnish"
    assert not foreign.select("[lang]")
    own = one(html("{ source=vero-palkka }", register), "a")
    assert not own.has_attr("hreflang")
    assert not own.select("[lang]")


@pytest.mark.parametrize(
    ("markdown", "selector"),
    [
        ("Fakta.\n{ source=talk }\n\nMuuta.", "p > span.source"),
        ("- yksi\n- kaksi\n\n{ source=talk }", "ul + p.source"),
        ("- yksi { source=talk }\n- kaksi", "ul > li:first-child > span.source"),
        ("/// note | Otsikko\n- yksi\n\n{ source=talk }\n///", ".note > p.source:last-child"),
        ("| a |\n| --- |\n| b { source=talk } |", "td > span.source"),
    ],
)
def test_a_line_of_sources_stands_wherever_a_fact_does(
    register: Register, markdown: str, selector: str
) -> None:
    assert seen(one(html(markdown, register), selector)) == "Lähde: Speakers' Forum, 2019"


@pytest.mark.parametrize(
    ("names", "reader", "language"),
    [
        (("Forum", "Forum", "Forum"), "fi", "en"),
        (("Nollalinja", "Nollinjen", "Nollalinja"), "fi", "fi"),
        (("Nollalinja", "Nollinjen", "Nollalinja"), "sv", "sv"),
        (("Nollalinja", "Nollinjen", "Nollalinja"), "en", "fi"),
    ],
)
def test_a_name_that_is_not_translated_is_finnish_or_as_foreign_as_its_source(
    register: Register, names: tuple[str, ...], reader: str, language: str
) -> None:
    publisher = dict(zip(("fi", "sv", "en"), names, strict=True))
    assert replace(register.sources["talk"], publisher=publisher).name_language(reader) == language


def test_what_is_code_cites_nothing(register: Register) -> None:
    assert html("`{ source=x }`", register).get_text() == "{ source=x }"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("source=vero", "the source `vero` is not in docs/sources.yml; did you mean `vero-palkka`"),
        ("source=vero-kotti", "did you mean `vero-kortti`"),
        ("source=", "the source `` is not in"),
        ("sources: talc", "the source `talc` is not in docs/sources.yml; did you mean `talk`?"),
    ],
)
def test_an_unknown_id_stops_the_build_with_the_nearest(
    register: Register, written: str, says: str
) -> None:
    with pytest.raises(CiteError) as told:
        html(f"{{ {written} }}", register)
    assert says in str(told.value)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A small guide that cites two sources, lists them and sums them up."""
    docs = small_guide(tmp_path)
    written(docs, TAX + MORE)
    for code in ("fi", "sv"):
        texts = (ROOT / f"docs/{code}/_ui.yml").read_text("utf-8")
        start = texts.index("\nsource:\n")
        own = docs / code / "_ui.yml"
        kept = [line for line in own.read_text("utf-8").splitlines() if line[:7] != "source:"]
        end = texts.index("\nsearch:", start)
        own.write_text("\n".join(kept) + texts[start:end] + "\n", "utf-8")
        with (docs / code / "lista.md").open("a", encoding="utf-8") as page:
            page.write("\n{ source=vero-kortti }\n\n## Muuta { #muuta }\n\nFakta.\n\n")
            page.write("{ source=talk,vero-kortti }\n")
        with (docs / code / "index.md").open("a", encoding="utf-8") as page:
            page.write("\n<!-- sources -->\n\n<!-- sources-summary -->\n")
    return docs


def made_on(docs: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Return the guide whose content was last changed on a day."""
    moment = f"{day}T12:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(moment).timestamp())))
    return make(settings(docs, *PAGES))


def shown(made: Made, name: str, language: str = "fi") -> BeautifulSoup:
    edition = made.guide.editions[language]
    parts = [write(nodes) for _, nodes in body.sections(edition.pages[name], edition, made)]
    return BeautifulSoup("".join(parts), "html.parser")


def test_an_unknown_id_is_told_with_file_and_line(docs: Path) -> None:
    change(docs, "fi/lista.md", "source=talk", "source=tall")
    with pytest.raises(SourceError, match=r"docs/fi/lista\.md:\d+: the source `tall` is not in"):
        make(settings(docs, *PAGES))


def test_a_malformed_register_is_a_fault_that_a_build_tells(docs: Path) -> None:
    change(docs, "sources.yml", "lang: en", "lang: de")
    with pytest.raises(FAULTS, match=r"docs/sources\.yml: `talk` has `lang: de`"):
        make(settings(docs, *PAGES))


def test_a_changed_register_makes_pages_anew(docs: Path) -> None:
    first = make(settings(docs, *PAGES))
    change(docs, "sources.yml", "Speakers' Forum", "The Forum")
    page = make(settings(docs, *PAGES), first).guide.editions["fi"].pages["lista"]
    assert "The Forum, 2019" in write(page.sections[-1].blocks[-1].nodes)


def test_the_list_has_every_cited_source_by_publisher(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(made_on(docs, "2026-11-30", monkeypatch), "index", "sv")
    assert [row["id"] for row in page.select(".sources li[id]")] == [
        "lahde-vero-kortti",
        "lahde-talk",
    ]
    assert [one.get_text() for one in page.select(".sources strong")] == [
        "Skatteförvaltningen",
        "Speakers' Forum",
    ]
    talk = one(page, "#lahde-talk")
    assert (one(talk, "a[hreflang]")["lang"], one(talk, "a[hreflang]")["hreflang"]) == ("en", "en")
    assert seen(talk) == (
        "How to talk. Om att tala. Datum: maj 2019. Läst som sparad kopia 30.11.2026. "
        "Ska kontrolleras på nytt senast 30.11.2028. Avsnitt i guiden: Muuta"
    )
    card = one(page, "#lahde-vero-kortti")
    assert seen(card).startswith("Skattekort. Om kortet.")
    assert one(card, "a[rel]")["href"] == "https://vero.example/kort"
    assert "Öppnad på webben 29.11.2026. Sidan lästes på ett annat språk" in seen(card)
    assert "Datum syns inte på sidan." in seen(card)
    links = [link["href"] for link in card("a") if ".md" in str(link["href"])]
    assert links == ["lista.md#kysy", "lista.md#muuta"]


def test_the_list_leads_to_five_sections_and_counts_the_others(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as page:
        for number in range(5):
            page.write(f"\n## K{number} {{ #k{number} }}\n\n{{ source=talk }}\n")
    row = one(shown(made_on(docs, "2026-11-30", monkeypatch), "index"), "#lahde-talk")
    assert seen(row).endswith("Muuta · K0 · K1 · K2 · K3 ja 1 muu")


def test_sections_of_one_title_are_told_with_their_pages(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (docs / "fi/lista.md").open("a", encoding="utf-8") as page:
        page.write("\n## Muuta { #muuta-viela }\n\n{ source=talk }\n")
    row = one(shown(made_on(docs, "2026-11-30", monkeypatch), "index"), "#lahde-talk")
    title = one(shown(made_on(docs, "2026-11-30", monkeypatch), "lista"), "h1").get_text()
    assert seen(row).endswith(f"{title}: Muuta · {title}: Muuta")


def test_the_summary_counts_how_sources_were_read_and_which_are_past_their_day(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shown(made_on(docs, "2026-12-31", monkeypatch), "index").get_text(" ")
    assert "Oppaassa on 2 lähdettä, joista 1 on luettu tallennetusta kopiosta." in before
    assert "Verkossa on avattu 1." in before
    assert "Yhdenkään tarkistuspäivä ei ollut ohi" in before
    after = shown(made_on(docs, "2027-01-01", monkeypatch), "index").get_text(" ")
    assert "Tarkistuspäivä oli ohi 1 lähteellä" in after
    assert "1. tammikuuta 2027" in after


@pytest.mark.parametrize(("day", "old"), [("2026-12-31", False), ("2027-01-01", True)])
def test_a_fact_past_its_day_says_so_and_fails_nothing(
    docs: Path, day: str, old: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_on(docs, day, monkeypatch)
    for element in (
        *shown(made, "lista").select(".source"),
        one(shown(made, "index"), "#lahde-vero-kortti"),
    ):
        assert element["data-check"] == "2026-12-31", "the earliest day of what is cited counts"
        assert ("is-old" in (element.get("class") or [])) is old
        assert ("Tieto voi olla vanhentunut" in seen(element)) is old
    assert not shown(made, "index").select("#lahde-talk.is-old")


def test_without_a_known_day_of_the_content_the_browser_alone_tells_what_is_old() -> None:
    nodes = read('<p class="source" data-check="2020-01-01"><span data-old hidden>x</span></p>')
    assert sources.marked(nodes, None) == nodes


def test_on_paper_a_line_of_sources_leads_to_the_list(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_on(docs, "2026-11-30", monkeypatch)
    edition = made.guide.editions["fi"]
    parts = print_page.parts(edition, made)
    page = BeautifulSoup(print_page.html(parts, edition, made), "html.parser")
    first, second = page.select(".source")[-1]("a")
    assert first["href"] == "#etusivu-lahde-talk"
    assert one(page, "#etusivu-lahde-talk")
    assert (first.get_text(), second.get_text()) == ("Speakers' Forum, 2019", "Verohallinto")
    assert not page.select(".source [hidden], .source .visually-hidden, [data-source]")
    entry = one(page, "#etusivu-lahde-talk")
    assert one(entry, "a[rel]")["href"] == "https://talk.example/", "the list has the address"


def test_pages_are_sent_without_the_ids_that_only_the_guide_needs(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_on(docs, "2026-11-30", monkeypatch)
    page = made.guide.editions["fi"].pages["lista"]
    rewrite = body.links_from(page, made.guide, "lista/")
    assert page.sections[-1].cited == ("talk", "vero-kortti")
    html = write(page.sections[-1].blocks[-1].nodes, rewrite)
    assert "talk.example" in html
    assert "data-source" not in html


def test_ids_are_no_words_to_explain_to_translate_or_to_check() -> None:
    term = Term("vero", {"fi": Wording("vero", "")}, explain=True)
    line = "{ source=vero-palkka }"
    assert explained(f"{line}\n", [term], "fi") == f"{line}\n"
    assert short_hash(f"Fakta.\n\n{line}") == short_hash("Fakta.\n\n{ source=talk }")
