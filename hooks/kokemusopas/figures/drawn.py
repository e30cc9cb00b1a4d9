"""The figures of a page as elements, by the templates in overrides/components/."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kokemusopas.figures import lanes
from kokemusopas.markdown.checklist import HOST
from kokemusopas.model.elements import Nodes, read
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.model.parts import Page

# {name of a place, `<!-- lanes -->`: what its figure shows on a page of an edition}
MADE: dict[str, Callable[[Edition, Page], Any]] = {
    "lanes": lambda edition, page: lanes.lanes(edition, page.whose or HOST),
}


def shown(name: str, page: Page, edition: Edition, guide: Guide) -> Nodes:
    """Return the figure that a place of a page names, nothing where no figure has that name.

    Links name files of docs/; one to a page that no language has is left out.
    """
    if name not in MADE:
        return ()
    return rendered(
        guide.settings.overrides,
        f"components/{name}/{name}.html",
        shown=MADE[name](edition, page),
        ui=edition.texts,
        pages=guide.default.pages,
    )


def rendered(overrides: Path, template: str, **values: Any) -> Nodes:
    """Return what a template of the looks makes of some values."""
    html = _templates(overrides).get_template(template).render(values)
    return read("".join(line.strip() for line in html.splitlines()))


@cache
def _templates(overrides: Path) -> Environment:
    """Return what renders figures; it reads a file again that has changed."""
    return Environment(
        loader=FileSystemLoader(overrides),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
