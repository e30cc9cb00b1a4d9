"""Which script modules a page runs, and how they reach it: one by one, or as one script."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from kokemusopas.model.parts import SEARCH as SEARCH_TEMPLATE
from kokemusopas.pages.views import PageView
from kokemusopas.publish import policy, scripts

if TYPE_CHECKING:
    from kokemusopas.pages.page_styles import PublishedStyles  # what a preview need not have

ROOM = "components"
STARTER = f"{ROOM}/base/start.js"
SEARCH = f"{ROOM}/search/menu.{{language}}.js"  # the menu's, which gives its words too
# Pages that only lead on have their script in themselves: it runs before anything else is loaded.
AT_ONCE = {
    "404.html": f"{ROOM}/lost/lost.js",
    "go.html": f"{ROOM}/go/go.js",
    "go_on.html": f"{ROOM}/go/on.js",
    "moved.html": f"{ROOM}/links/moved.js",
}
OF_TEMPLATE = {
    "linkita.html": (f"{ROOM}/linking/linking.js",),
    SEARCH_TEMPLATE: (SEARCH, f"{ROOM}/search/search.js"),
}
# What gives a tool its words: where it comes later, only what is said until then.
WORDS = {"brief/brief": "brief/words.{part}", "checklist/later": "checklist/later"}
OF_TOOL = {
    "checklist": "checklist/checklist",
    "brief": "brief/brief",
    "phase": "checklist/later",
    "own": "checklist/later",
}
FULL = ("checklist", "brief")  # tools whose script has no byte to spare for it
LATER = {"checklist/later": "checklist/checklist"}  # {what brings a tool when it is needed: it}


def modules_of(page: PageView, language: str, offline: bool) -> scripts.Modules:
    """Return the modules that a page runs, in order, as paths from the root of the site.

    `offline` tells whether the site has a service worker.
    """
    if page.template in AT_ONCE:
        return (AT_ONCE[page.template],)
    if not page.canonical_url:
        return ()
    tool = OF_TOOL.get(page.tool, "")
    if page.embedded and tool in LATER:
        tool = LATER[tool]  # one session with what carries it to the guide's own page
    words = f"{WORDS.get(tool, 'checklist/words').format(part=page.part)}.{language}"
    wanted = {
        "links/links": not page.print and not page.embedded,
        "links/edit": bool(page.words) and not page.embedded and page.tool not in FULL,
        "paper/link_notes": not page.print and not page.embedded,
        "offline/offline": offline,
        "toc/toc": page.has_sections and page.template != SEARCH_TEMPLATE,
        "source/due": page.has_sources and not page.print,
        "header/header": len(page.translations) > 1,
        "home/home": page.home and not page.embedded,
        "search/open": not page.print and not page.embedded and page.template != SEARCH_TEMPLATE,
        f"copy_text/languages.{language}": page.copies,
        "copy_text/copy_text": page.copies,
        "removal/removal": page.removes,
        words: bool(tool),
        tool: bool(tool),
        "embed/carry": page.embedded and bool(tool),
        "embed/embed": page.embedded,
    }
    modules = [f"{ROOM}/{one}.js" for one, is_run in wanted.items() if is_run]
    own = (one.format(language=language) for one in OF_TEMPLATE.get(page.template, ()))
    return (*modules, *own)


def parts_of(page: PageView) -> tuple[scripts.Modules, scripts.Modules]:
    """Return the modules of a page's script, and of one that the page of the search runs later."""
    if page.template != SEARCH_TEMPLATE:
        return page.scripts, ()
    own = len(OF_TEMPLATE[page.template])
    return page.scripts[-own:], page.scripts[:-own]


@dataclass(frozen=True)
class PublishedScripts:
    """The scripts of a published site: `names` are the files of pages' modules, in `scripts/`.

    `inline` are the texts of those that stand in the page itself, `starter` is what starts a
    page's script once its text can be read, `own` where files may come from. `texts` are the
    scripts by name, `styles` what stands in pages of the style sheets.
    """

    names: Mapping[scripts.Modules, str] = field(repr=False)
    inline: Mapping[scripts.Modules, str] = field(repr=False)
    starter: str = field(repr=False)
    own: str = policy.SELF
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    styles: "PublishedStyles | None" = None

    def address(self, page: PageView) -> str:
        """Return the address of a page's script from the root of the site, "" where none is."""
        return self._address(parts_of(page)[0])

    def later(self, page: PageView) -> str:
        """Return the address of what the first result of a search does not wait for."""
        return self._address(parts_of(page)[1])

    def _address(self, modules: scripts.Modules) -> str:
        name = self.names.get(modules)
        return f"{scripts.FOLDER}/{name}" if name else ""

    def text(self, page: PageView) -> str:
        """Return the script that stands in the page itself, "" where there is none."""
        return self.inline.get(page.scripts) or (self.starter if self.address(page) else "")

    def style(self, page: PageView, assets: str, body: str) -> str:
        """Return the styles that a page uses; arguments as for PublishedStyles.text."""
        names = (self.names.get(part, "") for part in parts_of(page))
        script = "".join(self.texts.get(name, "") for name in names) + self.text(page)
        return self.styles.text(page, assets, body, script) if self.styles else ""

    def policy(self, page: PageView, style: str = "", ahead: str = "") -> str:
        """Return the content security policy of a page; `style` and `ahead` stand in it."""
        return policy.policy(self.text(page), self.own, style, ahead)

    def search(self, language: str) -> str:
        """Return the address of the script of the menu's search, for whoever goes to its field."""
        return f"{scripts.FOLDER}/{self.names[(SEARCH.format(language=language),)]}"


def published(
    pages: Iterable[PageView],
    generated: Mapping[str, str],
    overrides: Path,
    own: str = policy.SELF,
) -> tuple[PublishedScripts, dict[str, str]]:
    """Return the published scripts of all pages, and {path from the root of the site: text}.

    `generated` are modules that no file holds, {path from the root of the site: text}, `own` is
    where files may come from. Raises scripts.ScriptError, naming what cannot be put together or
    what is not set up.
    """
    esbuild = scripts.find_esbuild()
    wanted = {part: page.template in AT_ONCE for page in pages for part in parts_of(page) if part}
    with tempfile.TemporaryDirectory() as folder:
        modules = Path(folder)
        shutil.copytree(overrides / ROOM, modules / ROOM)
        for path, text in generated.items():
            (modules / path).parent.mkdir(parents=True, exist_ok=True)
            (modules / path).write_text(text, "utf-8")
        linked = [one for one, at_once in wanted.items() if not at_once]
        linked += [(path,) for path in generated if fnmatch(path, SEARCH.format(language="*"))]
        bundles = scripts.bundle(modules, linked, esbuild)
        inline = {
            one: scripts.inline(modules, one, esbuild) for one, at_once in wanted.items() if at_once
        }
        starter = scripts.inline(modules, (STARTER,), esbuild)
    files = {f"{scripts.FOLDER}/{name}": text for name, text in bundles.files.items()}
    return PublishedScripts(bundles.names, inline, starter, own, bundles.files), files
