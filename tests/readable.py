"""What a reader reads of the docs: the words of each section, without addresses and marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kokemusopas.translations.status import Library
from prose import plain

NOT_READ = re.compile(
    r"""
      <(?P<tag>\w+)[^>]*\slang=.*?</(?P=tag)>   # passages in another language
    | `[^`\n]*` | <!--.*?--> | <[^>\n]+>        # code, comments, tags
    | \{\w+\}\w*                                # {places} of values in short texts
    | (?<=\])\([^)\n]*\)                        # addresses of links
    | \S+@\S+ | https?://\S+ | \b[\w.-]+\.(?:fi|se|org|com|io)\b\S*
    | ^/{3,}[ ]*\w*[ ]*\|? | ^[ ]{4}\w+:[^\n]*  # marks and options of blocks
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """The readable words of a section, and where it starts."""

    place: str
    name: str
    section: str
    text: str


def passages(documents: Library, language: str) -> Iterator[Passage]:
    """Yield every section of a language: pages, short texts and terms."""
    for name, document in documents[language].items():
        for section_id, section in document.sections.items():
            yield Passage(
                f"docs/{document.path}:{section.line} (#{section_id})",
                name,
                section_id,
                readable(section.text),
            )


def readable(text: str) -> str:
    """Return Markdown as a reader sees it, without addresses, code and passages marked `lang`."""
    return plain(NOT_READ.sub(" ", text).replace("[ ]", " "))
