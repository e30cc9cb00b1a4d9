"""The programs that drive a browser without Playwright: Node, and Firefox where there is one."""

import pytest
from conftest import ROOT

from tools.find_browser import find_firefox

NODE = ROOT / ".venv/bin/node"


def firefox() -> str:
    """Return the path of Firefox; where there is none, skip the test that asks."""
    found = find_firefox()
    if not found:
        pytest.skip("there is no Firefox: .ci/setup tests says how to get one")
    return found
