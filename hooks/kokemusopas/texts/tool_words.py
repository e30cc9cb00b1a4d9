"""What the tools know in one language, as the scripts that give it to them."""

import json
from typing import Any


def modules(
    ui: dict[str, Any], letters: dict[str, Any], guide: dict[str, Any], language: str
) -> dict[str, str]:
    """Return {place: text} of the modules for the checklist and for the brief.

    `ui` is what docs/<language>/_ui.yml holds, `letters` the words of the brief's letter in
    each language, `guide` all items and questions, a module of its own: only what leaves the
    page as a whole needs it. overrides/components/events/words.js takes the words.
    """
    words = {"tool": ui["tool"], "phases": [step["title"] for step in ui["steps"]["items"]]}
    return {
        f"components/checklist/words.{language}.js": _words(words, language),
        f"components/brief/words.{language}.js": _words(words | {"letters": letters}, language),
        f"components/transfer/guide.{language}.js": f"export const guide = {_text(guide)};\n",
    }


def _words(words: dict[str, Any], language: str) -> str:
    guide = f'() => import("../transfer/guide.{language}.js").then((module) => module.guide)'
    return (
        'import { give } from "../events/words.js";\n'
        f"give({{ ...{_text(words)}, guide: {guide} }});\n"
    )


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
