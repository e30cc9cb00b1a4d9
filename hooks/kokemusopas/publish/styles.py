"""The styles of the components as they are published."""

import hashlib
import re
from pathlib import Path


def style_sheet(components: Path) -> tuple[str, str]:
    """Return (file name, text) of the style sheets of all components as one.

    The file's name holds a hash of the text, so that a browser never shows an old one.
    """
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(components.glob("*/*.css"))
    )
    return f"assets/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text


def assets_of(style_sheet: str) -> list[str]:
    """Return the files that a style sheet loads, as paths in docs/ (`assets/fonts/x.woff2`)."""
    return [f"assets/{path}" for path in re.findall(r'url\("(?!data:)([^"]+)"\)', style_sheet)]
