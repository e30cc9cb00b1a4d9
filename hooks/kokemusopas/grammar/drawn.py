"""Drawings: an SVG that draws and does nothing else."""

from collections.abc import Iterator
from xml.parsers import expat

from kokemusopas.grammar.fault import Fault, shown
from kokemusopas.grammar.rules import rules

NAMESPACE = "http://www.w3.org/2000/svg"
DO = "Save it as plain SVG: shapes and colours, no script, link, picture or letter inside"


def faults(path: str, text: str) -> Iterator[Fault]:
    """Yield what an SVG may not hold."""
    known = rules().svg
    found: list[Fault] = []
    style: list[str] = []
    parser = expat.ParserCreate()

    def fault(wrong: str) -> None:
        found.append(Fault(path, parser.CurrentLineNumber, f"found {wrong}", DO))

    def start(name: str, attributes: dict[str, str]) -> None:
        if name not in known.elements:
            fault(shown(f"<{name}>"))
        style.clear()
        for key, value in attributes.items():
            ours = key == "xmlns" and value == NAMESPACE
            if not (ours or (key in known.attributes and "url" not in value.casefold())):
                fault(shown(f'{key}="{value}"'))

    def end(name: str) -> None:
        if name == "style" and not known.style.fullmatch("".join(style)):
            fault(shown("".join(style)))

    def refuse(*_: object) -> None:
        fault("`<!…>` or `<?…>`")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = style.append
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        found.append(Fault(path, error.lineno, f"this is not valid SVG ({error})", DO))
    yield from found
