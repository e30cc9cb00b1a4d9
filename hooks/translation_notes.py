"""Tell readers of a translation what is stale and when it was checked; fill the status table."""

from pathlib import Path

from kokemusopas.texts import glossary
from kokemusopas.translations import reader
from kokemusopas.translations.status import compare, library
from kokemusopas.translations.translatable import TERMS, TranslationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    try:
        documents = library(Path(config.docs_dir))
        config.extra["translation"] = (documents, compare(documents))
    except TranslationError as error:
        raise PluginError(str(error)) from None
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    documents, states = config.extra["translation"]
    language, texts = config.extra["language"], config.extra["ui"]["translation"]
    own = {state.name: state for state in states if state.language == language}
    state = own.get(page.file.src_uri.removeprefix(f"{language}/"))
    source = state and page.file.alternates.get(state.source.language)
    if source:
        text = Path(page.file.abs_src_path).read_text(encoding="utf-8")
        terms = own.get(TERMS) if glossary.PLACE in text else None
        url = get_relative_url(source.url, page.url)
        markdown = reader.with_notes(markdown, state, texts, url, terms)
    if reader.PLACE not in markdown:
        return markdown

    def address(name: str) -> str:
        return get_relative_url(files.get_file_from_path(f"{language}/{name}").url, page.url)

    table = reader.table(documents, states, language, texts, address)
    return markdown.replace(reader.PLACE, table)
