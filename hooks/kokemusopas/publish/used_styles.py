"""What one page uses of the style sheets: it stands in the page, so the first paint waits for none.

A rule is used where each class, each element and each attribute of data that it asks for stands in
the page, or in its script. Where they stand is not looked at: too much is never wrong.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

GROUPS = {"media", "supports", "layer", "container"}
CLASSES = re.compile(r'\bclass="([^"]*)"')
TAGS = re.compile(r"<([a-z]\w*)")
DATA = re.compile(r"\bdata-[a-z-]+")
DATASET = re.compile(r"\bdataset\.(\w+)|[{,](\w+)(?=[:=,}])")  # written out, or taken apart
AROUND = {"<html", "<head", "<body"}
STRINGS = re.compile(r"\"([\w -]+)\"|'([\w -]+)'|`([\w -]+)`")
KEYFRAMES = re.compile(r"@keyframes (\w+)\{(?:[^{}]*\{[^{}]*\})*\}")
ONE_OF = {"is", "where", "has"}

Ways = tuple[frozenset[str], ...]  # sets of classes of which one is enough
Needs = tuple[Ways, ...]


@dataclass(frozen=True)
class Rule:
    """A rule: each of its selectors with the classes that it asks for, and what it says."""

    selectors: tuple[tuple[str, Needs], ...]
    said: str


@dataclass(frozen=True)
class Group:
    """Rules that hold under a condition (`@media print`), or a rule that always stays."""

    head: str
    rules: tuple["Rule | Group", ...] = field(repr=False)


def parse(sheet: str) -> tuple[Rule | Group, ...]:
    """Return the rules of a style sheet, in order."""
    return tuple(_parsed(tinycss2.parse_stylesheet(sheet, True, True)))


def _parsed(nodes: Iterable[Node]) -> Iterator[Rule | Group]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield Rule(tuple(_selectors(node.prelude)), tinycss2.serialize(node.content))
        elif isinstance(node, AtRule) and node.content and node.lower_at_keyword in GROUPS:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield Group(head, tuple(_parsed(tinycss2.parse_rule_list(node.content, True, True))))
        else:
            yield Group(node.serialize(), ())


def _selectors(prelude: Iterable[Node]) -> Iterator[tuple[str, Needs]]:
    for part in _parts(prelude):
        yield tinycss2.serialize(part).strip(), tuple(_needs(part))


def _parts(tokens: Iterable[Node]) -> list[list[Node]]:
    """Return what stands between the commas."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _needs(tokens: list[Node]) -> Iterator[Ways]:
    """Yield what must be there: a name, or one of what stands in `:is()` and the like.

    Names are those of classes, of elements (`<p`) and of attributes of data (`data-event`).
    """
    for before, token in pairwise([None, *tokens]):
        if token.type == "ident" and before == ".":
            yield (frozenset({token.value}),)
        elif token.type == "ident" and before != ":":
            yield (frozenset({f"<{token.lower_value}"}),)
        elif token.type == "[] block":
            names = (one.value for one in token.content if one.type == "ident")
            yield (frozenset(name for name in names if DATA.fullmatch(name)),)
        elif token.type == "function" and token.lower_name in ONE_OF:
            # Where one of them asks for one of several again, that is taken as asking for nothing.
            ways = (_needs(part) for part in _parts(token.arguments))
            yield tuple(
                frozenset().union(*(need[0] for need in way if len(need) == 1)) for way in ways
            )


def used(rules: Iterable[Rule | Group], names: frozenset[str]) -> str:
    """Return what is left of a style sheet where there are only these names."""
    text = "".join(_used(rules, names))
    return KEYFRAMES.sub(lambda found: found[0] if text.count(found[1]) > 1 else "", text)


def _used(rules: Iterable[Rule | Group], names: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, Rule):
            selectors = [text for text, needs in rule.selectors if _met(needs, names)]
            if selectors:
                yield f"{','.join(selectors)}{{{rule.said}}}"
        elif not rule.rules:
            yield rule.head
        elif inner := used(rule.rules, names):
            yield f"{rule.head}{{{inner}}}"


def _met(needs: Needs, names: frozenset[str]) -> bool:
    return all(any(way <= names for way in ways) for ways in needs)


def names_in(body: str, script: str) -> frozenset[str]:
    """Return the names that a page has from the start, or that its script may give it."""
    found = AROUND | {f"<{tag}" for tag in TAGS.findall(body)} | set(DATA.findall(body))
    found |= {name for names in CLASSES.findall(body) for name in names.split()}
    return frozenset(found | _given_by(script))


@cache
def _given_by(script: str) -> frozenset[str]:
    """Return the names that a script may give its page: many pages have the same one."""
    words = {word for some in STRINGS.findall(script) for string in some for word in string.split()}
    data = {f"data-{_dashed(one or other)}" for one, other in DATASET.findall(script)}
    return frozenset(words | data | set(DATA.findall(script)) | {f"<{word}" for word in words})


def _dashed(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)
