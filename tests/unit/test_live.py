"""A published site is compared with one that was made again."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from kokemusopas.publish import checksums, hosts
from kokemusopas.publish.hosts import Host
from kokemusopas.publish.serve import server

from tools import live


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    (folder / "sv").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Hei</p>")
    (folder / "sv/index.html").write_text("<p>Hej</p>")
    (folder / "ä b.txt").write_text("kirje")
    checksums.seal(folder)
    hosts.write(folder, Host())
    return folder


@pytest.fixture
def fetch(made: Path) -> Iterator[live.Fetch]:
    with server(made, 0) as httpd:
        threading.Thread(target=httpd.serve_forever, args=(0.01,)).start()
        yield live.fetcher(f"http://127.0.0.1:{httpd.server_port}/")
        httpd.shutdown()


def test_the_same_site_has_no_difference(made: Path, fetch: live.Fetch) -> None:
    assert live.compare(made, fetch) == []


def test_a_file_that_differs_lacks_or_was_added_is_named(fetch: live.Fetch, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    (again / "index.html").write_text("<p>Moi</p>")
    (again / "uusi.html").write_text("<p>Uusi</p>")
    assert live.compare(again, fetch) == [
        "`index.html` differs",
        "`uusi.html` is not published",
        "`sv/index.html` is published, and was not made",
        "`ä b.txt` is published, and was not made",
    ]


def test_a_site_that_does_not_answer_is_told(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert live.main("http://127.0.0.1:1/", made) == 2
    assert "http://127.0.0.1:1/ does not answer" in capsys.readouterr().err


def test_the_report_says_how_much_was_compared() -> None:
    assert "All 3 files at https://example.org/" in live.report([], "https://example.org/", 3)
    told = live.report(["`a` differs"] * 201, "https://example.org/", 300)
    assert "201 of 300 files" in told
    assert "- and 1 more" in told
