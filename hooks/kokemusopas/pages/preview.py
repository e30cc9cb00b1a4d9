"""A preview: the folder of a built site, kept as the docs and the look are, with the least work."""

import contextlib
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from kokemusopas.adapters.live_reload import Snapshot, changed, snapshot
from kokemusopas.model import papers
from kokemusopas.pages import build, files, pictures, rendering
from kokemusopas.pages.build import Build
from kokemusopas.pages.files import File, Searched
from kokemusopas.pages.views import PageView, SiteView

NO_TEMPLATES = (".css", ".js", ".json")
Render = Callable[[PageView, SiteView], str]


class LookError(Exception):
    """A template cannot be used; the message names file and line."""


FAULTS = (*build.FAULTS, LookError)


@dataclass(frozen=True)
class Difference:
    """What turns the folder of one build into that of another: files to write, paths to remove."""

    written: tuple[File, ...] = ()
    gone: frozenset[str] = frozenset()


def difference(before: Build, after: Build, render: Render, every_page: bool = False) -> Difference:
    """Return what the second build has other than the first; only such pages are rendered.

    `every_page` tells that the templates are not those of the first build.
    """
    old, new = build.pages(before), build.pages(after)
    old_files, new_files = _files(before), _files(after)
    pages = (
        File(path, render(*given))
        for path, given in new.items()
        if every_page or old.get(path) != given
    )
    others = (file for path, file in new_files.items() if old_files.get(path) != file)
    gone = (old.keys() | old_files.keys()) - new.keys() - new_files.keys()
    return Difference((*pages, *others), frozenset(gone))


def _files(one: Build) -> dict[str, File]:
    return {file.path: file for file in build.all_files(one)}


class Preview:
    """The folder of a preview; `built` is the build that MkDocs has written there.

    `told` is called with a message when what comes after the pages is there.
    """

    def __init__(self, built: Build, folder: Path, told: Callable[[str], object]) -> None:
        settings = built.made.settings
        self._roots = (settings.docs, settings.overrides)
        self._folder = folder
        self.settings = settings
        self._built = built
        self._templates = rendering.environment(settings.overrides)
        self._copied = files.copied(settings)
        self._seen = self._look()
        self._turn = threading.Lock()
        self._later = Later(folder, told)
        self._later.ask(built)
        threading.Thread(target=self._later.run, daemon=True).start()

    def follow(self) -> list[str]:
        """Bring the folder up to date, and return the paths of what was written or removed.

        Raises one of FAULTS, with a message for whoever writes; then the folder stays as it was.
        """
        with self._turn:
            return self._follow()

    def link_pdfs(self) -> None:
        """Let pages link to the PDFs, which have been put into the folder."""
        with self._turn, contextlib.suppress(*FAULTS):  # the next save tells of a fault
            known = papers.read(self._folder)
            self.settings = replace(self.settings, pdfs=True, papers=known)
            self._follow()

    def stop(self) -> None:
        """Write nothing any more."""
        self._later.stop()

    def _look(self) -> Snapshot:
        return snapshot(path for root in self._roots for path in root.rglob("*") if path.is_file())

    def _follow(self) -> list[str]:
        now = self._look()
        found = changed(self._seen, now)
        looks = {path for path in found if path.is_relative_to(self.settings.overrides)}
        every_page = any(path.suffix not in NO_TEMPLATES for path in looks)
        templates = self._templates
        if every_page:
            templates = rendering.environment(self.settings.overrides)
        pages = {path for path in looks if not pictures.is_drawn(path)}
        if found and found == pages and self.settings == self._built.made.settings:
            after = build.styled(self._built)
        else:
            after = build.build(self.settings, self._built)
        try:
            step = difference(
                self._built,
                after,
                lambda page, site: rendering.render(page, site, after.published, templates),
                every_page,
            )
        except TemplateError as error:
            raise LookError(_place(error, self.settings.overrides)) from None
        for file in step.written:
            file.write(self._folder)
        copied, gone = self._copy(found)
        for path in step.gone | gone:
            files.remove(self._folder, path)
        self._seen, self._built, self._templates = now, after, templates
        self._later.ask(after)
        return [*(file.path for file in step.written), *copied, *step.gone, *gone]

    def _copy(self, found: set[Path]) -> tuple[list[str], frozenset[str]]:
        """Copy what has changed of the files that stay as they are; return it and what is gone."""
        before, self._copied = self._copied, files.copied(self.settings)
        paths = [path for path, source in self._copied.items() if source in found]
        for path in paths:
            files.write(self._folder, path, self._copied[path].read_bytes())
        return paths, frozenset(before.keys() - self._copied.keys())


def _place(error: TemplateError, overrides: Path) -> str:
    """Return what is wrong with a template, with its file and line."""
    file, line = "", 0
    if isinstance(error, TemplateSyntaxError):
        file, line = str(error.filename), error.lineno
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(overrides):
            file, line = frame.filename, frame.lineno or 0
    name = Path(file).relative_to(overrides.parent).as_posix() if file else overrides.name
    return f"{name}:{line}: {error.message}"


class Later:
    """What takes long and no page needs, made after the pages: search indexes and QR codes.

    `run` works in a thread of its own; what it makes at last is that of the newest build.
    """

    def __init__(self, folder: Path, told: Callable[[str], object]) -> None:
        self._folder, self._told = folder, told
        self._searched: dict[str, Searched] = {}
        self._codes: dict[str, File] = {}
        self._asked: Build | None = None
        self._stopped = False
        self._news = threading.Condition()

    def ask(self, built: Build) -> None:
        """Make what belongs to a build; an earlier one that is not begun is forgotten."""
        with self._news:
            self._asked = built
            self._news.notify()

    def stop(self) -> None:
        """Write nothing any more, since the folder may be gone."""
        with self._news:
            self._stopped = True
            self._news.notify()

    def run(self) -> None:
        """Make what is asked for until `stop`."""
        while built := self._next():
            self._make(built)

    def _next(self) -> Build | None:
        with self._news:
            self._news.wait_for(lambda: self._asked or self._stopped)
            asked, self._asked = self._asked, None
            return None if self._stopped else asked

    def _make(self, built: Build) -> None:
        for language, own in built.languages.items():
            if self._searched.get(language) != own.searched:
                index = files.search_index(own.searched, built.made.settings.store)
                self._write(index.file)
                self._write(index.elsewhere)
                self._searched[language] = own.searched
            if self._asked:
                return
        codes: dict[str, File] = {}
        for file in files.codes(built.made):
            codes[file.path] = file
            if self._codes.get(file.path) != file:
                self._write(file)
                self._codes[file.path] = file
            if self._asked:
                return
        for path in self._codes.keys() - codes.keys():
            files.remove(self._folder, path)
        self._codes = codes
        self._told("Search and QR codes are up to date")

    def _write(self, file: File) -> None:
        with self._news:
            if not self._stopped:
                file.write(self._folder)
