"""The dialogs of the tools come with their script, as a tree that it makes elements of."""

from pathlib import Path

from conftest import ROOT
from known_languages import KNOWN
from kokemusopas.model.guide import Edition
from kokemusopas.pages import tool_parts
from kokemusopas.texts import ui


def edition(transfer: str) -> Edition:
    return Edition(KNOWN["fi"], "", {"tool": {"transfer": {"send": transfer}}}, {})


def test_a_template_becomes_a_tree_without_its_line_breaks(tmp_path: Path) -> None:
    for path in tool_parts.TEMPLATES.values():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("", "utf-8")
    template = tmp_path / tool_parts.TEMPLATES["transfer"]
    template.write_text(
        "{# Why. #}\n<div hidden>\n  <p><b>{{ ui.tool.transfer.send }}</b> <i>b</i></p>\n</div>\n"
        '<svg><path d="M0"/></svg>\n',
        "utf-8",
    )
    assert tool_parts.parts(edition("<a & b>"), tmp_path)["transfer"] == [
        ["div", {"hidden": ""}, ["p", {}, ["b", {}, "<a & b>"], " ", ["i", {}, "b"]]],
        ["svg", {}, ["path", {"d": "M0"}]],
    ]


def test_what_fills_a_place_of_the_page_comes_first_in_every_language() -> None:
    for language, texts in ui.load_all(ROOT / "docs", KNOWN).items():
        found = tool_parts.parts(Edition(KNOWN[language], "", texts, {}), ROOT / "overrides")
        kinds = {name: [one[0] for one in trees] for name, trees in found.items()}
        assert kinds == {
            "transfer": ["div", "dialog", "dialog", "template", "template"],
            "lists": ["div", "div", "template", "template", "template"],
        }
