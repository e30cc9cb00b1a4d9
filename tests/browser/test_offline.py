"""After one visit the guide opens without a connection, and a new version waits to be wanted."""

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.publish import offline
from kokemusopas.publish.scripts import find_esbuild, inline
from kokemusopas.publish.serve import server
from playwright.sync_api import Browser, BrowserContext, Page, expect
from this_copy import needs

from browser.conftest import TELL_VIOLATIONS
from browser.in_folder import in_folder
from browser.tool import box, open_transfer
from tools.public_addresses import LANGUAGES, path_of

WORKERS = ROOT / "overrides/components/offline"
FOR_FEW = {
    "tulosta/",
    "linkita/",
    "lisatietoa/",
    "tietoa/",
    "kirjoittajalle/",
}  # saved when somebody opens them
SAVED = "Sivut on tallennettu tälle laitteelle."
SAVE = "Tallenna sivut tälle laitteelle"
REGISTERED = "navigator.serviceWorker.getRegistrations()"
CACHES = "caches.keys().then((names) => names.sort())"


class Published:
    """The site in a folder of its host, as on GitHub Pages, that can go and come back."""

    def __init__(self, host: Path, root: Path) -> None:
        self.root, self.folder, self.port = root, root / "opas", 0
        self.time = time.time()
        self.httpd: ThreadingHTTPServer | None = None
        shutil.copytree(host, root, copy_function=os.link, dirs_exist_ok=True)

    def finish(self, worker: str) -> None:
        script = inline(WORKERS, (worker,), find_esbuild())
        text = offline.worker(self.folder, script, LANGUAGES) if worker == "worker.js" else script
        self.write(self.folder / offline.NAME, text)

    def change(self, path: str, old: str, new: str) -> None:
        page = self.folder / path
        text = page.read_text("utf-8")
        assert old in text
        self.write(page, text.replace(old, new))

    def write(self, path: Path, text: str) -> None:
        """Date each writing seconds after the last: the server knows a change by whole seconds.

        The file is a new one: the old one is that of all copies of the host's folder.
        """
        path.unlink(missing_ok=True)
        path.write_text(text, "utf-8")
        self.time += 2
        os.utime(path, (self.time, self.time))

    def start(self) -> str:
        self.httpd = server(self.root, self.port)
        self.port = self.httpd.server_port
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.port}/opas/"

    def stop(self) -> None:
        if self.httpd:
            self.httpd.shutdown()
            self.httpd.server_close()
            self.httpd = None


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host that has the site in a folder of it."""
    root = tmp_path_factory.mktemp("host")
    folder = shutil.copytree(site, root / "opas")
    for name in ("404.html", "offline.html"):  # built for the root of a host
        page = folder / name
        page.write_text(in_folder(page.read_text("utf-8"), "/opas/"), "utf-8")
    shutil.copy(folder / "404.html", root)
    script = inline(WORKERS, ("worker.js",), find_esbuild())
    (folder / offline.NAME).write_text(offline.worker(folder, script, LANGUAGES), "utf-8")
    return root


@pytest.fixture
def published(host: Path, tmp_path: Path) -> Iterator[Published]:
    one = Published(host, tmp_path)
    yield one
    one.stop()


@pytest.fixture
def visit(browser: Browser, published: Published) -> Iterator[BrowserContext]:
    """A reader of the published site; anything that goes wrong in a page fails the test."""
    problems: list[str] = []
    address = published.start()
    context = browser.new_context(
        base_url=address, viewport={"width": 390, "height": 800}, locale="fi-FI"
    )
    context.add_init_script(TELL_VIOLATIONS)
    context.on("weberror", lambda error: problems.append(str(error.error)))
    context.on(
        "console",
        lambda message: (
            problems.append(message.text)
            # A missing page and a dead line are what is tried here.
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "blob:"))
            else problems.append(f"asks {request.url}")
        ),
    )
    yield context
    context.close()
    assert not problems, "\n".join(problems)


def come_back(context: BrowserContext, path: str) -> Page:
    """Open another page, and then this one."""
    page = context.new_page()
    page.goto("palkkio/")
    expect(page.get_by_role("button", name=SAVE)).to_be_visible()
    page.goto(path)
    return page


def saved(context: BrowserContext, path: str = "") -> Page:
    """Open a page after another and wait until it says that the guide is saved."""
    page = come_back(context, path)
    expect(page.get_by_text(SAVED).first).to_be_visible(timeout=20_000)
    return page


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition in the page; the policy forbids Playwright's own way of waiting."""
    came = page.evaluate(f"""async () => {{
        for (let turn = 0; turn < 400; turn += 1) {{
            if (await ({condition})) return true;
            await new Promise((done) => {{ setTimeout(done, 50); }});
        }}
        return false;
    }}""")
    assert came, f"this never came true: {condition}"


