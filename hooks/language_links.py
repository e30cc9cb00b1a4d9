"""Tell each page its address in every language that is built; keep one page for lost readers."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    context["translations"] = [
        {"lang": lang, "name": texts["language"]["name"], "url": page.file.alternates[lang].url}
        for lang, texts in config.extra["all_ui"].items()
        if lang in page.file.alternates
    ]
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The server has one 404 page for all languages: the default language's build writes it."""
    default = next(iter(config.extra["all_ui"]))
    return output if template_name != "404.html" or config.extra["language"] == default else ""
