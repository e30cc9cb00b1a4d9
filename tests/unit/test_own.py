"""What the owner of a copy adds to the guide and leaves out of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kokemusopas.addresses import aliases, ledger, links
from kokemusopas.addresses.places import places
from kokemusopas.checks.spelling import own_words
from kokemusopas.grammar import folder
from kokemusopas.grammar.fault import GrammarError
from kokemusopas.model import changed, left_out, own
from kokemusopas.model.elements import walk
from kokemusopas.model.guide import FAULTS, Guide, load
from kokemusopas.model.left_out import LeaveOut, LeaveOutError
from kokemusopas.model.owner import Owner
from kokemusopas.model.publisher import PublisherError
from kokemusopas.model.settings import Part, Settings
from kokemusopas.model.source import SourceError
from kokemusopas.pages.tool_data import whole
from kokemusopas.texts.glossary import TermBaseError
from model_pages import change, page, settings, small_guide

ITEMS = """---
title: Omat
adds_to: lista.md
---

/// checklist
    phase: 2

- [ ] Varaan paikan. { #x-oys-paikka due=-3 for=talk }
- [ ] Soitan. { #x-oys-soitto }
///
"""
QUESTION = """---
title: Omat
adds_to: lista.md
after: tilaa
---

### Ruoka { #x-oys-ruoka }

Ruokala on auki.
"""
PAGE = """---
title: Pysäköinti
section: muut
after: lista.md
---

# Pysäköinti { #x-oys-auto }

Aja pihaan.
"""
SOURCE = """x-oys-hinnat:
  title: Hinnat
  lang: fi
  publisher: Esimerkki
  url: https://www.esimerkki.fi/hinnat
  dated: 2026
  read: live
  seen: 2026-11-30
  check: 2027-11-30
  about: {fi: Mitä se maksaa.}
"""
TERMS = """- id: palkkio
  fi: {definition: Sairaalan raha.}
- id: x-oys-kortti
  fi: {term: kortti, definition: Avaa oven.}
"""
NAVIGATION = (Part("", ("index.md",)), Part("muut", ("lista.md", "sanasto.md")))


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the small guide, whose owner has a prefix."""
    made = small_guide(tmp_path)
    (made / "owner.yml").write_text("own: {prefix: oys}\n", "utf-8")
    return made


def write(docs: Path, name: str, text: str) -> None:
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_text(text, "utf-8")


def with_owner(docs: Path, out: LeaveOut) -> Settings:
    """Return the settings of docs whose navigation has the owner's pages."""
    return replace(
        settings(docs),
        navigation=own.placed(NAVIGATION, docs / "fi", out.pages),
        owner=Owner(prefix="oys", leave_out=out),
    )


def read(docs: Path, **left: Any) -> Guide:
    return load(with_owner(docs, LeaveOut(**left)))


def faults(docs: Path) -> list[str]:
    return [str(one) for one in folder.faults(docs, frozenset())]


def test_a_page_that_cannot_be_read_is_told_by_the_grammar_alone(docs: Path) -> None:
    write(docs, "fi/x-oys-auto.md", "---\ntitle: [\n---\n")
    (docs / "fi/x-oys-vanha.md").write_bytes("# Pysäköinti".encode("latin-1"))
    settings = with_owner(docs, LeaveOut())
    with pytest.raises(GrammarError, match=r"x-oys-auto\.md:3: this is not valid YAML"):
        load(settings)


def test_a_page_of_the_owner_stands_where_it_asks_and_is_linked_like_any_other(docs: Path) -> None:
    write(docs, "fi/x-oys-auto.md", PAGE)
    guide = read(docs)
    assert guide.settings.pages == ("index", "lista", "x-oys-auto", "sanasto")
    assert {"x-oys-auto#x-oys-auto"} <= {one.key for one in places(guide)}
    change(docs, "fi/lista.md", "Sovi palkkiosta", "Sovi [autosta](x-oys-auto.md) ja palkkiosta")
    links.check(read(docs))


def test_a_prefix_that_cannot_be_is_no_fault_of_the_files_that_have_it(docs: Path) -> None:
    write(docs, "fi/x-oys-auto.md", PAGE)
    for prefix in ("oys-ry", '"oys'):
        (docs / "owner.yml").write_text(f"own:\n  prefix: {prefix}\n", "utf-8")
        assert not [one for one in faults(docs) if "x-oys-auto" in one]


def test_items_join_the_phase_that_they_name_and_tools_know_them(docs: Path) -> None:
    write(docs, "fi/x-oys-omat.md", ITEMS)
    guide = read(docs)
    page = guide.editions["fi"].pages["lista"]
    assert [one.id for one in page.items] == ["sovin", "x-oys-paikka", "kiitos", "x-oys-soitto"]
    shown = [one.get("data-item") for block in page.blocks for one in walk(block.nodes)]
    assert [one for one in shown if one] == [one.id for one in page.items]
    assert "x-oys-omat" not in guide.editions["fi"].pages
    assert page.items[1].due == -3


def test_tools_can_tell_other_copies_of_the_guide_the_words_of_an_owners_item(docs: Path) -> None:
    write(docs, "fi/x-oys-omat.md", ITEMS)
    guide = read(docs)
    words = {"steps": {"items": []}, "letter": {"parts": {"host": {"title": ""}}}}
    edition = replace(guide.editions["fi"], texts=guide.editions["fi"].texts | words)
    carried = whole(edition, guide)["carried"]
    assert carried == {
        "item/x-oys-paikka/name": {"v": "Varaan paikan.", "t": 0},
        "item/x-oys-paikka/phase": {"v": "2", "t": 0},
        "item/x-oys-soitto/name": {"v": "Soitan.", "t": 0},
        "item/x-oys-soitto/phase": {"v": "2", "t": 0},
    }


def test_sections_come_below_the_one_that_is_named_and_tell_their_own_file(docs: Path) -> None:
    write(docs, "fi/x-oys-omat.md", QUESTION)
    sections = read(docs).editions["fi"].pages["lista"].sections
    told = [(one.id, one.file) for one in sections]
    assert told[1:4] == [("tilaa", ""), ("x-oys-ruoka", "fi/x-oys-omat.md"), ("kysy", "")]


def test_an_addition_is_joined_once_however_often_the_guide_is_read(docs: Path) -> None:
    write(docs, "fi/x-oys-omat.md", ITEMS)
    first = read(docs)
    assert load(first.settings, first) == first


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("fi/x-oys-a.md", PAGE.replace("muut", "muuta"), "section:` with one of muut"),
        (
            "fi/x-oys-a.md",
            PAGE.replace("lista.md", "listat.md"),
            "write one of lista.md, sanasto.md, or",
        ),
        ("fi/x-oys-a.md", ITEMS.replace("lista.md", "list.md"), "did you mean `lista.md`"),
        ("fi/x-oys-a.md", ITEMS.replace("phase: 2", "phase: 3"), "no list of phase 3"),
        ("fi/x-oys-a.md", QUESTION.replace("tilaa", "tila"), "did you mean `tilaa`"),
        ("fi/x-oys-a.md", QUESTION.replace("###", "#"), "write `##`"),
        ("fi/x-oys-a.md", ITEMS.replace("due=-3", "was=sovin"), "an item that is there"),
    ],
)
def test_what_cannot_be_added_is_refused_with_what_to_write(
    docs: Path, name: str, text: str, says: str
) -> None:
    write(docs, name, text)
    with pytest.raises(SourceError) as told:
        read(docs)
    assert says in str(told.value)
    assert str(told.value).startswith(f"docs/{name}:")


