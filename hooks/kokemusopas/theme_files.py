"""The styles of the components as they are published."""

import hashlib
import re
from pathlib import Path

TOOLS = ("events", "checklist", "transfer", "brief")


def style_sheet(components: Path, name: str) -> tuple[str, str]:
    """Return (file name, text) of the style sheets of several components as one.

    `name` is "tools" for the sheet of pages with a tool, "site" for that of every page.
    The file's name holds a hash of the text, so that a browser never shows an old one.
    """
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(components.glob("*/*.css"))
        if (path.parent.name in TOOLS) == (name == "tools")
    )
    return f"assets/{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text


def assets_of(style_sheet: str) -> list[str]:
    """Return the files that a style sheet loads, as paths in docs/ (`assets/fonts/x.woff2`)."""
    return [f"assets/{path}" for path in re.findall(r'url\("(?!data:)([^"]+)"\)', style_sheet)]
