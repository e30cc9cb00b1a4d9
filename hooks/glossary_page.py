"""Write the glossary page of each language from the term base."""

from pathlib import Path

from kokemusopas import glossary
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    if glossary.PLACE not in markdown:
        return markdown
    try:
        terms = glossary.load(Path(config.docs_dir) / "terms.yml")
    except glossary.TermBaseError as error:
        raise PluginError(str(error)) from None
    entries = glossary.page(terms, config.extra["language"], config.extra["ui"]["glossary"])
    return markdown.replace(glossary.PLACE, entries)
