"""What authors know from Material's reference, made for paper: all of it shown, none to press."""

from base64 import b64encode

from kokemusopas.model.elements import Element, Node, Nodes, changed, element, write
from kokemusopas.model.settings import Settings
from kokemusopas.paper import drawings

TAB = "__tabbed_"  # in the id of what pymdownx.tabbed gives each tab to choose it


def for_paper(nodes: Nodes, settings: Settings) -> Nodes:
    """Return the text of a page with names above tabs, drawn icons and no way back from notes.

    The `settings` have the colours of paper for its pictures.
    """
    drawn = changed(nodes, lambda one: drawings.on_paper(one, settings))
    return unfolded(drawn, settings)


def unfolded(nodes: Nodes, settings: Settings) -> Nodes:
    """Return the text of a page with all of that but its drawings, which stay as they are."""
    colours = settings.palette.light
    titled = changed(nodes, lambda one: _with_title_icons(one, colours["accent"]))
    return changed(titled, lambda one: _shown(one, colours["link"]))


def _with_title_icons(one: Element, ink: str) -> Nodes:
    if "admonition-title" not in one.classes:
        return (one,)
    drawn = changed(one.children, lambda inner: (_drawn(inner, ink),))
    return (Element(one.tag, one.attributes, drawn),)


def _shown(one: Element, ink: str) -> Nodes:
    if one.tag == "label" and TAB in (one.get("for") or ""):
        return (element("p", {"class": "tabbed-name"}, *one.children),)
    if "footnote-backref" in one.classes:
        return ()
    if one.tag == "a":  # An icon would part the link in two.
        return (Element(one.tag, one.attributes, tuple(filter(_is_no_icon, one.children))),)
    if one.tag == "img" and (width := one.get("width")):
        return (one.with_attributes(style=f"width: {width}px"),)
    return (_drawn(one, ink),)


def _is_no_icon(node: Node) -> bool:
    return isinstance(node, str) or "icon" not in node.classes


def _drawn(one: Element, ink: str) -> Element:
    """Return an icon as a background: what is only decoration must be no figure of the PDF."""
    svg = next((node for node in one.children if isinstance(node, Element)), None)
    if "icon" not in one.classes or svg is None or svg.tag != "svg":
        return one
    # HTML knows no capitals in names, SVG does.
    source = write((svg.with_attributes(fill=ink),)).replace(" viewbox=", " viewBox=")
    address = "data:image/svg+xml;base64," + b64encode(source.encode()).decode()
    drawing = element(
        "span", {"class": "icon__drawing", "style": f"background-image: url('{address}')"}
    )
    return Element(one.tag, one.attributes, (drawing,))
