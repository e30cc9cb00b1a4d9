"""Whatever the host publishes, half publishes or loses: one version a tab, and no word is lost.

What happens is a program: one that is known to have been a fault, or one drawn by lot from a seed
(tests/browser/deploys).
"""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.deploys.host import Host
from browser.deploys.reader import Broken, Reader, drawn, shrunk
from browser.deploys.versions import Version, versions

FAULTS = {  # those of LATER in the long tests
    "an older tab searches its own index": """
        tab_opens; goes tarkistuslista/; tab_opens haku/; publish 2; tab_opens tilaaminen/;
        waits_for_offer; accepts; is_of 2; turns 1; search; is_of 1""",
    "a damaged entry is not taken into the next version": """
        tab_opens; goes tarkistuslista/; spoil; publish 2; goes tilaaminen/; waits_for_offer;
        accepts; is_of 2; asset""",
    "after a rollback the version that was used last stays": """
        tab_opens; goes tarkistuslista/; publish 2; goes tilaaminen/; waits_for_offer; accepts;
        publish 1; goes tarkistuslista/; waits_for_offer; accepts; is_of 1; tab_opens haku/;
        publish 3; tab_opens tilaaminen/; waits_for_offer; accepts; is_of 3; turns 1; is_of 1;
        search""",
    "half a publication is not offered, and the rest heals it": """
        tab_opens; goes tarkistuslista/; half 2 pages; goes tilaaminen/; no_offer; is_of 1; search;
        write; publish 2; goes tilaaminen/; waits_for_offer; accepts; is_of 2""",
    "what is written without the script is told, and kept once it comes": """
        half 2 pages; tab_opens tilauspohja/; write; publish 2; waits_for_keeping""",
    "without a connection, and without room, all that was said to be saved is there": """
        tab_opens; goes tarkistuslista/; full; publish 2; goes tilaaminen/; write; goes_offline;
        dies; goes; goes haku/; search; tick; is_of 1; lives; goes_online; room; goes haku/;
        waits_for_offer; accepts; is_of 2; search""",
}

LATER = (
    "a damaged entry is not taken into the next version",
    "after a rollback the version that was used last stays",
)


@pytest.fixture(scope="module")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Version]:
    """Three versions of a small site."""
    return versions(site, tmp_path_factory.mktemp("versions"))


def run(browser: Browser, published: dict[str, Version], program: list[str]) -> str:
    """Return which rule breaks at which operation, "" where all hold."""
    host = Host(published["1"])
    reader = Reader(browser, host, published)
    reader.publish("1")
    done: list[str] = []
    try:
        for operation in program:
            done.append(operation)
            reader.do(operation)
    except Broken as broken:
        return f"{broken}, after:\n  " + "; ".join(done)
    finally:
        reader.context.close()
        host.stop()
    return ""


@pytest.mark.parametrize(
    "fault",
    [pytest.param(one, marks=[pytest.mark.long] if one in LATER else []) for one in FAULTS],
)
def test_a_fault_of_a_publication_stays_mended(
    browser: Browser, published: dict[str, Version], fault: str
) -> None:
    program = [operation.strip() for operation in FAULTS[fault].split(";")]
    broken = run(browser, published, program)
    assert not broken, broken


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 3, 4, 6, date.today().toordinal()])
def test_whatever_is_published_each_tab_has_one_version_and_no_word_is_lost(
    browser: Browser, published: dict[str, Version], seed: int
) -> None:
    program = drawn(int(os.environ.get("SEED", seed)), 60)
    broken = run(browser, published, program)
    if broken and os.environ.get("SHRINK"):
        few = shrunk(program, lambda less: bool(run(browser, published, less)))
        broken = run(browser, published, few) or broken
    assert not broken, f"{broken}\nSEED={seed} repeats it, SHRINK=1 finds the fewest steps."
