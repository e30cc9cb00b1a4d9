"""Markdown extension: a link to every section, tables that a keyboard can scroll."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
AFTER_HEADING_IDS = 4  # `toc` gives ids at priority 5


class PermalinksExtension(Extension):
    """Wrap headings with a permanent link and tables in a focusable, named region."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Permalinks(md), "kokemusopas-permalinks", AFTER_HEADING_IDS)


class _Permalinks(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        heading_id = ""
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in list(root.iter()):
            if element.tag in HEADINGS:
                heading_id = element.get("id", "")
                kind = "heading heading--page" if element.tag == "h1" else "heading"
                _wrap(parents[element], element, "div", {"class": kind}).append(
                    permanent_link(heading_id, heading_id)
                )
            elif element.tag == "table":
                _wrap(
                    parents[element],
                    element,
                    "div",
                    {
                        "class": "table",
                        "role": "region",
                        "tabindex": "0",
                        "aria-labelledby": heading_id,
                    },
                )


def _wrap(
    parent: etree.Element, child: etree.Element, tag: str, attributes: dict[str, str]
) -> etree.Element:
    wrapper = etree.Element(tag, attributes)
    wrapper.tail, child.tail = child.tail, None
    parent[list(parent).index(child)] = wrapper
    wrapper.append(child)
    return wrapper


def permanent_link(place: str, name: str) -> etree.Element:
    """Return the link to an id of the page, named by the element `name`; a script copies it."""
    link = etree.Element(
        "a",
        {
            "class": "heading__link",
            "href": f"#{place}",
            "aria-labelledby": name,
            "data-copy-link": "",
            "data-search-ignore": "",
        },
    )
    link.text = "#"
    return link
