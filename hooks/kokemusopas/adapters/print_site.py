"""mkdocs-print-site-plugin: it writes the print page, which the model has put together.

Of its insides this sets `print_page`, `print_file`, `renderer` and `context`, which the plugin
sets in its `on_config` and reads in its `on_post_build`, and overrides
`Renderer.write_combined`: the plugin's own renames ids and links by regular expressions, which
parts boxes from their labels. When that method runs, `js/print-site.js` has been copied, of
which this guide has no use. What the plugin writes before the first `</head>` finds no such
tag: base.html ends the head of the print page with `</head >`, the same to every browser.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs_print_site_plugin.renderer import Renderer

NAME = "print-site"
SCRIPT = "js/print-site.js"


class RenderedPages(Renderer):  # type: ignore[misc]
    """The plugin's renderer where nothing is left to combine."""

    def write_combined(self) -> tuple[str, TableOfContents]:
        """Return no text, since the template has it; take the plugin's script away again."""
        script = Path(self.mkdocs_config["site_dir"], SCRIPT)
        script.unlink()
        script.parent.rmdir()
        return "", TableOfContents([])


def give(config: MkDocsConfig, address: str, html: str) -> None:
    """Let the plugin write `html` as the print page of the language that is being built.

    `address` is that of the page from the root of the site, with a slash at its end.
    """
    plugin: Any = config.plugins[NAME]
    name = f"{address.rstrip('/')}.md"
    plugin.print_file = File(name, "", config.site_dir, config.use_directory_urls)
    plugin.print_page = Page("", plugin.print_file, config)
    plugin.renderer = RenderedPages(plugin.config, config, print_page=plugin.print_page)
    plugin.context = {"rendered": html}  # for main.html, see rendered.html
    config.extra_javascript = []
