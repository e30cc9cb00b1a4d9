"""The sections of a page, as search knows them: one for each heading that has an address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "summary", "label"}
VOID = {"br", "hr", "img", "input", "wbr"}
HIDDEN = "data-search-ignore"
# Labels that say nothing of the section they stand in.
REMARKS = {"admonition-title", "checklist__about", "checklist__added", "brief__added"}


@dataclass
class Section:
    """A heading of some level with the text below it, up to the next heading."""

    id: str
    level: int
    heading: str = ""
    blocks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below the heading."""
        return " ".join(self.blocks)

    def lead(self, limit: int) -> str:
        """Return the start of the text, cut between words at `limit` characters at most."""
        text = self.text
        if len(text) <= limit:
            return text
        return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def sections(html: str) -> Iterator[Section]:
    """Yield the sections of a page's content in order; text before the first heading is none."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for section in reader.sections:
        section.heading = " ".join(section.heading.split())
        section.blocks = [text for text in (" ".join(b.split()) for b in section.blocks) if text]
        yield section


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self.open: list[tuple[str, bool, bool]] = []  # tag, left out, in another language

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in HEADINGS and known.get("id"):
            self.sections.append(Section(str(known["id"]), HEADINGS[tag]))
        elif tag in BLOCKS and self.sections:
            self.sections[-1].blocks.append("")
        if tag in VOID:
            return
        hidden, foreign = self.open[-1][1:] if self.open else (False, False)
        classes = set((known.get("class") or "").split())
        hidden = hidden or HIDDEN in known or "hidden" in known or bool(classes & REMARKS)
        self.open.append((tag, hidden, foreign or "lang" in known))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.sections or not self.open:
            return
        section = self.sections[-1]
        _, hidden, foreign = self.open[-1]
        if hidden:
            return
        if foreign:
            if section.blocks and section.blocks[-1].strip().endswith(":"):
                section.blocks[-1] = ""  # it only names the language
        elif any(tag in HEADINGS for tag, *_ in self.open):
            section.heading += data
        elif section.blocks:
            section.blocks[-1] += data
        else:
            section.blocks.append(data)
