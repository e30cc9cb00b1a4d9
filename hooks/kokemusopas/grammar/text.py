"""What no text of docs/ may hold, whatever its kind: hidden characters, unknown tags, addresses."""

import re
from collections.abc import Iterator

from kokemusopas.grammar.fault import Fault, shown
from kokemusopas.grammar.rules import rules

# Whatever a browser may take for the start of a tag, a comment or an instruction.
OPENS = re.compile(r"<(?=[A-Za-z/?]|!(?:--|\[|[A-Za-z]))")
# The one form in which a tag may be written: no parser reads it in two ways.
TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<given>(?: [a-z-]+(?:="[^"<>]*")?)*)>')
ATTRIBUTE = re.compile(r' (?P<name>[a-z-]+)(?:="(?P<value>[^"]*)")?')
COMMENT = re.compile(r"<!--([^<>]*?)-->")
LINK = re.compile(r"<([^\s<>]+[:@][^\s<>]*)>")
HIDDEN = "a character that cannot be seen"


def line_at(text: str, place: int) -> int:
    """Return the line, from 1, of a place in a text."""
    return text.count("\n", 0, place) + 1


def hidden(path: str, text: str) -> Iterator[Fault]:
    """Yield each kind of character that is not seen, or that turns or hides others."""
    allowed = rules().white_space
    for one in sorted(set(text)):
        if not (one.isprintable() or one in allowed):
            found = f"{HIDDEN} (U+{ord(one):04X})"
            do = "Remove it: put the cursor before what follows it and press Backspace"
            yield Fault(path, line_at(text, text.index(one)), found, do)


def tags(path: str, text: str, first_line: int = 1) -> Iterator[Fault]:
    """Yield each tag, comment and `<address>` of a text that the grammar does not know."""
    known = rules()
    for opens in OPENS.finditer(text):
        line = first_line + line_at(text, opens.start()) - 1
        if (tag := TAG.match(text, opens.start())) and tag["name"] in known.tags:
            if fault := _attributes(tag):
                yield Fault(path, line, *fault)
        elif comment := COMMENT.match(text, opens.start()):
            if not known.comment.fullmatch(comment[1]):
                wrong = f"found the comment {shown(comment[0])}"
                do = "Only `<!-- place -->` of what the guide makes may stand there: remove it"
                yield Fault(path, line, wrong, do)
        elif link := LINK.match(text, opens.start()):
            address = link[1] if ":" in link[1] else f"mailto:{link[1]}"
            if not known.is_address(address, "https", "mailto"):
                yield Fault(path, line, *address_fault(link[1]))
        else:
            found = text[opens.start() : text.find(">", opens.start(), opens.start() + 60) + 1]
            wrong = f"found {shown(found or text[opens.start() : opens.start() + 20])}"
            do = "Write it in Markdown; a tag that shall be read as text stands in `backticks`"
            yield Fault(path, line, wrong, do)


def _attributes(tag: re.Match[str]) -> tuple[str, str] | None:
    """Return what is wrong with the attributes of a known tag, and what to do."""
    allowed = rules().tags[tag["name"]]
    for one in ATTRIBUTE.finditer(tag["given"]):
        if tag["end"] or one["name"] not in allowed:
            may = " and ".join(f"`{name}`" for name in allowed) or "none"
            return f"found {shown(one[0])} in {shown(tag[0])}", f"Remove it; it may have {may}"
        if not allowed[one["name"]].fullmatch(one["value"] or ""):
            do = f"Write what fits {shown(allowed[one['name']].pattern)}"
            return f"found {shown(one[0])} in {shown(tag[0])}", do
    return None


def address_fault(address: str) -> tuple[str, str]:
    """Return what is wrong with an address, and what to do."""
    do = (
        "Write `page.md#id`, for a picture `../assets/name.svg`, else `https://…`, `mailto:…` or "
        "`tel:…`, whole and without other signs"
    )
    return f"found the address {shown(address)}", do
