"""A reader with tabs of several versions, and what must hold whatever the host does meanwhile."""

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Response
from playwright.sync_api import Error as BrowserError

from browser.conftest import TELL_VIOLATIONS
from browser.deploys.host import FOLDER, Host, packed
from browser.deploys.versions import NAMES, PAGES, SAME, Version, half

SPOILT = "SPOILT"
PATIENCE = 8  # seconds
MOST_TABS = 4
VISIT = 120_000  # bytes that a page may cost, where nothing is saved
OURS = "caches.keys().then((all) => all.filter((one) => one.startsWith('kokemusopas /opas/')))"
EVICT = f"""async (path) => {{
    for (const name of await {OURS}) {{
        const cache = await caches.open(name);
        await cache.delete(path, {{ ignoreSearch: true }});
    }}
}}"""
# Of the version in use: what another one holds may be on its way to be used.
SPOIL = f"""async ([folder, path, text]) => {{
    const used = await Promise.all((await {OURS}).map(async (name) => {{
        const cache = await caches.open(name);
        const mark = await cache.match(`${{folder}}?used`);
        return {{ cache, at: mark ? Number(await mark.text()) : -1 }};
    }}));
    used.sort((one, other) => other.at - one.at);
    for (const key of (await used[0]?.cache.keys(path, {{ ignoreSearch: true }})) ?? [])
        await used[0].cache.put(key, new Response(text));
}}"""
SEEN = """() => ({
    of: document.documentElement.dataset.of,
    mark: Boolean(window.ofTheTest),
    type: getComputedStyle(document.body).fontFamily,
    saved: document.querySelector("[data-offline-saved]")?.checkVisibility() ?? false,
    unsaved: [...document.querySelectorAll("[data-late], [data-notice]")]
        .some((one) => one.checkVisibility()),
})"""
SETTLED = """async () => {
    const found = await navigator.serviceWorker.getRegistration();
    const told = document.querySelectorAll("[data-offline-saved], [data-offline-save]");
    return !found?.installing && [...told].some((one) => one.checkVisibility());
}"""
KEPT = "(word) => Object.values(localStorage).some((text) => text.includes(word))"


@dataclass
class Tab:
    """A tab: `of` is its version, `saved` whether it came from what is saved, `old` how many
    versions were taken into use in other tabs since, `waits` whether it can yet be searched in."""

    page: Page
    of: str = ""
    saved: bool = False
    old: int = 0
    waits: bool = False


class Broken(Exception):
    """A rule does not hold."""


