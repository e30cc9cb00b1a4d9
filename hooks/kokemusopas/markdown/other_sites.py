"""Markdown extension: links to other sites say so, and do not say where the reader comes from."""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

NOTE = "toinen-sivusto"  # id of the words in base.html that describe such a link
ATTRIBUTES = {"rel": "external noreferrer", "aria-describedby": NOTE}


class OtherSitesExtension(Extension):
    """Give each link to another site its `rel` and its description."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_OtherSites(md), "kokemusopas-other-sites", 3)


class _OtherSites(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("http://", "https://")):
                link.attrib.update(ATTRIBUTES)
