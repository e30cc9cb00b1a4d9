"""Give each language a print page of its own, with addresses, titles and links that hold."""

from pathlib import Path
from typing import Any

from kokemusopas.paper import print_page
from kokemusopas.sharing import qr
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs_print_site_plugin import renderer

AFTER_I18N = -200  # the i18n plugin sets the language at -100
renderer.fix_internal_links = print_page.section


class CuredRenderer(renderer.Renderer):
    """The plugin's renderer, its result put right and its contents made without a script."""

    def write_combined(self) -> tuple[str, TableOfContents]:
        html, _ = super().write_combined()
        html, self.print_page.meta["contents"] = print_page.assemble(html, self.print_page.url)
        return html, TableOfContents([])


def _address(config: MkDocsConfig, language: str) -> str:
    folder = config.extra["folders"][language]
    return f"{folder}{config.plugins['print-site'].config['print_page_basename']}"


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    plugin, texts = config.plugins["print-site"], config.extra["ui"]["paper"]
    address = _address(config, config.extra["language"])
    plugin.print_file = File(f"{address}.md", "", config.site_dir, config.use_directory_urls)
    plugin.print_page = Page(texts["title"], plugin.print_file, config)
    plugin.print_page.edit_url = None
    plugin.print_page.meta = {"print": True, "description": texts["description"]}
    plugin.renderer = CuredRenderer(plugin.config, config, print_page=plugin.print_page)
    config.extra_javascript = []  # the plugin adds its script anew for each language
    return config


@event_priority(AFTER_I18N)
def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> None:
    config.plugins["print-site"].renderer.items = nav.items


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    context["short_address"] = page.canonical_url.partition("://")[2]
    context["qr"] = qr.svg(page.canonical_url, config.extra["ui"]["paper"]["address"])


@event_priority(50)
def _before_plugin(config: MkDocsConfig) -> None:
    plugin = config.plugins["print-site"]
    plugin.context["translations"] = [
        {"lang": lang, "name": texts["language"]["name"], "url": f"{_address(config, lang)}/"}
        for lang, texts in config.extra["all_ui"].items()
    ]
    on_page_context(plugin.context, plugin.print_page, config, plugin.context["nav"])


@event_priority(-50)
def _after_plugin(config: MkDocsConfig) -> None:
    file = Path(config.plugins["print-site"].print_file.abs_dest_path)
    file.write_text(print_page.without_head_script(file.read_text("utf-8")), "utf-8")
    script = Path(config.site_dir) / "js/print-site.js"
    script.unlink()
    script.parent.rmdir()


on_post_build = CombinedEvent(_before_plugin, _after_plugin)