class Reader:
    """Does operations, each a line such as `publish 2` or `write`, and looks at the rules."""

    def __init__(self, browser: Browser, host: Host, versions: Mapping[str, Version]) -> None:
        self.host, self.versions = host, versions
        self.context = browser.new_context(
            base_url=host.address, viewport={"width": 390, "height": 800}
        )
        self.context.add_init_script(TELL_VIOLATIONS)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.problems: list[str] = []
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        self.context.on(
            "console",
            lambda message: (
                self.problems.append(message.text)
                # A missing file and a dead line are what is tried here.
                if message.type == "error" and "Failed to load resource" not in message.text
                else None
            ),
        )
        self.tabs: list[Tab] = []
        self.open = 0
        self.words = 0
        self.last = ""  # the word that is kept
        self.claimed = False  # the guide has said that it is saved, and nothing was taken since
        self.spoilt = False
        self.dead = False
        self.offline = False
        self.allowed = 0  # bytes
        self.whole = ""  # the version that is published, "" for a half one

    @property
    def tab(self) -> Tab:
        return self.tabs[self.open % len(self.tabs)]

    def do(self, operation: str) -> None:
        """Do one operation and look at the rules; raises Broken."""
        name, _, rest = operation.partition(" ")
        does: Callable[..., None] = getattr(self, name)
        does(*rest.split())
        for tab in self.tabs:
            self._look(tab)
        require(not self.problems, "; ".join(self.problems))
        sent = self.host.sent
        require(sent <= self.allowed, f"{sent} bytes were sent, {self.allowed} would do")

    # What the host does

    def publish(self, name: str) -> None:
        self.host.files = self.versions[name]
        self.whole = name
        self.allowed += weight(self.versions[name])

    def half(self, name: str, part: str) -> None:
        new = self.versions[name]
        self.whole = ""
        self.host.files = half(new, dict(self.host.files), part)
        self.allowed += weight(new)

    def dies(self) -> None:
        self.host.stop()
        self.dead = True

    def lives(self) -> None:
        self.host.start()
        self.dead = False

    # What the browser does

    def evict(self, path: str) -> None:
        self.tab.page.evaluate(EVICT, path)
        self.claimed = False
        self.allowed += VISIT

    def spoil(self) -> None:
        self.tab.page.evaluate(SPOIL, [FOLDER, FOLDER + SAME, SPOILT])
        self.spoilt = True

    def full(self) -> None:
        self._quota({"quotaSize": 1000})

    def room(self) -> None:
        self._quota({})

    def goes_offline(self) -> None:
        self.context.set_offline(True)
        self.offline = True

    def goes_online(self) -> None:
        self.context.set_offline(False)
        self.offline = False

    def _quota(self, size: dict[str, int]) -> None:
        session = self.context.new_cdp_session(self.tab.page)
        origin = self.host.address.removesuffix(FOLDER)
        session.send("Storage.overrideQuotaForOrigin", {"origin": origin, **size})
        session.detach()

    # What the reader does

    def tab_opens(self, path: str = "") -> None:
        if len(self.tabs) == MOST_TABS:
            self.tabs.pop(0).page.close()
        self.tabs.append(Tab(self.context.new_page()))
        self.open = len(self.tabs) - 1
        self.goes(path)

    def turns(self, tab: str) -> None:
        self.open = int(tab)

    def goes(self, path: str = "") -> None:
        self.allowed += VISIT
        try:
            answer = self.tab.page.goto(path)
        except BrowserError:
            require(self.offline or self.dead, f"/{path} cannot be reached")
            require(not self.claimed, f"/{path} was said to be saved, and does not open")
            return
        self._arrived(self.tab, answer)
        if self.claimed and (self.offline or self.dead):
            require(getattr(answer, "status", 0) == 200, f"/{path} was said to be saved")

    def _arrived(self, tab: Tab, answer: Response | None) -> None:
        status = answer.status if answer else 0
        tab.page.evaluate("window.ofTheTest = true")
        tab.of = str(tab.page.evaluate("document.documentElement.dataset.of"))
        tab.saved = bool(answer and answer.from_service_worker and status == 200 and self.claimed)
        tab.old = 0
        tab.waits = "/haku/" in tab.page.url
        if status == 200 and not (self.dead or self.offline):
            until(lambda: bool(tab.page.evaluate(SETTLED)), 3)
        self.claimed = self.claimed or bool(tab.page.evaluate(SEEN)["saved"])

    def search(self) -> None:
        """Search in the tab that has waited longest with the page of the search, else go there."""
        waiting = [place for place, tab in enumerate(self.tabs) if tab.waits]
        self.open = waiting[0] if waiting else self.open
        page = self.tab.page
        if "/haku/" not in page.url:
            self.goes("haku/")
        if not page.locator("[data-search]:not([data-waiting])").count():
            return
        self.tab.waits = False  # from now on it has its index
        field = page.locator("#haku-sana")
        field.fill("")
        field.fill("palkkio")
        found = page.locator("[data-search-answer] li").first
        try:
            found.wait_for(timeout=3000)
        except BrowserError:
            require(not (self.tab.saved and self.tab.old < 2), "the search finds nothing")
            return
        if self.tab.saved and self.tab.old < 2:
            of = set(re.findall(r" v(\d)", str(found.text_content())))
            require(of == {self.tab.of}, f"a tab of {self.tab.of} searches the index of {of}")

    def write(self) -> None:
        """Write a word into the brief: it is kept, or the page says that it is not."""
        if "/tilauspohja/" not in self.tab.page.url:
            self.goes("tilauspohja/")
        page = self.tab.page
        field = page.locator("main textarea").first
        if not field.count():
            return
        self.words += 1
        word = f"sana{self.words}x"
        field.fill(word)
        kept = until(lambda: page.evaluate(KEPT, word) or page.evaluate(SEEN)["unsaved"])
        require(kept, f"{word} is not kept, and nobody says so")
        if page.evaluate(KEPT, word):
            self.last = word

    def tick(self) -> None:
        """Tick a box of the checklist: it is kept, or the page says that it is not."""
        if "/tarkistuslista/" not in self.tab.page.url:
            self.goes("tarkistuslista/")
        page = self.tab.page
        if not page.locator("#item-tarve").count():
            return
        page.locator("#item-tarve").click(force=True)
        kept = until(lambda: page.evaluate(KEPT, "tarve") or page.evaluate(SEEN)["unsaved"])
        require(kept, "a tick is not kept, and nobody says so")

    def asset(self) -> None:
        """Read a file that all versions have: a damaged one is not taken into a new version."""
        text = "(path) => fetch(path).then((answer) => answer.text(), () => '')"
        found = self.tab.page.evaluate(text, FOLDER + SAME)
        require(self.spoilt or SPOILT not in found, "a damaged entry came into a new version")

    def accepts(self) -> None:
        """Take the new version, if one is offered in this tab; it may be on its way."""
        page = self.tab.page
        button = page.locator("[data-offline-accept]")
        comes = self.claimed and not (self.dead or self.offline) and self.whole != self.tab.of
        if not until(button.is_visible, 1.5 if comes else 0):
            return
        with page.expect_navigation() as arrival:
            button.click()
        for tab in self.tabs:
            tab.old += 1
        before = self.tab.of
        self._arrived(self.tab, arrival.value)
        self.spoilt = self.spoilt and self.tab.of == before

    def waits_for_offer(self) -> None:
        """Only in programs that know that there is one."""
        button = self.tab.page.locator("[data-offline-accept]")
        require(until(button.is_visible), "no new version is offered")

    def no_offer(self) -> None:
        require(not self.tab.page.locator("[data-offline-accept]").is_visible(), "one is offered")

    def waits_for_keeping(self) -> None:
        """The last word is kept in the end, though its page has said that it was not."""
        word = f"sana{self.words}x"
        require(until(lambda: self.tab.page.evaluate(KEPT, word), 20), f"{word} is lost")

    def is_of(self, name: str) -> None:
        require(self.tab.of == name, f"the tab is of {self.tab.of}, not of {name}")

    def _look(self, tab: Tab) -> None:
        seen = tab.page.evaluate(SEEN)
        if not tab.of:
            return
        require(seen["mark"], f"a tab of {tab.of} was loaded again unasked")
        require(seen["of"] == tab.of, f"a tab of {tab.of} turned into {seen['of']}")
        if tab.saved:
            require('"Atkinson' in seen["type"], f"a saved page of {tab.of} has lost its style")
        if self.last:
            require(tab.page.evaluate(KEPT, self.last), f"{self.last} is lost")


