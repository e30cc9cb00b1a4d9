"""Link the first mention of a hard term on a page to its entry in the glossary."""

import re
from collections.abc import Collection

from kokemusopas.markdown.copy_text import inner_lines
from kokemusopas.markdown.set_apart import lines_of_cards
from kokemusopas.texts.glossary import Term

GLOSSARY = "sanasto.md"
NOT_PROSE = re.compile(
    r"#|\||<|/{3}|[!?=]{3}|\*\[| {4}|```|.*\{ ?#[^}]*\}\s*$"
)  # starts of lines to leave
# links, code, tags, braces
NO_TERMS = re.compile(r"!?\[[^\]]*\]\([^)]*\)|`[^`]*`|<[^>]*>|\{[^}]*\}")


def explained(markdown: str, terms: list[Term], language: str) -> str:
    """Return a page with each hard term linked where it is first said in its prose.

    Headings, tables, items with an id, texts to copy, cards, code and links stay as they are, and
    so does a term that the page links to the glossary by itself. A term is known by the beginning
    of its words: a form that changes the stem is passed over.
    """
    lines = markdown.splitlines()
    left = inner_lines(markdown) | lines_of_cards(markdown)
    for term in terms:
        target = f"{GLOSSARY}#{term.id}"
        word = term.wordings[language]
        if term.explain and not word.lang and f"({target})" not in markdown:
            _link_first(lines, left, word.term, target)
    return "\n".join(lines) + "\n"


def _link_first(lines: list[str], left: Collection[int], word: str, target: str) -> None:
    """Link the first mention of `word` in the lines, those left out whose numbers are given."""
    mention = re.compile(rf"\b{re.escape(word)}\w*", re.IGNORECASE)
    for number, line in enumerate(lines):
        if number + 1 in left or NOT_PROSE.match(line):
            continue
        prose = NO_TERMS.sub(lambda found: "\0" * len(found[0]), line)
        if found := mention.search(prose):
            link = f"[{found[0]}]({target}){{ .term }}"
            lines[number] = line[: found.start()] + link + line[found.end() :]
            return
