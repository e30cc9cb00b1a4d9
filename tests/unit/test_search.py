"""The search index: sections, words and what leads to them."""

import json
import re
from pathlib import Path
from typing import cast

import pytest
from known_languages import KNOWN
from kokemusopas.kept import Store
from kokemusopas.search import (
    SearchedPage,
    SearchError,
    elsewhere,
    finnish,
    language,
    load_words,
    make,
    make_elsewhere,
)
from kokemusopas.search.finnish import Finnish
from kokemusopas.search.sections import entries, sections
from kokemusopas.search.stemmed import Stemmed
from kokemusopas.search.words import changed, fold, stems, words
from kokemusopas.texts.glossary import Term, Wording
from model_pages import page

FINNISH = KNOWN["fi"]

PAGE = """
# Alku { #alku }

Ensin **tämä**.

## Palkkio & kulut { #raha }

/// addition | Lisätty 2026
Sovi palkkiosta.
///

- ruotsiksi: <span lang="sv">arvode</span>
- yksi
"""


def test_a_page_is_read_as_sections_without_what_is_not_theirs() -> None:
    first, second = sections(page(PAGE))
    assert (first.id, first.level, first.heading, first.text) == ("alku", 1, "Alku", "Ensin tämä.")
    assert (second.id, second.level, second.heading) == ("raha", 2, "Palkkio & kulut")
    assert second.text == "Sovi palkkiosta. yksi"


def test_a_word_of_another_language_belongs_to_its_sentence() -> None:
    marked = PAGE.replace("**tämä**", "tämä (*arvode*{ lang=sv })")
    first, second = sections(page(marked))
    assert first.text == "Ensin tämä (arvode)."
    assert "arvode" not in second.text, "what only names a term in another language is found by it"


LIST = """
# Lista { #lista }

## Tilaa { #tilaa }

/// checklist
    phase: 1

- [ ] Sovi rahasta. [Miksi?](alku.md#raha) { #sopiminen due=-14 }
- [ ] Juhli lopuksi. { #juhla due=0 }
- [ ] Lue alku. [Ohje](alku.md) { #lukeminen due=-1 }
///
"""
BRIEF = """
# Pohja { #pohja }

/// brief
- **Mikä on palkkio?** Siitä on hyvä sopia. { #palkkio line ticks=sopiminen }
- **Mikä on tarkoitus?** Se ratkaisee. { #tarkoitus line }
///
"""


def test_items_and_questions_are_found_by_themselves_under_their_matter() -> None:
    pages = [page(PAGE, "alku"), page(LIST, "lista"), page(BRIEF, "pohja")]
    found = entries(pages)
    assert [(one.place.id, one.page, one.section) for one in found["lista"]] == [
        ("item-sopiminen", "alku", "raha"),
        ("item-juhla", "lista", "tilaa"),
        ("item-lukeminen", "alku", "alku"),
    ]
    assert [(one.place.id, one.page, one.section) for one in found["pohja"]] == [
        ("question-palkkio", "alku", "raha"),
        ("question-tarkoitus", "pohja", "pohja"),
    ]
    assert found["pohja"][0].place.heading == "Mikä on palkkio?"
    assert "Juhli" not in sections(pages[1])[1].text, "an item is found once"


def test_words_are_folded_as_the_browser_folds_them() -> None:
    assert words("Sote-ala, Ääni\u00adlevy!") == ["sote", "ala", "äänilevy"]
    assert fold("äänilevyå") == "aanilevya"


@pytest.mark.parametrize(
    ("word", "term", "form"),
    [
        ("kulukorvaus", "korvaus", "kulukorvauksista"),
        ("kokemustoimija", "toimija", "kokemustoimijoiden"),
        ("opas", "opas", "oppaassa"),
        ("tuki", "tuki", "tuen"),
        ("tilata", "tilata", "tilaavat"),
        ("lomake", "lomake", "lomakkeilla"),
        ("esteettömyys", "este", "esteettömyyden"),
    ],
)
def test_finnish_knows_parts_roots_and_forms_of_words_that_it_never_saw(
    word: str, term: str, form: str
) -> None:
    knowing = Finnish(KNOWN["fi"], [])
    assert term in knowing.terms(word)
    assert word in knowing.terms(form)
    found = stems(word, knowing.forms(word), knowing)
    found += changed(found[0], knowing.changes)
    assert any(
        fold(form).startswith(stem) and re.fullmatch(knowing.endings, fold(form)[len(stem) :])
        for stem in found
    ), f"{form} is not reached from {found}"


