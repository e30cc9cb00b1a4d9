"""Draw the house from its code: `python tools/architecture.py` renews ARCHITECTURE.md.

The picture shows which room of hooks/kokemusopas uses which, without the arrows that follow
from others; the list of hooks and their order come from mkdocs.yml and the hooks themselves.
"""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = "kokemusopas"
FILE = "ARCHITECTURE.md"
START, END = "<!-- drawn from the code: {name} -->\n", "\n<!-- end -->"

Graph = dict[str, set[str]]  # {room: rooms that it uses}


class HouseError(Exception):
    """Rooms use each other in a circle; the message names them."""


def rooms(package: Path) -> Graph:
    """Return which room of the package uses which. Raises HouseError on a circle."""
    graph: Graph = {
        folder.name: set()
        for folder in sorted(package.iterdir())
        if (folder / "__init__.py").exists()
    }
    for room in graph:
        for file in (package / room).rglob("*.py"):
            graph[room] |= set(_imported(file)) & graph.keys() - {room}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise HouseError(f"rooms use each other in a circle: {' → '.join(error.args[1])}") from None
    return graph


def _imported(file: Path) -> Iterator[str]:
    """Yield the names that follow `kokemusopas.` in the imports of a file."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{PACKAGE}."):
            yield str(node.module).split(".")[1]


def without_shortcuts(graph: Graph) -> Graph:
    """Return the graph without an arrow where a longer way leads to the same room."""
    return {
        room: {
            used
            for used in direct
            if not any(used in _reached(graph, other) for other in direct - {used})
        }
        for room, direct in graph.items()
    }


def _reached(graph: Graph, room: str) -> set[str]:
    return graph[room].union(*(_reached(graph, used) for used in graph[room]))


def picture(package: Path) -> str:
    """Return the rooms as a Mermaid flowchart, each with the first line of what it says it is."""
    graph = without_shortcuts(rooms(package))
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {room}["<b>{room}</b><br>{_purpose(package / room)}"]' for room in graph]
    lines += [f"  {room} --> {used}" for room, direct in graph.items() for used in sorted(direct)]
    return "\n".join([*lines, "```"])


def _purpose(room: Path) -> str:
    """Return what the docstring of a room says it is for, up to its first colon or full stop."""
    text = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""
    return re.split(r"[.:]", text)[0]


def hooks(root: Path) -> str:
    """Return the hooks in their order: a numbered list with their events and what they do."""
    names = re.findall(r"^  - hooks/(\w+)\.py", (root / "mkdocs.yml").read_text("utf-8"), re.M)
    lines = []
    for number, name in enumerate(names, start=1):
        tree = ast.parse((root / "hooks" / f"{name}.py").read_text("utf-8"))
        events = [
            f"`{node.name}`"
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("on_")
        ]
        lines.append(
            f"{number}. `hooks/{name}.py` ({', '.join(events)}): {ast.get_docstring(tree)}"
        )
    return "\n".join(lines)


def renewed(text: str, root: Path) -> str:
    """Return the text of ARCHITECTURE.md with its drawn parts as the code is now."""
    for name, drawn in (("rooms", picture(root / "hooks" / PACKAGE)), ("hooks", hooks(root))):
        before, start, rest = text.partition(START.format(name=name))
        _, end, after = rest.partition(END.lstrip())
        if not end:
            raise HouseError(f"{FILE} has no place for its {name}: {START.format(name=name)}{END}")
        text = before + start + drawn + END + after
    return text


def main() -> int:
    """Renew the file; return 1 with a plain message where that cannot be done."""
    path = ROOT / FILE
    try:
        path.write_text(renewed(path.read_text("utf-8"), ROOT), "utf-8")
    except HouseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
