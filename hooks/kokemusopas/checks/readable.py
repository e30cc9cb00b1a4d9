"""What a reader reads of the docs: the words of each section, without addresses and marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kokemusopas.translations.status import Library

NOT_READ = re.compile(
    r"""
      <(?P<tag>\w+)[^>]*\slang=.*?</(?P=tag)>   # what is said in another language
    | \*[^*\n]+\*\{[ ]lang=\w+[ ]\}
    | `[^`\n]*` | <!--.*?--> | <[^>\n]+>        # code, comments, tags
    | \{[\w-]+\}\w*                             # {places} of values in short texts
    | (?<=\])\([^)\n]*\)                        # addresses of links
    | \S+@\S+ | https?://\S+ | \b[\w.-]+\.(?:fi|se|org|com|io)\b\S*
    | ^/{3,}[ ]*\w*[ ]*\|? | ^[ ]{4}(?:mail:|\w+:[^\n]*)  # marks and options of blocks
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True)
class ReadableText:
    """The readable words of a section: its file from the project folder, its first line, its id.

    `name` is the name of the file in the folder of its language.
    """

    path: str
    line: int
    section: str
    name: str
    text: str
    written: str = ""

    def line_of(self, words: str) -> int:
        """Return the first line of the section that holds some words, its own where none does."""
        alone = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for form in (alone, re.compile(alone.pattern, re.IGNORECASE)):
            for number, line in enumerate(self.written.splitlines(), start=self.line):
                if form.search(plain(line)):
                    return number
        return self.line

    def as_written(self, words: str) -> str:
        """Return words of the section as they stand there, with their capital letters."""
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self.written, re.IGNORECASE)
        return found[0] if found else words


def readable_texts(documents: Library, language: str) -> Iterator[ReadableText]:
    """Yield every section of a language: pages, short texts and terms."""
    for name, document in documents[language].items():
        for section_id, passage in document.sections.items():
            yield ReadableText(
                f"docs/{document.path}",
                passage.line,
                section_id,
                name,
                readable(passage.text),
                passage.text,
            )


@lru_cache(maxsize=20_000)  # many rules ask for the same text
def readable(text: str) -> str:
    """Return Markdown as a reader sees it, without addresses, code and what is marked `lang`."""
    return plain(NOT_READ.sub(" ", text).replace("[ ]", " "))


def plain(text: str) -> str:
    """Return Markdown without links' addresses, attributes, comments, code and emphasis."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\{ ?(?:[#:]|source=|picture=|lang=)[^}]*\}|<!--.*?-->|`[^`]*`", " ", text)
    return re.sub(r"[*_]{1,2}(\S(?:.*?\S)?)[*_]{1,2}", r"\1", text)
