"""What the guide is built with: locked with hashes, alike in every set, wheels on every system."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, run

LOCKS = ("requirements.txt", "requirements/publish.txt", "requirements/tests.txt")
SYSTEMS = {
    "Windows": "x86_64-pc-windows-msvc",
    "Windows on ARM": "aarch64-pc-windows-msvc",
    "macOS on Intel": "x86_64-apple-darwin",
    "macOS on ARM": "aarch64-apple-darwin",
    "Linux": "x86_64-manylinux_2_28",
    "Linux on ARM": "aarch64-manylinux_2_28",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Strict: the day a wheel is there, the test says so, and this goes.
LACKING = {("Windows on ARM", "3.11"): "PyYAML has wheels for Windows on ARM from Python 3.12 on"}
# Loads every hook as MkDocs does, where only the packages named in the arguments can be imported.
LOAD_HOOKS = """
import sys
from importlib.metadata import packages_distributions
from mkdocs.config import load_config

class Refusal:
    def find_spec(self, name, path=None, target=None):
        owners = owned.get(name.partition(".")[0], [])
        if owners and not allowed & {owner.lower().replace("_", "-") for owner in owners}:
            raise ImportError(f"{name} is not in requirements.txt")

owned, allowed = packages_distributions(), set(sys.argv[1:])
sys.meta_path.insert(0, Refusal())
load_config()
"""


def locked(lock: str) -> dict[str, set[str]]:
    """Return {package: its versions} of a lock; some have another on an older Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.M
    ):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text("utf-8"))[1:]
    assert entries
    bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert not bare, f"{lock} lacks the hashes of {bare}: run make lock"


@pytest.mark.parametrize("lock", [*LOCKS, "tests/package-lock.json"])
def test_no_lock_names_the_host_that_packages_come_from(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    found = re.findall(r'--(?:extra-)?index-url.*|--find-links.*|"resolved":.*', text)
    assert not found, f"{lock} names a registry: {found[:3]}; run make lock"


@pytest.mark.parametrize(("less", "more"), [*pairwise(LOCKS)])
def test_a_larger_set_has_all_of_the_smaller_one_in_the_same_versions(less: str, more: str) -> None:
    small, large = locked(less), locked(more)
    differ = {
        name: (found, large.get(name)) for name, found in small.items() if found != large.get(name)
    }
    assert not differ, f"{less} and {more} differ: {differ}; run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_asked_for_is_locked(lock: str) -> None:
    asked = re.findall(
        r"^[A-Za-z0-9][\w.-]*", (ROOT / lock).with_suffix(".in").read_text("utf-8"), re.MULTILINE
    )
    missing = {name.lower().replace("_", "-") for name in asked} - locked(lock).keys()
    assert not missing, f"{lock} lacks {missing}: run make lock"


@pytest.mark.slow
def test_the_hooks_load_with_the_packages_of_the_preview_alone() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_HOOKS, *locked("requirements.txt")],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    assert loaded.returncode == 0, (
        f"{loaded.stderr.strip().splitlines()[-1]}; what only publishing needs is imported where "
        "it is used, by no hook"
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("system", "python"),
    [
        pytest.param(system, python, marks=pytest.mark.xfail(strict=True, reason=LACKING[known]))
        if (known := (system, python)) in LACKING
        else (system, python)
        for system in SYSTEMS
        for python in PYTHONS
    ],
)
def test_the_preview_installs_without_a_compiler(system: str, python: str, tmp_path: Path) -> None:
    """Asks the registry for what pip would take there; installs nothing."""
    installed = run(
        sys.executable,
        *("-m", "uv", "pip", "install", "--dry-run", "--quiet", "--target", tmp_path),
        *("--only-binary", ":all:", "--require-hashes", "-r", "requirements.txt"),
        *("--python-platform", SYSTEMS[system], "--python-version", python),
    )
    assert installed.returncode == 0, (
        f"{system}, Python {python}: {installed.stderr}\n"
        "Choose a version that has wheels there in requirements.in, and run make lock"
    )
