"""The brief in Markdown: questions, each with the reason for asking it.

    - **How many take part?** Not all want to speak to many. { #osallistujat line added=2026 }
"""

import re
from dataclasses import dataclass

HEADING = re.compile(r"#+ .+ \{ #(?P<id>[a-z0-9-]+) \}")
QUESTION = re.compile(
    r"- \*\*(?P<question>[^*]+)\*\* (?P<why>.+?)"
    r"(?: \{ #(?P<id>[a-z][a-z0-9-]*)(?P<words>[^}]*)\})?"
)


@dataclass(frozen=True)
class Question:
    """One thing to tell; `group` is the id of the heading above it, `added` a year or None."""

    id: str
    question: str
    why: str
    group: str
    added: int | None = None


def parse(markdown: str) -> list[Question]:
    """Return the questions of a page, in order."""
    questions: list[Question] = []
    group = ""
    addition = False
    for line in markdown.splitlines():
        if heading := HEADING.fullmatch(line):
            group = heading["id"]
        elif line.startswith("/// addition"):
            addition = True
        elif line.strip() == "///":
            addition = False
        elif found := QUESTION.fullmatch(line.rstrip()):
            year = re.search(r"added=(\d{4})", found["words"] or "")
            added = int(year[1]) if year else 2026 if addition else None
            name = found["id"] or f"{group}-{len(questions) + 1}"
            questions.append(Question(name, found["question"], found["why"], group, added))
    return questions
