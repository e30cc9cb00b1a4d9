"""The wording of a text: what a translator has to follow, and a short hash of it."""

import hashlib
import re

HASH_LETTERS = str.maketrans("0123456789", "ghijklmnop")  # YAML would read 12345678 as a number
WORD = re.compile(r"\w+(?:[-’'.,:/–]\w+)*|[?%€]")
NOT_WORDING = re.compile(
    r"""
      <!--.*?-->                          # comments
    | \{[ ]?[#.:][^}\n]*\}                # ids, classes and other attributes
    | \{[ ]?(?:source|picture)=[^}\n]*\}  # what is cited or drawn, the same in every language
    | ^[ ]{4}(?:mail:|\w+:[^\n]*)         # options of a block, but for the subject of a mail
    | (?<=\])\([^)\n]*\)                  # addresses of links and pictures
    | ^\[[^\]\n]+\]:[^\n]*                # addresses kept apart from their links
    | ^(/{3,})[ ]*\w*[ ]*\|?              # fences and kinds of blocks, not their titles
    | </?[a-z][^>\n]*>                    # HTML tags
    | ^[ ]*\d+\.(?=[ ])                   # numbers of a list
    | ^[ ]*[-*+][ ]\[[ xX]\]              # boxes of a task list
    | [*_`]+                              # emphasis and code
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
LANGUAGE = re.compile(r"\{ ?lang=\w+ ?\}")
# Marks at the beginning of a line that are no words: of headings, quotes and the rules of tables.
LINE_MARKS = re.compile(r"^#+ |^> ?|^\|(?: *:?-+:? *\|)+(?:\n|\Z)|^\| | \|$", re.MULTILINE)


def paragraphs(markdown: str) -> tuple[tuple[str, ...], ...]:
    """Return what a reader of a Markdown text reads, as the lines of its paragraphs."""
    text = LINE_MARKS.sub("", NOT_WORDING.sub("", LINK.sub(r"\1", LANGUAGE.sub("", markdown))))
    found = (tuple(line.strip() for line in part.splitlines()) for part in text.split("\n\n"))
    lines = (tuple(line for line in part if line) for part in found)
    return tuple(part for part in lines if part)


def wording_of(markdown: str) -> list[str]:
    """Return the words and numbers of a Markdown text, in order and in lower case.

    White space, addresses of links, attributes, emphasis, list markers and punctuation
    other than ? % € are no wording: a change of them asks nothing of a translator.
    """
    return WORD.findall(NOT_WORDING.sub("", markdown).casefold())


def short_hash(markdown: str) -> str:
    """Return eight letters that stand for the wording of a Markdown text."""
    digest = hashlib.sha256(" ".join(wording_of(markdown)).encode()).hexdigest()
    return digest[:8].translate(HASH_LETTERS)
