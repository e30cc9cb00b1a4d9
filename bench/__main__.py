"""Print how long a build takes, what reading costs and what search finds: `make bench`.

Name parts to run those alone: `make bench PARTS="loading growth"`. Only `pages`,
a line for every page of every language, is left out unless named: it takes a quarter of an hour.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def seconds(*command: str) -> float:
    """Run a command in the project folder; return how long it took. Raises when it fails."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        check=True,
        env=os.environ
        | {
            "OFFLINE": "true",
            "PDFS": "true",
            "PYTHONPATH": "hooks",
            "NO_MKDOCS_2_WARNING": "1",
        },
    )
    return time.perf_counter() - start


def build(site: Path) -> None:
    """Print how long the pages, the last touch and a tick take."""
    from bench import ticks

    print(f"{seconds('mkdocs', 'build', '--quiet', '--site-dir', str(site)):6.1f} s  pages")
    print(f"{seconds('kokemusopas.publish', str(site)):6.1f} s  the last touch")
    print(ticks.report(site))


def documents(site: Path) -> None:
    """Print how long the PDFs take, together and each by itself."""
    from kokemusopas.adapters.mkdocs import settings_of_project
    from kokemusopas.pages.made import make
    from kokemusopas.paper import render
    from kokemusopas.paper.documents import documents as documents_of

    print(f"{seconds('kokemusopas.paper', str(site)):6.1f} s  all PDFs")
    settings = settings_of_project(ROOT)
    for document in documents_of(make(settings)):
        start = time.perf_counter()
        render.write([document], settings, site)
        size = (site / document.file).stat().st_size
        print(f"{time.perf_counter() - start:6.1f} s  {document.file}, {size // 1000} kB")


def main(parts: list[str]) -> None:
    """Run the parts that are named, or all but the long one."""
    from bench import growth, loading, search

    parts = parts or ["build", "documents", "search", "loading", "growth"]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        site = folder / "site"
        build(site)
        if "documents" in parts:
            documents(site)
        if "search" in parts:
            print(search.first_result(site))
            print(search.report(site))
        if "loading" in parts:
            loading.report(site, folder)
        if "pages" in parts:
            loading.every_page(site)
        if "growth" in parts:
            growth.report(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
