"""From views to HTML, by the templates in overrides/."""

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context

from kokemusopas.addresses.relative import relative
from kokemusopas.pages.page_scripts import PublishedScripts
from kokemusopas.pages.views import PageView, SiteView

# Between blocks no blank is seen; between words, links and buttons it is.
BETWEEN_BLOCKS = re.compile(
    r"\n+(?=</?(?:article|d[dlt]|details|dialog|div|fieldset|footer|form|h[1-6]|header|li|main|nav|ol"
    r"|p|section|table|tbody|t[dhr]|template|thead|ul)[ >])"
)


class Dedented(Extension):
    """Leaves out what templates are indented by: it is for those who write them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the text of a template without the blanks at the beginning of its lines."""
        return re.sub(r"(?m)^[ \t]+", "", source)


def environment(overrides: Path) -> Environment:
    """Return what renders the templates of the folder `overrides`."""
    return prepared(Environment(loader=FileSystemLoader(overrides), auto_reload=False))


def prepared(environment: Environment) -> Environment:
    """Give an environment what the guide's templates need, and return it.

    No blank line is published where a template only decides, and no line is indented: pages fit
    the first round trip.
    """
    environment.add_extension(Dedented)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters |= {"url": address, "module_url": module_address, "close": close}
    return environment


def close(html: str) -> str:
    """Return HTML without the line ends before its blocks: readers get none of them to see."""
    return BETWEEN_BLOCKS.sub("", html)


@pass_context
def address(context: Context, url: str) -> str:
    """Return an address from the root of the site as a link from the page that is rendered."""
    page: PageView = context["page"]
    if url.startswith(("/", "#")) or ":" in url.partition("/")[0]:
        return url
    if page.root is not None:
        return page.root + (url or ".")
    return relative(url or ".", page.url)


@pass_context
def module_address(context: Context, url: str) -> str:
    """Return an address as `import()` takes it: without a dot before it, it would be a name."""
    link = address(context, url)
    return link if link.startswith((".", "/")) else f"./{link}"


def context(page: PageView, site: SiteView, published: PublishedScripts | None) -> dict[str, Any]:
    """Return what a template is given; `ui` are the short texts of the page's language."""
    return {
        "page": page,
        "site": site,
        "published": published,
        "ui": site.texts,
        "all_ui": site.all_texts,
    }


def render(
    page: PageView, site: SiteView, published: PublishedScripts | None, templates: Environment
) -> str:
    """Return the HTML of a page."""
    return templates.get_template(page.template).render(context(page, site, published))
