"""The house is as ARCHITECTURE.md tells: rooms without a circle, thin hooks in one order."""

import ast
import re
from pathlib import Path

import pytest
from conftest import ROOT

from tools import architecture

HOOKS = sorted((ROOT / "hooks").glob("*.py"))
LONGEST = 30
FIRST = "languages.py"  # alone before the plugins, as one of them asks for the languages
PACKAGE = ROOT / "hooks/kokemusopas"


def test_the_picture_is_that_of_the_code() -> None:
    text = (ROOT / architecture.FILE).read_text("utf-8")
    assert architecture.renewed(text, ROOT) == text, (
        "ARCHITECTURE.md tells of another house: run `python tools/architecture.py`"
    )


def test_a_circle_is_named(tmp_path: Path) -> None:
    for room, other in (("cellar", "attic"), ("attic", "cellar")):
        (tmp_path / room).mkdir()
        text = f"from kokemusopas.{other} import ladder\n"
        (tmp_path / room / "__init__.py").write_text(text, "utf-8")
    with pytest.raises(architecture.HouseError, match="attic"):
        architecture.rooms(tmp_path)


def test_every_module_stands_in_a_room() -> None:
    loose = [path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py"]
    assert not loose, f"put these into a folder that says what for: {loose}"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda path: path.name)
def test_a_hook_is_thin(hook: Path) -> None:
    lines = [line for line in hook.read_text("utf-8").splitlines() if line.strip()]
    code = [line for line in lines if not line.startswith(("import ", "from ", '"""'))]
    assert len(code) <= LONGEST, f"{hook.name} has {len(code)} lines: move logic to the package"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda path: path.name)
def test_every_event_comes_after_the_plugins_and_keeps_no_state(hook: Path) -> None:
    """One mechanism of order alone: the list in mkdocs.yml."""
    tree = ast.parse(hook.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("on_"):
            marks = [mark.id for mark in node.decorator_list if isinstance(mark, ast.Name)]
            wanted = "early" if hook.name == FIRST else "late"
            assert marks == [wanted], f"{hook.name}: mark `{node.name}` with @{wanted}"
    assert not re.search(r"^\s*global ", hook.read_text("utf-8"), re.M), f"{hook.name}: no globals"


def test_every_hook_is_named_in_the_configuration() -> None:
    listed = re.findall(r"^  - hooks/(\w+\.py)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
    assert sorted(listed) == [hook.name for hook in HOOKS]
    assert listed[0] == FIRST


def test_the_package_knows_mkdocs_in_its_adapters_alone() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name != "adapters":
            found = re.search(r"^(?:from|import) mkdocs\w*", path.read_text("utf-8"), re.M)
            assert not found, f"{path.relative_to(ROOT)}: `{found and found[0]}` is an adapter's"
