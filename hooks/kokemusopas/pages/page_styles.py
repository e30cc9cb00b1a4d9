"""Which styles stand in a published page itself, and where all of them are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kokemusopas.pages.views import PageView
from kokemusopas.publish import used_styles
from kokemusopas.publish.styles import FONT_FACE, LOADED


@dataclass(frozen=True)
class PublishedStyles:
    """The style sheets of a published site: `sheet` is the site's, for screen and paper.

    `others` are {address from the root of the site: what only some pages need}.
    """

    sheet: str = field(repr=False)
    others: Mapping[str, str] = field(repr=False)

    @cached_property
    def _rules(self) -> dict[str, tuple[used_styles.Rule | used_styles.Group, ...]]:
        sheets = {"": self.sheet} | dict(self.others)
        return {path: used_styles.parse(sheet) for path, sheet in sheets.items()}

    @property
    def fonts(self) -> list[str]:
        """The fonts of the site, from the folder of the style sheets."""
        return [path for face in FONT_FACE.findall(self.sheet) for path in LOADED.findall(face)]

    def text(self, page: PageView, assets: str, body: str, script: str) -> str:
        """Return what a page uses, of a page with a tool only its type: it asks for all the rest.

        `body` is its HTML, `script` its script, `assets` the way from the page to the folder of
        the style sheets.
        """
        if page.tool:
            text = "".join(FONT_FACE.findall(self.sheet))
        else:
            names = used_styles.names_in(body, script)
            needed = (self._rules[path] for path in ("", *page.styles))
            text = "".join(used_styles.used(rules, names) for rules in needed)
        return LOADED.sub(lambda found: f'url("{assets}{found[1]}")', text)
