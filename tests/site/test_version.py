"""The published site tells which version it is, and proves that it is whole."""

import hashlib
import subprocess
from collections.abc import Iterable
from pathlib import Path

from conftest import ROOT
from kokemusopas.history.commit import current
from kokemusopas.publish import checksums, hosts

from tools.public_addresses import LANGUAGES


def test_the_pages_about_the_guide_name_the_commit_and_the_checksum_of_all_files(
    site: Path,
) -> None:
    commit = current(ROOT)
    assert commit, "the tests run where the history is"
    seal = hashlib.sha256((site / checksums.NAME).read_bytes()).hexdigest()
    about = [path for path in site.glob("**/index.html") if seal in path.read_text()]
    assert len(named(site, about)) == len(LANGUAGES), (
        "one page in each language must hold the checksum of the list of files"
    )
    assert all(commit.id in page.read_text() for page in about), "it must name the commit too"
    asked = ["sha256sum", "--check", "--strict", "--quiet", checksums.NAME]
    checked = subprocess.run(asked, cwd=site, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, f"made after the list of checksums: {checked.stdout}"


def test_only_the_list_its_pages_and_the_worker_are_not_in_the_list(site: Path) -> None:
    listed = checksums.read((site / checksums.NAME).read_text()).keys()
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    left = files - listed - {checksums.NAME, "service-worker.js", *hosts.IN_SITE}
    found = named(site, (site / name for name in left))
    assert len(found) == len(LANGUAGES), f"not in the list of checksums: {sorted(left)}"
    assert all(name.endswith("index.html") for name in found)


def named(site: Path, pages: Iterable[Path]) -> set[str]:
    """Return pages by their paths; what is made of one for frames is called as the page is."""
    return {page.relative_to(site).as_posix().replace(hosts.FRAMED, "") for page in pages}
