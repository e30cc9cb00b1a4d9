"""The brief in Markdown: questions in a `/// brief` block, each with an id and its reason.

    /// brief
    - **What is it for?** They can suggest the right person. *It is for this: …* { #tarkoitus }
    - **Where is it?** A full address helps to plan the trip. { #paikka line from=place }
    - **Who meets them?** They know who to look for. { #vastassa line ticks=vastaanottaja }
    ///

What stands in *italics* after the reason is the sentence of the letter, with the answer in the
place of `…`; the page does not show it, and without one the letter says question and answer.
`line` asks for one line instead of several, `from` names the fact of the event that answers it
(a day, a time and a way have fields of their kind), `sender` marks who writes the letter,
`ticks` lists items of the checklist that an answer settles, `added` names the year in which the
site added the question.

The line `brief:` of a page's front matter tells which part of the brief it asks.
"""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any, ClassVar

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from kokemusopas.markdown.attributes import ID, AttributesError, listed, split, values

PARTS = ("host", "expert", "agreed")  # in the order in which they are filled in
DATE, TIME, SITE = "date", "time", "site"
ANSWER = "…"  # where the answer goes in a sentence of the letter
WORDS = {
    "line": "",
    "sender": "",
    "from": f"{DATE}|{TIME}|{SITE}|place|language|booker|guest",
    "ticks": listed(ID),
    "added": r"\d{4}",
}
TEXTS = {"added": "{year}", "starts": "", "ends": "", "unknown": "", "sites": {}}
QUESTION = re.compile(r"\*\*(?P<question>\S.*?)\*\* (?P<why>[^\s*].*?)(?: \*(?P<says>[^*]+)\*)?")
FORM = "- **Kysymys?** Miksi sitä kysytään. *Kirjeen lause: …* { #tunnus }"


class BriefError(Exception):
    """The brief cannot be read; `line` (1 = first of the page) and the message say why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class QuestionLine:
    """One question of the brief as its line says it; `says` is the sentence of the letter."""

    id: str
    question: str
    why: str
    line: int
    one_line: bool = False
    source: str | None = None
    added: int | None = None
    ticks: tuple[str, ...] = ()
    says: str | None = None
    sender: bool = False


def parse(markdown: str) -> list[QuestionLine]:
    """Return the questions of all brief blocks of a page, in order.

    Raises BriefError on a question without id, reason or known words, on a sentence of the letter
    without one place for the answer, and on an id that the page has twice.
    """
    questions: list[QuestionLine] = []
    inside = False
    for number, line in enumerate(markdown.splitlines(), start=1):
        if re.fullmatch(r"/{3,} *brief *", line):
            inside = True
        elif inside and re.fullmatch(r"/{3,} *", line):
            inside = False
        elif inside and line.strip():
            question = _question(line, number)
            if first := next((known.line for known in questions if known.id == question.id), None):
                raise BriefError(number, f"id {question.id!r} stands on line {first} too")
            questions.append(question)
    return questions


def _question(line: str, number: int) -> QuestionLine:
    if not line.startswith("- "):
        raise BriefError(number, f"a question has the form `{FORM}`, found `{line.strip()}`")
    try:
        return _read(line.removeprefix("- "), number)
    except AttributesError as error:
        raise BriefError(
            number, f"a question has the form `{FORM}`, found `{line.strip()}`: {error}"
        ) from None


def _read(text: str, number: int) -> QuestionLine:
    body, question_id, words = split(text, WORDS)
    found = QUESTION.fullmatch(body)
    if not found:
        raise AttributesError("the question stands in **bold**, its reason after it")
    if found["says"] and found["says"].count(ANSWER) != 1:
        raise AttributesError(f"the sentence in *italics* needs one `{ANSWER}` for the answer")
    return QuestionLine(
        question_id,
        found["question"],
        found["why"],
        number,
        one_line="line" in words or words.get("from") in (DATE, TIME, SITE),
        source=words.get("from"),
        added=int(words["added"]) if "added" in words else None,
        ticks=values(words, "ticks"),
        says=found["says"],
        sender="sender" in words,
    )


class BriefExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension that writes the questions as labelled fields.

    `texts` holds `added`, the label of an added question, with `{year}` in it, `starts` and
    `ends`, the labels of the two times of an event, `sites`, {way: its name}, and `unknown`, what
    is said of a way that is not known yet.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {"texts": [TEXTS, "Short texts of the page's language"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        block_mgr.register(_BriefBlock, self.getConfigs())


class _BriefBlock(Block):  # type: ignore[misc]
    NAME = "brief"
    CONFIG: ClassVar = {"texts": TEXTS}

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "brief"})

    def on_end(self, block: etree.Element) -> None:
        read = []
        for element in block.iter("li"):
            source = element if (element.text or "").strip() else element[0]
            read.append(_read((source.text or "").strip(), 0))
        block[:] = []
        for question in read:
            _render(block, question, self.config["texts"])


def _render(block: etree.Element, question: QuestionLine, texts: dict[str, Any]) -> None:
    field_id = f"question-{question.id}"
    part = etree.SubElement(
        block, "div", {"class": "brief__question", "data-question": question.id}
    )
    if question.source:
        part.set("data-from", question.source)
    if question.ticks:
        part.set("data-ticks", " ".join(question.ticks))
    label = etree.SubElement(part, "label", {"class": "brief__label", "for": field_id})
    label.text = question.question
    why = etree.SubElement(part, "p", {"class": "brief__why", "id": f"{field_id}-why"})
    why.text = question.why
    if question.added:
        why.text += " "
        added = etree.SubElement(why, "span", {"class": "brief__added"})
        added.text = texts["added"].replace("{year}", str(question.added))
    attributes = {"id": field_id, "aria-describedby": f"{field_id}-why", "autocomplete": "off"}
    if question.source == TIME:
        _times(part, label, attributes, texts)
    elif question.source == DATE:
        etree.SubElement(part, "input", {"type": "date", **attributes})
    elif question.source == SITE:
        _choice(part, attributes, texts)
    elif question.one_line:
        etree.SubElement(part, "input", {"type": "text", **attributes})
    else:
        etree.SubElement(part, "textarea", {"rows": "2", **attributes})


def _choice(part: etree.Element, attributes: dict[str, str], texts: dict[str, Any]) -> None:
    """Write the ways of an event to choose from."""
    field = etree.SubElement(part, "select", attributes)
    for value, name in {"": texts["unknown"], **texts["sites"]}.items():
        etree.SubElement(field, "option", {"value": value}).text = name


def _times(
    part: etree.Element,
    question: etree.Element,
    attributes: dict[str, str],
    texts: dict[str, str],
) -> None:
    """Write two fields with labels of their own, and make the question the name of both."""
    field_id = attributes["id"]
    name = f"{field_id}-label"
    question.tag = "span"
    question.attrib = {"class": "brief__label", "id": name}
    part.attrib.update({"role": "group", "aria-labelledby": name})
    times = etree.SubElement(part, "div", {"class": "brief__times"})
    for word, own_id in (("starts", field_id), ("ends", f"{field_id}-end")):
        time = etree.SubElement(times, "div", {"class": "brief__time"})
        label = etree.SubElement(time, "label", {"for": own_id})
        label.text = texts[word]
        etree.SubElement(time, "input", {"type": "time", **attributes, "id": own_id})
