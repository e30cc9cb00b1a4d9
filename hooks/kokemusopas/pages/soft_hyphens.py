"""Soft hyphens in the text of a page: in every long word of a heading, in very long ones below."""

from dataclasses import dataclass, replace
from operator import is_

from kokemusopas.markdown.copy_text import SHEET
from kokemusopas.model.elements import Element, Node, Nodes
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.texts.languages import Languages
from kokemusopas.texts.soft_hyphens import Points, points_in, softened

# At 320 px a line of the main heading holds fourteen letters, whatever type the browser has.
LONGEST = {"h1": 11, "h2": 12, "h3": 11, "h4": 12}
LONGEST_ELSEWHERE = 19
# What is copied, sent or typed as it stands.
AS_IT_STANDS = {"code", "kbd", "pre", "script", "style", "template", "textarea", "button"}


def soft(nodes: Nodes, edition: Edition, guide: Guide) -> Nodes:
    """Return nodes of a page with soft hyphens where long words may be broken.

    Words in another language are broken as in that, and not at all in one that is not ours.
    """
    languages = {code: one.traits for code, one in guide.editions.items()}
    return _soft(nodes, _Here(edition.language, languages, _points(edition.language, languages)))


@dataclass(frozen=True)
class _Here:
    """Where a text stands: its language, what breaks words there, and how long one may be."""

    language: str
    languages: Languages
    points: Points | None
    longest: int = LONGEST_ELSEWHERE


def _points(language: str, languages: Languages) -> Points | None:
    traits = languages.get(language)
    return points_in(traits, next(iter(languages.values()))) if traits else None


def _soft(nodes: Nodes, here: _Here) -> Nodes:
    return tuple(_softened(node, here) for node in nodes)


def _softened(node: Node, here: _Here) -> Node:
    if not isinstance(node, Element):
        return softened(node, here.points, here.longest) if here.points else node
    if node.tag in AS_IT_STANDS or SHEET in node.classes:
        return node
    language = node.get("lang") or here.language
    longest = LONGEST.get(node.tag, here.longest)
    if language != here.language:
        here = replace(here, language=language, points=_points(language, here.languages))
    if longest != here.longest:
        here = replace(here, longest=longest)
    children = _soft(node.children, here)
    same = all(map(is_, children, node.children))
    return node if same else Element(node.tag, node.attributes, children)