def test_a_page_of_the_guide_adds_to_no_other(docs: Path) -> None:
    change(docs, "fi/sanasto.md", "title:", "adds_to: lista.md\ntitle:")
    with pytest.raises(SourceError, match="their names begin with `x-`"):
        read(docs)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("fi/x-kuu-a.md", PAGE, "Call it `x-oys-a.md`"),
        ("fi/x-oys-a.md", PAGE.replace("x-oys-auto", "auto"), "Write `x-oys-auto`"),
        ("fi/x-oys-a.md", PAGE.replace("x-oys-auto", "k-auto"), "Write `k-x-oys-auto`"),
        ("fi/x-oys-a.md", ITEMS.replace("x-oys-paikka", "paikka"), "Write `x-oys-paikka`"),
        ("fi/uusi.md", "# Uusi { #x-oys-uusi }\n", "a file of your own, x-oys-….md"),
        ("own/sources.yml", SOURCE.replace("x-oys-", ""), "Write `x-oys-hinnat`"),
        ("own/x-oys-a.md", PAGE, "into docs/fi/"),
        ("terms.yml", TERMS, "docs/own/terms.yml"),
    ],
)
def test_ids_of_an_owner_and_of_the_guide_never_begin_alike(
    docs: Path, name: str, text: str, says: str
) -> None:
    write(docs, name, text)
    (told,) = faults(docs)
    assert says in told
    assert told.startswith(f"docs/{name}:")


