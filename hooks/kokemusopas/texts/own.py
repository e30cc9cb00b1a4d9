"""What an owner of a copy adds to the guide: its names begin as no other, its lists in own/."""

import re
from pathlib import Path
from typing import Any

import yaml

from kokemusopas.texts.read_yaml import read_yaml

OWNER = "owner.yml"
FOLDER = "own"  # of docs/: lists of the owner beside those of the guide, under the same names
# No hyphen: then no owner's ids can begin as those of another do.
PREFIX = re.compile(r"[a-z][a-z0-9]{1,15}")
OWN = re.compile(r"(?:k-)?x-")  # how ids begin that the guide itself never has
LIST = "k-"  # what stands first on the list of the expert by experience


def is_own(name: str) -> bool:
    """Tell whether the name of a file or an id is one that only owners use."""
    return bool(OWN.match(name))


def start(prefix: str) -> str:
    """Return how the names of an owner begin."""
    return f"x-{prefix}-"


def beside(path: Path) -> Path:
    """Return the owner's list beside one of the guide: own/sources.yml for sources.yml."""
    return path.parent / FOLDER / path.name


def prefix_of(docs: Path) -> str | None:
    """Return the prefix that docs/owner.yml tells, "" for none, None where that must be mended."""
    try:
        found: Any = read_yaml((docs / OWNER).read_text("utf-8"))
        prefix = str(found["own"]["prefix"] or "")
    except (OSError, KeyError, TypeError):
        return ""
    except (UnicodeDecodeError, yaml.YAMLError):
        return None
    return prefix if not prefix or PREFIX.fullmatch(prefix) else None
