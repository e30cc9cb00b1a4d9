"""Whose name and ids a file has: the guide's, or those of the owner of a copy, which never meet."""

import re
from collections.abc import Iterator

from kokemusopas.grammar.fault import Fault
from kokemusopas.texts import own

ID = re.compile(r"\{[^{}\n]*#(?P<braces>[\w-]+)|^ {4,}id: *(?P<text>[\w-]+)")
KEY = re.compile(r"(?P<source>[\w-]+):|- id: *(?P<term>[\w-]+)")
CODE = re.compile(r"`[^`\n]*`")
NO_SOURCES = ("own", "addresses")  # keys of sources.yml that are no ids
PLACE = f"docs/{own.OWNER}, `prefix` under `own`"


def faults(path: str, text: str, prefix: str) -> Iterator[Fault]:
    """Yield what begins as it may not: the name of a file (from docs/), and the ids in it.

    `prefix` is that of the owner, "" where there is none.
    """
    folder, _, name = path.rpartition("/")
    in_lists = folder.partition("/")[0] == own.FOLDER
    owned = own.is_own(name) or in_lists
    if owned and (wrong := _name(name, prefix, in_lists)):
        yield Fault(path, 1, *wrong)
    elif name.endswith(".md") or name in ("sources.yml", "terms.yml"):
        for number, line in enumerate(text.splitlines(), start=1):
            for one in _ids(name, line):
                if wrong := _id(one, prefix, owned, name):
                    yield Fault(path, number, *wrong)


def _name(name: str, prefix: str, in_lists: bool) -> tuple[str, str] | None:
    if not prefix:
        wrong = "this is a file of an owner's own, and no prefix is told for such"
        return wrong, f"Write one in {PLACE}, such as `oys`"
    start = own.start(prefix)
    if name.endswith(".md") and in_lists:
        return "no page may stand here", "Put it beside those of its language, into docs/fi/"
    if name.endswith(".md") and not name.startswith(start):
        return f"the name does not begin with `{start}`", f"Call it `{_with(start, name)}`"
    return None


def _ids(name: str, line: str) -> Iterator[str]:
    if name.endswith(".md"):
        yield from (one["braces"] or one["text"] for one in ID.finditer(CODE.sub("", line)))
    elif (found := KEY.match(line)) and found[1 if name == "sources.yml" else 2]:
        one = found["source"] or found["term"]
        yield from () if one in NO_SOURCES else (one,)


def _id(one: str, prefix: str, owned: bool, name: str) -> tuple[str, str] | None:
    start = own.start(prefix)
    if owned and one.removeprefix(own.LIST).startswith(start):
        return None
    if owned:  # what does not begin so changes a term of the guide, if it has one: glossary.py
        wrong = f"the id `{one}` is in a file of an owner's own and does not begin with `{start}`"
        return None if name == "terms.yml" else (wrong, f"Write `{_with(start, one)}`")
    if own.is_own(one):
        mine = f"docs/{own.FOLDER}/{name}" if name.endswith(".yml") else f"{start or 'x-'}….md"
        wrong = f"the id `{one}` begins as those that an owner adds"
        return wrong, f"Write it without that, or move it into a file of your own, {mine}"
    return None


def _with(start: str, name: str) -> str:
    """Return a name that begins as it must: `x-other-name` becomes `x-oys-name`."""
    bare = re.sub(rf"^(?:{own.LIST})?(?:x-(?:[a-z0-9]+-)?)?", "", name)
    return (own.LIST if name.startswith(own.LIST) else "") + start + bare
