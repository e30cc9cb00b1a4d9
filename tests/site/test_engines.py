"""The guide depends on no theme, no print plugin and no one engine: without them it is the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import AS_PUBLISHED, ROOT, other_pages, run

WITHOUT = ("material", "mkdocs_print_site_plugin")
# A module that is None cannot be imported: as where the package is not installed.
COMMAND = (
    "import sys; sys.modules.update(dict.fromkeys({without!r})); "
    "from {engine}.__main__ import cli; cli()"
)


# ProperDocs (https://properdocs.org) goes on with MkDocs 1: it answers for `mkdocs` in all imports.
@pytest.mark.long
@pytest.mark.parametrize("engine", ["properdocs", "mkdocs"])
def test_without_material_and_print_site_every_file_is_the_same(
    engine: str, site: Path, tmp_path: Path
) -> None:
    """The site is built with MkDocs by mkdocs.yml, and this by mkdocs.plain.yml."""
    build = ("build", "--strict", "--quiet", "--site-dir", tmp_path / "plain")
    config = ("-f", ROOT / "mkdocs.plain.yml")
    command = COMMAND.format(without=WITHOUT, engine=engine)
    built = run(sys.executable, "-c", command, *build, *config, **AS_PUBLISHED, PAPERS=str(site))
    assert built.returncode == 0, f"{engine} cannot build the guide: {built.stderr}"
    different = other_pages(site, tmp_path / "plain")
    assert not different, (
        f"built by {engine} alone, these files differ; what they take from Material, from "
        f"print-site or from the inside of MkDocs belongs in hooks/kokemusopas: {different}"
    )


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
