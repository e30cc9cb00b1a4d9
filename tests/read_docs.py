"""The docs as their rules look at them, read once for all tests."""

from conftest import ROOT
from kokemusopas.checks.every_rule import read

CHECKED = read(ROOT / "docs")
DOCUMENTS = CHECKED.documents
