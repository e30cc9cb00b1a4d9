"""What a page offers to take along: its papers in groups, each with its pages and its size."""

from collections.abc import Iterable, Iterator

from kokemusopas.model.guide import Edition
from kokemusopas.pages import papers
from kokemusopas.pages.made import Made
from kokemusopas.pages.views import Download, DownloadGroup
from kokemusopas.texts import plurals
from kokemusopas.texts.ui import Texts

LIST = "checklist"  # the paper beside which those in two languages stand
KILOBYTE = 1000
FEW = 4  # so many need no groups


def downloads(names: Iterable[str], edition: Edition, made: Made) -> tuple[DownloadGroup, ...]:
    """Return the papers of these names that there are; none where none are made."""
    if not made.settings.pdfs:
        return ()
    there, texts = set(papers.names(edition)), edition.texts["paper"]
    wanted = [name for name in names if name in there]
    if len(wanted) <= FEW:
        return (DownloadGroup("", tuple(_files(wanted, edition, made))),) if wanted else ()
    groups = [
        DownloadGroup(title, tuple(_files(mine, edition, made)))
        for group, title in texts["groups"].items()
        if (mine := [name for name in wanted if papers.group_of(name) == group])
    ]
    return tuple(groups)


def _files(names: Iterable[str], edition: Edition, made: Made) -> Iterator[Download]:
    texts = edition.texts["paper"]
    for name in names:
        yield _download(texts["documents"][name], edition, made)
        if name == LIST:
            for pair, *both in papers.pairs(made.guide.editions):
                if edition in both:
                    yield _download(texts["pairs"][pair], edition, made)


def _download(words: Texts, edition: Edition, made: Made) -> Download:
    known, texts = made.settings.papers.get(words["file"]), edition.texts["paper"]
    if not known:
        return Download(words["file"], words["title"], words["text"])
    told = [plurals.form(texts["size"], max(1, round(known.bytes / KILOBYTE)), edition.language)]
    if known.pages:
        told.insert(0, plurals.form(texts["pages"], known.pages, edition.language))
    return Download(words["file"], words["title"], f"{words['text']} ({', '.join(told)})")
