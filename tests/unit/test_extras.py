"""PDFs and cards of a preview come beside it, and never half of them."""

import threading
from pathlib import Path

import pytest
from kokemusopas.publish import extras
from kokemusopas.publish.extras import Extras

ADDRESS = "http://127.0.0.1:8000/"
MAKER = """
import os
import sys
from pathlib import Path

site = Path(sys.argv[1])
assert os.environ["SITE_URL"] == "http://127.0.0.1:8000/"
assert (site / "index.html").read_text() == "page"
(site / "cards").mkdir(exist_ok=True)
(site / "cards/guide.pdf").write_text("made")
(site / "index.html").write_text("what it does with pages stays in its copy")
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a preview in a project whose PDFs are made by `maker.py`."""
    (tmp_path / "maker.py").write_text(MAKER, "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("page", "utf-8")
    monkeypatch.setattr(extras, "PDFS", "maker")
    return tmp_path / "site"


def test_pdfs_are_told_of_when_they_are_in_the_folder(site: Path) -> None:
    there: list[bool] = []
    made = Extras(site, site.parent, ADDRESS)
    thread = made.start(lambda: there.append((site / "cards/guide.pdf").exists()), cards=False)
    thread.join()
    assert there == [True]
    assert (site / "index.html").read_text("utf-8") == "page"


def test_pdfs_that_could_not_be_made_are_not_told_of(site: Path) -> None:
    (site.parent / "maker.py").write_text(f"{MAKER}\nsys.exit(1)", "utf-8")
    told: list[str] = []
    Extras(site, site.parent, ADDRESS).start(lambda: told.append("pdfs"), cards=False).join()
    assert told == []
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_what_is_being_made_ends_with_the_preview(site: Path) -> None:
    """Its process too, which would write long after."""
    begun = site.parent / "begun"
    wait = f"Path({str(begun)!r}).touch()\nimport threading\nthreading.Event().wait()"
    (site.parent / "maker.py").write_text(f"{MAKER}\n{wait}", "utf-8")
    told: list[str] = []
    made = Extras(site, site.parent, ADDRESS)
    thread = made.start(lambda: told.append("pdfs"), cards=True)
    while not begun.exists():
        assert thread.is_alive()
        threading.Event().wait(0.05)
    made.stop()
    thread.join()
    assert told == []
    assert [path.name for path in site.iterdir()] == ["index.html"]
