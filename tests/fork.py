"""A fork of the guide for tests: the owner's file and files of the owner's own, nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from conftest import ROOT

FIXTURE = ROOT / "tests/fixtures/fork"
SHARED = (".venv", "tests/node_modules", "build/kept")  # what is set up or made once for all
BY = ("-c", "user.name=Esimerkki", "-c", "user.email=opas@esimerkki.fi")
MORE_PAGE = """---
title: Talon ohje {number}
description: Mitä kokemustoimijan on hyvä tietää talosta, kun hän tulee sinne, ohje {number}.
section: kaytanto
---

# Talon ohje {number} {{ #x-esk-ohje-{number} }}

Kokemustoimija tulee sisään ovesta {number}.
"""


def make(folder: Path) -> Path:
    """Clone the guide as it is now, with its changes, into a new folder; make the fork of it."""
    git(ROOT, "clone", "--quiet", str(ROOT), str(folder))
    for name in changed():
        (folder / name).unlink(missing_ok=True)
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for name in SHARED:
        (ROOT / name).mkdir(parents=True, exist_ok=True)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(ROOT / name)
    commit(folder, "The guide as it is now")
    shutil.copytree(FIXTURE / "docs", folder / "docs", dirs_exist_ok=True)
    file = folder / "docs/owner.yml"
    told = over(read(file), read(FIXTURE / "owner.yml"))
    file.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    python(folder, "kokemusopas.addresses")
    commit(folder, "Make it our own")
    return folder


def python(folder: Path, *module: str | Path, **environment: str) -> str:
    """Run a module in the folder of a fork and return what it prints; it must end well."""
    return command(folder, sys.executable, "-m", *module, **environment)


def command(folder: Path, *words: str | Path, **environment: str) -> str:
    """Run a command in the folder of a fork and return what it prints; it must end well."""
    done = subprocess.run(
        [str(one) for one in words],
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": "hooks:.", "NO_MKDOCS_2_WARNING": "1"} | environment,
    )
    assert done.returncode == 0, f"{words}:\n{done.stdout[-9000:]}{done.stderr[-3000:]}"
    return done.stdout


def changed() -> list[str]:
    """Return the files that are not as they were committed, but for those that git ignores."""
    told = git(ROOT, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
    names = [one[3:] for one in told.split("\0") if one]
    return [name for name in names if name not in SHARED]


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, *BY, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", message)


def git(folder: Path, *command: str) -> str:
    done = subprocess.run(["git", *command], cwd=folder, text=True, capture_output=True, check=True)
    return done.stdout


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def over(ours: Any, theirs: Any) -> Any:
    """Return values with others in their place where these tell of the same."""
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return theirs
    return ours | {key: over(ours.get(key), value) for key, value in theirs.items()}
