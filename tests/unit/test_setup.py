"""A set-up that is killed at any step heals by itself: the next one makes what is there anew."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

# Stands for python: `-m venv` makes an environment with the pip below it.
PYTHON = """#!/bin/sh
case "$1" in
  -c) exit 0 ;;
  -m) echo "$*" >>told; shift 2; [ "$1" != --clear ] || { rm -rf .venv; shift; }
      mkdir -p .venv/bin; cp pip .venv/bin/pip; DIE ;;
esac
"""
PIP = """#!/bin/sh
[ "$1" != --version ] || exit 0
echo "pip $1" >>told
INSTALLED
"""
DIE = "[ -e died ] || { touch died; kill -9 $(cat setup); exit 1; }"
BEGIN = "-m venv --clear .venv\n"


def set_up(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run .ci/setup of a folder, whose number the stubs can read."""
    command = f"echo $$ >setup; exec '{folder}/.ci/setup' preview"
    given = os.environ | {"PYTHON": str(folder / "python")}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=given, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("making", "installing", "again"),
    [
        (DIE, ":", ""),  # the environment is there, its packages are not
        (":", DIE, BEGIN),  # packages may be half there, and seem whole
        ("rm .venv/bin/pip; [ ! -e died ] || cp pip .venv/bin/pip; " + DIE, ":", BEGIN),
    ],
)
def test_a_killed_set_up_is_healed_by_the_next(
    tmp_path: Path, making: str, installing: str, again: str
) -> None:
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name, text in (("python", PYTHON), ("pip", PIP)):
        stub = tmp_path / name
        stub.write_text(text.replace("DIE", making).replace("INSTALLED", installing), "utf-8")
        stub.chmod(0o755)
    assert set_up(tmp_path).returncode == -signal.SIGKILL
    assert not (tmp_path / ".venv/ready-preview").exists()
    (tmp_path / "told").unlink()
    healed = set_up(tmp_path)
    assert healed.returncode == 0, healed.stderr
    assert (tmp_path / "told").read_text("utf-8") == f"{again}pip install\n"
    assert (tmp_path / ".venv/ready-preview").exists()
    assert not (tmp_path / ".venv/unfinished").exists()
