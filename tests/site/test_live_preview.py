"""`mkdocs serve` shows what is saved, and its folder is that of a preview made anew."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, copy_of_guide
from kokemusopas.texts.languages import NAME

from tools.public_addresses import path_of

PAGE, SECTION = "tilaaminen", "sovi-palkkiosta"
LAST_ALIAS = (ROOT / "docs/aliases.yml").read_text("utf-8").splitlines(keepends=True)[-1]
ALL_THERE = "Search and QR codes are up to date"
STARTED_ANEW = "has changed: starting again"
PATIENCE = 240  # seconds, after which nothing is to be waited for any more


@dataclass
class Served:
    """A running preview: its address, its folder, and what it has said."""

    process: subprocess.Popen[bytes]
    address: str
    temporary: Path
    log: Path

    @property
    def folder(self) -> Path:
        """The folder that it keeps."""
        return next(self.temporary.glob("mkdocs_*"))

    @property
    def said(self) -> str:
        """All that it has said."""
        return self.log.read_text("utf-8")

    def says(self, words: str) -> None:
        """Wait until it says some words."""
        self.wait(f"`{words}`", lambda: words in self.said)

    def get(self, path: str) -> str:
        """Return what it answers, "" while it starts or has nothing there."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, f"the preview has ended: {self.said}"
            assert time.monotonic() < end, f"{what} never came: {self.said}"
            time.sleep(0.1)

    def shows(self, path: str, words: str) -> None:
        """Wait until an answer has some words."""
        self.wait(f"`{words}` at {path}", lambda: words in self.get(path))


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A copy of the guide in two of its languages, which a test may change."""
    copy = copy_of_guide(tmp_path / "guide")
    with (copy / "docs/en" / NAME).open("a", encoding="utf-8") as texts:
        texts.write("built: false\n")
    return copy


@contextmanager
def serving(guide: Path) -> Iterator[Served]:
    """Run `mkdocs serve` once all of the guide is there, until the test is done with it."""
    temporary = guide.parent / "temporary"
    temporary.mkdir()
    log = temporary / "log"
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [ROOT / ".venv/bin/mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=guide,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    served = Served(process, f"http://127.0.0.1:{port}/", temporary, log)
    try:
        served.says(ALL_THERE)
        yield served
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def change(path: Path, old: str, new: str) -> None:
    """Replace some words of a file."""
    text = path.read_text("utf-8")
    assert old in text, f"{path} has no `{old}`: choose other words for this test"
    path.write_text(text.replace(old, new, 1), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return {path: bytes} of all files of a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.long
def test_what_is_saved_is_shown_and_the_folder_is_that_of_a_new_preview(guide: Path) -> None:
    text = guide / f"docs/fi/{PAGE}.md"
    heading = f"{{ #{SECTION} }}\n\n"
    components = guide / "overrides/components"
    with serving(guide) as preview:
        change(text, heading, f"{heading}Ensimmäinen uusi virke. ")
        preview.shows(f"{PAGE}/", "Ensimmäinen uusi virke.")
        preview.shows("tulosta/", "Ensimmäinen uusi virke.")
        preview.shows(path_of(PAGE, "sv"), "translation-note")

        change(components / "toc/toc.css", "{", "{ --new: 1px;")
        change(components / "toc/toc.js", "\n", "\n// new\n")
        change(guide / "overrides/base.html", "<body{%", "<body data-new{%")
        (guide / "docs/assets/new.svg").write_text("<svg/>", "utf-8")
        preview.shows("assets/site.css", "--new: 1px;")
        preview.shows("components/toc/toc.js", "// new")
        preview.shows("sv/", "<body data-new>")
        preview.shows("assets/new.svg", "<svg/>")

        swedish = guide / f"docs/sv/{PAGE}.md"
        before = swedish.read_text("utf-8")
        change(guide / "docs/aliases.yml", LAST_ALIAS, f"{LAST_ALIAS}vanha-sivu: {PAGE}\n")
        change(swedish, "\nslug: ", "\nslug: ny-")
        moved = path_of(PAGE, "sv").replace("sv/", "sv/ny-")
        preview.shows("sv/vanha-sivu/", f"../{moved.removeprefix('sv/')}")
        preview.shows(moved, f'id="{SECTION}"')
        preview.shows(path_of(PAGE, "sv"), "data-moved-page")  # what it was called leads on
        change(guide / "docs/aliases.yml", f"vanha-sivu: {PAGE}\n", "")
        swedish.write_text(before, "utf-8")
        preview.wait("the end of vanha-sivu", lambda: not preview.get("sv/vanha-sivu/"))
        preview.shows(path_of(PAGE, "sv"), f'id="{SECTION}"')

        whole = text.read_text("utf-8")
        change(text, f" {{ #{SECTION} }}", "")
        preview.says(f"docs/fi/{PAGE}.md:")
        assert "Traceback" not in preview.said
        text.write_text(whole.replace("Ensimmäinen", "Wilhelmiina"), "utf-8")
        preview.shows(f"{PAGE}/", "Wilhelmiina uusi virke.")
        preview.shows("search.json", "elmiina")  # without what it shares with the word before
        followed = contents(preview.folder)

        # A fault in what the owner decides is told, and the preview goes on.
        (guide / "docs/owner.yml").write_text("looks: {}\n", "utf-8")
        preview.says("docs/owner.yml: `looks` is no key of it")
        (guide / "docs/owner.yml").unlink()

        # Other code starts a new preview, in a new folder.
        notes = guide / "hooks/kokemusopas/pages/notes.py"
        change(notes, '"class": "translation-note"', '"class": "translation-note new-code"')
        preview.wait("a new preview", lambda: ALL_THERE in preview.said.partition(STARTED_ANEW)[2])
        anew = contents(preview.folder)
    old, new = (f'class="translation-note{more}"'.encode() for more in ("", " new-code"))
    assert new in anew[f"{path_of(PAGE, 'sv')}index.html"]
    assert followed.keys() == anew.keys()
    assert not [path for path in anew if anew[path] != followed[path].replace(old, new)], (
        "these files are not what a new preview makes of the same guide"
    )


@pytest.mark.long
def test_a_taken_port_is_told_with_what_to_do(guide: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        served = subprocess.run(
            [ROOT / ".venv/bin/mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=guide,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            text=True,
            capture_output=True,
            check=False,
        )
    assert served.returncode != 0
    assert f"make serve PORT={port + 1}" in served.stdout + served.stderr
    assert "Traceback" not in served.stdout + served.stderr
