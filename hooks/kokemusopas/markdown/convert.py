"""Markdown to HTML, with the extensions of mkdocs.yml and the guide's own."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown

from kokemusopas.markdown.brief import BriefExtension
from kokemusopas.markdown.checklist import ChecklistExtension
from kokemusopas.markdown.copy_text import CopyTextExtension
from kokemusopas.markdown.figure import FigureExtension
from kokemusopas.markdown.other_sites import OtherSitesExtension
from kokemusopas.markdown.permalinks import PermalinksExtension
from kokemusopas.markdown.reference import ReferenceExtension
from kokemusopas.markdown.set_apart import WORDS as WHO_SAYS
from kokemusopas.markdown.set_apart import SetApartExtension
from kokemusopas.markdown.sources import WORDS, SourcesExtension
from kokemusopas.texts.sources import CitedSource


def converter(
    extensions: Iterable[str],
    options: Mapping[str, Any],
    texts: Mapping[str, Any],
    icons: Path,
    sources: Mapping[str, CitedSource] | None = None,
    language: str = "",
) -> Callable[[str], str]:
    """Return the function that turns the Markdown of a language into HTML.

    `extensions` are names of Python-Markdown's, `options` {name: its options}, `texts` the
    language's words for what the guide's own extensions write, `icons` the folder of the site's
    own icons, `sources` the register of what pages may cite.
    """
    markdown = Markdown(
        extensions=[
            *extensions,
            PermalinksExtension(),
            OtherSitesExtension(),
            ReferenceExtension(texts=texts, icons=icons),
            SourcesExtension(
                register=sources or {}, language=language, texts=texts.get("source", WORDS)
            ),
            ChecklistExtension(texts=texts),
            BriefExtension(texts=texts),
            CopyTextExtension(),
            FigureExtension(),
            SetApartExtension(say=texts.get("say", WHO_SAYS)),
        ],
        extension_configs=dict(options),
    )

    def convert(text: str) -> str:
        return str(markdown.reset().convert(text))

    return convert
