"""What the files of docs/ may bring forth: attacks end at file and line, the guide passes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.checks.every_rule import all_findings
from kokemusopas.grammar import folder, written
from kokemusopas.grammar.fault import GrammarError
from kokemusopas.grammar.rules import rules
from kokemusopas.markdown.convert import converter
from kokemusopas.model import parse, source
from kokemusopas.model.elements import write
from kokemusopas.model.guide import load
from kokemusopas.model.source import SourceError
from kokemusopas.texts import ui
from model_pages import settings, small_guide

OVERRIDES = ROOT / "overrides"
TOOLS = folder.ids_of_tools(OVERRIDES)
TEXTS = ui.load(ROOT / "docs/fi/_ui.yml")["markdown"]
LINE = 7  # on which the attack begins
HEAD = "---\ntitle: Sivu\n---\n\n# Sivu { #sivu }\n\n"

# What a stranger may try in a page: (Markdown, what the sentence names).
ATTACKS = [
    # The nine of the review.
    ('<script type="module" src="../../evil.js"></script>', "<script"),
    ('<div data-offline="../../evil.js" hidden></div>', "data-offline"),
    ('<meta http-equiv="refresh" content="0; url=https://evil.example/">', "<meta"),
    ("[Lue](javascript:alert(1))", "javascript:alert(1"),
    ("[Lue](data:text/html,hei)", "data:text/html"),
    ("[Lue](//evil.example/x)", "//evil.example/x"),
    ('<a href="https://evil.example/" target="_blank">Lue</a>', "<a href"),
    ('<iframe src="https://evil.example/"></iframe>', "<iframe"),
    ('<form id="laheta"></form>', "<form"),
    # Other elements and attributes.
    ("<ScRiPt>alert(1)</ScRiPt>", "<ScRiPt>"),
    ("<script\n>alert(1)</script>", "<script"),
    ("<img src=x onerror=alert(1)>", "<img"),
    ("<svg><script>alert(1)</script></svg>", "<svg>"),
    ("<svg/onload=alert(1)>", "<svg/onload"),
    ("<math><mi xlink:href='javascript:alert(1)'>x</mi></math>", "<math>"),
    ('<span lang="fi" onclick="alert(1)">x</span>', "onclick"),
    ('<span lang="fi" style="position:fixed">x</span>', "style"),
    ("<span lang='fi'>x</span>", "<span lang='fi'>"),
    ('<div class="menu" markdown>\n\nx\n\n</div>', 'class="menu"'),
    ('<div class="grid cards" id="valikko" markdown>\n\nx\n\n</div>', 'id="valikko"'),
    ("<style>body { display: none }</style>", "<style>"),
    ('<base href="https://evil.example/">', "<base"),
    ('<link rel="stylesheet" href="https://evil.example/x.css">', "<link"),
    ('<object data="../x.pdf"></object>', "<object"),
    ('<input name="attributes">', "<input"),
    ("<!-- a --!><script>alert(1)</script>", "<!-- a --!>"),
    ("<!--> <script>alert(1)</script> -->", "<!-->"),
    ("<!-- Published: no one reads this -->", "<!-- Published"),
    ("<![CDATA[ <script>alert(1)</script> ]]>", "<![CDATA["),
    ("<?php echo 1 ?>", "<?php echo 1 ?>"),
    ("Teksti <b onmouseover=alert(1)", "<b onmouseover"),
    ("\\`<script>alert(1)</script>\\`", "<script>"),
    # Addresses.
    ("[Lue](JaVaScRiPt:alert(1))", "JaVaScRiPt"),
    ("[Lue](&#106;avascript:alert(1))", "&#106;avascript"),
    ("[Lue](java\tscript:alert(1))", "java"),
    ("[Lue](\njavascript:alert(1))", "javascript"),
    ("[Lue](<javascript:alert(1)>)", "javascript"),
    ("[Lue](vbscript:x)", "vbscript"),
    ("[Lue](http://evil.example/)", "http://evil.example/"),
    ("[Lue](https://user@evil.example/)", "user@evil.example"),
    ("[Lue](\\\\evil.example/x)", "evil.example"),
    ("[Lue][x]\n\n[x]: javascript:alert(1)", "javascript"),
    ("> [Lue][x]\n>\n> [x]:\n> javascript:alert(1)", ":10: found the address"),
    ("![Kuva](https://evil.example/x.png)", "https://evil.example/x.png"),
    ("![Kuva][x]\n\n[x]: //evil.example/x.png", "//evil.example/x.png"),
    ("![Kuva](data:image/svg+xml,x)", "data:image"),
    ("<javascript:alert(1)>", "javascript"),
    ("<http://evil.example/>", "http://evil.example/"),
    ("Sana[^a].\n\n[^a]: [x](javascript:alert(1))", "javascript"),
    # Braces, blocks, notes.
    ("[Lue](index.md){ onclick=alert(1) }", "onclick"),
    ("[Lue](index.md){: style='color: red' }", "style"),
    ("[Lue](index.md){ target=_blank }", "target"),
    ("*x*{ data-open=laheta }", "data-open"),
    ("*x*{ .menu }", ".menu"),
    ("*x*{ hidden }", "hidden"),
    ("*x*{onclick}", "onclick"),
    ("*x*{ lang=fi onclick='a' }", "onclick"),
    ('*x*{ title="<b>" }', "<b>"),
    ("## Otsikko { #laheta }", "laheta"),
    ("## Otsikko { #Iso }", "Iso"),
    (" /// note | x\n\nx\n///", "after a space"),
    ("/// note | x\n\nx", "`/// note` does not end"),
    ("/// html | script\nalert(1)\n///", "/// html"),
    ("/// note | x\n    attrs: {onclick: alert(1)}\n\nx\n///", "attrs"),
    ("/// note | x\n    {attrs: {id: laheta}}\n\nx\n///", "attrs"),
    ("/// text | x\n    id: valikko\n\nx\n///", "valikko"),
    ('!!! menu "x"\n    y', "menu"),
    ("- ??? note menu\n      y", "menu"),
    # What a reviewer does not see.
    ("Soita numeroon \u202e2110\u202c", "U+202C"),
    ("koke\u200bmus", "U+200B"),
    ("Teksti\x0b<b>", "U+000B"),
    ("\ufeffTeksti", "U+FEFF"),
]
# … in another file: (its name from docs/, its text, the line, what the sentence names).
FILES = [
    ("evil.js", "alert(1)", 1, "this kind of file"),
    ("fi/evil.html", "<p>", 1, "this kind of file"),
    ("assets/evil.svg", "<svg><script>alert(1)</script></svg>", 1, "<script>"),
    ("assets/evil.svg", '<svg>\n<a href="javascript:alert(1)"/></svg>', 2, "<a>"),
    ("assets/evil.svg", '<svg onload="alert(1)"/>', 1, "onload"),
    ("assets/evil.svg", "<svg><style>@import 'https://evil.example'</style></svg>", 1, "@import"),
    ("assets/evil.svg", "<svg><style>.a{fill:url(https://x)}</style></svg>", 1, "url("),
    ("assets/evil.svg", '<svg><path fill="url(//x)"/></svg>', 1, "url("),
    ("assets/evil.svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', 1, "<!…>"),
    ("assets/evil.svg", '<?xml-stylesheet href="x.css"?><svg/>', 1, "<?…>"),
    ("assets/evil.svg", "<svg><foreignObject/></svg>", 1, "<foreignObject>"),
    ("assets/evil.png", "<script>", 1, "no png"),
    ("fi/a b.md", "# A { #a }", 1, "the name has other signs"),
    ("fi/ѕivu.md", "# A { #a }", 1, "the name has other signs"),
    ("fi/uusi.md", "template: evil.html\n\n# A { #a }", 1, "does not begin with"),
    ("fi/uusi.md", "---\ntemplate: evil.html\n---\n", 2, "template: evil.html"),
    ("fi/uusi.md", "---\ntitle: A\nhide: [navigation]\n---\n", 3, "`hide:`"),
    ("fi/uusi.md", "---\ntitle: <b>A</b>\n---\n", 2, "<b>A</b>"),
    ("fi/uusi.md", "---\ntitle: !!python/name:os.system x\n---\n", 2, "python/name"),
    ("fi/uusi.md", "---\ntitle: &a A\ndescription: *a\n---\n", 2, "alias"),
    ("fi/_search.yml", "a: &a [x, x]\nb: [*a, *a]\n", 1, "alias"),
    ("fi/_search.yml", "a: !!binary aGVp\n", 1, "binary"),
    ("fi/_search.yml", "a: x\nb: y\na: z\n", 3, "`a` stands twice"),
    ("fi/_search.yml", "a: x\nb: <img src=x>\n", 2, "<img src=x>"),
    ("fi/_search.yml", "a: x\nb: javascript:alert(1)\n", 2, "javascript:alert(1)"),
    ("fi/_search.yml", "a: //evil.example/x\n", 1, "//evil.example/x"),
    ("fi/_search.yml", "a: [x\n", 2, "not valid YAML"),
    ("fi/_search.yml", "a: x\n--- \nb: y\n", 2, "not valid YAML"),
    ("fi/_ui.yml", 'footer:\n  origin: <span lang="fi" onclick="x">A</span>\n', 2, "onclick"),
    (
        "sources.yml",
        "own: [https://evil.example]\na: {url: javascript:b}\n",
        2,
        "javascript",
    ),
    ("own-words.txt", "sana\nsa\u200bna\n", 2, "U+200B"),
]


@pytest.fixture(scope="module")
def convert() -> Callable[[str], str]:
    """Return what turns Markdown into HTML as mkdocs.yml says."""
    real = settings_of_project(ROOT)
    return converter(real.extensions, real.options, TEXTS, OVERRIDES / ".icons")


def test_an_attack_in_a_page_is_told_with_its_line() -> None:
    for attack, named in ATTACKS:
        found = list(written.faults("sv/sivu.md", HEAD + attack + "\n", TOOLS))
        lines = range(LINE, LINE + attack.count("\n") + 1)
        assert found, f"nothing is told of {attack!r}"
        assert {one.line for one in found} <= {*lines}, attack
        assert named in str(found[0]), attack
        assert str(found[0]).startswith(f"docs/sv/sivu.md:{found[0].line}: "), attack


def test_what_markdown_makes_of_an_attack_can_do_nothing(convert: Callable[[str], str]) -> None:
    made = 0
    for attack, _ in ATTACKS:
        try:
            page = parse.page(source.read("sv/sivu.md", HEAD + attack + "\n"), convert, TOOLS)
        except SourceError:
            continue
        nodes = [*page.lead, *(block for section in page.sections for block in section.blocks)]
        html = BeautifulSoup(write(node for block in nodes for node in block.nodes), "html.parser")
        for one in html.find_all(True):
            assert one.name in rules().made, attack
            harm = [name for name in one.attrs if name.startswith("on") or name == "style"]
            assert not harm, attack
            assert ":" not in str(one.get("href", "")).partition("https:")[0], attack
            assert one.get("id") not in TOOLS, attack
        made += 1
    assert made


@pytest.mark.parametrize(("name", "text", "line", "named"), FILES)
def test_an_attack_in_another_file_is_told_with_its_line(
    name: str, text: str, line: int, named: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8")
    told = [str(one) for one in folder.faults(tmp_path, TOOLS)]
    assert [one for one in told if one.startswith(f"docs/{name}:{line}: ") and named in one], told


def test_a_link_out_of_the_docs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fi").mkdir()
    (tmp_path / "fi/sivu.md").symlink_to("/etc/hostname")
    assert [str(one) for one in folder.faults(tmp_path, TOOLS)] == [
        "docs/fi/sivu.md:1: this is a symbolic link. Put the file itself there"
    ]


def test_nothing_is_built_of_a_guide_that_an_attack_stands_in(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    with (docs / "sv/index.md").open("a", encoding="utf-8") as page:
        page.write("\n<script>alert(1)</script>\n")
    with pytest.raises(GrammarError, match=r"docs/sv/index\.md:\d+: found `<script>`\. Write"):
        load(settings(docs, "index", "lista", "sanasto"))
    told = [str(one) for one in all_findings(docs, ROOT / "mkdocs.yml")]
    assert [one.split("`")[1] for one in told] == ["<script>"]


def test_a_page_that_trips_markdown_is_named(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    with (docs / "fi/index.md").open("a", encoding="utf-8") as page:
        page.write('\n<div class="grid cards" markdown>/// text | A\n    id: t\n\n')
    given = settings(docs, "index", "lista", "sanasto")
    with pytest.raises(SourceError, match=r"fi/index\.md:\d+: it is written so that it cannot be"):
        load(replace(given, extensions=(*given.extensions, "md_in_html")))


def test_the_guide_and_all_that_markdown_can_do_here_pass(convert: Callable[[str], str]) -> None:
    page = (ROOT / "tests/fixtures/reference/kaikki.md").read_text("utf-8")
    assert [*written.faults("fi/kaikki.md", page, TOOLS)] == []
    assert parse.page(source.read("fi/kaikki.md", page), convert, TOOLS).sections
    assert [*folder.faults(ROOT / "docs", TOOLS)] == []
    code = "`<script>` ja ``[a](javascript:b) ` c`` ovat tekstiä, `{ onclick }` myös.\n"
    assert [*written.faults("fi/sivu.md", HEAD + code, TOOLS)] == []


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (
            "Sovi.\n<<<<<<< HEAD\nSovi nyt.\n=======\nSovi heti.\n>>>>>>> guide/main\n",
            4,
            "conflict",
        ),
        ("Sovi [](palkkio.md) nyt.", 3, "link-wordless"),
        ("Sovi **heti.\n\n- a **b**\n", 3, "bold-unclosed"),
        ("```\nSovi\n", 3, "fence-unclosed"),
        ("| a | b |\n| --- | --- |\n| a |\n", 5, "row-cells"),
        ("Sovi **heti\ntänään** ja ![](../assets/a.svg).\n", 0, ""),
    ],
)
def test_what_is_left_half_done_is_told_before_readers_see_signs(
    text: str, line: int, key: str
) -> None:
    found = folder.in_text("fi/a.md", f"# A {{ #a }}\n\n{text}", TOOLS, "")
    assert [(one.line, one.key) for one in found] == ([(line, key)] if key else [])
