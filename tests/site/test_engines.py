"""The guide does not depend on its theme or its print plugin: without them it is the same."""

import subprocess
import sys
from pathlib import Path

from conftest import AS_PUBLISHED, ROOT, other_pages, run

WITHOUT = ("material", "mkdocs_print_site_plugin")
# A module that is None cannot be imported: as where the package is not installed.
MKDOCS = (
    f"import sys; sys.modules.update(dict.fromkeys({WITHOUT!r})); "
    "from mkdocs.__main__ import cli; cli()"
)


def test_without_material_and_print_site_every_file_is_the_same(site: Path, tmp_path: Path) -> None:
    """The site is built by mkdocs.yml, and this by mkdocs.plain.yml."""
    build = ("build", "--strict", "--quiet", "--site-dir", tmp_path / "plain")
    config = ("-f", ROOT / "mkdocs.plain.yml")
    built = run(sys.executable, "-c", MKDOCS, *build, *config, **AS_PUBLISHED, PAPERS=str(site))
    assert built.returncode == 0, built.stderr
    different = other_pages(site, tmp_path / "plain")
    assert not different, f"these files lean on Material or on print-site: {different}"


def test_the_usual_configuration_does_need_them() -> None:
    """Or the test above would show nothing."""
    for name in WITHOUT:
        blocked = f"import sys; sys.modules[{name!r}] = None; from mkdocs.config import load_config"
        loaded = subprocess.run(
            [sys.executable, "-c", f"{blocked}; load_config('mkdocs.yml', hooks=[])"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert loaded.returncode != 0, f"mkdocs.yml loads without {name}"
        assert name in loaded.stderr
