"""The build gives the same bytes anywhere, and when it fails it says why and harms nothing."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import AS_PUBLISHED, ROOT, different_files, other_pages, run

ADDRESS = "http://127.0.0.1:8000/"
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
LINK_TO_PDF = re.compile(r'href="[^"#]*\.pdf"')


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The project in another folder, whose name is a hard one."""
    copy = tmp_path / "Työpöytä å ä ö" / "my guide"
    shutil.copytree(ROOT / ".git", copy / ".git")
    for name in run("git", "ls-files", "-z", "-co", "--exclude-standard").stdout.split("\0"):
        if (ROOT / name).is_file():  # a file may be deleted, but not yet committed
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    for name in (".venv", "tests/node_modules"):
        (copy / name).symlink_to(ROOT / name)
    return copy


def build_pages(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the pages alone, which takes a third of the time."""
    return subprocess.run(
        [project / ".venv/bin/mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=project,
        text=True,
        capture_output=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
    )


def build_on_another_day(*command: str | Path, project: Path, papers: Path | None = None) -> None:
    """Run a build as if in another time zone, without a locale, forty days from now."""
    again = subprocess.run(
        ["faketime", "+40 days", *command],
        cwd=project,
        text=True,
        capture_output=True,
        check=False,
        env=os.environ | AS_PUBLISHED | ELSEWHERE | ({"PAPERS": str(papers)} if papers else {}),
    )
    assert again.returncode == 0, again.stderr


def test_a_site_that_another_builds_is_waited_for_and_not_built_again(
    site: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--site"):
        pytest.skip("--site names a folder that an earlier state of the project may have built")
    assert Path(f"{site}.stamp").exists(), ".ci/site left no stamp beside the site"
    with Path(f"{site}.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        again = subprocess.Popen(
            [ROOT / ".ci/site", ADDRESS, site],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert again.stderr
        assert again.stderr.readline() == f"Another build of {site} is running: waiting for it.\n"
    told = again.communicate()
    assert told[0] == f"The guide in {site} is up to date\n", told


@pytest.mark.long
def test_the_pages_are_the_same_by_the_byte_when_built_elsewhere(
    site: Path, elsewhere: Path
) -> None:
    """In another folder, on another day, in another time zone and without a locale."""
    mkdocs = ROOT / ".venv/bin/mkdocs"
    build_on_another_day(
        mkdocs, "build", "--strict", "--site-dir", "site", project=elsewhere, papers=site
    )
    different = other_pages(site, elsewhere / "site")
    assert not different, f"these hold something of where or when they were built: {different}"


@pytest.mark.long
def test_two_builds_give_the_same_bytes(site: Path, elsewhere: Path) -> None:
    """As above, and all that is published: PDFs, pictures, the last touch."""
    build_on_another_day(elsewhere / ".ci/site", ADDRESS, project=elsewhere)
    different = different_files(site, elsewhere / "site")
    assert not different, f"these hold something of where or when they were built: {different}"


@pytest.mark.long
def test_without_git_the_pages_are_built_without_dates_and_without_pdfs(elsewhere: Path) -> None:
    shutil.rmtree(elsewhere / ".git")
    built = build_pages(elsewhere)
    assert built.returncode == 0, built.stderr
    for page in (elsewhere / "site").rglob("*.html"):
        html = page.read_text("utf-8")
        assert "<footer" not in html or "<time" not in html[html.index("<footer") :], page
        assert not LINK_TO_PDF.search(html), f"{page} links to a PDF that was not made"


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        pytest.param(
            "docs/fi/tilaaminen.md",
            ("](lisatietoa.md", "](lisatieto.md"),
            "lisatieto.md",
            id="dead link",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "docs/fi/tarkistuslista.md",
            ("{ #tarve", "{ #tar ve"),
            "docs/fi/tarkistuslista.md:",
            id="broken item",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "docs/terms.yml", ("- id: ", "- id "), "docs/terms.yml", id="malformed term base"
        ),
    ],
)
def test_a_broken_file_stops_the_build_by_its_name(
    elsewhere: Path, file: str, change: tuple[str, str], message: str
) -> None:
    path = elsewhere / file
    text = path.read_text("utf-8")
    assert change[0] in text, f"{file} has changed: mend this test"
    path.write_text(text.replace(*change, 1), "utf-8")
    built = build_pages(elsewhere)
    assert built.returncode != 0
    assert message in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    "file",
    [
        "docs/fi/tilaaminen.md",
        pytest.param("docs/fi/_ui.yml", marks=pytest.mark.long),
        pytest.param("docs/terms.yml", marks=pytest.mark.long),
        pytest.param("docs/assets/fonts/atkinson-hyperlegible-next.woff2", marks=pytest.mark.long),
    ],
)
def test_a_missing_file_is_named(elsewhere: Path, file: str) -> None:
    (elsewhere / file).unlink()
    built = build_pages(elsewhere)
    assert built.returncode != 0
    assert file in built.stderr
    assert "Traceback" not in built.stderr


@pytest.fixture
def without_voikko(tmp_path: Path) -> str:
    """A PYTHONPATH by which libvoikko behaves as where the system has none."""
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking/libvoikko.py").write_text(
        "class VoikkoException(Exception):\n    pass\n\n\n"
        "def missing(*_):\n    raise OSError('libvoikko.so.1: cannot open')\n\n\n"
        "class Voikko:\n    __init__ = getVersion = missing\n",
        "utf-8",
    )
    return str(tmp_path / "lacking")


@pytest.mark.long
def test_without_finnish_words_nothing_is_published(elsewhere: Path, without_voikko: str) -> None:
    built = build_pages(elsewhere, PYTHONPATH=without_voikko)
    assert built.returncode != 0
    assert "apt-get install libvoikko1 voikko-fi" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.long
def test_without_finnish_words_a_translator_still_sees_the_guide(
    elsewhere: Path, without_voikko: str
) -> None:
    preview = subprocess.Popen(
        [elsewhere / ".venv/bin/mkdocs", "serve", "--dev-addr", "127.0.0.1:0"],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": without_voikko, "NO_MKDOCS_2_WARNING": "1"},
        text=True,
        stderr=subprocess.PIPE,
    )
    assert preview.stderr
    said = ""
    for line in preview.stderr:
        said += line
        if "Serving on" in line:
            break
    preview.kill()
    preview.wait()
    assert "Serving on" in said, said
    assert "Search knows no compounds in this preview" in said


@pytest.fixture
def building(elsewhere: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build that has begun to write."""
    (elsewhere / "site").mkdir()
    (elsewhere / "site/index.html").write_text("the old site", "utf-8")
    process = subprocess.Popen(
        [elsewhere / ".ci/site", ADDRESS],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not list((elsewhere / "site.new").glob("*")):
        assert process.poll() is None
        time.sleep(0.05)
    yield process
    process.wait()


@pytest.mark.long
def test_a_killed_build_leaves_the_old_site_whole(
    building: subprocess.Popen[bytes], elsewhere: Path
) -> None:
    os.killpg(building.pid, signal.SIGKILL)
    building.wait()
    assert [path.read_text("utf-8") for path in (elsewhere / "site").iterdir()] == ["the old site"]
