"""What no text of docs/ may hold, whatever its kind: hidden characters, unknown tags, addresses."""

import re
from collections.abc import Iterator

from kokemusopas.grammar.fault import Fault, shown, told
from kokemusopas.grammar.rules import rules
from kokemusopas.texts.mend import Mend

Wrong = tuple[str, dict[str, str]] | None  # the key of a message, and its values
BOM = "\ufeff"
# Whatever a browser may take for the start of a tag, a comment or an instruction.
OPENS = re.compile(r"<(?=[A-Za-z/?]|!(?:--|\[|[A-Za-z]))")
# The one form in which a tag may be written: no parser reads it in two ways.
TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<given>(?: [a-z-]+(?:="[^"<>]*")?)*)>')
ATTRIBUTE = re.compile(r' (?P<name>[a-z-]+)(?:="(?P<value>[^"]*)")?')
COMMENT = re.compile(r"<!--([^<>]*?)-->")
# What git leaves in a file where two changes could not be joined.
CONFLICT = re.compile(r"^(?:<{7}|>{7}) .*", re.MULTILINE)
LINK = re.compile(r"<([^\s<>]+[:@][^\s<>]*)>")


def line_at(text: str, place: int) -> int:
    """Return the line, from 1, of a place in a text."""
    return text.count("\n", 0, place) + 1


def hidden(path: str, text: str) -> Iterator[Fault]:
    """Yield each kind of character that is not seen, or that turns or hides others."""
    allowed = rules().white_space
    for one in sorted(set(text)):
        if not (one.isprintable() or one in allowed):
            line = line_at(text, text.index(one))
            mend = Mend(line, one, "")
            key = "byte-order-mark" if text.startswith(one) and one == BOM else "hidden"
            yield told(path, line, key, mend, code=f"U+{ord(one):04X}")


def conflict(path: str, text: str) -> Iterator[Fault]:
    """Yield the first mark of a merge that was left half done: what else is wrong follows."""
    if found := CONFLICT.search(text):
        yield told(path, line_at(text, found.start()), "conflict", found=shown(found[0]))


def tags(path: str, text: str, first_line: int = 1) -> Iterator[Fault]:
    """Yield each tag, comment and `<address>` of a text that the grammar does not know."""
    known = rules()
    strange: set[str] = set()  # whose end is not told again
    for opens in OPENS.finditer(text):
        line = first_line + line_at(text, opens.start()) - 1
        if (tag := TAG.match(text, opens.start())) and tag["name"] in known.tags:
            if fault := _attributes(tag):
                yield told(path, line, fault[0], **fault[1])
        elif comment := COMMENT.match(text, opens.start()):
            if not known.comment.fullmatch(comment[1]):
                yield told(path, line, "comment", found=shown(comment[0]))
        elif link := LINK.match(text, opens.start()):
            address = link[1] if ":" in link[1] else f"mailto:{link[1]}"
            if not known.is_address(address, "https", "mailto"):
                yield told(path, line, "address", found=shown(link[1]))
        else:
            found = text[opens.start() : text.find(">", opens.start(), opens.start() + 60) + 1]
            name = re.sub(r"\W.*", "", (found or text[opens.start() : opens.end() + 20])[1:])
            if not (text.startswith("</", opens.start()) and found[2:-1].strip() in strange):
                strange.add(name)
                found = shown(found or text[opens.start() : opens.start() + 20])
                yield told(path, line, "tag", found=found)


def _attributes(tag: re.Match[str]) -> Wrong:
    """Return what is wrong with the attributes of a known tag."""
    allowed = rules().tags[tag["name"]]
    for one in ATTRIBUTE.finditer(tag["given"]):
        if tag["end"] or one["name"] not in allowed:
            may = ", ".join(f"`{name}`" for name in allowed) or "–"
            return "tag-attribute", {"found": shown(one[0]), "tag": shown(tag[0]), "may": may}
        if not allowed[one["name"]].fullmatch(one["value"] or ""):
            fits = shown(allowed[one["name"]].pattern)
            return "tag-value", {"found": shown(one[0]), "tag": shown(tag[0]), "fits": fits}
    return None
