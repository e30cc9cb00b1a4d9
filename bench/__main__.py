"""Print how long a build takes, what reading costs and what search finds: `make bench`.

Name parts to run those alone: `make bench PARTS="loading growth"`. Only `pages`,
a line for every page of every language, is left out unless named: it takes a quarter of an hour.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measured import ROOT, Measured, copy_project

CLEAN_LIMIT, AGAIN_LIMIT, SENTENCE_LIMIT = 5.0, 4.0, 5.0  # seconds
PAGE = "docs/fi/jalkeen.md"  # an ordinary page of text


def seconds(*command: str, project: Path = ROOT) -> float:
    """Run a command in a project's folder; return how long it took. Raises when it fails."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        check=True,
        env=os.environ
        | {
            "OFFLINE": "true",
            "PDFS": "true",
            "PUBLISHED": "true",
            "PYTHONPATH": "hooks",
            "NO_MKDOCS_2_WARNING": "1",
        },
    )
    return time.perf_counter() - start


def build(folder: Path, site: Path) -> Measured:
    """Build the pages, with nothing of an earlier build, and give them the last touch.

    Prints how long the last touch takes; returns how long the pages do.
    """
    project = copy_project(folder / "clean")
    pages = seconds("mkdocs", "build", "--quiet", "--site-dir", str(site), project=project)
    print(f"{seconds('kokemusopas.publish', str(site)):6.1f} s  the last touch")
    return Measured("a clean build of the pages", pages, CLEAN_LIMIT)


def documents(folder: Path) -> Iterator[Measured]:
    """Print how long each paper takes; yield how long those do that a change, or none, touches."""
    from kokemusopas.adapters.mkdocs import settings_of_project
    from kokemusopas.pages.made import make
    from kokemusopas.paper import press
    from kokemusopas.paper.documents import documents as documents_of

    project, papers = copy_project(folder / "papers"), str(folder / "printed")
    print(f"{seconds('kokemusopas.paper', papers, project=project):6.1f} s  all papers, none kept")
    again = seconds("kokemusopas.paper", papers, project=project)
    yield Measured("all papers once more, nothing changed", again, AGAIN_LIMIT)
    with (project / PAGE).open("a", encoding="utf-8") as page:
        page.write("\n\nVielä yksi virke.\n")
    touched = seconds("kokemusopas.paper", papers, project=project)
    yield Measured("the papers that a sentence of one page touches", touched, SENTENCE_LIMIT)
    shutil.rmtree(project / "build")
    made = make(settings_of_project(project))
    for document in documents_of(made):
        start = time.perf_counter()
        press.write([document], made.settings, Path(papers))
        size = (Path(papers) / document.file).stat().st_size
        print(f"{time.perf_counter() - start:6.1f} s  {document.file}, {size // 1000} kB")


def main(parts: list[str]) -> int:
    """Run the parts that are named, or all but the long one; return 1 where one is too slow."""
    from bench import freezing, growth, loading, preview, search, ticks

    parts = parts or ["build", "ticks", "preview", "documents", "search", "loading", "growth"]
    measured = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        site = folder / "site"
        measured.append(build(folder, site))
        if "ticks" in parts:
            measured += ticks.report(site)
        if "preview" in parts:
            measured += preview.report(folder)
        if "documents" in parts:
            measured += documents(folder)
        if "search" in parts:
            print(search.first_result(site))
            print(search.report(site))
            print(search.recall(site))
            measured += freezing.report(site)
        if "loading" in parts:
            loading.report(site, folder)
        if "pages" in parts:
            loading.every_page(site)
        if "growth" in parts:
            measured += growth.report(folder)
    print(*measured, sep="\n")
    return any(one.too_slow for one in measured)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