def test_what_a_change_of_the_end_gives_is_not_written_down() -> None:
    assert changed("kokemus", ["nen s", "us ukse u", "s x"]) == ["kokemukse", "kokemu"]
    assert changed("tuki", ["us ukse"]) == []
    knowing = Finnish(KNOWN["fi"], [])
    assert stems("kokemus", ["kokemuksista"], knowing) == ["kokemus"]


def test_a_word_and_what_is_made_of_it_lead_to_each_other_in_finnish() -> None:
    knowing = Finnish(KNOWN["fi"], ["korvaus", "korvaa"])
    assert "korvata" in knowing.terms("korvaus")
    assert "korvaus" in knowing.terms("korvaamme")


def test_swedish_compounds_fall_into_the_words_of_the_text() -> None:
    knowing = Stemmed(KNOWN["sv"], ["kostnad", "ersättning", "kostnadsersättningen", "ersätt"])
    assert set(knowing.terms("kostnadsersättningen")) == {
        "kostn",
        "ersättning",
        "kostnadsersättning",
    }
    assert "ersät" in knowing.terms("ersättningen")
    assert "ersättning" in knowing.terms("ersätt")


def test_a_swedish_word_that_drops_a_vowel_is_the_same_word() -> None:
    knowing = Stemmed(KNOWN["sv"], ["hjälpmedel", "hjälpmedlen"])
    assert knowing.terms("hjälpmedlen").keys() == knowing.terms("hjälpmedel").keys()


def test_an_english_derivation_is_itself_before_its_root() -> None:
    knowing = Stemmed(KNOWN["en"], ["personal", "person"])
    assert knowing.terms("personal") == {"person": 0.5, "personal": 1}
    assert knowing.terms("persons") == {"person": 1}


def test_a_word_that_readers_type_and_the_text_lacks_is_met_as_it_is_written() -> None:
    english = Stemmed(KNOWN["en"], [], typed=["library"])
    term = next(iter(english.terms("library")))
    given = stems(term, english.forms(term), english)
    assert any(re.fullmatch(stem + f"(?:{english.endings})", "library") for stem in given), given


def test_without_libvoikko_finnish_is_stemmed_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise OSError("no library")

    monkeypatch.setattr(finnish, "Voikko", missing)
    knowing, lacking = language.of_texts(KNOWN["fi"], ["palkkiosta palkkio"])
    assert isinstance(knowing, Stemmed)
    assert lacking == "no library"


SEARCHED = SearchedPage("tilaaminen", "tilaaminen/", "Tilaaminen", sections(page(PAGE)))


def built(also: dict[str, dict[str, str]] | None = None) -> dict[str, object]:
    fee = Wording("palkkio", "Raha.", avoid=("liksa",), search=("tuki", "tunti palkka"))
    term = Term("palkkio", {"fi": fee, "sv": fee, "en": fee})
    text, lacking = make(FINNISH, [SEARCHED], [term], also or {})
    assert lacking is None
    index: dict[str, object] = json.loads(text)
    return index


def test_the_index_holds_sections_and_their_addresses() -> None:
    index = built()
    assert index["pages"] == [
        ["tilaaminen/", "Tilaaminen", ["", "Alku", "raha", "Palkkio & kulut"]]
    ]


def test_what_leads_to_a_section_stands_after_it_in_the_index() -> None:
    pages = [page(PAGE, "alku"), page(LIST, "lista")]
    leading = entries(pages)
    text, _ = make(
        KNOWN["sv"],
        [
            SearchedPage(
                one.name, f"{one.name}/", one.title, sections(one), 1, "", leading[one.name]
            )
            for one in pages
        ],
        [],
        {},
    )
    first, second = json.loads(text)["pages"]
    assert first[2] == [
        *("", "Alku", [1, "item-lukeminen", "Lue alku."]),
        *("raha", "Palkkio & kulut", [1, "item-sopiminen", "Sovi rahasta."]),
    ]
    assert second[2] == ["", "Lista", "tilaa", "Tilaa", [1, "item-juhla", "Juhli lopuksi."]]


