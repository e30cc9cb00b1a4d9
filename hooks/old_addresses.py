"""Write `go/`, which opens a section in the reader's language, and keep old addresses good."""

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from kokemusopas.addresses import lists
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    extra = config.extra
    language = extra["language"]
    return lists.with_old_names(
        html,
        page.file.name,
        extra["aliases"],
        extra["places"],
        extra["ui"]["links"]["moved"],
        lambda place: get_relative_url(place.path(extra["folders"][language]), page.url),
        language,
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    folder = config.extra["folders"][config.extra["language"]]
    templates = {
        f"{folder}{old}/index.html": '{% set old = "' + old + '" %}{% extends "moved.html" %}'
        for old in config.extra["aliases"].pages
    }
    if config.extra["first_language"]:
        templates["go/index.html"] = '{% extends "go.html" %}'
        names = {code: ui["language"]["name"] for code, ui in config.extra["all_ui"].items()}
        config.extra["go_list"] = lists.go_list(
            config.extra["places"],
            config.extra["aliases"],
            config.extra["ledger"],
            config.extra["folders"],
            names,
            "../",
        )
    # The i18n plugin puts its own sitemap before ours, which has true dates.
    ours = FileSystemLoader(config.theme.custom_dir)
    env.loader = ChoiceLoader([DictLoader(templates), ours, env.loader])
    config.theme.static_templates = {
        name for name in config.theme.static_templates if "/" not in name
    } | templates.keys()
