"""A host serves the site as hosts.toml says: nginx and Apache by the files made for them."""

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import nginx
import pytest
from kokemusopas.publish import hosts
from kokemusopas.publish.hosts import Host
from kokemusopas.publish.serve import server

from tools import host as asked

IN_FOLDER = Host("/opas/", ("en/about/",), "frame-ancestors 'self' https://intra.esimerkki.fi")
APACHE = shutil.which("apache2", path="/usr/sbin:/usr/bin")
MODULES = "/usr/lib/apache2/modules"
LOADED = (
    *("mpm_event", "authz_core", "mime", "dir", "alias", "autoindex"),
    *("headers", "deflate", "filter", "negotiation"),
)
APACHE_SERVER = """
ServerName {address}
Listen {address}:{port}
User www-data
Group www-data
TypesConfig /dev/null
PidFile {place}/pid
ErrorLog /dev/stderr
DocumentRoot {place}/www
<Directory {place}/www>
Options Indexes MultiViews
AllowOverride All
Require all granted
</Directory>
"""


def test_every_kind_of_file_has_a_media_type(site: Path) -> None:
    endings = {path.suffix[1:] for path in site.rglob("*.*") if path.name not in hosts.IN_SITE}
    assert endings <= hosts.TYPES.keys(), "add them to `types` in publish/hosts.toml"


def test_what_is_kept_for_a_year_is_called_otherwise_when_it_changes(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    kept = [name for name in names if "immutable" in hosts.headers(name, Host())["Cache-Control"]]
    assert kept
    same = [name for name in kept if not re.search(r"\.[0-9a-f]{8}\.\w+$", name)]
    assert not same, f"readers would keep an old one for a year: {same}"


@pytest.mark.parametrize("host", [Host(), IN_FOLDER], ids=lambda host: host.path)
def test_nginx_serves_the_site_by_the_file_made_for_it(site: Path, host: Host) -> None:
    with nginx.served(site, host) as address:
        assert asked.faults(address, site, host) == []


def test_a_host_that_is_not_set_up_is_told_what_it_lacks(site: Path) -> None:
    hides_its_page = "location = /404.html { internal; }"
    with nginx.served(site, Host(), hides_its_page) as address:
        told = "\n".join(asked.faults(address, site, Host()))
    kinds = ("Content-Type", "sent uncompressed", "another page", "could save nothing")
    for lacking in (*hosts.headers("index.html", Host()), *kinds):
        assert lacking in told, f"nobody would hear of it: {lacking}"


def test_a_host_that_does_not_answer_is_told(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked.main("http://127.0.0.1:1", site) == 2
    assert "http://127.0.0.1:1/ does not answer" in capsys.readouterr().err


def test_the_preview_sends_what_a_host_sends(site: Path) -> None:
    with server(site, 0) as httpd:
        threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
        found = asked.faults(f"http://127.0.0.1:{httpd.server_port}/", site, Host())
        httpd.shutdown()
    assert [one for one in found if "uncompressed" not in one] == []


@pytest.fixture
def apache(site: Path) -> Iterator[str]:
    """The address of the site as Apache serves it in a folder, by its file in that folder."""
    if not APACHE:
        pytest.skip("there is no Apache: apt-get install apache2-bin")
    with nginx.open_folder() as place:
        copy = place / "www/opas"
        shutil.copytree(site, copy)
        (copy / ".htaccess").write_text(hosts.text(".htaccess", IN_FOLDER), "utf-8")
        port = nginx.free_port()
        modules = (f"LoadModule {one}_module {MODULES}/mod_{one}.so" for one in LOADED)
        settings = APACHE_SERVER.format(address=nginx.ADDRESS, port=port, place=place)
        (place / "apache.conf").write_text("\n".join([*modules, settings]), "utf-8")
        command = (APACHE, "-f", str(place / "apache.conf"), "-D", "FOREGROUND")
        with subprocess.Popen(command, stderr=subprocess.PIPE) as ran:
            try:
                nginx.wait(ran, port)
                yield f"http://{nginx.ADDRESS}:{port}/opas/"
            finally:
                ran.terminate()


@pytest.mark.long
def test_apache_serves_the_site_by_the_file_made_for_it(site: Path, apache: str) -> None:
    assert asked.faults(apache, site, IN_FOLDER) == []
