"""Seal an edition: one archive with the site, its source and all that makes it again offline.

`make edition` builds the site and its bill of materials first. `./rebuild` in the archive makes the
same bytes without a network (.ci/rebuild).
"""

import gzip
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from kokemusopas.history.commit import Commit, current
from kokemusopas.history.content_date import content_epoch
from kokemusopas.publish import checksums

from tools.bill import SYSTEM, installed

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "hooks/kokemusopas/publish/hosts.toml"  # which `show` serves by
NAME = "opas-kokemustoimijan-tilaajalle"
SETTING = re.compile(r"!ENV \[(\w+)")


class EditionError(Exception):
    """An edition cannot be sealed; the message says what to do first."""


def seal(target: Path) -> Path:
    """Write the archive into the folder `target`, and return its path.

    Raises EditionError where the folder differs from its commit, and CalledProcessError where a
    package cannot be fetched.
    """
    commit, epoch = current(ROOT), content_epoch(ROOT / "docs")
    if not commit or commit.changed or epoch is None:
        raise EditionError("An edition is made of a commit with its history: commit first.")
    with tempfile.TemporaryDirectory(prefix="edition_") as temporary:
        folder = Path(temporary) / f"{NAME}-{commit.id[:12]}"
        shutil.copytree(ROOT / "site", folder / "site")
        for part in ("sbom.cdx.json", "licences.md"):
            shutil.copy(ROOT / "build/bill" / part, folder)
        for part in ("rebuild", "show"):
            shutil.copy(ROOT / ".ci" / part, folder)
        shutil.copy(TABLE, folder)
        (folder / "commit").write_text(f"{commit.id}\n")
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        (folder / "environment").write_text(environment(settings, os.environ), "utf-8")
        (folder / "README.txt").write_text(readme(commit, epoch), "utf-8")
        _fetch(folder)
        (folder / "SHA256SUMS").write_text(checksums.write(folder), "utf-8")
        target.mkdir(parents=True, exist_ok=True)
        return pack(folder, target, epoch)


def environment(settings: str, given: Mapping[str, str]) -> str:
    """Return lines for a shell that set what the environment says of the site.

    `settings` is the text of mkdocs.yml, which names the variables that it reads.
    """
    names = sorted({*SETTING.findall(settings), "OFFLINE"} & given.keys())
    return "".join(f"{name}={shlex.quote(given[name])}\n" for name in names if given[name])


def readme(commit: Commit, epoch: int) -> str:
    """Return what tells of the archive: what is in it, and what makes it again.

    `epoch` is the moment of the last change of the content, in seconds since 1970.
    """
    system = platform.freedesktop_os_release() if sys.platform == "linux" else {}
    text = (ROOT / "tools/edition.txt").read_text("utf-8")
    return text.format(
        commit=commit.id,
        date=datetime.fromtimestamp(epoch, UTC).date(),
        system=system.get("PRETTY_NAME", platform.system()),
        python=f"Python {platform.python_version()}",
        machine=platform.machine(),
        libraries="\n".join(f"{name} {version}" for name, version in installed().items()),
    )


def pack(folder: Path, target: Path, epoch: int) -> Path:
    """Write an archive of `folder` into the folder `target`; the same files give the same bytes."""
    archive = target / f"{folder.name}.tar.gz"

    def plain(one: tarfile.TarInfo) -> tarfile.TarInfo:
        one.mtime, one.uid, one.gid, one.uname, one.gname = epoch, 0, 0, "", ""
        one.mode = 0o755 if one.mode & 0o100 or one.isdir() else 0o644
        return one

    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=epoch) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        tar.add(folder, folder.name, filter=plain)  # it takes a folder's files in order
    return archive


def _fetch(folder: Path) -> None:
    """Put the history, the packages of Python and Node and those of Debian into a folder."""
    _run("git", "bundle", "create", "--quiet", folder / "source.bundle", "HEAD", "--tags")
    locked = ROOT / "requirements/publish.txt"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet")
    _run(*pip, "--require-hashes", "-r", locked, "-d", folder / "wheels")
    with tempfile.TemporaryDirectory(prefix="node_") as temporary:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "tests" / name, temporary)
        npm = Path(sys.executable).with_name("npm")
        options = ("--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        _run(npm, "ci", "--prefix", temporary, *options)
        shutil.copytree(Path(temporary) / "node_modules", folder / "node_modules", symlinks=True)
    if shutil.which("apt-get"):
        debian = folder / "debian"
        debian.mkdir()
        _run("apt-get", "download", "--quiet=2", *SYSTEM, cwd=debian)


def _run(*command: str | Path, cwd: Path = ROOT) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(
        [str(part) for part in command], cwd=cwd, check=True, env=os.environ | {"PATH": path}
    )


def main(target: Path) -> int:
    """Seal an edition, and tell where it is or what stops it."""
    try:
        archive = seal(target)
    except EditionError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The edition is {archive} ({archive.stat().st_size // 1_000_000} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
