"""One script a page instead of one a module: a tool has fifteen, and each is a request.

The modules stay plain files that need no build; esbuild puts together what a page asks for.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kokemusopas.model.browsers import targets

FOLDER = "scripts"
BUNDLER = Path(__file__).with_name("bundle.mjs")
PACKAGES = Path(__file__).parents[3] / "tests/node_modules"

Modules = tuple[str, ...]


class ScriptError(Exception):
    """esbuild is missing, or it cannot put modules together: in its own words."""


@dataclass(frozen=True)
class Bundles:
    """Published scripts: `names` has the one of each page's modules, `files` the text of all."""

    names: dict[Modules, str]
    files: dict[str, str]


def find_esbuild(packages: Path = PACKAGES) -> tuple[str, ...]:
    """Return the command that bundles with the esbuild of the folder `packages`.

    It runs in the node of the environment, else in that of the system. Raises ScriptError,
    naming the command that sets it up, where either is missing.
    """
    esbuild = packages / "esbuild/lib/main.js"
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    node = shutil.which("node", path=places)
    if node is None or not esbuild.exists():
        lacking = "esbuild" if node else "node"
        raise ScriptError(
            f"{lacking} is missing, which puts the scripts together: `make site` sets it up"
        )
    return node, str(BUNDLER), str(esbuild)


def bundle(modules: Path, wanted: Iterable[Modules], esbuild: Sequence[str]) -> Bundles:
    """Return the scripts that run the `wanted` modules of each page, in order.

    Modules are paths from the folder `modules`. A script offers what its last module exports by
    name, and a module that is alone its default export too. What one loads on demand
    (`await import("./b.js")`) is among the files, from a folder `vendor` as it came. A name holds
    the language of a module that has one (`words.fi.js`), and a hash of the text, so that a page
    never meets a script of another version. `esbuild` is the command of `find_esbuild`. Raises
    ScriptError, naming the file and what is wrong.
    """
    pages = sorted(set(wanted))
    answer = _run(modules, pages, esbuild, inline=False)
    names = dict(zip(pages, answer["names"], strict=True))
    return Bundles(names, dict(sorted(answer["files"].items())))


def inline(modules: Path, wanted: Modules, esbuild: Sequence[str]) -> str:
    """Return the script that runs the `wanted` modules where it stands in the page itself.

    Other arguments as for `bundle`. Raises ScriptError, also where one loads another on demand.
    """
    (text,) = _run(modules, [wanted], esbuild, inline=True)["files"].values()
    return str(text).rstrip("\n")


def _run(
    modules: Path, pages: list[Modules], esbuild: Sequence[str], *, inline: bool
) -> dict[str, dict[str, str]]:
    """Return {"names": names of the scripts of `pages`, "files": {name: text}}."""
    wanted = [{"stem": _stem(page), "modules": page} for page in pages]
    asked = {
        "folder": str(modules.resolve()),
        "wanted": wanted,
        "inline": inline,
        "targets": targets(),
    }
    ran = subprocess.run(
        esbuild, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode != 0:
        raise ScriptError(ran.stderr)
    answer: dict[str, dict[str, str]] = json.loads(ran.stdout)
    return answer


def _stem(page: Modules) -> str:
    """Return the name of a page's script without its hash (`checklist.fi`)."""
    languages = (Path(Path(module).stem).suffix for module in page)
    return Path(page[-1]).name.partition(".")[0] + "".join(languages)
