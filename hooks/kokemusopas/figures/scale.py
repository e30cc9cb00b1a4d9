"""The time line drawn: the steps to scale, above the text that tells the same."""

from kokemusopas.figures.drawn import templates
from kokemusopas.model.elements import Element, Nodes, element, read
from kokemusopas.model.parts import Block
from kokemusopas.model.settings import Settings
from kokemusopas.model.timeline import Timeline

SCALE = "components/timeline/scale.html"


def shown(block: Block, line: Timeline, settings: Settings) -> Element:
    """Return the drawing and the text of a block that a place of the line has become."""
    return element("div", {"class": "timeline"}, *_scale(line, settings), *block.nodes)


def _scale(line: Timeline, settings: Settings) -> Nodes:
    """Return the drawing, hidden from whoever hears the page."""
    html = templates(settings.overrides).get_template(SCALE).render(line=line)
    return read("".join(one.strip() for one in html.splitlines()))
