"""Add the guide's own Markdown: permanent section links, scrollable tables, checklists."""

from pathlib import Path

from kokemusopas.checklist import ChecklistError, ChecklistExtension, parse
from kokemusopas.sections import SectionsExtension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

EXTENSIONS = [SectionsExtension(), ChecklistExtension()]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.markdown_extensions = [
        *(extension for extension in config.markdown_extensions if extension not in EXTENSIONS),
        *EXTENSIONS,
    ]
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> None:
    try:
        parse(Path(page.file.abs_src_path).read_text(encoding="utf-8"))
    except ChecklistError as error:
        raise PluginError(f"docs/{page.file.src_uri}:{error.line}: {error}") from None
