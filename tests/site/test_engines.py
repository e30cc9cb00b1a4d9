"""The guide does not depend on its theme or its print plugin: without them it is the same."""

import filecmp
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run

WITHOUT = ("material", "mkdocs_print_site_plugin")
# A module that is None cannot be imported: as where the package is not installed.
MKDOCS = (
    f"import sys; sys.modules.update(dict.fromkeys({WITHOUT!r})); "
    "from mkdocs.__main__ import cli; cli()"
)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The pages as mkdocs.yml builds them, and as mkdocs.plain.yml does."""
    folder = tmp_path_factory.mktemp("engines")
    build = ("build", "--strict", "--quiet", "--site-dir")
    usual = run(sys.executable, "-m", "mkdocs", *build, folder / "usual")
    plain = run(
        sys.executable, "-c", MKDOCS, *build, folder / "plain", "-f", ROOT / "mkdocs.plain.yml"
    )
    for built in (usual, plain):
        assert built.returncode == 0, built.stderr
    return folder / "usual", folder / "plain"


def test_without_material_and_print_site_every_file_is_the_same(sites: tuple[Path, Path]) -> None:
    usual, plain = sites
    names = sorted(path.relative_to(usual) for path in usual.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(plain) for path in plain.rglob("*") if path.is_file())
    assert len(names) > 300
    _, different, failed = filecmp.cmpfiles(usual, plain, names, shallow=False)
    assert not different + failed, "these files lean on Material or on print-site"


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
