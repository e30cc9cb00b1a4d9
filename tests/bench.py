"""Build the guide and print how long it takes and how well search finds: `make bench`."""

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
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, env=os.environ | {
        "PDFS": "true", "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1",
    })
    return time.perf_counter() - start


def main() -> None:
    """Time the pages, the PDFs one by one and together, a tick, and what the search finds."""
    import bench_search
    import bench_ticks
    from kokemusopas.pdf import __main__ as pdfs
    from kokemusopas.pdf import edition

    with tempfile.TemporaryDirectory() as folder:
        print(f"{seconds('mkdocs', 'build', '--quiet', '--site-dir', folder):6.1f} s  pages")
        print(f"{seconds('kokemusopas.pdf', folder):6.1f} s  all PDFs")
        print(bench_ticks.report(Path(folder)))
        print(bench_search.first_result(Path(folder)))
        print(bench_search.report(Path(folder)))
        editions = edition.load_all(Path(folder), ROOT / "docs")
        for document in pdfs.documents_of(editions, ROOT / "overrides"):
            start = time.perf_counter()
            pdfs.write([document], Path(folder), ROOT / "overrides")
            size = (Path(folder) / document.file).stat().st_size
            print(f"{time.perf_counter() - start:6.1f} s  {document.file}, {size // 1000} kB")


if __name__ == "__main__":
    main()
