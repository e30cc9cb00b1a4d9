"""What the search says in one language, as the script that gives it with the menu's search."""

import json
from collections.abc import Mapping
from typing import Any

IN_PAGES = {"label", "submit", "help", "instead", "all_pages", "no_script", "shortcuts", "slash"}


def module(texts: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Return the place and the text of the module.

    `texts` is what docs/<language>/_ui.yml holds of the search. What no page shows by itself is
    given to overrides/components/search/words.js.
    """
    words = {key: text for key, text in texts.items() if key not in IN_PAGES}
    given = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f"components/search/menu.{language}.js", (
        'import { give } from "./words.js";\n'
        'export { start } from "./menu.js";\n'
        f"give({given});\n"
    )
