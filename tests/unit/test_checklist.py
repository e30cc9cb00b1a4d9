"""Checklists in Markdown: what they become, and which mistakes stop the build."""

import pytest
from bs4 import BeautifulSoup
from kokemusopas.markdown.checklist import ChecklistError, ChecklistExtension, ItemLine, parse
from markdown import markdown
from markdown.extensions import Extension

PAGE = """# Lista { #lista }

/// checklist
    phase: 2

- [ ] Sovin *palkkiosta*. [Miksi?](tilaaminen.md#palkkio) { #palkkio due=-14 was=raha,fee }
- [ ] Kiitän. { #kiitos added=2026 }
///
"""
PARTED = """/// checklist
    phase: 3

- [ ] Kutsu. { #kutsu for=talk,pair only=organisation,direct }
- [ ] Kokeile yhteyttä. { #yhteys for=pair only=remote }
- [ ] Kiitä. { #kiitos }
///
"""


def broken(line: str) -> str:
    return PAGE.replace("- [ ] Kiitän. { #kiitos added=2026 }", line)


def test_items_are_read_with_id_phase_deadline_and_link() -> None:
    assert parse(PAGE) == [
        ItemLine(
            "palkkio",
            "Sovin *palkkiosta*.",
            2,
            6,
            due=-14,
            link="tilaaminen.md#palkkio",
            was=("raha", "fee"),
            why="Miksi?",
        ),
        ItemLine("kiitos", "Kiitän.", 2, 7, added=2026),
    ]


def test_an_item_becomes_a_named_check_box_with_its_why_beside_it() -> None:
    extensions: list[str | Extension] = [
        "attr_list",
        ChecklistExtension(texts={"added": "Lisätty {year}"}),
    ]
    html = BeautifulSoup(markdown(PAGE, extensions=extensions), "html.parser")
    first, second = html.select("li.checklist__item")
    box, label, why = first.find("input"), first.find("label"), first.find("a")
    assert box
    assert label
    assert why
    assert (first["data-item"], first["data-due"]) == ("palkkio", "-14")
    assert (box["type"], label["for"]) == ("checkbox", box["id"])
    assert label.decode_contents() == "Sovin <em>palkkiosta</em>."
    assert label["id"] == "label-palkkio"
    assert "data-due" not in second.attrs
    assert not second.select("a")
    assert second.get_text(" ", strip=True) == "Kiitän. Lisätty 2026"


def parted(markdown_text: str) -> BeautifulSoup:
    extension = ChecklistExtension(texts={"added": "{year}", "rest": "Lisäksi:"})
    return BeautifulSoup(markdown(markdown_text, extensions=["attr_list", extension]), "lxml")


def test_an_item_knows_the_events_that_it_belongs_to() -> None:
    assert [(item.kinds, item.only) for item in parse(PARTED)] == [
        (("talk", "pair"), ("organisation", "direct")),
        (("pair",), ("remote",)),
        ((), ()),
    ]
    rows = parted(PARTED).select("li")
    assert [(row.get("data-for"), row.get("data-only")) for row in rows] == [
        ("talk pair", "organisation direct"),
        ("pair", "remote"),
        (None, None),
    ]


def test_what_every_event_needs_is_a_list_of_its_own_and_a_line_says_what_the_rest_is() -> None:
    html = parted(PARTED)
    first, rest = html.select(".checklist > ul")
    assert [row["data-item"] for row in first("li")] == ["kutsu"]
    assert [row["data-item"] for row in rest("li")] == ["yhteys", "kiitos"]
    (line,) = html.select(".checklist > ul + p.checklist__rest")
    assert line.get_text() == "Lisäksi:"


@pytest.mark.parametrize("one_sort", [("#kutsu",), ("#yhteys", "#kiitos")])
def test_a_list_of_one_sort_is_not_parted(one_sort: tuple[str, ...]) -> None:
    lines = PARTED.splitlines()
    kept = [line for line in lines if "#" not in line or any(one in line for one in one_sort)]
    html = parted("\n".join(kept))
    assert (len(html.select("ul")), html.select(".checklist__rest")) == (1, [])


