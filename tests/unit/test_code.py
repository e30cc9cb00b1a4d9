"""The code keeps its own style: linted, typed, and the scripts' own tests pass."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run

NODE = ROOT / ".venv/bin/node"
PYTHON = ("hooks", "tests", "tools", "bench")
SCRIPTS = sorted((ROOT / "overrides").rglob("*.js"))
DRIVERS = sorted(
    path
    for name in ("tests/browser", "tests/site", "tools")
    for path in (ROOT / name).rglob("*.mjs")
)
MODULES = ROOT / "tests/node_modules"


def test_python_is_formatted() -> None:
    checked = run(sys.executable, "-m", "ruff", "format", "--check", "--diff", *PYTHON)
    assert checked.returncode == 0, f"set right by `ruff format`:\n{checked.stdout}"


def test_python_is_clean_by_ruff() -> None:
    checked = run(sys.executable, "-m", "ruff", "check", *PYTHON)
    assert checked.returncode == 0, checked.stdout


def test_python_is_clean_by_mypy() -> None:
    checked = run(sys.executable, "-m", "mypy")
    assert checked.returncode == 0, checked.stdout


def test_scripts_pass_their_own_tests() -> None:
    tests = sorted((ROOT / "tests/components").rglob("*.test.js"))
    assert tests
    tested = run(NODE, "--test", "--test-isolation=none", *tests)
    assert tested.returncode == 0, tested.stdout


def type_checked(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    tsc = MODULES / "typescript/bin/tsc"
    options = ("--noEmit", "--checkJs", "--allowJs", "--strict")
    return run(NODE, tsc, *options, *arguments)


def test_scripts_are_clean_by_the_type_checker() -> None:
    assert SCRIPTS
    # What the oldest browsers of hooks/kokemusopas/model/browsers.json have, and no more.
    has = ("--target", "es2022", "--lib", "es2022,dom,dom.iterable")
    checked = type_checked(*has, "--module", "esnext", *SCRIPTS)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_what_drives_browsers_is_clean_by_the_type_checker() -> None:
    assert DRIVERS
    node = ("--types", "node", "--typeRoots", MODULES / "@types")
    has = ("--module", "nodenext", "--lib", "es2023,dom,dom.iterable")
    checked = type_checked(*has, "--skipLibCheck", *node, *DRIVERS)
    assert checked.returncode == 0, checked.stdout


def test_scripts_and_styles_are_clean_by_biome() -> None:
    biome = MODULES / "@biomejs/biome/bin/biome"
    checked = run(NODE, biome, "check", "--error-on-warnings", "--colors=off")
    assert checked.returncode == 0, (
        f"set right what can be by `tests/node_modules/.bin/biome check --write`:\n{checked.stderr}"
    )


def test_templates_are_clean_by_djlint() -> None:
    checked = run(sys.executable, "-m", "djlint", "overrides", "--lint", "--quiet")
    assert checked.returncode == 0, checked.stdout


def test_workflows_are_clean_by_zizmor() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    checked = run(zizmor, "--offline", "--strict-collection", "--no-progress", ".github/workflows")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_workflows_and_their_shell_scripts_are_clean_by_actionlint() -> None:
    programs = Path(sys.executable).parent  # shellcheck too, which it asks about each script
    checked = run(programs / "actionlint", "-no-color", "-shellcheck", programs / "shellcheck")
    assert checked.returncode == 0, checked.stdout + checked.stderr
