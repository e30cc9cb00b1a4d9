"""What the dialogs of the tools hold, for the script that fills them when somebody opens them.

In the page itself it would cost every reader more than a kilobyte, and few need it.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kokemusopas.model.elements import Element, Node, read
from kokemusopas.model.guide import Edition

TEMPLATES = {
    "transfer": "components/transfer/parts.html",
    "lists": "components/events/list_parts.html",
}

Tree = str | list[object]  # a text, or [tag, {attribute: value}, *trees]


def parts(edition: Edition, overrides: Path) -> dict[str, list[Tree]]:
    """Return what the dialogs hold, in the words of a language.

    `transfer` is of those for sending and taking in, `lists` of those of events and history.
    """
    return {
        name: [
            _tree(node)
            for node in read(_html(path, edition, overrides))
            if isinstance(node, Element)
        ]
        for name, path in TEMPLATES.items()
    }


def _html(path: str, edition: Edition, overrides: Path) -> str:
    return _templates(overrides).get_template(path).render(ui=edition.texts)


@cache
def _templates(overrides: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(overrides), undefined=StrictUndefined, autoescape=True
    )


def _tree(node: Node) -> Tree:
    """Return a node as a script makes it again; line breaks between elements are left out."""
    if isinstance(node, str):
        return node
    kept = (one for one in node.children if not _is_break(one))
    return [node.tag, dict(node.attributes), *map(_tree, kept)]


def _is_break(node: Node) -> bool:
    return isinstance(node, str) and "\n" in node and not node.strip()
