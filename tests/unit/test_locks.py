"""Locked versions are those that the lists of packages ask for, the same in every layer."""

import re
from itertools import pairwise

import pytest
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRA = "requirements/exchange"  # beside the others: the preview and what translators' files need
LAYERS = ("requirements", "requirements/publish", "requirements/tests")
LOCKED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def locked(layer: str) -> dict[str, str]:
    """Return {package: version} of a lock file."""
    return dict(LOCKED.findall((ROOT / f"{layer}.txt").read_text("utf-8")))


@pytest.mark.parametrize("layer", [*LAYERS, EXTRA])
def test_a_lock_holds_what_its_list_asks_for(layer: str) -> None:
    lines = (ROOT / f"{layer}.in").read_text("utf-8").splitlines()
    asked = [Requirement(line.partition("#")[0]) for line in lines if re.match(r"[\w.]", line)]
    found = locked(layer)
    assert asked
    late = [
        str(one)
        for one in asked
        if not one.specifier.contains(found.get(canonicalize_name(one.name), "none"))
    ]
    assert late == [], f"{layer}.txt was made of another {layer}.in: run .ci/lock"


@pytest.mark.parametrize(
    ("below", "above"), [*pairwise(LAYERS), (LAYERS[0], EXTRA), (EXTRA, LAYERS[-1])]
)
def test_a_lock_keeps_to_the_one_below_it(below: str, above: str) -> None:
    own = locked(above)
    moved = {name: own.get(name) for name, one in locked(below).items() if own.get(name) != one}
    assert moved == {}, f"{above}.txt has other versions than {below}.txt: run .ci/lock"