def go_offline(context: BrowserContext, published: Published) -> None:
    context.set_offline(True)
    published.stop()


def addresses(site: Path, language: str) -> list[str]:
    folder = site if language == "fi" else site / language
    pages = [path.relative_to(site).as_posix() for path in folder.rglob("index.html")]
    return sorted(
        path.removesuffix("index.html")
        for path in pages
        if language != "fi" or path.split("/")[0] not in {*LANGUAGES, "go"}
    )


def test_in_flight_mode_every_page_of_the_language_opens_ticks_and_finds(
    visit: BrowserContext, published: Published, paths: list[str]
) -> None:
    page = saved(visit)
    go_offline(visit, published)
    opened = [path for path in addresses(published.folder, "fi") if path in paths]
    opened = [path for path in opened if path not in FOR_FEW]
    assert len(opened) > 5
    for path in opened:
        answer = page.goto(path)
        assert answer
        assert answer.status == 200, path
        assert answer.from_service_worker, path
        expect(page.locator("html")).to_have_attribute("lang", "fi")
        style = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert style.startswith('"Atkinson'), f"{path} has lost its style"
    page.goto("tarkistuslista/")
    expect(page.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    box(page, "tarve").check()
    page.reload()
    expect(box(page, "tarve")).to_be_checked()
    open_transfer(page, "Linkki ja QR-koodi")
    page.get_by_role("button", name="Tee linkki").click()
    page.get_by_role("button", name="Näytä QR-koodi").click()
    expect(page.get_by_role("img", name="QR-koodi")).to_be_visible()
    page.goto("tilauspohja/")
    page.get_by_label("Mikä on tarkoitus?").fill("Avaus")
    expect(page.locator("[data-letter-text]")).to_contain_text("Avaus")
    page.goto("haku/?q=palkkio")
    page.get_by_role("list", name="Hakutulokset").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile("/haku/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for few in ("tulosta/", "linkita/"):
        answer = page.goto(few)
        assert answer
        assert answer.status == 503, f"{few} is no longer for few: tell the test"


@needs("en")
def test_in_flight_mode_what_is_not_saved_says_so(
    visit: BrowserContext, published: Published
) -> None:
    form, library = (next(published.folder.glob(f"{name}*")).name for name in offline.FORMS)
    page = saved(visit, "tilaaminen/")
    for name in ("opas-fi.pdf", f"scripts/{library}"):
        assert page.evaluate(f"fetch('../{name}').then((answer) => answer.status)") == 200
    page.goto("tulosta/")
    go_offline(visit, published)
    page.goto("tulosta/")  # for few: saved now that it was opened
    assert len(page.pdf()) > 100_000
    page.goto("linkita/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ei verkkoyhteyttä")
    missing = page.goto("eiole/")
    assert missing
    assert missing.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Sivua ei löydy")
    page.goto(path_of("tilaaminen", "en"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ei verkkoyhteyttä")
    expect(page.get_by_role("heading", name="No internet connection")).to_be_visible()
    home = page.get_by_role("link", name="Etusivulle")  # shown two folders deep
    expect(home).to_have_attribute("href", re.compile("^/opas/"))
    page.goto("tarkistuslista")  # a server would add the slash
    expect(page).to_have_url(re.compile("/opas/tarkistuslista/$"))
    page.goto("sv/go/kokemuspankki/")  # a small page that only leads on
    expect(page).to_have_url(re.compile("/opas/tilaaminen/#kokemuspankki$"))
    kept = "(name) => fetch(name).then((answer) => answer.status, () => 'lost')"
    assert page.evaluate(kept, "../opas-fi.pdf") == 200
    assert page.evaluate(kept, f"../scripts/{library}") == 200
    assert page.evaluate(kept, f"../scripts/{form}") == "lost"
    assert page.evaluate(kept, "../guide-en.pdf") == "lost"


def test_another_language_is_saved_when_it_is_visited(
    visit: BrowserContext, published: Published
) -> None:
    page = saved(visit)
    page.goto("sv/")
    expect(page.get_by_text("Sidorna är sparade på den här enheten.").first).to_be_visible()
    go_offline(visit, published)
    page.goto(path_of("tilaaminen", "sv"))
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.goto("sv/tilaaminen/?q=a#tilaa")  # as it was called before
    expect(page).to_have_url(re.compile(f"/opas/{path_of('tilaaminen', 'sv')}\\?q=a#tilaa$"))
    page.goto("tilaaminen/")
    expect(page.locator("html")).to_have_attribute("lang", "fi")


def test_a_new_version_is_offered_and_the_old_one_stays_whole_until_it_is_taken(
    visit: BrowserContext, published: Published
) -> None:
    page, other = saved(visit), visit.new_page()
    other.goto("tarkistuslista/")
    expect(other.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    for path in ("tilaaminen", "jalkeen"):
        published.change(f"{path}/index.html", "</h1>", " (uusi)</h1>")
    (panel,) = (published.folder / "scripts").glob("panel.*.js")
    new = panel.with_name("panel.00000000.js")
    panel.rename(new)
    for script in (published.folder / "scripts").glob("checklist.*.js"):
        published.change(f"scripts/{script.name}", panel.name, new.name)
    published.finish("worker.js")

    page.goto("tilaaminen/")
    offer = page.get_by_role("region", name="Uusi versio")
    expect(offer).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Oppaasta on uusi versio")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("(uusi)")
    page.goto("jalkeen/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("(uusi)")
    expect(offer).to_be_visible()
    offer.get_by_role("button", name="Päivitä").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("(uusi)")
    expect(offer).to_be_hidden()

    # The tab that was open all the time goes on with its own files, which the server lost.
    go_offline(visit, published)
    expect(other.get_by_role("button", name="Tilaisuudet", exact=True)).to_be_visible()
    open_transfer(other, "Linkki ja QR-koodi")
    other.get_by_role("button", name="Tee linkki").click()
    other.get_by_role("button", name="Näytä QR-koodi").click()
    expect(other.get_by_role("img", name="QR-koodi")).to_be_visible()
    page.goto("tilaaminen/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("(uusi)")


def test_a_new_version_put_off_is_not_offered_again_in_that_tab(
    visit: BrowserContext, published: Published
) -> None:
    page = saved(visit)
    published.change("tilaaminen/index.html", "</h1>", " (uusi)</h1>")
    published.finish("worker.js")
    page.goto("tilaaminen/")
    offer = page.get_by_role("region", name="Uusi versio")
    offer.get_by_role("button", name="Myöhemmin").click()
    expect(offer).to_be_hidden()
    page.goto("jalkeen/")
    expect(page.get_by_text(SAVED).first).to_be_visible()
    expect(offer).to_be_hidden()


@pytest.mark.long  # test_deploys.py has half a publication that is healed
def test_a_version_that_is_not_whole_is_never_used(
    visit: BrowserContext, published: Published
) -> None:
    published.change("jalkeen/index.html", "</h1>", " (uusi)</h1>")  # not what the list says
    page = come_back(visit, "")
    wait_until(page, "navigator.serviceWorker.controller")
    page.goto("tilaaminen/")
    wait_until(page, "caches.keys().then((names) => names.length === 1)")
    expect(page.get_by_text(SAVED).first).to_be_hidden()
    page.goto("jalkeen/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("(uusi)")
    assert page.evaluate("caches.match('/opas/?saved=fi').then((mark) => !mark)")


def test_the_service_worker_takes_itself_away_and_leaves_what_is_not_its_own(
    visit: BrowserContext, published: Published
) -> None:
    page = saved(visit)
    box_page = visit.new_page()
    box_page.goto("tarkistuslista/")
    box(box_page, "tarve").check()
    page.evaluate("caches.open('kokemusopas / 1').then(() => caches.open('toinen'))")
    assert len(page.evaluate(CACHES)) == 3
    published.finish("remove.js")
    page.goto("tilaaminen/")
    wait_until(page, f"{REGISTERED}.then((all) => all.length === 0)")
    wait_until(page, "caches.keys().then((names) => names.length === 2)")
    assert page.evaluate(CACHES) == ["kokemusopas / 1", "toinen"]
    answer = page.goto("tarkistuslista/")
    assert answer
    assert not answer.from_service_worker
    expect(box(page, "tarve")).to_be_checked()


def test_where_saving_fails_the_guide_works_claims_nothing_and_says_so_to_who_asked(
    visit: BrowserContext,
) -> None:
    page = visit.new_page()
    page.add_init_script("""navigator.serviceWorker.register = async () => {
        throw new DOMException("denied", "SecurityError"); };""")
    page.goto("tarkistuslista/")
    box(page, "tarve").check()
    expect(box(page, "tarve")).to_be_checked()
    page.get_by_role("button", name=SAVE).click()
    expect(
        page.get_by_role("status").filter(has_text="Tallentaminen ei onnistunut")
    ).to_be_visible()
    expect(page.get_by_text(SAVED).first).to_be_hidden()


def test_a_first_visit_saves_nothing_until_the_reader_shows_that_they_will_come_back(
    visit: BrowserContext,
) -> None:
    page = visit.new_page()
    page.goto("tarkistuslista/")
    page.reload()
    expect(page.get_by_role("button", name=SAVE)).to_be_visible()
    assert page.evaluate(REGISTERED) == []
    box(page, "tarve").check()  # the first mark: they will want it again
    expect(page.get_by_text(SAVED).first).to_be_visible()
    expect(page.get_by_role("button", name=SAVE)).to_be_hidden()


@pytest.mark.parametrize(
    "line", ["saveData: true", pytest.param("effectiveType: '3g'", marks=pytest.mark.long)]
)
def test_on_a_line_that_is_slow_or_paid_for_the_reader_is_asked_first(
    visit: BrowserContext, line: str
) -> None:
    page = visit.new_page()
    page.add_init_script(f"""Object.defineProperty(navigator, "connection", {{
        value: {{ {line} }} }});""")
    page.goto("")
    page.goto("tarkistuslista/")
    box(page, "tarve").check()
    save = page.get_by_role("button", name=SAVE)
    expect(save).to_be_visible()
    assert page.evaluate(REGISTERED) == []
    save.click()
    expect(page.get_by_text(SAVED).first).to_be_visible()
    expect(save).to_be_hidden()


def test_all_that_is_kept_is_removed_at_once_and_no_other_tab_brings_it_back(
    visit: BrowserContext, published: Published
) -> None:
    page = saved(visit, "tarkistuslista/")
    box(page, "tarve").check()
    other = visit.new_page()
    other.goto("tarkistuslista/")
    expect(box(other, "tarve")).to_be_checked()
    page.evaluate("localStorage.setItem('toinen/a', '1'); caches.open('toinen')")
    page.goto("tietosuoja/")  # the checklist may sleep meanwhile, and come back as it was
    ask = page.get_by_role("button", name="Poista kaikki tältä laitteelta")
    ask.click()
    page.get_by_role("button", name="Älä poista").click()
    expect(ask).to_be_focused()
    ask.click()
    page.get_by_role("button", name="Poista kaikki", exact=True).click()
    status = page.locator("[data-removal-status]")
    expect(status).to_contain_text(re.compile(r"Poistettu: 1 tilaisuus, \d+ tallennettua sivua"))
    assert page.evaluate(CACHES) == ["toinen"], "caches of the guide stay, or of others go"
    assert page.evaluate(f"{REGISTERED}.then((all) => all.length)") == 0
    other.bring_to_front()
    expect(box(other, "tarve")).not_to_be_checked()
    page.bring_to_front()
    page.go_back()
    expect(box(page, "tarve")).not_to_be_checked()
    page.goto("tietosuoja/")
    kept = page.evaluate("Object.keys(localStorage).sort()")
    assert set(kept) <= {"kokemusopas/gone/all", "kokemusopas/offline/seen", "toinen/a"}, (
        "some tab has stored again what was removed"
    )
