"""The model: one reading of a page, and mistakes that are named with their file and line."""

import pytest
from kokemusopas.model.elements import read, text, walk, write
from kokemusopas.model.parts import Words
from kokemusopas.model.source import SourceError
from model_pages import page

PAGE = """---
title: Lista
description: Mitä muistaa.
---

# Lista & muuta { #lista }

Alku *tässä*.

## Tilaa { #tilaa .wide }

/// checklist
    phase: 2

- [ ] Sovin *palkkiosta*. [Miksi?](tilaaminen.md#palkkio) { #palkkio due=-14 was=raha }
- [ ] Kiitän. { #kiitos added=2026 }
///

### Kysy { #kysy }

/// brief
- **Missä *te* olette?** Matka pitää suunnitella. { #paikka line from=place }
- **Milloin?** Päivä ratkaisee. { #aika added=2026 }
///

/// addition | Lisätty 2026
Muista myös tämä.
///

```
## ei otsikko
```
"""


def test_a_page_is_read_as_sections_with_ids_levels_titles_and_lines() -> None:
    sections = page(PAGE).sections
    assert [(one.id, one.level, one.title.text, one.line) for one in sections] == [
        ("lista", 1, "Lista & muuta", 6),
        ("tilaa", 2, "Tilaa", 10),
        ("kysy", 3, "Kysy", 19),
    ]
    assert (page(PAGE).title, page(PAGE).description) == ("Lista", "Mitä muistaa.")


def test_an_item_has_its_words_as_html_and_as_text() -> None:
    first, second = page(PAGE).items
    assert first.words.html == "Sovin <em>palkkiosta</em>."
    assert first.words.text == "Sovin palkkiosta."
    assert (first.id, first.phase, first.due, first.line) == ("palkkio", 2, -14, 15)
    assert (first.why, first.link, first.was) == ("Miksi?", "tilaaminen.md#palkkio", ("raha",))
    assert (second.due, second.added, second.link) == (None, 2026, None)


def test_a_question_stands_in_the_section_of_its_heading() -> None:
    *_, section = page(PAGE).sections
    first, second = section.questions
    assert (first.words.text, first.words.html) == (
        "Missä te olette?",
        "Missä <em>te</em> olette?",
    )
    assert (first.why.text, first.one_line, first.source) == (
        "Matka pitää suunnitella.",
        True,
        "place",
    )
    assert (second.why.text, second.added) == ("Päivä ratkaisee.", 2026)


def test_a_block_says_what_it_is() -> None:
    assert [block.kind for block in page(PAGE).blocks] == [
        "p",
        "checklist",
        "brief",
        "addition",
        "pre",
    ]
    assert ("div", "addition") in page(PAGE).shapes


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("## Tilaa { #tilaa .wide }", "## Tilaa", 10, "a heading needs an id"),
        ("{ #kysy }", "{ #tilaa }", 19, "id `tilaa` stands on line 10 too"),
        ("{ #kiitos added", "{ #Kiitos added", 16, "an item has the form"),
        ("- **Milloin?**", "- Milloin?", 23, "a question has the form"),
        ("title: Lista", "title: [Lista", 3, "the front matter is not valid YAML"),
        ("Alku *tässä*.", "<h2 id='oma'>Oma</h2>", 10, "is not shown as a heading"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(old: str, new: str, line: int, says: str) -> None:
    assert old in PAGE
    with pytest.raises(SourceError, match=says) as error:
        page(PAGE.replace(old, new))
    assert error.value.line == line
    assert str(error.value).startswith(f"docs/fi/sivu.md:{line}: ")


@pytest.mark.parametrize("braces", ["{#tilaa}", "{ #tilaa }", "{: #tilaa }", "{ .wide #tilaa }"])
def test_braces_that_markdown_knows_are_known_to_the_model(braces: str) -> None:
    found = page(PAGE.replace("{ #tilaa .wide }", braces)).sections[1]
    assert (found.id, found.title.text) == ("tilaa", "Tilaa")


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a" id="b">x &amp; y &lt;z&gt;<br>w <em>e</em></p>',
        '<a title="say &quot;yes&quot;" href="?a=1&amp;b=2">ä</a>',
        "<script>if (a < b && c) {}</script>",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'.replace("viewBox", "viewbox"),
    ],
)
def test_what_is_read_is_written_the_same(html: str) -> None:
    assert write(read(html)) == html


def test_an_end_tag_without_a_start_harms_nothing_and_open_ones_are_closed() -> None:
    assert write(read("<p>a</b><ul><li>b</ul>c")) == "<p>a<ul><li>b</li></ul>c</p>"


def test_attributes_can_be_changed_or_left_out_while_writing() -> None:
    nodes = read('<a href="x.md" class="y">z</a>')
    assert write(nodes, lambda _, name, value: value.upper() if name == "href" else None) == (
        '<a href="X.MD">z</a>'
    )


def test_a_comment_marks_a_place_and_is_never_shown() -> None:
    nodes = read("<p>a<!-- terms -->b</p>")
    assert (write(nodes), text(nodes)) == ("<p>ab</p>", "ab")
    assert [one.tag for one in walk(nodes)] == ["p", "!--"]
    assert Words(nodes).text == "ab"
