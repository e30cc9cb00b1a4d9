"""Write the glossary page of each language, and link hard terms on the other pages to it."""

from pathlib import Path

from kokemusopas.markdown.explanations import explained
from kokemusopas.texts import glossary
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    try:
        terms = glossary.load(Path(config.docs_dir) / "terms.yml")
    except glossary.TermBaseError as error:
        raise PluginError(str(error)) from None
    language = config.extra["language"]
    if glossary.PLACE in markdown:
        entries = glossary.page(terms, language, config.extra["ui"]["glossary"])
        return markdown.replace(glossary.PLACE, entries)
    return markdown if page.meta.get("home") else explained(markdown, terms, language)
