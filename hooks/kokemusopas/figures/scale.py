"""The time line drawn: the steps to scale, above the text that tells the same."""

from kokemusopas.figures.drawn import rendered
from kokemusopas.model.elements import Element, Nodes, element, walk
from kokemusopas.model.parts import Block
from kokemusopas.model.settings import Settings
from kokemusopas.model.timeline import Timeline

SCALE = "components/timeline/scale.html"
SCALE_CLASS = "timeline__scale"
SHAPE = "0 0 640 92"  # on paper; its height is that of the template


def shown(block: Block, line: Timeline, settings: Settings) -> Element:
    """Return the drawing and the text of a block that a place of the line has become."""
    return element("div", {"class": "timeline"}, *_scale(line, settings), *block.nodes)


def drawing(line: Timeline, settings: Settings) -> Element:
    """Return the drawing alone, for a sheet."""
    return on_paper(next(one for one in walk(_scale(line, settings)) if is_scale(one)))


def is_scale(one: Element) -> bool:
    """Tell whether an element is the drawing."""
    return SCALE_CLASS in one.classes


def on_paper(one: Element) -> Element:
    """Return the drawing as large as its place: only a screen lets its figures keep their size."""
    return one.with_attributes(viewBox=SHAPE)


def _scale(line: Timeline, settings: Settings) -> Nodes:
    """Return the drawing, hidden from whoever hears the page."""
    return rendered(settings.overrides, SCALE, line=line)
