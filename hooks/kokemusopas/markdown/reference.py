"""Markdown extension: what authors know from Material's reference, made fit for every reader.

Other extensions write the elements. Here kinds of admonitions get their word and icon in the
page's language, collapsible ones the classes of the others, footnotes and tooltips what a
keyboard, a screen reader and paper need.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from kokemusopas.markdown import icons

AFTER_ALL_ELEMENTS = 3  # `attr_list` sets attributes at 8, `abbr` writes elements at 7
TITLE = "admonition-title"
ICONS = {
    "abstract": "material-text-box-outline",
    "info": "material-information-outline",
    "tip": "material-lightbulb-outline",
    "important": "material-star-outline",
    "success": "material-check-circle-outline",
    "question": "material-help-circle-outline",
    "warning": "material-alert-outline",
    "failure": "material-close-circle-outline",
    "danger": "material-alert-octagon-outline",
    "bug": "material-bug-outline",
    "example": "material-flask-outline",
    "quote": "material-format-quote-close",
}
OTHER_NAMES = {
    "summary": "abstract",
    "tldr": "abstract",
    "todo": "info",
    "hint": "tip",
    "check": "success",
    "done": "success",
    "help": "question",
    "faq": "question",
    "caution": "warning",
    "attention": "warning",
    "fail": "failure",
    "missing": "failure",
    "error": "danger",
    "cite": "quote",
}
WITH_OWN_FOCUS = {"a", "button", "label", "summary"}


class ReferenceExtension(Extension):
    """Add icons by name, and finish what the extensions in mkdocs.yml write.

    `texts` may hold `kinds`, {kind of admonition: its word}; where the page has footnotes it
    holds `footnote` and `footnote_back`, with `{number}` in them. `icons` is the folder of the
    site's own icons.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "texts": [
                {"kinds": {}, "footnote": "{number}", "footnote_back": "{number}"},
                "Short texts of the page's language",
            ],
            "icons": [Path("overrides/.icons"), "The folder of the site's own icons"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        own = self.getConfig("icons")
        icons.extension(own).extendMarkdown(md)
        finish = _Finish(md, self.getConfig("texts"), own)
        md.treeprocessors.register(finish, "kokemusopas-reference", AFTER_ALL_ELEMENTS)


class _Finish(Treeprocessor):
    def __init__(self, md: Markdown, texts: Mapping[str, Any], own_icons: Path) -> None:
        super().__init__(md)
        self.page, self.texts, self.own_icons = md, texts, own_icons

    def run(self, root: etree.Element) -> None:
        for element in list(root.iter()):
            classes = element.get("class", "").split()
            if element.tag == "details":
                _as_admonition(element)
            if element.tag == "details" or "admonition" in classes:
                self._name_kind(element, classes)
            if "md-button" in classes:
                _as_button(element)
            if "footnote-ref" in classes:
                self._name_link(element, "footnote", element.text or "")
            if "footnote-backref" in classes:
                number = re.search(r"\d+", element.attrib.pop("title", ""))
                self._name_link(element, "footnote_back", number[0] if number else "")
        _show_titles(root)

    def _name_kind(self, element: etree.Element, classes: list[str]) -> None:
        """Say an admonition's kind in the page's language: as its title, or before its own."""
        title = next(iter(element), None)
        written = next((name for name in classes if name != "admonition"), "")
        kind = OTHER_NAMES.get(written, written)
        if kind in ICONS:
            _add_class(element, "admonition--kind")
        if title is None or TITLE not in title.get("class", "") or not written:
            return
        word = self.texts.get("kinds", {}).get(kind, "")
        if word and title.text == written.capitalize():
            title.text = word
        elif word and kind in ICONS:
            _put_first(title, _hidden(f"{word}: "))
        if kind in ICONS:
            _put_first(title, icons.element(ICONS[kind], self.own_icons, self.page))

    def _name_link(self, link: etree.Element, text: str, number: str) -> None:
        link.set("aria-label", self.texts[text].format(number=number))


def _add_class(element: etree.Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _as_admonition(details: etree.Element) -> None:
    details.set("class", f"admonition {details.get('class', '')}".strip())
    _add_class(details, "admonition--opens")
    summary = details.find("summary")
    if summary is not None:
        summary.set("class", TITLE)


def _as_button(element: etree.Element) -> None:
    """Give a button the classes of the site's own, so that all look alike."""
    _add_class(element, "button")
    if "md-button--primary" in element.get("class", "").split():
        _add_class(element, "button--first")


def _hidden(text: str) -> etree.Element:
    """Return text for screen readers alone: an icon says the same to those who see it."""
    element = etree.Element("span", {"class": "visually-hidden"})
    element.text = text
    return element


def _put_first(parent: etree.Element, child: etree.Element) -> None:
    child.tail, parent.text = parent.text, None
    parent.insert(0, child)


def _show_titles(root: etree.Element) -> None:
    """Let a keyboard and a finger reach the text of every `title`, and paper show it once."""
    parents = {child: parent for parent in root.iter() for child in parent}
    shown = set()
    for element in root.iter():
        title = element.get("title")
        if not title or element.tag not in ("abbr", "a", "span"):
            continue
        _add_class(element, "tooltip")
        if element.tag == "abbr" and title in shown:
            _add_class(element, "tooltip--again")
        shown.add(title)
        if "icon" in element.get("class", "").split():
            element.attrib.update({"role": "img", "aria-label": title})
        if not _has_focus(element, parents):
            element.set("tabindex", "0")


def _has_focus(
    element: etree.Element | None, parents: Mapping[etree.Element, etree.Element]
) -> bool:
    """Tell whether an element or one around it takes the focus already."""
    while element is not None:
        if element.tag in WITH_OWN_FOCUS:
            return True
        element = parents.get(element)
    return False
