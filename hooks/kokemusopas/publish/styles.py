"""The styles of the components as they are published."""

import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from kokemusopas.model.browsers import targets
from kokemusopas.publish.scripts import ScriptError, find_esbuild

MINIFIER = Path(__file__).with_name("minify.mjs")
PRINT = "*.print.css"
LATE = "*.late.css"  # of what only a script shows, once it has brought the site's style sheet
REFERENCE = "reference"  # the folder of what is sent only to a page that has it
LOGO = "logo/logo.css"  # of an owner's logo, where there is one
# What a class or a tag needs; blocks.css draws admonitions that are of no kind and do not open.
BY_CLASS = {
    "admonition--kind": "admonition",
    "admonition--opens": "admonition",
    "tabbed-set": "tabs",
    "grid": "cards",
    "md-button": "buttons",
    "icon": "icons",
    "tooltip": "tooltips",
    "footnote": "footnotes",
    "keys": "keys",
}
BY_TAG = {
    "dl": "definitions",
    "figure": "captions",
    "img": "captions",
    "mark": "highlights",
    "ins": "highlights",
    "del": "highlights",
    "sup": "highlights",
    "sub": "highlights",
}
SAY = "say"  # words to say are a figure too, which blocks.css draws
FONT_FACE = re.compile(r"@font-face\{[^}]*url\([^}]*\}")  # in a minified sheet, of a file
ROOT = re.compile(r":root\s*\{([^}]*)\}")
GIVEN = re.compile(r"(--[\w-]+):")  # a custom property that gets a value
NAMED = re.compile(r"(?<![\w-])(--[\w-]+)(: )?")  # not in the name of a class
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LOADED = re.compile(r'url\("?(?!data:)([^")]+)"?\)')  # from the folder of the style sheet


def style_sheet(components: Path, *, logo: bool = False, late: bool = True) -> str:
    """Return the style sheets of all components as one, those in reference/ and for print aside.

    That of a `logo` is there only where an owner has one, and what comes `late` where it is asked.
    """
    aside = (PRINT,) if late else (PRINT, LATE)
    paths = [path for path in _common(components) if not any(map(path.match, aside))]
    return _joined((*paths, components / LOGO) if logo else paths)


def print_sheet(components: Path) -> str:
    """Return what only paper needs of all components as one, which no screen waits for."""
    return _joined(path for path in _common(components) if path.match(PRINT))


def _common(components: Path) -> Iterator[Path]:
    paths = sorted(components.glob("*/*.css"))
    return (path for path in paths if path.parent.name != REFERENCE and not path.match(LOGO))


def features(shapes: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the names of the sheets in reference/ that a page needs.

    `shapes` are the page's (tag, class), each of an element's classes in a pair of its own.
    """
    others = (shape for shape in shapes if not shape[1].startswith(SAY))
    pairs = ((BY_TAG.get(tag), BY_CLASS.get(name)) for tag, name in others)
    return frozenset(need for pair in pairs for need in pair if need)


def reference_sheet(needed: Iterable[str], components: Path) -> str:
    """Return the style sheet of some `features`, the same for pages that need the same."""
    return _joined(components / REFERENCE / f"{name}.css" for name in sorted(needed))


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@cache
def minified(style_sheet: str) -> str:
    """Return a style sheet without what only its writers read.

    Raises ScriptError where esbuild is not set up, or cannot read the sheet: in its own words.
    """
    node, _, esbuild = find_esbuild()
    ran = subprocess.run(
        (node, str(MINIFIER), esbuild, *targets()),
        input=style_sheet,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode != 0:
        raise ScriptError(ran.stderr)
    return ran.stdout


@cache
def short_names(style_sheet: str) -> Mapping[str, str]:
    """Return {custom property: the name that it is sent by} of those that a sheet gives the root.

    Their names stand in every page, several times each.
    """
    given = [name for rule in ROOT.findall(style_sheet) for name in GIVEN.findall(rule)]
    taken = {found[1] for found in NAMED.finditer(style_sheet)}
    ways = (f"--{''.join(letters)}" for n in (1, 2) for letters in product(LETTERS, repeat=n))
    free = (name for name in ways if name not in taken)
    return dict(zip(dict.fromkeys(given), free, strict=False))


def briefly(minified_sheet: str, names: Mapping[str, str]) -> str:
    """Return a style sheet with its custom properties by their short names."""
    return NAMED.sub(
        lambda found: names.get(found[1], found[1]) + (":" if found[2] else ""), minified_sheet
    )


def versioned(name: str, text: str) -> str:
    """Return `site.css` with a hash of the text in it, so that a browser never shows an old one."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{ending}"


def assets_of(style_sheet: str) -> list[str]:
    """Return the files that a style sheet loads, as paths in docs/ (`assets/fonts/x.woff2`)."""
    return [f"assets/{path}" for path in LOADED.findall(style_sheet)]


def without_type(minified_sheet: str) -> str:
    """Return a style sheet for a page that has its type already."""
    return FONT_FACE.sub("", minified_sheet)