def require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Broken(otherwise)


def until(condition: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Wait for a condition; tell whether it came true."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.03)
    return True


def weight(version: Version) -> int:
    """Return the bytes of all files of a version as they travel."""
    return sum(len(packed(content)[0]) for content in version.values())


def drawn(seed: int, count: int) -> list[str]:
    """Return operations drawn by lot: a first visit and its saving, then whatever comes."""
    lot = random.Random(seed)
    pages = [f"goes {page}".strip() for page in PAGES]
    versions = [f"publish {name}" for name in NAMES]
    halves = [f"half {name} {part}" for name in NAMES for part in ("pages", "files")]
    evicted = [f"evict {FOLDER}{page}" for page in PAGES[2:]]
    weighed: list[tuple[int, list[str]]] = [
        (4, pages),
        (6, versions),
        (2, halves),
        (2, evicted),
        (5, ["search"]),
        (3, ["write"]),
        (2, ["tick"]),
        (4, ["tab_opens haku/", "tab_opens tilauspohja/", "tab_opens"]),
        (3, ["turns 0", "turns 1", "turns 2"]),
        (2, ["asset"]),
        (1, ["spoil"]),
        (1, ["full"]),
        (2, ["room"]),
        (1, ["goes_offline"]),
        (2, ["goes_online"]),
        (1, ["dies"]),
        (2, ["lives"]),
    ]
    kinds = lot.choices([some for _, some in weighed], [often for often, _ in weighed], k=count)
    told = [lot.choice(kind) for kind in kinds]
    # Most publications are seen and taken by somebody before more happens.
    steps = [
        [one, lot.choice(pages), "accepts"] if one in versions and lot.random() < 0.8 else [one]
        for one in told
    ]
    begun = ["tab_opens", "goes tarkistuslista/", "tab_opens haku/"]
    return [*begun, *(one for step in steps for one in step)][: count + len(begun)]


def shrunk(program: list[str], breaks: Callable[[list[str]], bool]) -> list[str]:
    """Return few operations that still break a rule: ever smaller parts are left out."""
    size = len(program) // 2
    while size:
        for start in range(len(program) - size, -1, -size):
            less = program[:start] + program[start + size :]
            if breaks(less):
                program = less
        size //= 2
    return program
