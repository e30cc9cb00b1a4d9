"""One script a page instead of one a module: a tool has fifteen, and each is a request.

The modules stay plain files that need no build; this puts together what a page asks for.
It knows the forms that the guide's scripts use (`import { a } from "./b.js"`, and `export`
before a function, class or const at the start of a line) and refuses any other.
"""

import hashlib
import re
from pathlib import Path

import rjsmin

FOLDER = "scripts"
IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)";\n?', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
ON_DEMAND = re.compile(r'(?<=await )import\("(\.[^"]+)"\)')
UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
TAG = re.compile(
    r'\s*<script type="module" src="([^"]*?)(components/[^"]+\.js)"( data-[^>]*)?></script>'
)
# Who names a module in this way wants the script of the page that has the module.
ELSEWHERE = re.compile(r'(?<=data-search-script=")([^"]*?)(components/[^"]+\.js)')
STARTER = "components/base/start.js"
STYLE = '<link rel="stylesheet"'
AT_ONCE = " data-at-once"


class ScriptError(Exception):
    """A module is missing, is imported in a circle, or uses a form that is not known here."""


def linked(site: Path) -> dict[Path, str]:
    """Give each page of the folder `site` one script for all of its modules.

    It is started by a short inline one once the page can be read; where the tag is marked
    `data-at-once`, it stands in the page itself. Returns the inline script of each page that has
    one. The modules themselves are taken away, those of the service worker too. Raises
    ScriptError as `bundle` does.
    """
    starter = str(rjsmin.jsmin((site / STARTER).read_text("utf-8")))
    inline: dict[Path, str] = {}
    published: dict[str, str] = {}
    pages = {page: page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
    (site / FOLDER).mkdir(exist_ok=True)
    for page, html in pages.items():
        if tags := TAG.findall(html):
            root, last, _ = tags[-1]
            modules = [site / module for _, module, _ in tags]
            data = "".join(data for *_, data in tags)
            if data == AT_ONCE:
                inline[page], later = _joined(modules)
                if later:
                    raise ScriptError(f"{page}: a script `data-at-once` can load none on demand")
                tag = f"\n<script>{inline[page]}</script>"
                pages[page] = TAG.sub(tag.replace("\\", r"\\"), html)
            else:
                files = bundle(modules)
                for name, text in files.items():
                    (site / FOLDER / name).write_text(text, "utf-8")
                published[last] = list(files)[-1]
                inline[page] = starter
                src = f"{root or './'}{FOLDER}/{published[last]}"
                pages[page] = _with_starter(html, src, data, starter)
    for page, html in pages.items():
        html = ELSEWHERE.sub(lambda tag: f"{tag[1]}{FOLDER}/{published[tag[2]]}", html)
        page.write_text(html, "utf-8")
    for path in sorted((site / "components").rglob("*"), reverse=True):
        if path.suffix == ".js":
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return inline


def _with_starter(html: str, src: str, data: str, starter: str) -> str:
    """Put the starter that loads `src` before the style sheet: after it, it would wait for it."""
    tag = f'<script data-script="{src}"{data}>{starter}</script>\n  '
    return TAG.sub("", html).replace(STYLE, tag + STYLE, 1)


def bundle(entries: list[Path]) -> dict[str, str]:
    """Return {published name: text} of the script that runs `entries` in order, which is last.

    Before it come the scripts that it loads on demand (`await import("./b.js")`), vendored
    ones as they are. A name holds the language of a module that has one (`words.fi.js`), and a
    hash of the text, so that a page never meets a script of another version. Raises
    ScriptError, naming the file and what is wrong.
    """
    text, later = _joined(entries)
    # Whoever loads the script on demand takes the exports of the last module.
    if names := _exports(entries[-1]):
        text += f"\nexport const {{{names}}}={_name(entries[-1])};"
    language = "".join(Path(entry.stem).suffix for entry in entries)
    return later | {_hashed(entries[-1].stem + language, text): text}


def _joined(entries: list[Path]) -> tuple[str, dict[str, str]]:
    """Return the modules of `entries` as one text, and {name: text} of what it loads later."""
    modules: dict[Path, str] = {}
    later: dict[str, str] = {}
    for entry in entries:
        _add(entry.resolve(), modules, later, ())
    return str(rjsmin.jsmin("\n".join(modules.values()))), later


def _add(
    path: Path, modules: dict[Path, str], later: dict[str, str], waiting: tuple[Path, ...]
) -> None:
    """Put a module after those that it imports, once, as a constant that holds its exports."""
    if path in waiting:
        raise ScriptError(f"{path}: these modules import each other in a circle")
    if path in modules:
        return
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise ScriptError(f"{path} is missing, but a page or a module asks for it") from None

    def imported(match: re.Match[str]) -> str:
        other = (path.parent / match[2]).resolve()
        _add(other, modules, later, (*waiting, path))
        names = re.sub(r"\s+as\s+", ": ", match[1])
        return f"const {{{names}}} = {_name(other)};\n"

    def on_demand(match: re.Match[str]) -> str:
        other = (path.parent / match[1]).resolve()
        vendored = other.read_text("utf-8") if other.parent.name == "vendor" else ""
        files = {_hashed(other.stem, vendored): vendored} if vendored else bundle([other])
        later.update(files)
        return f'import("./{list(files)[-1]}")'

    text = EXPORT.sub(r"\1 \2", ON_DEMAND.sub(on_demand, IMPORT.sub(imported, text)))
    if unknown := UNKNOWN.search(text):
        raise ScriptError(f"{path}: cannot put together `{unknown[0]}`")
    exports = _exports(path)
    modules[path] = f"const {_name(path)} = (() => {{\n{text}\nreturn {{ {exports} }};\n}})();"


def _exports(path: Path) -> str:
    return ", ".join(name for _, name in EXPORT.findall(path.read_text("utf-8")))


def _name(path: Path) -> str:
    return "$" + re.sub(r"\W", "_", f"{path.parent.name}_{path.stem}")


def _hashed(stem: str, text: str) -> str:
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"
