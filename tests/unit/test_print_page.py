"""The print page: sections whose ids, names and links hold when many pages become one."""

import pytest
from bs4 import BeautifulSoup
from kokemusopas.pages import print_page
from kokemusopas.pages.print_page import Entry

FEE = """<h1 id="tilaaminen">Tilaa</h1>
<div class="heading"><h2 id="palkkio">Palkkio</h2>
<a class="heading__link" href="#palkkio">#</a></div>
<p><a href="#palkkio">sama sivu</a> <a href="../lista/#kohta">toinen</a>
<a href="../haku/">haku</a> <a href="../kuva.svg">kuva</a> <a href="https://x.fi/">muualle</a></p>
<script>alert(1)</script>"""
LIST = """<h1 id="lista">Lista</h1><h2 id="kohta">Kohta</h2>
<div class="table" role="region" aria-labelledby="kohta kohta-2"><p id="kohta-2"></p></div>
<input id="item-a" type="checkbox"><label for="item-a">A</label>"""


def plugin_page(prefix: str) -> str:
    """What the plugin makes of two pages in one part of the navigation."""
    return (
        "<div id=\"print-site-page\"><section class='print-page md-section' id='section-1' "
        "heading-number='1'><h1>Osa<a class='headerlink' href='#section-1'></a></h1>"
        + print_page.section(FEE, f"{prefix}tilaaminen/")
        + print_page.section(LIST, f"{prefix}lista/")
        + "</section></div><style>h1 {}</style>"
    )


@pytest.mark.parametrize(("prefix", "up"), [("", "../"), ("sv/", "../")])
def test_links_lead_inside_the_page_else_to_the_site(prefix: str, up: str) -> None:
    html, _ = print_page.assemble(plugin_page(prefix), f"{prefix}tulosta/")
    links = [link["href"] for link in BeautifulSoup(html, "html.parser").select("p > a")]
    assert links == [
        "#tilaaminen-palkkio",
        "#lista-kohta",
        f"{up}haku/",
        f"{up}kuva.svg",
        "https://x.fi/",
    ]


def test_a_box_keeps_its_label_and_a_table_its_name() -> None:
    html, _ = print_page.assemble(plugin_page(""), "tulosta/")
    soup = BeautifulSoup(html, "html.parser")
    box, label, table = soup.find("input"), soup.find("label"), soup.select_one(".table")
    assert box
    assert label
    assert table
    assert box["id"] == label["for"] == "lista-item-a"
    assert table["aria-labelledby"] == "lista-kohta lista-kohta-2"


def test_pages_stand_below_their_part_and_the_part_below_the_guide() -> None:
    html, _ = print_page.assemble(plugin_page(""), "tulosta/")
    headings = BeautifulSoup(html, "html.parser").find_all(["h1", "h2", "h3", "h4"])
    assert [(heading.name, heading.get_text()) for heading in headings] == [
        ("h2", "Osa"),
        ("h3", "Tilaa"),
        ("h4", "Palkkio"),
        ("h3", "Lista"),
        ("h4", "Kohta"),
    ]


def test_contents_name_parts_pages_and_their_headings() -> None:
    _, contents = print_page.assemble(plugin_page(""), "tulosta/")
    assert contents == [
        Entry(
            "Osa",
            "section-1",
            [
                Entry("Tilaa", "tilaaminen", [Entry("Palkkio", "tilaaminen-palkkio")]),
                Entry("Lista", "lista", [Entry("Kohta", "lista-kohta")]),
            ],
        )
    ]


def test_nothing_of_the_screen_and_no_invalid_html_is_left() -> None:
    html, _ = print_page.assemble(plugin_page(""), "tulosta/")
    for left in ("<script", "<style", "heading-number", "heading__link", "headerlink", "data-page"):
        assert left not in html


def test_the_script_of_the_head_goes_and_others_stay() -> None:
    head = '<head><title>T</title>\n<script type="text/javascript">\n x()\n</script></head>'
    other = '<body><script src="a.js"></script></body>'
    assert print_page.without_head_script(head + other) == (
        "<head><title>T</title>\n</head>" + other
    )
