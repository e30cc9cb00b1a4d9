"""What blocks that stand apart look like: their titles, their lines, the whole of them."""

import re
from collections.abc import Iterator

from kokemusopas.grammar.fault import Fault, shown, told
from kokemusopas.grammar.rules import Form, rules

BLOCK = re.compile(
    r"^(?P<marks>/{3,}) *(?P<name>\w+) *(?:\| *(?P<title>.*?))? *\n"
    r"(?P<options>(?:    .*\S.*\n)*)(?P<inner>(?:.*\n)*?)(?P=marks) *$",
    re.MULTILINE,
)


def faults(path: str, body: str) -> Iterator[Fault]:
    """Yield the first thing in each block that does not fit its form."""
    after = 0
    while block := BLOCK.search(body, after):
        after = block.start("inner")  # another may stand in it
        form = rules().forms.get(block["name"])
        wrong = _wrong(block, form) if form else None
        if form and wrong:
            at, found = wrong
            line = body.count("\n", 0, at) + 1
            values = {"name": block["name"], "found": shown(found), "form": form.told}
            yield told(path, line, "block-form", **values)


def _wrong(block: re.Match[str], form: Form) -> tuple[int, str] | None:
    """Return where something stands that does not fit, and what."""
    first = block[0].partition("\n")[0]
    if not form.title.fullmatch(block["title"] or ""):
        return block.start(), first
    at = block.start("inner")
    for line in block["inner"].split("\n"):
        if line.strip() and not form.line.fullmatch(line.rstrip()):
            return at, line
        at += len(line) + 1
    inner = re.sub(r"[ \t]+$", "", block["inner"], flags=re.MULTILINE)
    return None if form.whole.fullmatch(inner.strip("\n")) else (block.start(), first)
