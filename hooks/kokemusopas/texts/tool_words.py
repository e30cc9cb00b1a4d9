"""What the tools know in one language, as the scripts that give it to them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kokemusopas.texts.languages import Traits

Spoken = Mapping[str, Sequence[str]]

# For a page whose tool comes later: each published script has a copy of its own.
GIVEN = (
    'export { words } from "../events/words.js";\nexport { ways } from "../events/written.js";\n'
)


def modules(
    ui: dict[str, Any],
    brief: dict[str, Any],
    guide: dict[str, Any],
    languages: Sequence[Traits],
    spoken: Spoken,
) -> dict[str, str]:
    """Return {place: text} of the modules for the checklist and for each part of the brief.

    `ui` is what docs/<language>/_ui.yml holds, `brief` the words of each part's letter
    (`letters`), the questions of all parts (`asked`) and the languages that have each part
    (`others`), `guide` all items and questions, a module of its own: only what leaves the page as
    a whole needs it. The first of `languages` is theirs; the letter in another is fetched when it
    is asked for. `spoken` names by language those that an event may be in.
    overrides/components/events/words.js takes the words.
    """
    ways = written(languages, spoken)
    language = languages[0].code
    words = {"tool": ui["tool"], "phases": [step["title"] for step in ui["steps"]["items"]]}
    made = {
        f"components/checklist/words.{language}.js": ways + _words(words, language) + GIVEN,
        f"components/checklist/later.{language}.js": _later(ui["tool"], language),
        f"components/transfer/guide.{language}.js": f"export const guide = {_text(guide)};\n",
    }
    for part, letter in brief["letters"].items():
        own = words | {"part": part, "letter": letter, "asked": brief["asked"]}
        made |= {
            f"components/brief/words.{part}.{language}.js": ways
            + _words(own, language, part, brief["others"][part]),
            f"components/brief/letter.{part}.{language}.js": (
                f"export const letter = {_text(_only_words(letter))};\n"
            ),
        }
    return made


def _later(tool: dict[str, Any], language: str) -> str:
    """Return what a page says where its tool cannot be fetched, and where the tool's words are."""
    said = _text({"transfer": {"offline": tool["transfer"]["offline"]}})
    return (
        'import { give } from "../events/words.js";\n'
        f'give({{ tool: {said}, whole: () => import("./words.{language}.js") }});\n'
    )


def written(languages: Iterable[Traits], spoken: Spoken) -> str:
    """Return the part of a script that tells how languages write days, times and languages."""
    ways = {
        one.code: {"locale": one.locale.replace("_", "-")}
        | ({"clock": one.clock} if one.clock != ":" else {})
        | ({"dotted": True} if one.dotted_dates else {})
        | {"spoken": spoken[one.code]}
        for one in languages
    }
    return f'import {{ know }} from "../events/written.js";\nknow({_text(ways)});\n'


def _only_words(letter: dict[str, Any]) -> dict[str, Any]:
    """Return what a letter says: all else of its questions is as on the page that shows it."""
    groups = [
        {**group, "questions": [_words_of(one) for one in group["questions"]]}
        for group in letter["groups"]
    ]
    return {**letter, "groups": groups}


def _words_of(question: dict[str, Any]) -> dict[str, Any]:
    is_asked = not {"says", "sender", "from"} & question.keys()
    words = {"says", "options", *(["question"] if is_asked else [])}
    return {key: value for key, value in question.items() if key in words}


def _words(words: dict[str, Any], language: str, part: str = "", others: Iterable[str] = ()) -> str:
    guide = f'() => import("../transfer/guide.{language}.js").then((module) => module.guide)'
    letters = "".join(
        f'{other}: () => import("./letter.{part}.{other}.js").then((module) => module.letter), '
        for other in others
    )
    return (
        'import { give } from "../events/words.js";\n'
        f"give({{ ...{_text(words)}, guide: {guide}, letters: {{ {letters}}} }});\n"
    )


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
