"""What the tests share: the real site, built once, and a server for it."""

import filecmp
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from kokemusopas.publish import checksums, tool_sheet
from this_copy import OURS, changes, undo_changes
from xdist.scheduler.loadscope import LoadScopeScheduling
from xdist.workermanage import WorkerController

ROOT = Path(__file__).parent.parent
AS_PUBLISHED = {"PDFS": "true", "CARDS": "true", "OFFLINE": "true", "PUBLISHED": "true"}
# What .ci/site makes of the pages, or changes, when they are there.
AFTER_THE_PAGES = re.compile(
    r"\.(docx|epub|odt|pdf|woff2)$|^papers\.json$|^cards/|^assets/(apple-touch-)?icon[\w-]*\.png$"
    r"|^service-worker\.js$|^sha256sums\.txt$|^\.htaccess$|^_headers$"
)
LEFT_OUT = pytest.StashKey[int]()  # how many tests of the guide's own texts
# Files whose tests share what each worker would make for itself: {file: what that is}.
TOGETHER = {
    "tests/browser/test_old_addresses.py": "a trial site",
    "tests/browser/test_engines.py": "three engines",
    "tests/browser/test_old_browsers.py": "the old browsers",
    "tests/site/test_filling.py": "the forms that are filled in",
    "tests/site/test_fork.py": "a fork and its site",
    "tests/site/test_paper.py": "the text of the PDFs",
    "tests/site/test_tagged.py": "the structure of the PDFs",
    "tests/site/test_forms.py": "the parsed pages",
    "tests/site/test_languages.py": "the parsed pages",
    "tests/site/test_ledger.py": "the parsed pages",
    "tests/site/test_new_languages.py": "a site in new languages",
    "tests/site/test_pages.py": "the parsed pages",
    "tests/site/test_share.py": "the parsed pages",
    "tests/site/test_weight.py": "the parsed pages",
    "tests/unit/test_preview.py": "a build of the guide",
    "tests/unit/test_statement.py": "the whole guide",
}


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the project folder and return what it printed."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
    )


def copy_of_guide(copy: Path) -> Path:
    """Copy the guide into a new folder, which builds by what the guide has kept, and return it.

    It is the guide itself, without what docs/owner.yml changes in this copy.
    """
    for folder in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    undo_changes(copy / "docs")
    kept = ROOT / "build/kept"
    kept.mkdir(parents=True, exist_ok=True)
    (copy / "build").mkdir()
    (copy / "build/kept").symlink_to(kept)
    return copy


def different_files(first: Path, second: Path) -> list[str]:
    """Return the files that only one of two folders has, or that differ by a byte."""
    names, others = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (first, second)
    )
    assert names, f"{first} is empty"
    _, different, failed = filecmp.cmpfiles(first, second, names & others, shallow=False)
    return sorted([*(names ^ others), *different, *failed])


def other_pages(site: Path, pages: Path) -> list[str]:
    """Return what differs between the site and a build, `AS_PUBLISHED`, of its pages alone.

    The sheet of the tools is cut there too: every page names it.
    """
    tool_sheet.cut(pages)
    seal = hashlib.sha256((site / checksums.NAME).read_bytes()).hexdigest()

    def is_other(name: str) -> bool:
        both = [folder / name for folder in (site, pages)]
        if AFTER_THE_PAGES.search(name) or not all(path.is_file() for path in both):
            return not AFTER_THE_PAGES.search(name)
        published, built = (path.read_bytes() for path in both)
        return published != built.replace(checksums.PLACE.encode(), seal.encode())

    return [name for name in different_files(site, pages) if is_other(name)]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let one worker build the site while the others run what does without.

    What stays together comes before the tests that fill the last seconds of each worker. A copy
    that its owner has changed leaves out what holds of the guide's own texts alone.
    """
    ours = [item for item in items if changes() and item.get_closest_marker("ours")]
    config.hook.pytest_deselected(items=ours)
    left_out = getattr(config, "workeroutput", {})
    left_out[OURS] = config.stash[LEFT_OUT] = len(ours)
    items[:] = [item for item in items if item not in set(ours)]
    waiting: list[pytest.Item] = []
    free: list[pytest.Item] = []
    for item in items:
        needs_site = isinstance(item, pytest.Function) and "site" in item.fixturenames
        (waiting if needs_site else free).append(item)
    waiting[1:] = sorted(waiting[1:], key=lambda item: file_of(item.nodeid) not in TOGETHER)
    items[:] = [*waiting[:1], *free, *waiting[1:]]


def file_of(nodeid: str) -> str:
    """Return the file of a test."""
    return nodeid.partition("::")[0]


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps the tests that share something in TOGETHER on one worker, each other test by itself.

    The groups of pytest-xdist 3.8 do not do it: they set an attribute that pytest 9.2 lacks.
    """

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(file_of(nodeid), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """Share out tests among workers, those of one costly fixture to one of them."""
    return Together(config, log)


def pytest_testnodedown(node: WorkerController) -> None:
    """Take from a worker how many tests this copy leaves out: all workers say the same."""
    node.config.stash[LEFT_OUT] = node.workeroutput.get(OURS, 0)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say of what fails for the guide's own texts alone that it breaks no rule."""
    report = yield
    if report.failed and item.get_closest_marker("ours"):
        says = "This is no rule, but a figure or a list"
        cure = "If the text is right, write the new one into the test or the file it reads."
        report.sections.append((OURS, f"{says} {OURS}. {cure}"))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, their recorded property `summary`, and what is left out."""
    if left_out := terminalreporter.config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"{left_out} tests {OURS} are left out: docs/owner.yml changes this copy "
            f"({', '.join(changes())})"
        )
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == "summary" and report.when == "call":
                    terminalreporter.write_line(str(text))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a developer who runs the same browser test again and again build once."""
    parser.addoption(
        "--site",
        type=Path,
        help="a folder that .ci/site has built for http://127.0.0.1:8000/, in place of a new build",
    )


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, request: pytest.FixtureRequest
) -> Path:
    """The site as it is published; the first worker that needs it builds it for all."""
    built_before: Path | None = request.config.getoption("--site")
    if built_before:
        return built_before.resolve()
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    with FileLock(f"{folder}.turn"):  # .ci/site has a lock of its own
        if not folder.exists():
            built = run(ROOT / ".ci/site", "http://127.0.0.1:8000/", folder)
            assert built.returncode == 0, f"the build failed:\n{built.stdout}{built.stderr}"
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, with a slash at its end."""
    from kokemusopas.publish.serve import served

    with served(site) as address:
        yield address


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder of docs with one page and its translation, in a repository of its own."""
    from translated_pages import write

    return write(tmp_path)
