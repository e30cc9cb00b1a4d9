"""YAML files and front matter: words and numbers, no tag, no alias, no key twice."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

import yaml

from kokemusopas.grammar.fault import Fault, shown, told
from kokemusopas.grammar.rules import rules
from kokemusopas.grammar.text import OPENS, tags
from kokemusopas.texts.mend import Mend
from kokemusopas.texts.read_yaml import LOADER

TYPES = frozenset(
    f"tag:yaml.org,2002:{one}"
    for one in ("bool", "float", "int", "map", "merge", "null", "seq", "str", "timestamp")
)
# What may be taken for an address, wherever it stands in a text.
ADDRESS = re.compile(
    r"(?i)\b(?:https?|ftp|file|data|blob|javascript|vbscript|mailto|tel):\S|(?:^|[^:])//\w|\bwww\."
)
OF_RECORD = ("source", "checked", "by", "sections", "read")  # keys below `translation:`
KEY_AND_VALUE = re.compile(r"(?P<key>\s*(?:- )?[\w-]+: +)(?P<value>.*?)\s*")
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
                yield told(path, line, "value-tag", found=shown(node.value), key=key)
        elif ADDRESS.search(node.value) and not _may_be(key, node.value, name):
            yield told(path, line, "address", found=shown(node.value))
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
        found.append(_broken(path, text, error, first_line))
        return []
    result: list[Value] = []
    seen: set[int] = set()

    def fault(node: yaml.Node, key: str, **values: str) -> None:
        found.append(told(path, first_line + node.start_mark.line, key, **values))

    def read(key: str, node: yaml.Node) -> None:
        if id(node) in seen:
            fault(node, "yaml-alias", name=key)
            return
        seen.add(id(node))
        if node.tag not in TYPES:
            fault(node, "yaml-tag", found=shown(node.tag))
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
                fault(name, "yaml-key")
                continue
            if name.value in keys:
                fault(name, "yaml-twice", name=name.value)
            keys.add(name.value)
            read(f"{key}.{name.value}".lstrip("."), one)

    if root is not None:
        read("", root)
    return result


def _broken(path: str, text: str, error: yaml.YAMLError, first_line: int) -> Fault:
    """Return what is told of a text that is no YAML: the three common slips in words."""
    mark = getattr(error, "problem_mark", None)
    says = " ".join(str(getattr(error, "problem", "") or error).split())
    at = mark.line if mark else 0
    lines = text.split("\n")
    line = lines[at] if at < len(lines) else ""
    for above in range(min(at, len(lines) - 1), -1, -1):
        open_ = KEY_AND_VALUE.fullmatch(lines[above])
        if open_ and (quote := open_["value"][:1]) in ("'", '"') and not _ends(open_["value"]):
            mend = Mend(first_line + above, lines[above], lines[above].rstrip() + quote)
            return told(path, first_line + above, "yaml-quote", mend, right=mend.new.strip())
    pair = KEY_AND_VALUE.fullmatch(line)
    if (
        pair
        and not pair["value"].startswith(("{", "["))
        and ": " in pair["value"]
        and not pair["value"].startswith(('"', "'"))
    ):
        right = pair["key"] + '"' + pair["value"].replace('"', '\\"') + '"'
        mend = Mend(first_line + at, line, right)
        return told(path, first_line + at, "yaml-colon", mend, right=right.strip())
    return told(path, first_line + at, "yaml", says=says, line=shown(line))


def _ends(value: str) -> bool:
    """Tell whether a value in quotation marks ends with one."""
    bare = re.sub(r"\s+#.*$", "", value)
    return len(bare) > 1 and bare.endswith(bare[0])


def front_matter(path: str, text: str) -> Iterator[Fault]:
    """Yield what the front matter of a page, its first line being 2, may not hold."""
    known = rules().front_matter
    found: list[Fault] = []
    strange: set[str] = set()
    for key, node in values(path, text, found, first_line=2):
        line, name = node.start_mark.line + 2, key.partition(".")[0]
        if name in strange:
            continue
        if name not in known:
            strange.add(name)
            lines = enumerate(text.split("\n"), start=2)
            line = next((at for at, one in lines if one.startswith(f"{name}:")), line)
            inside = Mend(line, f"{name}:", f"  {name}:") if name in OF_RECORD else None
            more = {"name": name, "known": ", ".join(known)}
            yield told(path, line, "front-matter-key", inside, **more)
        elif OPENS.search(node.value) or ADDRESS.search(node.value):
            yield told(path, line, "value-words", found=shown(node.value), key=key)
        elif key == name and not known[name].fullmatch(node.value):
            fits = shown(known[name].pattern)
            yield told(path, line, "value-form", found=f"{key}: {node.value}", fits=fits)
    yield from found