def test_without_a_prefix_nothing_can_be_added(docs: Path) -> None:
    write(docs, "fi/x-oys-auto.md", PAGE)
    write(docs, "owner.yml", "own: {prefix: ''}\n")
    (told,) = faults(docs)
    assert "Write one in docs/owner.yml, `prefix` under `own`" in told


@pytest.mark.parametrize("prefix", ["Oys", "o", "oys-2", "2oys", "x" * 17])
def test_a_prefix_is_one_word_so_that_none_is_the_beginning_of_another(prefix: str) -> None:
    with pytest.raises(PublisherError, match=r"`own\.prefix` is"):
        changed.prefix({"prefix": prefix})
    assert changed.prefix({"prefix": "oys"}) == "oys"


def test_lists_of_the_owner_are_read_beside_those_of_the_guide(docs: Path) -> None:
    write(docs, "own-words.txt", "Kela\n")
    write(docs, "own/own-words.txt", "Zebra\nAuto\n")
    write(docs, "own/sources.yml", SOURCE)
    write(docs, "own/terms.yml", TERMS)
    write(docs, "own/addresses.txt", "x-oys-auto#x-oys-auto x-oys-auto\n")
    assert own_words(docs) == ["Kela", "Zebra", "Auto"]
    guide = read(docs)
    assert guide.register.sources["x-oys-hinnat"].about["sv"] == "Mitä se maksaa."
    told = {one.id: one.wordings for one in guide.terms}
    assert told["palkkio"]["fi"].definition == "Sairaalan raha."
    assert told["palkkio"]["fi"].term == "palkkio"
    assert told["palkkio"]["sv"].definition == "Pengar för arbete."
    assert told["x-oys-kortti"]["sv"].lang == "fi"
    assert "x-oys-auto#x-oys-auto" in ledger.read(docs / ledger.NAME)


def test_a_term_that_is_to_change_must_be_there(docs: Path) -> None:
    write(docs, "own/terms.yml", "- id: palkio\n  fi: {definition: Raha.}\n")
    with pytest.raises(TermBaseError, match="did you mean `palkkio`"):
        read(docs)


def test_addresses_of_the_owner_are_told_from_those_of_the_guide() -> None:
    mine = ["x-oys-a", "x-oys-a#b", "lista#item-x-oys-a", "lista#item-k-x-oys-a", "lista#x-oys-a"]
    assert all(map(ledger.is_own, mine))
    assert not any(map(ledger.is_own, ["lista", "lista#item-sovin", "index#x", "lista#item-x"]))


def test_what_is_left_out_is_nowhere_and_links_to_it_are_words(docs: Path) -> None:
    shown = "<!-- timeline -->\n\n<!-- lanes -->\n"
    for path, title, part in (("fi/muu.md", "Muu", "Osa"), ("sv/muu.md", "Annat", "Del")):
        text = f"# {title} {{ #muu }}\n\n## {part} {{ #luku }}\n\n{shown}"
        write(docs, path, f"---\ntitle: {title}\n---\n{text}")
    change(docs, "fi/index.md", "Katso", "Lue [osa](muu.md#luku) ja [muu](muu.md). Katso")
    guide = read(docs, pages=("muu",), items=("kiitos",))
    assert guide.gone == {"muu", "muu#muu", "muu#luku", "lista#item-kiitos"}
    assert all("muu" not in one.pages for one in guide.editions.values())
    assert [one.id for one in guide.editions["sv"].pages["lista"].items] == ["sovin"]
    said = [one for block in guide.editions["fi"].pages["index"].blocks for one in block.links]
    assert said == ["lista.md#tilaa", "https://example.org/"]
    links.check(guide)


