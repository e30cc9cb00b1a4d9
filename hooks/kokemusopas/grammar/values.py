"""YAML files and front matter: words and numbers, no tag, no alias, no key twice."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

import yaml

from kokemusopas.grammar.fault import Fault, shown
from kokemusopas.grammar.rules import rules
from kokemusopas.grammar.text import OPENS, address_fault, tags
from kokemusopas.texts.read_yaml import LOADER

TYPES = frozenset(
    f"tag:yaml.org,2002:{one}"
    for one in ("bool", "float", "int", "map", "merge", "null", "seq", "str", "timestamp")
)
# What may be taken for an address, wherever it stands in a text.
ADDRESS = re.compile(
    r"(?i)\b(?:https?|ftp|file|data|blob|javascript|vbscript|mailto|tel):\S|(?:^|[^:])//\w|\bwww\."
)
Value = tuple[str, yaml.ScalarNode]  # its key, `footer.origin`, and the node


def faults(path: str, text: str) -> Iterator[Fault]:
    """Yield what a YAML file may not hold."""
    name = path.rpartition("/")[2]
    known = rules()
    found: list[Fault] = []
    for key, node in values(path, text, found):
        line = node.start_mark.line + 1
        if OPENS.search(node.value):
            if any(fnmatchcase(key, one) for one in known.markup.get(name, ())):
                yield from tags(path, node.value, line)
            else:
                wrong = f"found {shown(node.value)} under `{key}`"
                yield Fault(path, line, wrong, "Write words: no tag may stand there")
        elif ADDRESS.search(node.value) and not _may_be(key, node.value, name):
            yield Fault(path, line, *address_fault(node.value))
    yield from found


def _may_be(key: str, address: str, name: str) -> bool:
    keys = rules().web.get(name, ())
    may = any(fnmatchcase(key, one) for one in keys)
    return may and rules().is_address(address, "https", "mailto", "tel")


def values(path: str, text: str, found: list[Fault], first_line: int = 1) -> list[Value]:
    """Return the values of a YAML text; what is wrong with its form is added to `found`."""
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        says = " ".join(str(getattr(error, "problem", "") or error).split())
        found.append(Fault(path, line, f"this is not valid YAML ({says})", "Mend that line"))
        return []
    result: list[Value] = []
    seen: set[int] = set()

    def fault(node: yaml.Node, wrong: str, do: str) -> None:
        found.append(Fault(path, first_line + node.start_mark.line, wrong, do))

    def read(key: str, node: yaml.Node) -> None:
        if id(node) in seen:
            fault(node, f"`{key}` is an alias (`*name`)", "Write the value itself")
            return
        seen.add(id(node))
        if node.tag not in TYPES:
            fault(node, f"found the tag {shown(node.tag)}", "Remove it: values are plain")
        elif isinstance(node, yaml.ScalarNode):
            result.append((key, node))
        elif isinstance(node, yaml.SequenceNode):
            for one in node.value:
                read(f"{key}.*", one)
        else:
            read_mapping(key, node)

    def read_mapping(key: str, node: yaml.Node) -> None:
        keys: set[str] = set()
        for name, one in node.value:
            if not isinstance(name, yaml.ScalarNode):
                fault(name, "found a key that is no word", "Write `key: value`")
                continue
            if name.value in keys:
                fault(name, f"`{name.value}` stands twice", "Remove one of them")
            keys.add(name.value)
            read(f"{key}.{name.value}".lstrip("."), one)

    if root is not None:
        read("", root)
    return result


def front_matter(path: str, text: str) -> Iterator[Fault]:
    """Yield what the front matter of a page, its first line being 2, may not hold."""
    known = rules().front_matter
    found: list[Fault] = []
    for key, node in values(path, text, found, first_line=2):
        line, name = node.start_mark.line + 2, key.partition(".")[0]
        if name not in known:
            wrong = f"found `{name}:` in the front matter"
            yield Fault(path, line, wrong, f"Remove it; known are {', '.join(known)}")
        elif OPENS.search(node.value) or ADDRESS.search(node.value):
            wrong = f"found {shown(node.value)} under `{key}`"
            yield Fault(path, line, wrong, "Write words: no tag and no address may stand there")
        elif key == name and not known[name].fullmatch(node.value):
            wrong = f"found `{key}: {node.value}`"
            yield Fault(path, line, wrong, f"Write what fits {shown(known[name].pattern)}")
    yield from found
