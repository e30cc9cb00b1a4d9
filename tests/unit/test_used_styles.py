"""A published page holds what it uses of the style sheets: all that it shows, little more."""

import pytest
from kokemusopas.pages.page_styles import PublishedStyles
from kokemusopas.pages.views import PageView
from kokemusopas.publish.styles import without_type
from kokemusopas.publish.used_styles import names_in, parse, used

TYPE = '@font-face{font-family:A;src:url(fonts/a.woff2) format("woff2")}'


@pytest.mark.parametrize(
    ("rule", "names", "kept"),
    [
        ("p{a:b}", "<p", "p{a:b}"),
        ("p{a:b}", "p", ""),
        ("ul>li::after,#x *{a:b}", "<ul <li", "ul>li::after,#x *{a:b}"),
        ("[data-x]{a:b}", "data-x", "[data-x]{a:b}"),
        ("[data-x]{a:b}", "", ""),
        ("[aria-current]{a:b}", "", "[aria-current]{a:b}"),
        (".x{a:b}", "x", ".x{a:b}"),
        (".x{a:b}", "y", ""),
        (".x .y{a:b}", "x", ""),
        (".x,.y,h1{a:b}", "y <h1", ".y,h1{a:b}"),
        (".x:not(.z){a:b}", "x", ".x:not(.z){a:b}"),
        (":is(.x,.y) p{a:b}", "y <p", ":is(.x,.y) p{a:b}"),
        (":is(.x,.y) p{a:b}", "z <p", ""),
        (":where(.x>:is(h2,.y)){a:b}", "x", ":where(.x>:is(h2,.y)){a:b}"),
        ("html:has(.x:not([hidden])){a:b}", "y", ""),
        ("@media print{.x{a:b}.y{a:b}}", "y", "@media print{.y{a:b}}"),
        ("@media print{.x{a:b}}", "y", ""),
        ("@supports (a:b){@media print{p{a:b}}}", "<p", "@supports (a:b){@media print{p{a:b}}}"),
        (TYPE, "", TYPE),
        ("@page{@bottom-right{a:b}}", "", "@page{@bottom-right{a:b}}"),
        ("p{a:x}@keyframes x{to{a:b}}", "<p", "p{a:x}@keyframes x{to{a:b}}"),
        ("@keyframes x{to{a:b}}", "", ""),
    ],
)
def test_a_rule_stays_where_every_class_that_it_needs_can_be(
    rule: str, names: str, kept: str
) -> None:
    assert used(parse(rule), frozenset(names.split())) == kept


def test_a_page_has_the__its_html_and_those_that_its_script_names() -> None:
    script = 'x.className="d e";y(".f g");x.dataset.tillNow=1;let{late:z}=x.dataset'
    found = names_in('<p class="a b" data-x><dialog class="c">', script)
    assert {
        "a",
        "b",
        "c",
        "d",
        "e",
        "<p",
        "<dialog",
        "data-x",
        "data-till-now",
        "data-late",
    } <= found
    assert not {"f", "g", "x", "<a", "<b"} & found


def test_a_page_finds_what_its_styles_load_from_where_it_is() -> None:
    styles = PublishedStyles(TYPE + ".x{a:url(data:b)}", {"assets/more.css": ".y{a:b}"})
    page = PageView(name="", url="a/b/", template="", title="", styles=("assets/more.css",))
    text = styles.text(page, "../../assets/", '<p class="x y">', "")
    assert 'src:url("../../assets/fonts/a.woff2")' in text
    assert text.endswith(".x{a:url(data:b)}.y{a:b}")
    assert styles.fonts == ["fonts/a.woff2"]


def test_a_page_with_a_tool_holds_its_type_alone() -> None:
    styles = PublishedStyles(f"{TYPE}p{{a:b}}", {})
    page = PageView(name="", url="a/", template="", title="", tool="brief")
    assert styles.text(page, "../assets/", "<p>", "") == TYPE.replace(
        "fonts/a.woff2", '"../assets/fonts/a.woff2"'
    )


def test_what_comes_later_does_not_bring_the_type_again() -> None:
    assert without_type(TYPE + "p{a:b}") == "p{a:b}"
