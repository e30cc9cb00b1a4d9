"""Pages as they are written: what Markdown, its braces, blocks and links may say.

It reads more strictly than Markdown does, so that no reading of its own can be tricked: what it
takes for code though Markdown does not is found in what is made of the page (made.py).
"""

import re
from collections.abc import Iterator

from kokemusopas.grammar import text as texts
from kokemusopas.grammar.fault import Fault, shown
from kokemusopas.grammar.rules import rules
from kokemusopas.grammar.values import front_matter

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:[^\n])+?(?<!`)\1(?!`)")
LINK = re.compile(r"""\]\(\s*<?(?P<address>[^\s)>]*)(?P<rest>>?(?:\s+"[^"\n]*")?\s*\))?""")
PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?")
REFERENCE = re.compile(r"(?<!\*)\[(?!\^)[^\[\]]*\]:\s*<?(?P<address>[^\s>]*)(?P<rest>)")
BRACES = re.compile(r"\{([^{}\n]*)\}")
CITED = re.compile(r"(?P<name>sources?) ?[=:](?P<value>.*)")
PART = re.compile(
    r"""\s*(?:\#(?P<id>[^\s"'=]+)|\.(?P<class>[^\s"'=]+)|"""
    r"""(?P<name>[^\s"'=]+)=(?P<value>"[^"]*"|'[^']*'|[^\s"'=]*)|(?P<word>[^\s"'=]+))(?=\s|$)"""
)
FIELD = re.compile(r"[a-z][a-z0-9-]*")
STARTS = re.compile(r"\s*(?P<marks>/{3,}) *(?P<name>[\w-]+) *(?:\|.*)?")
ENDS = re.compile(r"\s*(?P<marks>/{3,}) *")
OPTION = re.compile(r"\s{4,}(?P<name>[\w-]+): *(?P<value>.*?) *")
NOTE = re.compile(r"(?:[>\s]|[-*+] )*(?:!!!|\?\?\?\+?)(?P<kinds>[^\"\n]*)")


def faults(path: str, text: str, taken: frozenset[str]) -> Iterator[Fault]:
    """Yield what a page may not say; `taken` are the ids of the guide's own tools."""
    yield from texts.hidden(path, text)
    matter = FRONT_MATTER.match(text)
    if matter:
        yield from front_matter(path, matter[1])
    elif not re.match(r"\s*(?:#|\Z)", text):  # MkDocs would take `key: value` for front matter
        wrong, do = "the page does not begin with `---`", "Begin with `---`, `title: …`, `---`"
        yield Fault(path, 1, wrong, do)
    body = FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    body = CODE.sub(lambda found: "x" * len(found[0]), body)
    yield from texts.tags(path, body)
    pictures = {found.end() for found in PICTURE.finditer(body)}
    for found in (*LINK.finditer(body), *REFERENCE.finditer(body)):
        place, address = found.start("address"), found["address"]
        kinds = ("within",) if place in pictures else ()
        if found["rest"] is None or not rules().is_address(address, *kinds):
            yield Fault(path, texts.line_at(body, place), *texts.address_fault(address))
    yield from _lines(path, body, taken)


def _lines(path: str, body: str, taken: frozenset[str]) -> Iterator[Fault]:
    blocks: list[tuple[str, str, int]] = []  # the marks, the name and the line of what is open
    options = False
    for number, line in enumerate(body.split("\n"), start=1):
        name = blocks[-1][1] if blocks else ""
        options = options and bool(re.match(r"\s{4,}\S", line))
        if options:
            wrong = _option(line, name, taken)
        elif starts := STARTS.fullmatch(line):
            blocks.append((starts["marks"], starts["name"], number))
            options, wrong = True, _block(starts["name"], line)
        elif blocks and (ends := ENDS.fullmatch(line)) and ends["marks"] == blocks[-1][0]:
            blocks.pop()
            continue
        else:
            # The ids of items and questions have a word before them on the page.
            clashing = frozenset() if name in ("brief", "checklist") else taken
            wrong = _braces(line, name, clashing) or _note(line)
        if wrong:
            yield Fault(path, number, *wrong)
    for marks, name, number in blocks:
        yield Fault(path, number, f"`{marks} {name}` does not end", f"Write `{marks}` below it")


Wrong = tuple[str, str] | None  # what is wrong, what to do


def _block(name: str, line: str) -> Wrong:
    known = rules().blocks
    if name in known and line.startswith(("/", "    ")):
        return None
    if name in known:
        return f"found {shown(line)} after a space", "Begin at the start of the line"
    return f"found the block `/// {name}`", f"Known are {', '.join(known)}"


def _option(line: str, block: str, taken: frozenset[str]) -> Wrong:
    known = rules().blocks.get(block, {})
    option = OPTION.fullmatch(line)
    if not option or option["name"] not in known:
        may = ", ".join(f"`{name}:`" for name in known) or "none"
        return f"found {shown(line)} below `/// {block}`", f"Such lines of it are: {may}"
    if not known[option["name"]].fullmatch(option["value"].strip("\"'")):
        return f"found {shown(line)}", f"Write what fits {shown(known[option['name']].pattern)}"
    return _id(option["value"], taken) if option["name"] == "id" else None


def _note(line: str) -> Wrong:
    note = NOTE.match(line)
    unknown = [one for one in note["kinds"].split() if one not in rules().notes] if note else []
    if not unknown:
        return None
    return f"found the note {shown(unknown[0])}", f"Known are {', '.join(sorted(rules().notes))}"


def _braces(line: str, block: str, taken: frozenset[str]) -> Wrong:
    for found in BRACES.finditer(line):
        inner = found[1].removeprefix(":").strip()
        if block == "text" and FIELD.fullmatch(found[1]):
            continue  # a field of a text to copy
        if wrong := _attributes(inner, taken):
            return wrong
    return None


def _attributes(inner: str, taken: frozenset[str]) -> Wrong:
    known = rules()
    parts = [CITED.fullmatch(inner)] if CITED.fullmatch(inner) else list(PART.finditer(inner))
    rest = "" if parts and parts[0] and parts[0].re is CITED else PART.sub("", inner).strip()
    for part in filter(None, parts):
        given = part.groupdict()
        if given.get("id"):
            if wrong := _id(given["id"], taken):
                return wrong
        elif given.get("name"):
            value = given["value"].strip().strip("\"'")
            pattern = known.values.get(given["name"])
            if not (pattern and pattern.fullmatch(value)):
                rest = part[0]
        elif (given.get("class") or part[0].strip()) not in known.classes | known.words:
            rest = part[0]
    if not rest:
        return None
    may = ", ".join(("#id", *(f"{one}=" for one in known.values), *sorted(known.words)))
    return f"found {shown(rest)} in braces", f"Remove it; braces may hold {may}"


def _id(name: str, taken: frozenset[str]) -> Wrong:
    if not rules().ids.fullmatch(name):
        return f"found the id {shown(name)}", "Write small letters a to z, digits and hyphens"
    if name in taken:
        return f"the id `{name}` is that of a part of the page itself", "Give it another"
    return None
