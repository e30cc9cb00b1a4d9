"""What the tools know in the browser: words at once, all items and questions when asked."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, run
from known_languages import KNOWN
from kokemusopas.model.guide import Guide, load
from kokemusopas.pages import tool_data
from kokemusopas.texts import tool_words
from model_pages import change, settings, small_guide

UI = {
    "tool": {"done": "Tehty", "transfer": {"offline": "poikki"}},
    "steps": {"items": [{"title": "Tilaa"}, {"title": "Kiitä"}]},
}


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """The small guide, its Swedish list with a link to another page and its section."""
    docs = small_guide(tmp_path)
    change(docs, "sv/lista.md", "(#kysy)", "(index.md#viisi-vaihetta)")
    return load(settings(docs, "index", "lista", "sanasto"))


def test_an_item_says_all_that_a_file_or_a_letter_tells_of_it(guide: Guide) -> None:
    whole = tool_data.whole(guide.editions["fi"], guide)
    first, second = json.loads(json.dumps(whole["items"]))
    assert first == {
        "id": "sovin",
        "text": "Sovin kaiken.",
        "phase": 2,
        "due": -7,
        "was": ["sopimus"],
        "link": "lista/#kysy",
        "why": "Miksi?",
        "kinds": ["talk", "pair"],
        "only": [],
    }
    assert (second["link"], second["kinds"], second["only"]) == (None, [], ["direct"])
    assert whole["phases"] == ["Tarve", "Tilaa", "Valmista", "Paikalla", "Lopuksi"]


def test_a_link_starts_at_the_root_of_its_language(guide: Guide) -> None:
    (first, _) = json.loads(json.dumps(tool_data.whole(guide.editions["sv"], guide)["items"]))
    assert first["link"] == "#viisi-vaihetta"


def test_a_question_says_what_answers_it_and_what_it_settles(guide: Guide) -> None:
    whole = tool_data.whole(guide.editions["fi"], guide)
    (part,) = json.loads(json.dumps(whole["questions"]))
    (question,) = part["questions"]
    assert (part["title"], part["page"]) == ("Tilaaja kertoo", "lista/")
    assert (question["id"], question["from"], question["ticks"]) == ("paikka", "place", ["sovin"])


def test_a_question_of_several_parts_stands_in_the_first_of_them(guide: Guide) -> None:
    docs = guide.settings.docs
    asked = "- **Missä?** Tarkista. { #paikka line from=place }\n- **Kuka?** Nimi. { #kuka }\n"
    for language in ("fi", "sv"):
        text = f"---\nbrief: agreed\n---\n\n# Sovittu {{ #sovittu }}\n\n/// brief\n{asked}///\n"
        (docs / language / "sovittu.md").write_text(text, "utf-8")
    both = load(guide.settings)
    whole = tool_data.whole(both.editions["fi"], both)
    first, second = json.loads(json.dumps(whole["questions"]))
    assert [one["id"] for one in first["questions"]] == ["paikka"]
    assert (second["title"], second["page"]) == ("Sovittu yhdessä", "sovittu/")
    assert [one["id"] for one in second["questions"]] == ["kuka"]


def test_each_language_names_the_languages_of_an_event_in_one_order(guide: Guide) -> None:
    assert tool_data.spoken(guide) == {"fi": ["suomi", "ruotsi"], "sv": ["finska", "svenska"]}


def test_a_letter_says_its_own_part_and_knows_what_the_others_ask(guide: Guide) -> None:
    letter = json.loads(json.dumps(tool_data.letters(guide.editions["sv"])))["host"]
    assert letter["title"] == "Beställaren berättar"
    assert [group["title"] for group in letter["groups"]] == ["Fråga"]
    assert tool_data.asked(guide.editions["fi"]) == {"host": [{"id": "paikka", "from": "place"}]}


def letter(language: str) -> dict[str, object]:
    question = {"id": "tarkoitus", "question": f"{language}?", "says": f"{language}: …"}
    return {"title": "Osa 1", "groups": [{"title": "Tehtävä", "questions": [question]}]}


def test_the_words_fetch_the_guide_of_their_language_and_letters_in_others(
    tmp_path: Path,
) -> None:
    room: dict[str, str] = {}
    for languages in (("fi", "sv"), ("sv", "fi")):
        brief = {
            "letters": {"host": letter(languages[0])},
            "asked": {},
            "others": {"host": languages[1:]},
        }
        room |= tool_words.modules(
            UI,
            brief,
            {"items": [{"id": "ä"}]},
            [KNOWN[one] for one in languages],
            {"fi": ["ruotsi"], "sv": ["svenska"]},
        )
    made = room
    room = {"components/events/words.js": "export const words = {};\n"}
    ways = (ROOT / "overrides/components/events/written.js").read_text("utf-8")
    room["components/events/written.js"] = ways
    room["components/events/words.js"] += (
        "export const give = (all) => Object.assign(words, all);\n"
    )
    asks = 'import { words as given } from "./components/events/words.js";\n'
    asks += 'await import("./components/checklist/later.fi.js");\n'
    asks += "console.log(given.tool.transfer.offline, (await given.whole()).words === given);\n"
    for words in ("checklist/words", "brief/words.host"):
        asks += f'await import("./components/{words}.fi.js");\n'
        asks += "console.log(given.phases.length, (await given.guide()).items[0].id);\n"
    asks += "const [own, other] = [given.letter, await given.letters.sv()];\n"
    asks += "const [one, two] = [own, other].map((one) => one.groups[0].questions[0]);\n"
    asks += "console.log(given.part, one.question, `${two.question}?`, two.says);\n"
    asks += 'import { languageName } from "./components/events/written.js";\n'
    asks += 'console.log(languageName("Ruotsi ", "sv"));\n'
    for path, text in (
        made | room | {"package.json": '{"type": "module"}', "asks.js": asks}
    ).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    ran = run(ROOT / ".venv/bin/node", tmp_path / "asks.js")
    assert ran.stdout == "poikki true\n2 ä\n2 ä\nhost fi? undefined? sv: …\nsvenska\n", ran.stderr


def test_the_experts_list_has_its_page_and_its_phases(tmp_path: Path) -> None:
    docs = small_guide(tmp_path)
    own = "/// checklist\n    phase: 2\n    for: expert\n\n- [ ] Kysy. { #k-a }\n///\n"
    for language in ("fi", "sv"):
        page = docs / language / "index.md"
        page.write_text(f"{page.read_text('utf-8')}\n## Sovi {{ #sovi }}\n\n{own}", "utf-8")
    guide = load(settings(docs, "index", "lista", "sanasto"))
    whole = tool_data.whole(guide.editions["fi"], guide)
    assert (whole["page"], whole["expert"]) == ("lista/", {"page": "", "phases": ["Sovi"]})
    assert [one["id"] for one in json.loads(json.dumps(whole["items"]))][-3:].count("k-a") == 1
