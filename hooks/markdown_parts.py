"""Add the guide's own Markdown: section links, scrollable tables, checklists, the brief."""

from pathlib import Path

from kokemusopas.markdown import brief, checklist
from kokemusopas.markdown.other_sites import OutwardExtension
from kokemusopas.markdown.permalinks import SectionsExtension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

OURS = (SectionsExtension, OutwardExtension, checklist.ChecklistExtension, brief.BriefExtension)
AFTER_UI_TEXTS = -300


@event_priority(AFTER_UI_TEXTS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    texts = config.extra["ui"]["markdown"]
    config.markdown_extensions = [
        *(extension for extension in config.markdown_extensions if not isinstance(extension, OURS)),
        SectionsExtension(),
        OutwardExtension(),
        checklist.ChecklistExtension(texts=texts),
        brief.BriefExtension(texts=texts),
    ]
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> None:
    text = Path(page.file.abs_src_path).read_text(encoding="utf-8")
    try:
        checklist.parse(text)
        brief.parse(text)
    except (checklist.ChecklistError, brief.BriefError) as error:
        raise PluginError(f"docs/{page.file.src_uri}:{error.line}: {error}") from None
