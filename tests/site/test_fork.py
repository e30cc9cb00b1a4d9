"""A fork by the owner's file alone: it breaks no rule, and is served as any copy of the guide."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import fork
import nginx
import pytest
from conftest import AS_PUBLISHED, ROOT
from kokemusopas.publish.hosts import Host
from this_copy import OURS

from tools import host as asked
from tools.site_pages import review_folders

ADDRESS = "https://opas.esimerkki.fi/kokemus/"  # a public one: nothing may lack there
PATH = "/kokemus/"
LINK = re.compile(r'\b(?:href|src|srcset)="([^"#?][^"]*)"')
PUBLISHER = 'class="publisher'
LEADS_ON = 'http-equiv="refresh"'  # a page that is seen by nobody
MORE = 12  # pages: the contents of its PDF take a sheet more


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fork.make(tmp_path_factory.mktemp("fork") / "guide")


@pytest.fixture(scope="module")
def built(copy: Path) -> Path:
    """The pages of the fork below the path of its address, without papers and cards."""
    told = AS_PUBLISHED | {"SITE_URL": ADDRESS, "PDFS": "false", "CARDS": "false"}
    fork.python(copy, "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site", **told)
    fork.python(copy, "kokemusopas.publish", "site", **told)
    return copy / "site"


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every page, small ones and those for frames too."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")


def test_a_fork_breaks_no_rule_of_the_texts(copy: Path) -> None:
    assert "nothing to mend" in fork.python(copy, "kokemusopas.checks")


def test_a_real_server_sends_each_link_of_a_fork_in_a_folder_of_its_host(built: Path) -> None:
    settings = built.with_name("site.nginx.conf").read_text("utf-8")
    ids = {path: set(re.findall(r'\bid="([^"]+)"', html)) for path, html in pages(built)}
    dead = []
    with nginx.served(built, Host(PATH), settings) as address:
        assert asked.faults(address, built, Host(PATH)) == []
        linked: dict[str, str] = {}
        for path, html in pages(built):
            here = urljoin(ADDRESS, path.removesuffix("index.html"))
            for link in LINK.findall(html):
                linked.setdefault(urljoin(here, link.replace("&amp;", "&")), path)
        own = {one: path for one, path in linked.items() if one.startswith(ADDRESS)}
        assert len(own) > 500
        for link, path in own.items():
            file, place = urldefrag(link.removeprefix(ADDRESS).partition("?")[0])
            page = f"{file}index.html" if file.endswith("/") or not file else file
            if not is_there(address + file) or (place and place not in ids.get(page, {place})):
                dead.append(f"{path}: {link}")
    assert not dead, "dead links:\n" + "\n".join(dead)


def is_there(address: str) -> bool:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method="HEAD")) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return False


def test_a_fork_is_called_by_its_own_name_and_says_of_what_it_is_made(built: Path) -> None:
    names = fork.read(fork.FIXTURE / "owner.yml")["guide"]["name"]
    originals = {
        language: fork.read(ROOT / f"docs/{language}/_ui.yml")["site"]["name"] for language in names
    }
    quoting = {f"{one.relative_to(built)}/" for one in review_folders(built)}  # what is translated
    for path, html in pages(built):
        if path.startswith(tuple(quoting)):
            continue
        language = "sv" if path.startswith("sv/") else "fi"
        original = originals[language]
        rest, made_of = re.subn(rf"<a\b[^>]*>{original}</a>", "", html)
        assert made_of or PUBLISHER not in html, f"{path} does not name the guide"
        assert original not in rest, f"{path} has the name of the guide"
        assert names[language] in rest or LEADS_ON in html, f"{path} has no name"
    assert any(PUBLISHER in html for _, html in pages(built))


def test_what_a_fork_leaves_out_is_nowhere_and_what_it_adds_is_there(built: Path) -> None:
    files = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    for name in ("en", "etana", "sv/pa-distans", "ohjelmat", "assets/addresses.en.json"):
        assert not (built / name).exists(), f"{name} is left out"
    assert not [one for one in files if re.search(r"(^|/)(etana|ohjelmat)\b", one)]
    for path, html in pages(built):
        assert not re.search(rf'"{ADDRESS}en/|"/kokemus/en/|"(\.\./)*en/', html), path
    assert {"x-esk-pysakointi/index.html", "sv/x-esk-pysakointi/index.html"} <= files
    for folder, page in (("", "tarkistuslista"), ("sv/", "checklista")):
        html = (built / folder / page / "index.html").read_text("utf-8")
        assert 'id="item-x-esk-paikka"' in html
    assert "Esimerkkilä maksaa palkkion" in (built / "sanasto/index.html").read_text("utf-8")


@pytest.mark.long
def test_a_fork_with_many_pages_makes_its_papers_and_passes_its_own_tests(copy: Path) -> None:
    for number in range(MORE):
        page = fork.MORE_PAGE.format(number=number)
        (copy / f"docs/fi/x-esk-ohje-{number}.md").write_text(page, "utf-8")
    fork.python(copy, "kokemusopas.addresses")
    fork.commit(copy, "Add pages")
    site = copy.parent / "site"
    fork.command(copy, copy / ".ci/site", "http://127.0.0.1:8000/", site)
    tests = ("tests/content", "tests/site/test_paper.py", "tests/site/test_ledger.py")
    told = fork.python(copy, "pytest", "-q", "-m", "not long", "--site", site, *tests)
    assert f"tests {OURS} are left out" in told