def test_links_to_what_is_left_out_lead_to_a_guide_that_has_it(docs: Path) -> None:
    write(docs, "fi/muu.md", "---\ntitle: Muu\nslug: toinen\n---\n# Muu { #muu }\n")
    write(docs, "sv/muu.md", "---\ntitle: Annat\n---\n# Annat { #muu }\n")
    change(docs, "fi/lista.md", "[Miksi?](#kysy)", "[Miksi?](muu.md)")
    there = "https://opas.esimerkki.fi/"
    page = read(docs, pages=("muu",), instead=there).editions["fi"].pages["lista"]
    assert page.items[0].link == f"{there}toinen/"
    page = read(docs, pages=("muu",)).editions["fi"].pages["lista"]
    assert (page.items[0].link, page.items[0].why) == (None, None)


@pytest.mark.parametrize(
    ("left", "says"),
    [
        ({"pages": ("lisat",)}, "did you mean `lista.md`"),
        ({"pages": ("index",)}, "the site itself needs it"),
        ({"pages": ("lista",)}, "may be left out one by one"),
        ({"pages": ("sanasto",)}, "the guide itself asks for"),
        ({"sections": ("lista#kysi",)}, "did you mean `lista.md#kysy`"),
        ({"sections": ("lista#lista",)}, "write `lista.md` under `pages`"),
        ({"sections": ("lista#tilaa",)}, "leave out its items or questions instead"),
        ({"items": ("sovi",)}, "did you mean `sovin`"),
        ({"items": ("sovin", "kiitos")}, "a list without a line"),
        ({"questions": ("paikat",)}, "did you mean `paikka`"),
    ],
)
def test_what_cannot_be_left_out_is_refused_with_the_reason(
    docs: Path, left: dict[str, tuple[str, ...]], says: str
) -> None:
    with pytest.raises(LeaveOutError) as told:
        read(docs, **left)
    assert says in str(told.value)
    assert isinstance(told.value, FAULTS)


def test_the_home_page_leads_to_no_section_that_is_left_out() -> None:
    steps = {"items": [{"page": "lista", "section": "kysy"}, {"page": "muu", "section": ""}]}
    named = {*left_out.named({"steps": steps, "tools": [{"page": "sanasto"}]})}
    assert named == {"lista", "lista#kysy", "muu", "muu#"}
    pages = {"lista": page("# A { #a }\n\n## Kysy { #kysy }\n", "lista")}
    with pytest.raises(LeaveOutError, match="the home page leads there"):
        left_out.gone(pages, LeaveOut(sections=("lista#kysy",)), named)


def test_a_question_no_longer_ticks_an_item_that_is_left_out(docs: Path) -> None:
    assert read(docs).editions["fi"].pages["lista"].questions[0].ticks == ("sovin",)
    page = read(docs, items=("sovin",)).editions["fi"].pages["lista"]
    assert page.questions[0].ticks == ()


def test_old_addresses_of_what_is_left_out_lead_nowhere_and_stop_nothing(docs: Path) -> None:
    guide = read(docs, items=("kiitos",))
    write(
        docs,
        "aliases.yml",
        "lista#vanha: lista#item-kiitos\nlista#toinen: lista#kysy\nmuu#a: lista#kysy\n",
    )
    found = aliases.read(docs / aliases.NAME, places(guide), guide.gone | {"muu"})
    assert found.names == {"lista#kysy": ["toinen"]}


def test_the_order_of_what_is_left_out_has_a_form() -> None:
    with pytest.raises(PublisherError, match="write the file and the id"):
        changed.leave_out({"sections": ["kysymykset#kuka"]})
    assert changed.leave_out({"sections": ["a.md#b"]}).sections == ("a#b",)
