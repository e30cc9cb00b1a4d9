"""A real nginx for tests, by the settings that are written for hosts and those of the container."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.publish import hosts
from kokemusopas.publish.hosts import Host

ADDRESS = "127.0.0.1"
SERVER = ROOT / ".ci/nginx.conf"
PLACES = (os.environ["PATH"], "/usr/sbin", str(ROOT / ".venv/nginx/usr/sbin"))
FOUND = shutil.which("nginx", path=os.pathsep.join(PLACES))


@contextmanager
def served(site: Path, host: Host, settings: str | None = None) -> Iterator[str]:
    """Serve the folder `site` as nginx does at the path of a host; give its address.

    `settings` stand in place of those that are made for it.
    """
    if not FOUND:
        missing = "there is no nginx: .ci/setup tests gets one"
        (pytest.fail if os.environ.get("ALL_ENGINES") else pytest.skip)(missing)
    with open_folder() as folder:
        place = folder / "www" / host.path.strip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(site.resolve())
        (folder / "guide.conf").write_text(
            hosts.text(hosts.NGINX, host) if settings is None else settings, "utf-8"
        )
        port = free_port()
        (folder / "nginx.conf").write_text(_server(folder, port), "utf-8")
        # Root's nginx would work as another user, for whom the folders of tests are closed.
        own = "" if os.geteuid() else " user root;"
        given = f"daemon off;{own}"
        command = (FOUND, "-c", str(folder / "nginx.conf"), "-e", "stderr", "-g", given)
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            try:
                wait(process, port)
                yield f"http://{ADDRESS}:{port}{host.path}"
            finally:
                process.terminate()


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that a server may read, which works as another user where root starts it."""
    with tempfile.TemporaryDirectory(prefix="served_") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _server(folder: Path, port: int) -> str:
    """Return the settings of the container's server, for a folder and a port of a test."""
    told = SERVER.read_text("utf-8")
    for there, here in (
        ("/tmp/", f"{folder}/"),
        ("listen 8080;", f"listen {ADDRESS}:{port};"),
        ("/srv/www", str(folder / "www")),
        ("/srv/guide.conf", str(folder / "guide.conf")),
    ):
        assert there in told, f"{SERVER.name} has no {there}"
        told = told.replace(there, here)
    return told


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.create_server((ADDRESS, 0)) as one:
        port: int = one.getsockname()[1]
        return port


def wait(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until it answers. Raises AssertionError, with its own words, where it ended."""
    while process.poll() is None:
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
        except ConnectionRefusedError:
            continue
        return
    assert process.stderr
    raise AssertionError(f"It does not start:\n{process.stderr.read().decode()}")
