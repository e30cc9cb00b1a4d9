"""Give MkDocs the pages of the model: it need not read their Markdown a second time."""

from typing import Any

from kokemusopas.adapters.i18n import language, late
from kokemusopas.pages.build import LanguageBuild
from kokemusopas.pages.rendering import context as context_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def own(config: MkDocsConfig) -> LanguageBuild:
    found: LanguageBuild = config.extra["build"].languages[language(config)]
    return found


@late
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    return ""


@late
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> str:
    return own(config).pages[page.file.name].content


@late
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    published = config.extra["build"].published
    return context_of(own(config).pages[page.file.name], own(config).site, published)
