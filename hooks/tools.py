"""Give pages what their tools need: words, the letters of the brief, the items of a step."""

from pathlib import Path
from typing import Any

from kokemusopas.markdown import brief, checklist
from kokemusopas.texts import tool_words
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

pages: Files


@event_priority(-300)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.extra["letters"] = {
        language: {
            **texts["letter"],
            "untitled": texts["tool"]["event"]["untitled"],
            "groups": question_groups(config, language),
        }
        for language, texts in config.extra["all_ui"].items()
    }
    return config


def question_groups(config: MkDocsConfig, language: str) -> list[dict[str, Any]]:
    try:
        return brief.groups(read(config, language, "tilauspohja.md"))
    except brief.BriefError as error:
        raise PluginError(f"docs/{language}/tilauspohja.md:{error.line}: {error}") from None


@event_priority(-300)
def on_files(files: Files, config: MkDocsConfig) -> None:
    global pages
    pages = files
    ui, letters, language = (config.extra[name] for name in ("ui", "letters", "language"))
    for name, text in tool_words.modules(ui, letters, language).items():
        files.append(File.generated(config, name, content=text))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    if page.meta.get("steps"):
        language = config.extra["language"]
        context["phase_items"] = checklist.phase_html(
            read(config, language, "tarkistuslista.md"),
            {
                step: config.extra["ui"]["steps"]["items"][step - 1]["title"]
                for step in page.meta["steps"]
            },
            config.extra["ui"]["markdown"],
            lambda name: get_relative_url(pages.src_uris[f"{language}/{name}"].url, page.url),
        )
    return context


def read(config: MkDocsConfig, language: str, name: str) -> str:
    path = Path(config.docs_dir) / language / name
    if not path.exists():
        raise PluginError(f"docs/{language}/{name} is missing: the tools are made from it")
    return path.read_text(encoding="utf-8")