def test_former_ids_stay_as_addresses_and_are_told_to_the_script() -> None:
    html = BeautifulSoup(markdown(PAGE, extensions=["attr_list", ChecklistExtension()]), "lxml")
    assert [tag["id"] for tag in html.find_all("span", id=True)] == ["item-raha", "item-fee"]
    assert [tag["data-was"] for tag in html.select("[data-was]")] == ["raha fee"]


def test_no_braces_reach_the_reader() -> None:
    html = BeautifulSoup(markdown(PAGE, extensions=["attr_list", ChecklistExtension()]), "lxml")
    assert "{" not in html.get_text()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- [ ] Kiitän.", "an item has the form"),
        ("- [ ] Kiitän. {#kiitos}", "an item has the form"),
        ("- [ ] Kiitän. { #Kiitos }", "an item has the form"),
        ("- [ ] Kiitän. { #kiitos due=pian }", "does not fit"),
        ("- [ ] Kiitän. { #kiitos joskus }", "`joskus` is not known"),
        ("- [ ] Kiitän. { #kiitos was=palkkio }", "still there"),
        ("- Kiitän. { #kiitos }", "an item has the form"),
        ("- [ ] Kiitän. { #palkkio }", "stands on line 6 too"),
        ("- [ ] Kiitän. { #kiitos for=lecture }", "`for=lecture` has a value that does not fit"),
        ("- [ ] Kiitän. { #kiitos for=talk, }", "does not fit"),
        ("- [ ] Kiitän. { #kiitos only=talk }", "`only=talk` has a value that does not fit"),
        ("- [ ] Kiitän. { #kiitos for=talk }", "`for=talk` comes first: put it above line 6"),
        ("- [ ] Kiitän. { #kiitos with=guest }", "`with=guest` has a value that does not fit"),
        ("- [ ] Kiitän. { #kiitos with=host }", "the list is the host's, name another"),
        ("- [ ] Kiitän. { #own-kiitos }", "`own-` is theirs"),
        ("- [ ] Kiitän. { #kiitos was=own-kiitos }", "`own-` is theirs"),
    ],
)
def test_a_broken_item_is_named_with_its_line(line: str, says: str) -> None:
    with pytest.raises(ChecklistError, match=says) as error:
        parse(broken(line))
    assert error.value.line == 7


def test_a_task_list_outside_a_block_is_an_error() -> None:
    with pytest.raises(ChecklistError, match="outside"):
        parse("- [ ] Kiitän. { #kiitos }\n")


@pytest.mark.parametrize("phase", ["0", "6", "kaksi", ""])
def test_a_phase_outside_one_to_five_is_an_error(phase: str) -> None:
    with pytest.raises(ChecklistError, match="phase must be 1 to 5"):
        parse(PAGE.replace("phase: 2", f"phase: {phase}"))


def test_a_block_without_a_phase_is_an_error() -> None:
    with pytest.raises(ChecklistError, match="needs an indented line"):
        parse(PAGE.replace("    phase: 2\n", ""))


OWN = """/// checklist
    phase: 1
    for: expert

- [ ] Kysy. { #k-kysy due=-42 was=k-ennen }
///

/// checklist
    phase: 1

- [ ] Mieti. { #mieti }
///
"""


def test_a_block_may_be_of_the_experts_own_list() -> None:
    assert [(item.id, item.whose) for item in parse(OWN)] == [
        ("k-kysy", "expert"),
        ("mieti", "host"),
    ]
    assert [row["data-item"] for row in parted(OWN).select("li")] == ["k-kysy", "mieti"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("#k-kysy", "#kysy", 5, "`kysy` is on the expert's list: its id begins with `k-`"),
        ("was=k-ennen", "was=ennen", 5, "`ennen` is on the expert's list"),
        ("#mieti", "#k-mieti", 11, "`k-mieti` begins as the ids of an expert's list do"),
        ("for: expert", "for: guest", 3, "for must be host or expert, not 'guest'"),
    ],
)
def test_the_ids_of_two_lists_are_told_apart(old: str, new: str, line: int, says: str) -> None:
    with pytest.raises(ChecklistError) as told:
        parse(OWN.replace(old, new))
    assert told.value.line == line
    assert says in str(told.value)
