"""From a Markdown file to a page of the model."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kokemusopas.grammar import made
from kokemusopas.grammar.fault import shown
from kokemusopas.markdown import set_apart
from kokemusopas.markdown.brief import BriefError, QuestionLine
from kokemusopas.markdown.brief import parse as question_lines
from kokemusopas.markdown.checklist import ChecklistError, ItemLine
from kokemusopas.markdown.checklist import parse as item_lines
from kokemusopas.markdown.copy_text import SHEET, CopyText
from kokemusopas.markdown.copy_text import parse as copy_texts
from kokemusopas.markdown.icons import IconError
from kokemusopas.markdown.sources import CiteError, ids_of
from kokemusopas.model.elements import COMMENT, Element, Node, Nodes, read, text, walk
from kokemusopas.model.parts import Block, Item, Page, Question, Section, Words
from kokemusopas.model.source import Heading, Source, SourceError, headings

LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class _Lines:
    """What a file says of its items, questions and texts to copy, by id."""

    items: dict[str, ItemLine]
    questions: dict[str, QuestionLine]
    texts: dict[str, CopyText]


def page(
    source: Source, convert: Callable[[str], str], taken: frozenset[str] = frozenset()
) -> Page:
    """Return the page of a file; `convert` turns its Markdown into HTML, `taken` are ids of tools.

    Raises SourceError, with file and line, on a heading without an id, on a malformed item,
    question or text to copy, on an icon or a source that is not there, where the rendered
    headings are not those that the file has, on an `off_paper:` that names none of them, and on
    an element that the grammar does not allow.
    """
    written = headings(source)
    for name in source.meta.get("off_paper") or ():
        if name not in {one.id for one in written[1:]}:
            says = f"`off_paper: {name}` is no section: give the id of a heading below the first"
            raise SourceError(source.path, 1, says)
    lines = _lines(source)
    nodes = read(_converted(source, convert))
    _hold_to_grammar(source, nodes, taken)
    lead, shown = _split(nodes)
    _compare(source, written, [heading for heading, _ in shown])
    return Page(
        path=source.path,
        name=source.path.rpartition("/")[2].removesuffix(".md"),
        meta=source.meta,
        source=source.text,
        sections=tuple(
            _section(source, line, wrapper, own, lines)
            for line, (wrapper, own) in zip(written, shown, strict=True)
        ),
        lead=tuple(_blocks(lead, lines)),
        shapes=frozenset((one.tag, name) for one in walk(nodes) for name in (one.classes or {""})),
    )


def _converted(source: Source, convert: Callable[[str], str]) -> str:
    try:
        return convert(source.markdown)
    except IconError as error:
        lines = enumerate(source.text.splitlines(), start=1)
        asked = (number for number, line in lines if f":{error.name}:" in line)
        raise SourceError(source.path, next(asked, source.first_line), str(error)) from None
    except CiteError as error:
        lines = enumerate(source.text.splitlines(), start=1)
        cited = (number for number, line in lines if error.id in ids_of(line))
        raise SourceError(source.path, next(cited, source.first_line), str(error)) from None


def _hold_to_grammar(source: Source, nodes: Nodes, taken: frozenset[str]) -> None:
    """Raise SourceError for the first element that no page may hold, however it came there."""
    for one in walk(nodes):
        wrong = "" if one.tag == COMMENT else made.wrong(one.tag, one.attributes, taken)
        if wrong:
            lines = enumerate(source.text.splitlines(), start=1)
            name, _, value = wrong.rstrip('"').partition('="')
            said = value or name
            line = next((number for number, line in lines if said in line), source.first_line)
            says = f"this makes {shown(wrong)} on the page, which may not be: write plain Markdown"
            raise SourceError(source.path, line, says)


def _lines(source: Source) -> _Lines:
    try:
        return _Lines(
            {line.id: line for line in item_lines(source.text)},
            {line.id: line for line in question_lines(source.text)},
            {text.id: text for text in copy_texts(source.text)},
        )
    except (ChecklistError, BriefError) as error:
        raise SourceError(source.path, error.line, str(error)) from None


def _split(nodes: Nodes) -> tuple[list[Node], list[tuple[Element, list[Node]]]]:
    """Part the top level at its headings: what stands before the first, then each with its own."""
    lead: list[Node] = []
    sections: list[tuple[Element, list[Node]]] = []
    for node in nodes:
        if isinstance(node, Element) and _heading(node):
            sections.append((node, []))
        else:
            (sections[-1][1] if sections else lead).append(node)
    return lead, sections


def _heading(node: Element) -> Element | None:
    """Return the heading that an element is, or is the frame of; None for any other element."""
    inner = node.children[0] if "heading" in node.classes and node.children else node
    return inner if isinstance(inner, Element) and inner.tag in LEVELS else None


def _compare(source: Source, written: list[Heading], shown: list[Element]) -> None:
    """Hold the rule for headings and what Markdown makes of them together."""
    found = [(LEVELS[one.tag], one.get("id")) for node in shown if (one := _heading(node))]
    for place, heading in enumerate(written):
        if place >= len(found) or found[place] != (heading.level, heading.id):
            raise SourceError(
                source.path,
                heading.line,
                f"`{heading.title}` is not shown as a heading: "
                "leave an empty line before it and no space at the start",
            )
    if len(found) > len(written):
        level, heading_id = found[len(written)]
        raise SourceError(
            source.path,
            source.first_line,
            f"a heading of level {level} with the id "
            f"`{heading_id}` is shown that no line `#` writes: write it in Markdown",
        )


def _section(
    source: Source, line: Heading, wrapper: Element, nodes: Iterable[Node], lines: _Lines
) -> Section:
    heading = _heading(wrapper)
    return Section(
        id=line.id,
        level=line.level,
        title=Words(heading.children if heading else ()),
        line=line.line,
        heading=wrapper,
        blocks=tuple(_blocks(nodes, lines)),
        local=any(line.line in block for block in source.local),
    )


def _blocks(nodes: Iterable[Node], lines: _Lines) -> Iterable[Block]:
    for node in nodes:
        if isinstance(node, str):
            if node.strip():
                yield Block("text", (node,))
        elif node.tag == COMMENT:
            yield Block("place", (node,), name=text(node.children) or str(node.children[0]))
        elif "checklist" in node.classes:
            yield Block(
                "checklist",
                (node,),
                phase=int(node.get("data-phase") or 0),
                items=tuple(_items(node, lines.items)),
            )
        elif "brief" in node.classes:
            yield Block("brief", (node,), questions=tuple(_questions(node, lines.questions)))
        elif SHEET in node.classes:
            yield Block(SHEET, (node,), copied=lines.texts[node.get("data-text") or ""])
        else:
            yield Block(_kind(node), (node,))


def _kind(node: Element) -> str:
    """Return the kind of a note or of what stands apart (`addition`, `cards`, …), else its tag."""
    names = [name for name in (node.get("class") or "").split() if name != "admonition"]
    apart = "admonition" in node.classes or (names and names[0] in set_apart.KINDS)
    return names[0] if apart and names else node.tag


def _items(block: Element, lines: dict[str, ItemLine]) -> Iterable[Item]:
    for row in walk(block.children):
        if row.tag != "li":
            continue
        line = lines[row.get("data-item") or ""]
        label = next(one for one in walk(row.children) if one.tag == "label")
        yield Item(
            line.id,
            Words(label.children),
            line.phase,
            line.line,
            line.due,
            line.why,
            line.link,
            line.added,
            line.was,
            line.kinds,
            line.only,
            line.partners,
            line.whose,
            line.key,
        )


def _questions(block: Element, lines: dict[str, QuestionLine]) -> Iterable[Question]:
    for part in walk(block.children):
        if "brief__question" not in part.classes:
            continue
        line = lines[part.get("data-question") or ""]
        label = next(one for one in walk(part.children) if "brief__label" in one.classes)
        why = next(one for one in walk(part.children) if "brief__why" in one.classes)
        yield Question(
            line.id,
            Words(label.children),
            Words(_without_remark(why)),
            line.line,
            line.one_line,
            line.source,
            line.added,
            line.ticks,
            line.says,
            line.sender,
        )


def _without_remark(why: Element) -> Nodes:
    """Return a question's reason without the words that say when it was added."""
    return tuple(
        node for node in why.children if isinstance(node, str) or "brief__added" not in node.classes
    )
