"""The web app manifest of a language (https://www.w3.org/TR/appmanifest/)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

NAME = "opas.webmanifest"
SIZES = (192, 512)
ICONS = {f"icon-{size}.png": (size, "any") for size in SIZES} | {
    "icon-maskable.png": (512, "maskable"),
    "apple-touch-icon.png": (180, ""),
}


def manifest(
    texts: Mapping[str, Any],
    language: str,
    path: str,
    root: str,
    shortcuts: Iterable[tuple[str, str]],
    ground: str,
) -> str:
    """Return the manifest that stands in the folder of a language, as JSON.

    `texts` are the language's short texts. `path` is that folder from the root of the host: it
    is the id, since other guides of the same owner share the host. `root` leads to the root of
    the site, `shortcuts` are (words, address from the folder), `ground` is the colour of paper.
    """
    return (
        json.dumps(
            {
                "id": path,
                "name": texts["site"]["name"],
                "short_name": texts["site"]["short_name"],
                "description": texts["site"]["description"],
                "lang": language,
                "dir": "ltr",
                "start_url": "./",
                "scope": "./",
                "display": "minimal-ui",
                "background_color": ground,
                "theme_color": ground,
                "icons": [
                    {
                        "src": f"{root}assets/{name}",
                        "sizes": f"{size}x{size}",
                        "type": "image/png",
                        "purpose": purpose,
                    }
                    for name, (size, purpose) in ICONS.items()
                    if purpose
                ],
                "shortcuts": [{"name": words, "url": url} for words, url in shortcuts],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )
