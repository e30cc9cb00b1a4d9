"""How the time to build grows with the number of pages a language."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kokemusopas.texts.languages import built, load

from bench.measured import Measured, copy_project

SIZES = (20, 200, 1000)
LIMITS = {1000: 90.0}  # seconds
PATTERN = "jalkeen.md"  # an ordinary page, which the further ones are made of


def grow(project: Path, size: int) -> None:
    """Add pages to a copy of the project until each language has about `size` of them."""
    nav = []
    languages = built(load(project / "docs"))
    there = list((project / "docs" / languages[0]).glob("[!_]*.md"))
    for number in range(size - len(there)):
        name = f"sivu-{number:04}.md"
        nav.append(f"      - {name}\n")
        for language in languages:
            text = (project / "docs" / language / PATTERN).read_text("utf-8")
            text = re.sub(r"^slug: .*\n", "", text, flags=re.MULTILINE)  # each needs its own
            text = text.replace("steps:", "steps_before:").replace("](#", f"](#sivu-{number}-")
            text = "\n".join(
                line.replace(" { #", f" {number} {{ #sivu-{number}-")
                if line.startswith("# ")
                else line.replace("{ #", f"{{ #sivu-{number}-")
                for line in text.splitlines()
            )
            (project / "docs" / language / name).write_text(text + "\n", "utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - oppaasta:\n", "".join(nav) + "  - oppaasta:\n"), "utf-8")


def report(folder: Path) -> Iterator[Measured]:
    """Yield and print how long each size takes, and what it comes to in pages and megabytes."""
    for size in SIZES:
        project = copy_project(folder / str(size))
        grow(project, size)
        times = []
        for command in (["mkdocs", "build", "--quiet"], ["kokemusopas.publish", "site"]):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", *command],
                cwd=project,
                check=True,
                env=os.environ | {"PYTHONPATH": "hooks", "OFFLINE": "true"},
            )
            times.append(time.perf_counter() - start)
        built = list((project / "site").rglob("*"))
        pages = sum(path.suffix == ".html" for path in built)
        size_mb = sum(path.stat().st_size for path in built if path.is_file()) / 1e6
        print(
            f"{times[0]:6.1f} s  pages, {times[1]:5.1f} s  the last touch: {size} pages a "
            f"language, {pages} in all, {size_mb:.0f} MB",
            flush=True,
        )
        shutil.rmtree(project)
        if size in LIMITS:
            yield Measured(f"{size} pages a language", times[0], LIMITS[size])
