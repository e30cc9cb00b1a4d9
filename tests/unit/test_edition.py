"""A sealed edition tells what it is, and the same files make the same archive."""

import hashlib
import os
import runpy
import shutil
import subprocess
import tarfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from conftest import ROOT
from kokemusopas.history.commit import Commit
from kokemusopas.publish import checksums, hosts
from kokemusopas.publish.policy import own, policy

from tools import edition

EPOCH = 1_790_000_000  # in September 2026


def test_the_settings_of_the_site_come_along_and_nothing_else_of_the_environment() -> None:
    settings = 'site_url: !ENV [SITE_URL, ""]\nname: !ENV [PUBLISHER_NAME, ""]\nx: !ENV [EMPTY]\n'
    given = {"SITE_URL": "https://a.example/", "PUBLISHER_NAME": "Ääni & Co", "EMPTY": ""}
    lines = edition.environment(settings, given | {"SECRET": "x"})
    assert lines == "PUBLISHER_NAME='Ääni & Co'\nSITE_URL=https://a.example/\n"


def test_the_same_files_make_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for name, moment in (("one", 1), ("two", 2)):
        folder = tmp_path / name / "opas-1"
        (folder / "site").mkdir(parents=True)
        for path in ("site/b.html", "site/a.html", "rebuild"):
            (folder / path).write_text(path)
            os.utime(folder / path, (moment, moment))
        (folder / "rebuild").chmod(0o700)
        archives.append(edition.pack(folder, tmp_path / name, EPOCH))
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with tarfile.open(archives[0]) as tar:
        modes = {one.name: one.mode for one in tar}
    assert modes["opas-1/rebuild"] == 0o755
    assert modes["opas-1/site/a.html"] == 0o644


def test_every_file_of_an_edition_has_its_checksum(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.html").write_text("a")
    checksum = hashlib.sha256(b"a").hexdigest()
    assert checksums.write(tmp_path) == f"{checksum}  site/a.html\n"
    assert checksums.read(checksums.write(tmp_path)) == {"site/a.html": checksum}


def test_what_tells_of_an_edition_names_its_commit_and_its_day() -> None:
    told = edition.readme(Commit("1fb475b", changed=False), EPOCH)
    assert "1fb475b, 2026-09-21" in told
    assert "{" not in told


def test_an_edition_is_refused_where_files_are_not_committed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(edition, "current", lambda _: Commit("1fb475b", changed=True))
    assert edition.main(tmp_path) == 1
    assert "commit first" in capsys.readouterr().err


def test_a_damaged_edition_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "rebuild").write_bytes((ROOT / ".ci/rebuild").read_bytes())
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  rebuild\n")
    ran = subprocess.run(
        ["bash", tmp_path / "rebuild"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "take another copy" in ran.stderr


def test_a_sealed_edition_is_shown_with_its_tools_at_another_address(tmp_path: Path) -> None:
    public = "https://jarjesto.github.io/opas/"
    for name in ("show", "rebuild"):
        (tmp_path / name).write_bytes((ROOT / f".ci/{name}").read_bytes())
    shutil.copy(edition.TABLE, tmp_path)
    (tmp_path / "site/sv").mkdir(parents=True)
    (tmp_path / "site/opas.webmanifest").write_text("{}")
    (tmp_path / "environment").write_text(f"PUBLISHER_NAME='A & B'\nSITE_URL={public}\n")
    page = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy("", own(public))}">'
        f'<link rel="canonical" href="{public}sv/">'
    )
    (tmp_path / "site/sv/index.html").write_text(page)
    shown = runpy.run_path(str(tmp_path / "show"))
    handler = partial(shown["Handler"], directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, args=(0.01,)).start()
        here = f"http://127.0.0.1:{httpd.server_port}/"
        with urlopen(here + "sv/?q=1") as answer:
            told = answer.read().decode()
        with urlopen(here + "opas.webmanifest") as answer:
            sent = dict(answer.headers)
        httpd.shutdown()
    assert sent["Content-type"] == hosts.media_type("opas.webmanifest")
    assert hosts.TABLE["headers"].items() <= sent.items()
    assert f"script-src {here};" in told, "no tool would run"
    assert f'<link rel="canonical" href="{public}sv/">' in told, "only the policy may change"


def test_how_to_cite_the_guide_agrees_with_its_licences() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    # https://github.com/citation-file-format/citation-file-format: what a citation must hold.
    assert {"cff-version", "message", "title", "authors"} <= told.keys()
    for licence in told["license"]:
        assert (ROOT / f"LICENSES/{licence}.txt").exists(), f"LICENSES/ lacks {licence}"
