"""Tell each page its address in every language that is built; keep one page for lost readers."""

from pathlib import Path
from typing import Any

from kokemusopas.texts.mirror import missing_pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_files(files: object, config: MkDocsConfig) -> None:
    if missing := missing_pages(Path(config.docs_dir), config.extra["all_ui"]):
        raise PluginError(
            "\n".join(
                f"docs/{page} is missing, while another language has it: .github/TRANSLATING.md "
                "tells how to add a page"
                for page in missing
            )
        )


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
    """The pages for the lost serve all languages: the default language's build writes them."""
    is_shared = template_name in {"404.html", "offline.html"}
    return output if not is_shared or config.extra["first_language"] else ""