def test_the_words_of_the_index_are_for_readers_and_their_starts_are_stems() -> None:
    assert "ettömyys" in index_of("fi", "esteettömyyden")
    assert "ersät|ta" in index_of("sv", "ersätta ersätter")
    assert "0event|s" in index_of("en", "events")


def test_a_name_with_a_capital_inside_is_a_word_of_its_own() -> None:
    assert "4a" in index_of("fi", "Koko KoKoA").splitlines(), "koko, and then kokoa"
    assert "4a" not in index_of("fi", "Koko kokoa").splitlines()


def test_of_a_page_that_few_are_after_only_the_beginnings_of_sections_are_found() -> None:
    text = "Ensimmäinen.\n\nToinen."
    assert "toinen" in index_of("fi", text)
    assert "toinen" not in index_of("fi", text, 0.8)
    assert "ensimmäinen" in index_of("fi", text, 0.8)


def test_what_the_glossary_explains_a_word_with_is_not_found_as_what_the_guide_tells() -> None:
    text = "# Sanasto {#a}\n\nAlku.\n\n## Fee {#b}\n\nGhosts.\n"
    term = Term("fee", {"en": Wording("fee", "."), "fi": Wording("palkkio", ".")})
    searched = [SearchedPage("a", "a/", "", sections(page(text)))]
    told, _ = make(KNOWN["en"], searched, [], {})
    explained, _ = make(KNOWN["en"], searched, [term], {})
    assert "ghost" in json.loads(told)["terms"]
    assert "ghost" not in json.loads(explained)["terms"]


def index_of(code: str, text: str, weight: float = 1) -> str:
    found = [SearchedPage("a", "a/", "", sections(page(f"# . {{ #a }}\n\n{text}\n")), weight)]
    terms: str = json.loads(make(KNOWN[code], found, [], {})[0])["terms"]
    return terms


def test_the_same_pages_give_the_same_index() -> None:
    assert built() == built()


def test_other_names_of_a_term_lead_to_what_speaks_of_it() -> None:
    index = built()
    ((name, others, _),) = cast("list[list[str]]", index["names"])
    assert name == "palkkio"
    assert {"tuki", "tue", "liksa"} <= set(others.split()), "search words, with their stems"
    assert "tuntipalkka" in others.split(), "two words as one"
    assert str(index["places"]).splitlines()[-1] == "2", "the second section speaks of the fee"


def test_names_in_other_languages_are_told_apart_from_other_names() -> None:
    wordings = {
        code: Wording(word, ".", search=(f"{word}x",))
        for code, word in (("fi", "palkkio"), ("sv", "arvode"), ("en", "fee"))
    }
    index = json.loads(make(FINNISH, [SEARCHED], [Term("palkkio", wordings)], {})[0])
    ((_, others, foreign),) = index["names"]
    assert "palkkiox" in others.split()
    assert {"arvode", "fee"} <= set(foreign.split())


def test_search_words_for_a_section_that_there_is_not_stop_the_build() -> None:
    with pytest.raises(SearchError, match=r"_search\.yml .*`tilaaminen` `rahat`"):
        built({"tilaaminen": {"rahat": "hinta"}})


def test_search_words_of_another_form_stop_the_build(tmp_path: Path) -> None:
    path = tmp_path / "_search.yml"
    path.write_text("tilaaminen:\n  raha: hinta\n", encoding="utf-8")
    assert load_words(path) == {"tilaaminen": {"raha": "hinta"}}
    path.write_text("tilaaminen: hinta\n", encoding="utf-8")
    with pytest.raises(SearchError, match=r"_search\.yml must hold words by page and section"):
        load_words(path)


