"""Pages as they are written: what Markdown, its braces, blocks and links may say.

It reads more strictly than Markdown does, so that no reading of its own can be tricked: what it
takes for code though Markdown does not is found in what is made of the page (made.py).
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kokemusopas.grammar import forms
from kokemusopas.grammar import text as texts
from kokemusopas.grammar.fault import Fault, shown, told
from kokemusopas.grammar.rules import rules
from kokemusopas.grammar.values import front_matter
from kokemusopas.texts.mend import Mend

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)
CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:[^\n])+?(?<!`)\1(?!`)")
LINK = re.compile(r"""\]\(\s*<?(?P<address>[^\s)>]*)(?P<rest>>?(?:\s+"[^"\n]*")?\s*\))?""")
PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?")
WORDLESS = re.compile(r"(?<!!)\[\s*\]\([^)\n]*\)")
BOLD = re.compile(r"(?<!\\)\*\*")
PARAGRAPH = re.compile(r"(?:.*\S.*\n?)+")
FENCE = re.compile(r"^ *(?:`{3,}|~{3,})", re.MULTILINE)
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
    text = text.removeprefix(texts.BOM)
    matter = FRONT_MATTER.match(text)
    if matter:
        yield from front_matter(path, matter[1])
    elif not re.match(r"\s*(?:#|\Z)", text):  # MkDocs would take `key: value` for front matter
        yield told(path, 1, "front-matter-none")
    body = FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    body = CODE.sub(lambda found: "x" * len(found[0]), body)
    yield from texts.tags(path, body)
    pictures = {found.end() for found in PICTURE.finditer(body)}
    for found in (*LINK.finditer(body), *REFERENCE.finditer(body)):
        place, address = found.start("address"), found["address"]
        kinds = ("within",) if place in pictures else ()
        if found["rest"] is None or not rules().is_address(address, *kinds):
            yield told(path, texts.line_at(body, place), "address", found=shown(address))
    yield from _unfinished(path, body)
    yield from _lines(path, body, taken)
    yield from forms.faults(path, body)


def _unfinished(path: str, body: str) -> Iterator[Fault]:
    """Yield what readers would see as signs: of links, bold words, code and tables."""
    for link in WORDLESS.finditer(body):
        yield told(path, texts.line_at(body, link.start()), "link-wordless", found=shown(link[0]))
    fences = [*FENCE.finditer(body)]
    if len(fences) % 2:
        at = texts.line_at(body, fences[-1].start())
        yield told(path, at, "fence-unclosed", found=shown(fences[-1][0].strip()))
    for part in PARAGRAPH.finditer("" if fences else body):
        odd = [at for at, line in enumerate(part[0].split("\n")) if len(BOLD.findall(line)) % 2]
        if len(odd) % 2:
            yield told(path, texts.line_at(body, part.start()) + odd[0], "bold-unclosed")
    before = ""
    for number, line in enumerate(body.split("\n"), start=1):
        cells, wanted = (one.replace("\\|", "").count("|") for one in (line, before))
        if line.startswith("|") and before.startswith("|") and cells != wanted:
            yield told(path, number, "row-cells", found=str(cells - 1), expected=str(wanted - 1))
        before = line


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
        elif not blocks and ENDS.fullmatch(line):
            wrong = "block-unopened", {"found": shown(line)}
        else:
            # The ids of items and questions have a word before them on the page.
            clashing = frozenset() if name in ("brief", "checklist") else taken
            wrong = _braces(line, name, clashing) or _note(line)
        if wrong:
            yield told(path, number, wrong[0], **wrong[1])
    for marks, name, number in blocks:
        end = _end(body, number)
        values = {"marks": marks, "name": name, "end": str(end)}
        yield told(path, number, "block-unclosed", Mend(end, "", marks), **values)


def _end(body: str, number: int) -> int:
    """Return the line above which a block that begins on a line may end.

    That is the first empty one before a heading or another block.
    """
    lines = body.split("\n")
    beyond = (
        at
        for at, line in enumerate(lines[number:], start=number + 1)
        if re.match(r"#{1,6} ", line) or STARTS.fullmatch(line)
    )
    at = next(beyond, len(lines) + 1) - 1
    while at > number + 1 and not lines[at - 1].strip():
        at -= 1
    return at + 1


Wrong = texts.Wrong


def _block(name: str, line: str) -> Wrong:
    known = rules().blocks
    if name in known and line.startswith(("/", "    ")):
        return None
    if name in known:
        return "block-indented", {"found": shown(line)}
    like = "".join(get_close_matches(name, known, 1))
    key = "block-mistyped" if like else "block-unknown"
    return key, {"name": name, "near": like, "known": ", ".join(known)}


def _option(line: str, block: str, taken: frozenset[str]) -> Wrong:
    known = rules().blocks.get(block, {})
    option = OPTION.fullmatch(line)
    if not option or option["name"] not in known:
        may = ", ".join(f"`{name}:`" for name in known) or "–"
        return "block-option", {"found": shown(line), "block": block, "may": may}
    if not known[option["name"]].fullmatch(option["value"].strip("\"'")):
        fits = shown(known[option["name"]].pattern)
        return "block-value", {"found": shown(line), "fits": fits}
    return _id(option["value"], taken) if option["name"] == "id" else None


def _note(line: str) -> Wrong:
    note = NOTE.match(line)
    unknown = [one for one in note["kinds"].split() if one not in rules().notes] if note else []
    if not unknown:
        return None
    known = ", ".join(sorted(rules().notes))
    return "note-unknown", {"found": shown(unknown[0]), "known": known}


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
            if pattern and not pattern.fullmatch(value):
                return "block-value", {"found": shown(part[0]), "fits": shown(pattern.pattern)}
            if not pattern:
                rest = part[0]
        elif (given.get("class") or part[0].strip()) not in known.classes | known.words:
            rest = part[0]
    if not rest:
        return None
    may = ", ".join(("#id", *(f"{one}=" for one in known.values), *sorted(known.words)))
    return "braces", {"found": shown(rest), "may": may}


def _id(name: str, taken: frozenset[str]) -> Wrong:
    if not rules().ids.fullmatch(name):
        return "id-form", {"found": shown(name)}
    if name in taken:
        return "id-taken", {"id": name}
    return None
