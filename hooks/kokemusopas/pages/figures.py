"""The figures of a page: each gets its drawing, which has a number for each point of its list."""

from pathlib import Path

from kokemusopas.markdown.figure import DRAWS, FIGURE
from kokemusopas.model.elements import Element, Nodes, changed, walk
from kokemusopas.model.parts import Page
from kokemusopas.pages import pictures
from kokemusopas.texts.did_you_mean import did_you_mean

FOLDER = "components/figure"
POINTS = "data-points"  # in a drawing: how many points of the list it shows, from 1 on


def shown(nodes: Nodes, page: Page, overrides: Path) -> Nodes:
    """Return what stands on `page` with the drawing of each figure above its list.

    Raises PictureError where a figure names no drawing, or one with other numbers than its list.
    """
    if ("div", FIGURE) not in page.shapes:
        return nodes

    def drawn(one: Element) -> Nodes:
        name = one.get(DRAWS)
        if name is None:
            return (one,)
        attributes = tuple(pair for pair in one.attributes if pair[0] != DRAWS)
        listed = sum(part.tag == "li" for part in walk(one.children))
        svg = _drawing(name, listed, page, overrides)
        at = next(at for at, part in enumerate(one.children) if isinstance(part, Element))
        titled, rest = one.children[: at + 1], one.children[at + 1 :]
        return (Element(one.tag, attributes, (*titled, svg, *rest)),)

    return changed(nodes, drawn)


def points(svg: Element) -> int:
    """Return how many numbers stand in a drawing."""
    return sum(int(one.get(POINTS) or 0) for one in walk((svg,)))


def _drawing(name: str, listed: int, page: Page, overrides: Path) -> Element:
    """Return a drawing that has as many numbers as the list beside it has points."""
    lines = enumerate(page.source.splitlines(), 1)
    line = next((number for number, line in lines if line.strip() == f"draws: {name}"), 1)
    known = pictures.names(overrides, FOLDER)
    if name not in known:
        raise pictures.PictureError(
            f"docs/{page.path}:{line}: there is no drawing `{name}`{did_you_mean(name, known)}; "
            f"overrides/{FOLDER}/ has {', '.join(known)}"
        )
    svg = pictures.drawing(name, overrides, FOLDER)
    if points(svg) != listed:
        raise pictures.PictureError(
            f"docs/{page.path}:{line}: the drawing `{name}` has the numbers 1 to {points(svg)}, "
            f"the list below it 1 to {listed}: give the list as many points as the drawing has, or "
            f"draw the others in overrides/{FOLDER}/{name}.svg"
        )
    return Element(svg.tag, svg.attributes, changed(svg.children, _without_points))


def _without_points(one: Element) -> Nodes:
    return one.children if one.get(POINTS) else (one,)
