"""HTML as immutable elements: read once from what Markdown gives, written wherever it is shown."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

# https://html.spec.whatwg.org/multipage/syntax.html#void-elements
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr"}
)
SHAPES = frozenset({"circle", "ellipse", "line", "path", "rect"})  # of drawings
RAW_TEXT = frozenset(("script", "style"))
COMMENT = "!--"  # the tag of a comment, which marks a place and is never written


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its tag, its (name, value) attributes in order, what it holds."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: "tuple[Node, ...]" = ()

    def get(self, name: str) -> str | None:
        """Return the value of an attribute, None where there is none."""
        for key, value in self.attributes:  # no generator: this is asked a million times
            if key == name:
                return value
        return None

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset((self.get("class") or "").split())

    def with_attributes(self, **changed: str) -> "Element":
        """Return the element with some attributes set; `class_` stands for `class`."""
        new = {name.rstrip("_").replace("_", "-"): value for name, value in changed.items()}
        return Element(self.tag, tuple((dict(self.attributes) | new).items()), self.children)


Node = Element | str
Nodes = tuple[Node, ...]
# Called for (element, attribute, value); returns the value to write, None to leave it out.
Rewrite = Callable[[Element, str, str], str | None]


def element(tag: str, attributes: dict[str, str] | None = None, *children: Node) -> Element:
    """Return an element made in code."""
    return Element(tag, tuple((attributes or {}).items()), children)


def walk(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield every element in the order of the text."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from walk(node.children)


def text(nodes: Iterable[Node]) -> str:
    """Return the text of nodes, runs of white space as one space."""
    return " ".join("".join(_strings(nodes)).split())


def _strings(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag != COMMENT:
            yield from _strings(node.children)


def changed(nodes: Iterable[Node], change: Callable[[Element], Nodes]) -> Nodes:
    """Return nodes in which each element became what `change` says of it, innermost first."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            inner = changed(node.children, change)
            same = inner == node.children
            result += change(node if same else Element(node.tag, node.attributes, inner))
        else:
            result.append(node)
    return tuple(result)


def write(nodes: Iterable[Node], rewrite: Rewrite | None = None) -> str:
    """Return nodes as HTML; `rewrite` may change the values of attributes on the way."""
    parts: list[str] = []
    _write(nodes, rewrite, parts, raw=False)
    return "".join(parts)


def _write(nodes: Iterable[Node], rewrite: Rewrite | None, parts: list[str], raw: bool) -> None:
    for node in nodes:
        if isinstance(node, str):
            parts.append(node if raw else _escaped(node))
            continue
        if node.tag == COMMENT:
            continue
        parts.append(f"<{node.tag}")
        for name, value in node.attributes:
            new = rewrite(node, name, value) if rewrite else value
            if new is not None:
                parts.append(f' {name}="{_escaped(new).replace(chr(34), "&quot;")}"')
        if node.tag in SHAPES and not node.children:
            parts.append("/>")
            continue
        parts.append(">")
        if node.tag not in VOID:
            _write(node.children, rewrite, parts, node.tag in RAW_TEXT)
            parts.append(f"</{node.tag}>")


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read(html: str) -> Nodes:
    """Return the nodes of well-formed HTML; comments become elements with the tag COMMENT."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    """Collects children level by level; an end tag closes what is open inside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self._children: list[list[Node]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = tuple((name, value or "") for name, value in attrs)
        if tag in VOID:
            self._children[-1].append(Element(tag, attributes))
        else:
            self._open.append((tag, attributes))
            self._children.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(tag == open_tag for open_tag, _ in self._open):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._children[-1].append(data)

    def handle_comment(self, data: str) -> None:
        self._children[-1].append(Element(COMMENT, (), (data.strip(),)))

    def _close(self) -> str:
        tag, attributes = self._open.pop()
        children = tuple(self._children.pop())
        self._children[-1].append(Element(tag, attributes, children))
        return tag

    def finished(self) -> Nodes:
        """Close what is still open and return the top level."""
        while self._open:
            self._close()
        return tuple(self._children[0])
