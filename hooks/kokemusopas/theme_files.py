"""Which files of the theme are published, and the one style sheet made of all components."""

import hashlib
from pathlib import Path


def style_sheet(components: Path) -> tuple[str, str]:
    """Return (file name, text) of the style sheets of all components as one.

    The name holds a hash of the text, so that a browser never shows an old one.
    """
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(components.glob("*/*.css"))
    )
    return f"assets/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text
