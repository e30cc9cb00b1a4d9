"""Know the guide's public addresses; publish the lists of them and their QR codes."""

from pathlib import Path
from typing import Any

from kokemusopas.addresses import aliases, ledger, lists
from kokemusopas.addresses.places import PlaceError, places
from kokemusopas.sharing import qr
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

AFTER_TRANSLATIONS = -300


def pages_of(nav: list[Any]) -> list[str]:
    return [
        name
        for item in nav
        for name in ([item] if isinstance(item, str) else pages_of(next(iter(item.values()))))
    ]


@event_priority(AFTER_TRANSLATIONS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    docs, texts = Path(config.docs_dir), config.extra["all_ui"]
    try:
        found = places(config.extra["translation"][0], docs, texts, pages_of(config.nav))
        old = aliases.read(docs / aliases.NAME, found)
    except (aliases.AliasError, PlaceError) as error:
        raise PluginError(str(error)) from None
    config.extra.update(
        places=found,
        aliases=old,
        ledger=ledger.read(docs / ledger.NAME),
        indexes={language: lists.index_path(language) for language in texts},
    )
    return config


@event_priority(AFTER_TRANSLATIONS)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    extra = config.extra
    language = extra["language"]
    made = {extra["indexes"][language]: lists.index(extra["places"], language)}
    if extra["first_language"]:
        made |= {
            lists.qr_path(name): qr.file(f"{config.site_url}go/#{name}")
            for name in lists.qr_names(extra["places"], extra["ledger"])
        }
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if lists.PLACE not in markdown:
        return markdown
    extra = config.extra
    root = get_relative_url(".", page.url) + "/"
    return markdown.replace(
        lists.PLACE,
        lists.link_list(
            extra["places"],
            extra["ledger"],
            extra["language"],
            extra["folders"],
            extra["ui"]["linking"]["no_script"],
            config.site_url,
            root,
        ),
    )
