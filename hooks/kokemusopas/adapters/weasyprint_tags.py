"""WeasyPrint 70: the structure tree of its PDFs, built anew from its boxes.

`weasyprint.pdf.tags.add_tags` makes an element of each box: of a thing that is cut at the end of
a page or a line several, of one with boxes within boxes too. Here each element of the HTML has one.
Used of WeasyPrint's insides: boxes with `element`, `element_tag`, `children`, the place, the spans
of cells, the annotations that `add_links` and `add_forms` put on them; `Page._page_box`,
`Stream._tags` with the number of each marked box, and `tags._get_pdf_tag`.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint import pdf as weasyprint_pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

from kokemusopas.tagging.links import with_address, with_page
from kokemusopas.tagging.structure import Annotation, Content, Element, Kid, tidy
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN

SVG = "{http://www.w3.org/2000/svg}"
KINDS = {"dt": "Lbl", "dd": "LBody", "input": "Form", "textarea": "Form", "select": "Form"}
NUMBERING = {"ol": "Decimal", "ul": "Disc"}
OWNERS = {"L": "/List", "TH": "/Table", "TD": "/Table", "Figure": "/Layout"}
REPEATED = {"THead", "TFoot"}  # by each page that a table is on
PAGE_WORDS = "page-words"  # the name of the meta element that says a page number
PRINTED = 4  # the flag of an annotation that paper shows too
POINTS = 0.75  # in a pixel


def apply_cure() -> None:
    """Let WeasyPrint tag PDFs this way for the rest of this process."""
    weasyprint_pdf.add_tags = add_tags


def add_tags(pdf: Any, document: Document, _version: Any, page_streams: list[Any]) -> None:
    """Add the structure tree to a PDF, and mark all that is not in it as artifacts."""
    reader, writer = _Reader(_names(document)), _Writer(pdf)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        reader.read(page, number, {box: kid["mcid"] for box, kid in stream._tags.items()})
    pdf.catalog["StructTreeRoot"] = writer.tree(tidy(reader.root)).reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    for stream, texts in zip(page_streams, writer.texts, strict=True):
        _mark(stream, texts)


def pages_of_anchors(document: Document) -> dict[str, str]:
    """Return {anchor: number of its page}; a section begins on the first of its pages."""
    numbers: dict[str, str] = {}
    for number, page in enumerate(document.pages, start=1):
        for anchor in page.anchors:
            numbers.setdefault(anchor, str(number))
    return numbers


def _names(document: Document) -> Callable[[Any, Any], str]:
    """Return what names an annotation of an element: by its words and where it leads."""
    numbers = pages_of_anchors(document)
    page_words = document.metadata.custom.get(PAGE_WORDS, "{page}")

    def name(annotation: Any, source: Any) -> str:
        if "TU" in annotation:
            return str(annotation["TU"].string)
        words = _words(source)
        if "A" in annotation:
            return with_address(words, annotation["A"]["URI"].string)
        return with_page(words, page_words.replace("{page}", numbers[annotation["Dest"].string]))

    return name


def _words(source: Any) -> str:
    """Return the words of an element without the page numbers that it refers to."""
    return " ".join("".join(_texts(source)).replace(SOFT_HYPHEN, "").split())


def _texts(source: Any) -> Iterator[str]:
    yield source.text or ""
    for child in source:
        if child.get("data-ref") is None:
            yield from _texts(child)
        yield child.tail or ""


class _Reader:
    """Elements of the HTML and what the pages hold of them, page after page."""

    def __init__(self, name: Callable[[Any, Any], str]) -> None:
        self._name = name
        self.root = Element("Document")
        self._elements: dict[tuple[Any, bool], Element] = {}
        self._first: dict[Element, int] = {}

    def read(self, page: Any, number: int, numbers: dict[Any, int]) -> None:
        """Take in a page, counted from 0, with the number of each of its marked boxes."""
        self._page, self._height, self._numbers = number, page.height, numbers
        self._read(page._page_box, self.root)

    def _read(self, box: Any, parent: Element) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            return
        if isinstance(box, boxes.TextBox):
            parent.kids.append(self._content(box))
            return
        one = self._element(box, parent)
        if one.kind in REPEATED and self._first[one] < self._page:
            return
        for annotation in (box.link_annotation, box.widget_annotation):
            if annotation:
                annotation["F"] = PRINTED
                annotation["Contents"] = pydyf.String(self._name(annotation, box.element))
                one.kids.append(Annotation(self._page, annotation))
        if isinstance(box, boxes.ReplacedBox) and one.kind == "Figure":
            one.kids.append(self._content(box))
        for child in getattr(box, "children", ()):
            self._read(child, one)

    def _content(self, box: Any) -> Content:
        word, text = getattr(box, "word", (None, ""))
        return Content(self._page, self._numbers[box], word, text)

    def _element(self, box: Any, parent: Element) -> Element:
        """Return the element that a box is a part of; a new one is added to its parent."""
        source = box.element
        if source is None or source.tag in {"html", "body"} or isinstance(box, boxes.PageBox):
            return parent
        key = (source, box.element_tag.endswith("::marker"))
        if key not in self._elements:
            one = _made(box, self._height)
            if one:
                parent.kids.append(one)
                self._first[one] = self._page
            self._elements[key] = one or parent
        return self._elements[key]


def _made(box: Any, page_height: float) -> Element | None:
    """Return the element of a box; None where it says nothing, as a picture without a text."""
    source, marker = box.element, box.element_tag.endswith("::marker")
    known = KINDS.get(source.tag, tags._get_pdf_tag(source.tag))
    kind = "Lbl" if marker else source.get("data-tag", known)
    language = "" if marker else source.get("lang", "")
    if kind == "NonStruct":
        if not language:
            return None
        kind = "Span" if isinstance(box, boxes.InlineBox) else "Div"
    one = Element(kind, language=language, role=source.get("role", ""))
    if kind == "Figure":
        title = source.find(f"{SVG}title") if source.tag == f"{SVG}svg" else None
        one.alternative = source.get("alt", "") if title is None else title.text or ""
        left, top = box.content_box_x(), page_height - box.content_box_y()
        edges = (left, top - box.height, left + box.width, top)
        one.attributes["BBox"] = tuple(round(edge * POINTS, 2) for edge in edges)
        return one if one.alternative else None
    if kind == "L":
        one.attributes["ListNumbering"] = NUMBERING.get(source.tag, "None")
    if kind in {"TH", "TD"}:
        if kind == "TH":
            one.attributes["Scope"] = "Row" if source.get("scope") == "row" else "Column"
        spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
        one.attributes.update({name: span for name, span in spans.items() if span != 1})
    return one


class _Writer:
    """Structure elements as objects of a PDF, with all that leads to them from its pages.

    `texts` tells for each page the pieces that are in the tree, and what they say instead.
    """

    def __init__(self, pdf: Any) -> None:
        self._pdf, self._pages = pdf, pdf.page_references
        self.texts: list[dict[int, str]] = [{} for _ in self._pages]
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._annotations: list[tuple[Any, bytes]] = []
        self._identifiers: dict[str, bytes] = {}

    def tree(self, document: Element) -> Any:
        """Return the root of the structure tree."""
        root = self._added({"Type": "/StructTreeRoot"})
        root["K"] = self._written(document, root)
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            last = max(owners, default=-1)
            numbers += [page, pydyf.Array(owners.get(at, "null") for at in range(last + 1))]
        for at, (annotation, owner) in enumerate(self._annotations, start=len(self._owners)):
            annotation["StructParent"] = at
            numbers += [at, owner]
        root["ParentTree"] = pydyf.Dictionary({"Nums": numbers})
        if self._identifiers:
            names = pydyf.Array()
            for identifier, owner in sorted(self._identifiers.items()):
                names += [pydyf.String(identifier), owner]
            root["IDTree"] = pydyf.Dictionary({"Names": names})
        return root

    def _added(self, values: dict[str, Any]) -> Any:
        one = pydyf.Dictionary(values)
        self._pdf.add_object(one)
        return one

    def _written(self, one: Element, parent: Any) -> bytes:
        data = self._added({"Type": "/StructElem", "S": f"/{one.kind}", "P": parent.reference})
        strings = {"Lang": one.language, "Alt": one.alternative, "ActualText": one.text}
        for key, text in {**strings, "ID": one.identifier}.items():
            if text:
                data[key] = pydyf.String(text)
        if one.attributes:
            values = {key: _value(value) for key, value in one.attributes.items()}
            data["A"] = pydyf.Dictionary({"O": OWNERS[one.kind], **values})
        if one.identifier:
            self._identifiers[one.identifier] = data.reference
        pages = [kid.page for kid in one.kids if not isinstance(kid, Element)]
        if pages:
            data["Pg"] = self._pages[pages[0]]
        data["K"] = pydyf.Array(self._kid(kid, data, pages) for kid in one.kids)
        return data.reference  # type: ignore[no-any-return]

    def _kid(self, kid: Kid, data: Any, pages: list[int]) -> Any:
        if isinstance(kid, Element):
            return self._written(kid, data)
        if isinstance(kid, Annotation):
            self._annotations.append((kid.data, data.reference))
            return pydyf.Dictionary(
                {"Type": "/OBJR", "Obj": kid.data.reference, "Pg": self._pages[kid.page]}
            )
        self._owners[kid.page][kid.number] = data.reference
        self.texts[kid.page][kid.number] = kid.text
        if kid.page == pages[0]:
            return kid.number
        return pydyf.Dictionary({"Type": "/MCR", "MCID": kid.number, "Pg": self._pages[kid.page]})


def _mark(stream: Any, texts: dict[int, str]) -> None:
    """Say in the stream of a page what pieces say instead; those without an entry are artifacts."""
    marks = stream.stream
    for at, properties in enumerate(marks):
        if not isinstance(properties, pydyf.Dictionary) or "MCID" not in properties:
            continue
        text = texts.get(properties["MCID"])
        if text is None:
            del properties["MCID"]
            properties["Type"] = "/Pagination"
            marks[at - 1] = "/Artifact"
        elif text:
            properties["ActualText"] = pydyf.String(text)


def _value(value: str | int | tuple[str | float, ...]) -> Any:
    if isinstance(value, tuple):
        return pydyf.Array(pydyf.String(one) if isinstance(one, str) else one for one in value)
    return f"/{value}" if isinstance(value, str) else value
