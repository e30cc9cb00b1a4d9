"""The words of the tools in one language, as the script that gives them to the tools."""

import json
from typing import Any


def modules(ui: dict[str, Any], letters: dict[str, Any], language: str) -> dict[str, str]:
    """Return {place: text} of the modules for the checklist and for the brief.

    `ui` is what docs/<language>/_ui.yml holds, `letters` the words of the brief's letter in
    each language. base.html names the modules, overrides/components/events/words.js takes them.
    """
    words = {"tool": ui["tool"], "phases": [step["title"] for step in ui["steps"]["items"]]}
    return {
        f"components/checklist/words.{language}.js": _module(words),
        f"components/brief/words.{language}.js": _module(words | {"letters": letters}),
    }


def _module(words: dict[str, Any]) -> str:
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f'import {{ give }} from "../events/words.js";\ngive({text});\n'
