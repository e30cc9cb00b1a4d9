"""What a host sends with the files of a site (hosts.toml), and the files that say so (host_files/).

The policy of a page has two parts. The one in its head (policy.py) names the page's own script and
styles by their hash, so no two pages have the same. The one here is a header, the same for
all: it says who may frame a page, which only a header can, and holds what needs no hash even where
something on the way has put words before the policy of the page. Nothing in it concerns PDFs or
the service worker, which it governs too.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kokemusopas.addresses import lists
from kokemusopas.model import frames
from kokemusopas.model.settings import Settings

TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
TYPES: dict[str, str] = TABLE["types"]
KEPT: dict[str, str] = TABLE["kept"]
OTHER = "application/octet-stream"
POLICY, CACHE = "Content-Security-Policy", "Cache-Control"
OURS = frames.ancestors(())
FRAMED = lists.EMBED  # pages made for other sites to show, in the folder of each language
# In the folder of the site, for hosts that read them: none sends them to anybody.
IN_SITE = (".htaccess", "_headers")
# What of an address says that it is for nobody; RFC 8615 has `.well-known` for everybody, and by
# it a server proves whose name it has when it renews its certificate.
HIDDEN = r"/(\.(?!well-known/)|_headers$)"
NGINX = "nginx.conf"
MISSING = "404.html"


@dataclass(frozen=True)
class Host:
    """Where a site is: the path of its address, and who may frame what.

    `ancestors` is the directive of the policy for pages in the folders `framed`; all other pages
    may be framed by the guide alone.
    """

    path: str = "/"
    framed: tuple[str, ...] = ()
    ancestors: str = OURS


def of(settings: Settings, site_url: str = "") -> Host:
    """Return the host of a site: at the address of its settings, unless it is another."""
    path = urlsplit(site_url or settings.site_url).path.strip("/")
    framed = tuple(f"{settings.folder(language)}{FRAMED}" for language in settings.languages)
    return Host(f"/{path}/" if path else "/", framed, settings.owner.frame_ancestors)


def media_type(name: str) -> str:
    """Return the media type that a file is sent with, and its letters where it is text."""
    found = TYPES.get(name.rpartition(".")[2], OTHER)
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def is_packed(media_type: str) -> bool:
    """Return whether a file of a type is sent compressed: text is, pictures are already."""
    return bool(re.match(r"text/|.*[/+](json|xml)\b", media_type))


def headers(name: str, host: Host) -> dict[str, str]:
    """Return the headers that a file of the site is sent with, but for its type.

    `name` is its path from the root of the site, a page's with index.html.
    """
    return next(sent for pattern, sent in _kinds(host) if re.fullmatch(pattern, name))


def write(site: Path, host: Host) -> None:
    """Write the files for hosts: into the folder of a site, and nginx's beside it.

    nginx takes its settings from its own folder alone, and whoever sees to it reads them first.
    """
    for name in IN_SITE:
        (site / name).write_text(text(name, host), "utf-8")
    beside(site).write_text(text(NGINX, host), "utf-8")


def beside(site: Path) -> Path:
    """Return where the settings for nginx are written."""
    return site.with_name(f"{site.name}.{NGINX}")


def text(name: str, host: Host) -> str:
    """Return what one of the files for hosts holds: IN_SITE or NGINX."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("host_files")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    *others, (_, default) = _kinds(host)
    texts = sorted({type for type in TYPES.values() if type.startswith("text/")})
    return templates.get_template(name).render(
        host=host,
        path=re.escape(host.path),
        hidden=HIDDEN,
        types=TYPES,
        texts=texts,
        text_endings=[ending for ending, type in TYPES.items() if type in texts],
        packed=sorted({type for type in TYPES.values() if is_packed(type)}),
        default=default,
        others=others,
        everywhere=TABLE["headers"] | {POLICY: _policy(host.ancestors)},
        kept=KEPT,
    )


def _kinds(host: Host) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the kinds of files: the pattern of their paths, and their headers. The first counts."""
    common = TABLE["headers"] | {POLICY: _policy(OURS)}
    if host.framed and host.ancestors != OURS:
        pattern = f"({'|'.join(map(re.escape, host.framed))}).*"
        yield pattern, common | {POLICY: _policy(host.ancestors), CACHE: KEPT["*"]}
    for kept, globs in groupby(KEPT, KEPT.__getitem__):
        patterns = [re.escape(glob).replace(r"\*", ".*") for glob in globs]
        yield f"({'|'.join(patterns)})", common | {CACHE: kept}


def _policy(ancestors: str) -> str:
    return f"{TABLE['headers'][POLICY]}; {ancestors}"
