"""What a change does to the pages can be seen in one file, in which nothing runs."""

import re
from pathlib import Path

import pytest
from lxml import html

from tools import side_by_side

BODY = """<h1 id="a">Arvode</h1><p>Fråga <a href="../b/">om arvodet</a> genast.</p>
<div class="heading"><h2 id="c">Kostnader</h2></div><p>Ersätt dem.</p>"""
PAGE = """<!doctype html><html lang="sv"><head><title>T</title><meta name="description" content="D">
<style>@font-face {{ src: url(../{font}) }}</style><script src="x.js"></script></head>
<body><main><article class="md-typeset">{body}</article></main></body></html>"""


def site(folder: Path, **bodies: str) -> Path:
    """Return a built site with a home page and others."""
    names = {"": BODY} | {f"{name}/": body for name, body in bodies.items()}
    for name, body in names.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        text = PAGE.format(body=body, font=side_by_side.FONT)
        (folder / name / "index.html").write_text(text, "utf-8")
    listed = "".join(f"<loc>https://opas.esimerkki.fi/{name}</loc>" for name in names)
    (folder / "sitemap.xml").write_text(listed, "utf-8")
    font = folder / side_by_side.FONT
    font.parent.mkdir(parents=True)
    font.write_bytes(b"type")
    (folder / "assets/site.12345678.css").write_text("p { background: url(a.png) }", "utf-8")
    return folder


def shown(folder: Path, before: str, after: str) -> str:
    """Return the file that shows the change of a page's body."""
    out = folder / "out/shown.html"
    one, other = site(folder / "one", b=before), site(folder / "other", b=after)
    side_by_side.main(one, other, out)
    return out.read_text("utf-8")


def test_a_changed_word_is_marked_in_its_section_alone(tmp_path: Path) -> None:
    text = shown(tmp_path, BODY, BODY.replace("Ersätt", "Betala"))
    page = html.fromstring(text)
    assert [one.text_content() for one in page.xpath("//h3")] == ["Kostnader"]
    assert "<p><del>Ersätt</del> dem.</p>" in text
    assert "<p><ins>Betala</ins> dem.</p>" in text
    assert "1/2" in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("../b/", "../c/", "om arvodet<ins> → ../c/</ins></a>"),  # what is not seen on a page
        ("<p>Ersätt", '<p class="x">Ersätt', "Orden är desamma"),
        ("Ersätt dem.", "Ersätt dem. <b>Nu</b>.", "<ins> </ins><b><ins>Nu</ins></b>"),
    ],
)
def test_a_link_a_look_and_a_new_part_are_told(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = shown(tmp_path, BODY, BODY.replace(old, new))
    assert told in re.sub(r"(<ins>[^<]*)</ins><ins>", r"\1", text)


def test_a_page_that_is_new_or_gone_is_told_and_the_same_is_not(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one"), site(tmp_path / "other", ny=BODY)
    found, every = side_by_side.compare(one, other)
    assert [(page.path, page.state) for page in found] == [("ny/", "new")]
    assert every == 2
    assert side_by_side.compare(other, one)[0][0].state == "gone"
    assert side_by_side.compare(one, one) == ([], 1)


def test_nothing_of_a_page_runs_or_asks_for_a_file(tmp_path: Path) -> None:
    evil = BODY + (
        '<p onclick="a()">x</p><script>b()</script><img src="https://evil.example/x.png" '
        'onerror="c()"><iframe srcdoc="<b>"></iframe><a href="javascript:d()">y</a>'
    )
    text = shown(tmp_path, BODY, evil)
    page = html.fromstring(text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
    frames = page.xpath("//iframe")
    assert frames
    for document in [page, *(html.fromstring(frame.get("srcdoc")) for frame in frames)]:
        assert not document.xpath("//script | //img | //link | //object | //*[@src]")
        for address in document.xpath("//@href"):
            assert address.startswith("#"), address
        styles = "".join(document.xpath("//style/text()"))
        assert set(re.findall(r"url\((\w+):", styles)) <= {"data"}
        assert "a.png" not in styles
    assert {frame.get("sandbox") for frame in frames} == {""}
    assert not page.xpath("//*[@onclick or @onerror]")
