"""A published site can be compared with one that is made again."""

import hashlib
import subprocess
from pathlib import Path

from kokemusopas.history.commit import Commit, current
from kokemusopas.model.elements import write
from kokemusopas.pages.version import version
from kokemusopas.publish import checksums

TEXTS = {
    "made": "Versio {commit}.",
    "changed": "Muutettu: {commit}.",
    "unknown": "Ei tiedossa.",
    "checksums": "Luettelo {file}, summa {checksum}.",
}


def test_the_list_holds_every_file_but_the_pages_that_hold_its_checksum(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "index.html").write_text("<p>Hei</p>")
    (tmp_path / "sv/om.html").write_text(f"<code>{checksums.PLACE}</code>")
    found = checksums.seal(tmp_path)
    listed = (tmp_path / checksums.NAME).read_bytes()
    assert listed.decode().split() == [
        hashlib.sha256(b"<p>Hei</p>").hexdigest(),
        "index.html",
    ]
    assert found == hashlib.sha256(listed).hexdigest()
    assert (tmp_path / "sv/om.html").read_text() == f"<code>{found}</code>"
    asked = ["sha256sum", "--check", "--strict", checksums.NAME]
    assert subprocess.run(asked, cwd=tmp_path, check=False).returncode == 0


def test_a_page_names_the_commit_and_leads_to_it() -> None:
    html = write(
        (version(Commit("1fb475b", False), "https://example.org/opas", "10.5281/z.1", TEXTS),)
    )
    assert 'Versio <a href="https://example.org/opas/commit/1fb475b">' in html
    assert f'<a href="../{checksums.NAME}">' in html
    assert checksums.PLACE in html
    assert '<a href="https://doi.org/10.5281/z.1">10.5281/z.1</a>' in html


def test_a_page_says_that_its_version_differs_or_is_not_known() -> None:
    assert "Muutettu: <code>1fb475b" in write((version(Commit("1fb475b", True), "", "", TEXTS),))
    assert "Ei tiedossa." in write((version(None, "", "", TEXTS),))


def test_a_folder_without_history_has_no_commit(tmp_path: Path) -> None:
    assert current(tmp_path) is None


def test_a_file_that_was_changed_after_the_commit_is_seen(tmp_path: Path) -> None:
    name = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org")
    file = tmp_path / "sivu.md"
    file.write_text("yksi")
    for command in (("init", "-q"), ("add", "."), (*name, "commit", "-qm", "Alku")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    first = current(tmp_path)
    assert first
    assert not first.changed
    file.write_text("kaksi")
    assert current(tmp_path) == Commit(first.id, changed=True)
