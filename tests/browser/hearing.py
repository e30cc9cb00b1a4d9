"""What a reader hears in a browser, line by line, and how far two such transcripts are alike."""

import re
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

from conftest import ROOT
from playwright.sync_api import Page

READER = "tests/node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
LISTEN = """async ([reader, listening]) => {
    const type = "text/javascript";
    const load = (text) => import(URL.createObjectURL(new Blob([text], { type })));
    const { Virtual } = await load(reader);
    window.heard = (await load(listening)).listen(Virtual);
}"""
LINE = re.compile(r"^(?P<role>[a-z ]+:)? ?(?P<words>.*?)(?P<about> \{.*\})?(?P<state> \[.*\])?$")
WORD = re.compile(r"[^\W\d_]+")
TYPED = "Aino"  # what is written wherever something is
PAUSE = 1500  # ms after which all that waits for a pause is said


class Hearing:
    """Somebody who hears a page, and works it by the keyboard: all of it as `lines`.

    The page's clock must be installed, so that no announcement is waited for.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: list[str] = []

    def goes_to(self, path: str, until: str) -> None:
        """Open a page, which is there when it has something that `until` selects."""
        self.page.goto(path)
        self.page.locator(until).first.wait_for(state="attached")
        reader, listening = (ROOT / READER, Path(__file__).with_name("heard.mjs"))
        self.page.evaluate(LISTEN, [reader.read_text("utf-8"), listening.read_text("utf-8")])

    def reads(self, title: str, selector: str) -> None:
        """Read a part of the page from its beginning to its end."""
        self._note(f"# {title}", self.page.evaluate("part => heard.read(part)", selector))

    def does(self, title: str, act: Callable[[], object], until: str = "") -> list[str]:
        """Do something; return what is said of it, once `until` selects what shows."""
        act()
        if until:
            self.page.locator(until).first.wait_for()
        self.page.clock.run_for(PAUSE)
        lines = self._note(f"> {title}", self.page.evaluate("heard.said()"))
        assert not any("focus is lost" in one for one in lines), f"{title}: {lines}"
        return lines

    def presses(self, key: str, on: str = "", until: str = "") -> list[str]:
        """Press a key, where the focus is or on what is selected."""
        if on:
            self.does(f"goes to {on}", self.page.locator(f"{on} >> visible=true").first.focus)
        return self.does(key, lambda: self.page.keyboard.press(key), until)

    def is_told(self, key: str, on: str = "", until: str = "") -> None:
        """Press a key, or type a text, whose result is announced: once, and not twice."""
        keyboard = self.page.keyboard
        if key == TYPED:
            lines = self.does(f"types {key}", lambda: keyboard.type(key), until)
        else:
            lines = self.presses(key, on, until)
        said = [one for one in lines if one.startswith("says: ")]
        assert len(said) == 1, f"{key} {on} is announced {len(said)} times: {lines}"

    def _note(self, title: str, spoken: list[dict[str, str]]) -> list[str]:
        lines = [line(**one) for one in spoken]
        self.lines += ["", title, *lines]
        return lines


def line(role: str, name: str, about: str, state: str) -> str:
    """Return an utterance as a line: `role: name {description} [state]`."""
    parts = [f"{role}:" if role else "", name, about and f"{{{about}}}", state and f"[{state}]"]
    return " ".join(part for part in parts if part)


def shape(spoken: str) -> tuple[str | None, ...]:
    """Return what a line is whatever its words: role, whether there are any, state."""
    if spoken.startswith(("#", ">")):
        return (spoken,)
    found = LINE.match(spoken)
    assert found
    role, words, about, state = found.group("role", "words", "about", "state")
    return (role, "words" if words else "", "about" if about else "", state)


def differences(kept: list[str], heard: list[str], known: set[str]) -> list[str]:
    """Return how a transcript differs from the kept one, as a diff; [] where it may so.

    A text of the guide may be edited: where all else is alike, a line may have other words,
    if they are `known` ones. Numbers are of the content, and free.
    """
    if [shape(one) for one in kept] == [shape(one) for one in heard]:
        changed = [new for old, new in zip(kept, heard, strict=True) if old != new]
        unknown = {word for new in changed for word in words_of(new)} - known
        if not unknown - {word for old in kept for word in words_of(old)}:
            return []
    return list(unified_diff(kept, heard, "kept", "heard now", lineterm=""))


def words_of(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text.replace("\u00ad", ""))}
