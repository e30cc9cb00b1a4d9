"""Whether the history tells that a translation followed its source: the change is the record."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import takewhile
from pathlib import Path

import yaml

from kokemusopas.history import git
from kokemusopas.history.versions import by_commit, days, log
from kokemusopas.translations.translatable import Document, TranslationError, sections
from kokemusopas.translations.wording import short_hash, wording_of

FILES = ("*.md", "*terms.yml", "*_ui.yml")
NOW = -1  # how many commits ago what is not committed yet was changed
# A translation that follows changes at least a quarter as many words as its source did: so did all
# but 1 of 920 that were brought up to date in this guide's history. A mended slip changes fewer,
# or puts words alike in the place of words (none of the 920 did).
LEAST, ALIKE = 0.25, 0.75


@dataclass(frozen=True)
class _Told:
    """The text of a section since some commit: `ago` is how many came after it."""

    ago: int
    text: str

    @property
    def hash(self) -> str:
        return short_hash(self.text)


@dataclass(frozen=True)
class Past:
    """What the history holds of some files: {file: its blobs}, {blob: its text}, the commits' days.

    `files` are all that there were. What is not committed yet counts as the newest change.
    """

    blobs: Mapping[str, list[tuple[int, str]]]
    texts: Mapping[str, str]
    days: Sequence[date]
    files: Collection[str]

    def follows(self, source: Document, translation: Document, section: str, recorded: str) -> bool:
        """Tell whether a section was changed with or after its source, by more than a slip.

        `recorded` is the hash of the wording that its record names, "" where it names none.
        """
        theirs, mine = (list(self.of(one, section)) for one in (source, translation))
        now = theirs[0].hash
        since = next((at for at, each in enumerate(theirs) if each.hash != now), len(theirs))
        written = theirs[since - 1].ago  # when the source got its present words
        before = _at(mine, written)
        if not before.text:
            return True  # there was no translation of it before
        if before.hash == mine[0].hash:
            return False
        known = next((at for at, each in enumerate(theirs) if each.hash == recorded), since)
        if known == len(theirs):
            return True  # the source never was otherwise
        first = _at(mine, theirs[known - 1].ago)
        changed = first.text or before.text, mine[0].text
        return not is_slip(*changed, theirs[known].text, theirs[0].text)

    def since(self, document: Document, section: str) -> date | None:
        """Return the day on which a section got its present words, None before it is committed."""
        first, *before = self.of(document, section)
        ago = [first, *takewhile(lambda one: one.hash == first.hash, before)][-1].ago
        return None if ago == NOW else self.days[ago]

    def had(self, document: Document, section: str) -> bool:
        """Tell whether a document has or had a section."""
        return any(one.text for one in self.of(document, section))

    def of(self, document: Document, section: str) -> Iterator[_Told]:
        """Yield a section as it is now and as it was after each commit that changed its file."""
        now = document.sections.get(section)
        yield _Told(NOW, now.text if now else "")
        for ago, blob in self.blobs.get(document.path, ()):
            yield _Told(ago, self._text(document, section, self.texts.get(blob, "")))

    def _text(self, document: Document, section: str, text: str) -> str:
        try:
            found = sections(document.name, document.language, text).get(section)
        except (TranslationError, yaml.YAMLError):
            return ""
        return found.text if found else ""


def past(docs: Path, documents: Iterable[Document]) -> Past | None:
    """Return what the history holds of some files, None where there is none, or only its end."""
    state = git.state(docs)
    told = log(docs, state, *FILES) if state else ""
    if not told:
        return None
    of_all = by_commit(told)
    blobs = {one.path: of_all.get(one.path, []) for one in documents}
    texts = git.texts(docs, {blob for some in blobs.values() for _, blob in some if blob})
    return Past(blobs, texts, days(told), of_all.keys())


def behind(docs: Path, source: Document, translation: Document, section: str) -> bool:
    """Tell whether a section of the source was changed in any letter after its translation was.

    What a reader does not read (a link's target, a day on which something is due) changes no
    wording, so it leaves a translation in step: what differs may be the source's correction.
    """
    told = past(docs, (source, translation))
    if not told:
        return False
    mine, theirs = (_changed(told.of(one, section)) for one in (translation, source))
    return theirs < mine


def _changed(told: Iterator[_Told]) -> int:
    """Return how many commits ago the present letters of a section were written."""
    first = next(told)
    return [first, *takewhile(lambda one: one.text == first.text, told)][-1].ago


def _at(told: list[_Told], ago: int) -> _Told:
    """Return what stood there just before a commit."""
    return next((one for one in told if one.ago > ago), _Told(ago, ""))


def is_slip(before: str, after: str, source_before: str, source_after: str) -> bool:
    """Tell whether a translation was changed by less than it takes to follow its source."""
    mine, theirs = _changes(before, after), _changes(source_before, source_after)
    if _count(mine) < LEAST * _count(theirs):
        return True
    return _are_alike(mine) and not _are_alike(theirs)


Change = tuple[list[str], list[str]]


def _changes(before: str, after: str) -> list[Change]:
    """Return the words that were put in the place of others."""
    old, new = wording_of(before), wording_of(after)
    return [
        (old[a:b], new[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def _count(changes: Iterable[Change]) -> int:
    return sum(max(len(old), len(new)) for old, new in changes)


def _are_alike(changes: Iterable[Change]) -> bool:
    """Tell whether each word came in the place of one that is written much like it."""
    pairs: list[tuple[str, str]] = []
    for old, new in changes:
        if len(old) != len(new):
            return False
        pairs += zip(old, new, strict=True)
    return all(
        not any(letter.isdigit() for letter in old + new)
        and SequenceMatcher(None, old, new).ratio() >= ALIKE
        for old, new in pairs
    )