def test_a_kept_index_is_the_one_that_would_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)

    def titled(title: str, text: str = PAGE) -> SearchedPage:
        return SearchedPage("tilaaminen", "tilaaminen/", title, sections(page(text)))

    first, changed = titled("Tilaaminen"), titled("Ostaminen")
    unread = titled("Tilaaminen", PAGE.replace("2026", "2025"))
    for own in KNOWN.values():
        fresh = make(own, [first], [], {})
        assert make(own, [first], [], {}, store) == fresh, "made and kept"
        assert make(own, [first], [], {}, store) == fresh, "kept"
        assert make(own, [changed], [], {}, store) == make(own, [changed], [], {}) != fresh
        assert make(own, [first], [], {"tilaaminen": {"raha": "hinta"}}, store) != fresh
    monkeypatch.setattr("kokemusopas.search.build", lambda *_: "made anew")
    assert make(FINNISH, [first], [], {}, store) != ("made anew", None)
    assert make(FINNISH, [unread], [], {}, store) != ("made anew", None), (
        "what search does not read"
    )
    monkeypatch.setattr(finnish, "version", lambda: "another dictionary")
    assert make(FINNISH, [first], [], {}, store) == ("made anew", None)
    monkeypatch.setattr(finnish, "version", lambda: None)
    assert make(FINNISH, [first], [], {}, store) == ("made anew", None)


def test_what_voikko_answered_is_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def learn() -> tuple[dict[str, float], list[str]]:
        knowing = Finnish(KNOWN["fi"], ["kulukorvauksista", "korvaa"], Store(tmp_path))
        found = knowing.terms("kulukorvaus"), stems("korvaus", ["korvaus"], knowing)
        knowing.keep()
        return found

    first = learn()
    asked: list[str] = []

    def analyze(_: object, word: str) -> list[object]:
        asked.append(word)
        return []

    monkeypatch.setattr("libvoikko.Voikko.analyze", analyze)
    assert learn() == first
    assert asked == []
    monkeypatch.setattr(finnish, "version", lambda: "another dictionary")
    learn()
    assert "korvaus" in asked


ELSEWHERE = """
place: {text: Kysy siellä., links: [tilaaminen#raha, tilaaminen#alku], words: lähellä}
sum: {text: Kysy taloudesta., links: [tilaaminen#raha], words: euro joka}
"""


def intents(folder: Path, text: str = ELSEWHERE) -> tuple[elsewhere.Intent, ...]:
    path, places = folder / "_elsewhere.yml", folder / "places.yml"
    path.write_text(text, encoding="utf-8")
    places.write_text("fi: Lahti Jyväskylä\nsv: Lahtis\n", encoding="utf-8")
    return elsewhere.load(path, places)


def test_what_the_guide_does_not_tell_leads_to_sections_by_its_words_and_names_of_places(
    tmp_path: Path,
) -> None:
    text = make_elsewhere(FINNISH, [SEARCHED], intents(tmp_path))
    place, amount = json.loads(text)["intents"].values()
    assert place["text"] == "Kysy siellä."
    assert place["links"] == [["tilaaminen/#raha", "Palkkio & kulut"], ["tilaaminen/", "Alku"]]
    assert {"lahti", "lahde", "jyväskylä", "lahtis"} <= set(place["words"].split())
    assert "euro" in amount["words"].split()
    assert "joka" not in amount["words"].split(), "a word that any query may have"


def test_a_link_to_a_section_that_there_is_not_stops_the_build(tmp_path: Path) -> None:
    wrong = intents(tmp_path, ELSEWHERE.replace("tilaaminen#alku", "tilaaminen#loppu"))
    with pytest.raises(SearchError, match=r"docs/fi/_elsewhere\.yml links `place` .*#loppu"):
        make_elsewhere(FINNISH, [SEARCHED], wrong)


@pytest.mark.parametrize(
    "text",
    [
        "place: Kysy.",
        "place: {text: a, links: [b]}",
        "sum: {text: a, links: [], words: b, c: d}",
        "sum: {text: a, links: [], words: }",
    ],
)
def test_intents_of_another_form_stop_the_build(tmp_path: Path, text: str) -> None:
    with pytest.raises(SearchError, match=r"_elsewhere\.yml must hold for each intent a text"):
        intents(tmp_path, text)


def test_a_guide_may_have_no_intents(tmp_path: Path) -> None:
    assert intents(tmp_path, "# nothing yet") == ()
    assert json.loads(make_elsewhere(FINNISH, [SEARCHED], ()))["intents"] == {}


def test_missing_intents_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"_elsewhere\.yml must hold"):
        elsewhere.load(tmp_path / "_elsewhere.yml", tmp_path / "places.yml")
