"""The files that tell a host how to serve the site say the same, each in its own form."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.model.owner import Owner
from kokemusopas.model.settings import Settings
from kokemusopas.publish import checksums, hosts
from kokemusopas.publish.hosts import Host

INTRANET = "https://intra.esimerkki.fi"
FRAMED = Host("/opas/", ("embed/", "sv/embed/"), f"frame-ancestors 'self' {INTRANET}")
SETTINGS = Settings(ROOT, ROOT, ("fi", "sv"), (), site_url="https://esimerkki.fi/opas/")
# https://developers.cloudflare.com/pages/configuration/headers/
MOST_RULES, LONGEST_LINE = 100, 2_000


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return {pattern: headers} of a `_headers` file. Raises ValueError on any other line."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = {}
        elif line and not line.startswith("#"):
            name, value = re.fullmatch(r"  ([\w-]+): (\S.*)", line).groups()  # type: ignore[union-attr]
            found[next(reversed(found))][name] = value
    return found


@pytest.mark.parametrize("host", [Host(), FRAMED], ids=lambda host: host.path)
def test_each_header_stands_in_one_of_the_rules_that_fit_a_file(host: Host) -> None:
    text = hosts.text("_headers", host)
    (everywhere, common), *others = rules(text).items()
    assert everywhere == "/*", "git-pages takes the first rule that fits alone"
    for pattern, headers in others:
        assert not headers.keys() & common.keys(), f"{pattern}: both values would be sent"
        assert pattern.count("*") == 1, f"{pattern}: Cloudflare takes one `*`"
    assert len(others) < MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


def test_who_may_frame_a_page_is_what_the_owner_says_of_pages_made_for_that() -> None:
    page, framed = (
        hosts.headers(f"sv/{name}/index.html", FRAMED)[hosts.POLICY] for name in ("om", "embed/om")
    )
    assert page.endswith("; frame-ancestors 'self'")
    assert framed.endswith(f"; frame-ancestors 'self' {INTRANET}")
    for name in (*hosts.IN_SITE, hosts.NGINX):
        assert INTRANET in hosts.text(name, FRAMED), name
        assert INTRANET not in hosts.text(name, replace(FRAMED, ancestors=hosts.OURS)), name


def test_a_host_is_where_the_settings_say() -> None:
    owner = Owner(embed_in=(INTRANET,))
    assert hosts.of(replace(SETTINGS, owner=owner)) == FRAMED
    assert hosts.of(SETTINGS, "https://esimerkki.fi").path == "/"


@pytest.mark.parametrize(
    ("name", "kept"),
    [("404.html", "no-cache"), ("service-worker.js", "no-cache"), ("scripts/a.0.js", "immutable")],
)
def test_what_has_no_version_in_its_name_is_asked_for_each_time(name: str, kept: str) -> None:
    assert kept in hosts.headers(name, Host())["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "hidden"),
    [
        ("/.git/config", True),
        ("/opas/.htaccess", True),
        ("/_headers", True),
        ("/.well-known", True),
        ("/.well-known/acme-challenge/a", False),
        ("/sv/", False),
    ],
)
def test_what_is_for_nobody_is_hidden_and_what_proves_a_name_is_not(
    path: str, hidden: bool
) -> None:
    assert bool(re.search(hosts.HIDDEN, path)) is hidden


def test_what_is_for_hosts_is_in_no_list_that_readers_check(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>Hei</p>")
    checksums.seal(site)
    hosts.write(site, FRAMED)
    listed = checksums.read((site / checksums.NAME).read_text())
    assert listed.keys() == {"index.html"}
    assert {path.name for path in site.iterdir()} >= set(hosts.IN_SITE)
    assert (tmp_path / "site.nginx.conf").read_text() == hosts.text(hosts.NGINX, FRAMED)
