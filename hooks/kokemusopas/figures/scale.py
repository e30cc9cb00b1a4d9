"""The time line drawn: the steps to scale, above the text that tells the same."""

from kokemusopas.figures.drawn import rendered
from kokemusopas.model.elements import Element, element
from kokemusopas.model.parts import Block
from kokemusopas.model.settings import Settings
from kokemusopas.model.timeline import Timeline

SCALE = "components/timeline/scale.html"


def shown(block: Block, line: Timeline, settings: Settings) -> Element:
    """Return the drawing and the text of a block that a place of the line has become."""
    scale = rendered(settings.overrides, SCALE, line=line)
    return element("div", {"class": "timeline"}, *scale, *block.nodes)
