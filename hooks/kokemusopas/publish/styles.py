"""The styles of the components as they are published."""

import hashlib
import re
from pathlib import Path


def style_sheet(components: Path) -> str:
    """Return the style sheets of all components as one."""
    paths = sorted(components.glob("*/*.css"))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def versioned(name: str, text: str) -> str:
    """Return `site.css` with a hash of the text in it, so that a browser never shows an old one."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{ending}"


def assets_of(style_sheet: str) -> list[str]:
    """Return the files that a style sheet loads, as paths in docs/ (`assets/fonts/x.woff2`)."""
    return [f"assets/{path}" for path in re.findall(r'url\("(?!data:)([^"]+)"\)', style_sheet)]
