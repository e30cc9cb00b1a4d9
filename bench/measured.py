"""What a measurement took and may take, and a copy of the project to measure in."""

import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Measured:
    """What was done, the seconds that it took, and the most that it may take on two idle cores."""

    what: str
    seconds: float
    limit: float

    @property
    def too_slow(self) -> bool:
        """Whether it took longer than it may."""
        return self.seconds > self.limit

    def __str__(self) -> str:
        verdict = "TOO SLOW" if self.too_slow else "within"
        return f"{self.seconds:6.2f} s  {self.what}: {verdict}, the limit is {self.limit:g} s"


def copy_project(folder: Path) -> Path:
    """Copy what the pages are built from, and nothing that was built before; return the folder."""
    folder.mkdir(parents=True)
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "tests").mkdir()
    (folder / "tests/node_modules").symlink_to(ROOT / "tests/node_modules")  # esbuild
    return folder
