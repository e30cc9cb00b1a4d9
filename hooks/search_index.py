"""Write the search index of each language and tell the search page its address."""

import hashlib
import logging
from pathlib import Path

from jinja2 import Environment
from kokemusopas import search
from kokemusopas.search.sections import sections
from kokemusopas.texts import glossary
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.search_index")
NEEDED = "Search needs Finnish for libvoikko (apt-get install libvoikko1 voikko-fi)"

previewing = False


def on_startup(command: str, dirty: bool) -> None:
    global previewing
    previewing = command == "serve"


def weight(page: Page, config: MkDocsConfig) -> float:
    """Most readers are after the steps, few after what the guide tells of itself."""
    about = page.parent and page.parent.title == config.extra["ui"]["sections"]["oppaasta"]
    return 1.2 if page.meta.get("steps") else 0.8 if about else 1


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    docs, language = Path(config.docs_dir), config.extra["language"]
    root = config.extra["folders"][language]
    found = (file.page for file in files.documentation_pages() if file.page and file.page.content)
    pages = [
        search.Page(
            page.file.name,
            page.url.removeprefix(root).removeprefix("./"),
            page.title,
            list(sections(page.content)),
            weight(page, config),
        )
        for page in found
        if page.meta.get("template") != "search.html"
    ]
    try:
        terms = glossary.load(docs / "terms.yml")
        also = search.load_words(docs / language / "_search.yml")
        index, lacking = search.make(language, pages, terms, also)
    except (glossary.TermBaseError, search.SearchError) as error:
        raise PluginError(str(error)) from None
    if lacking and not previewing:
        raise PluginError(f"{NEEDED}: {lacking}")
    if lacking:
        log.info(f"Search knows no compounds in this preview. {NEEDED}: {lacking}")
    name = f"{root}search.json"
    config.extra["search_index"] = name
    version = hashlib.sha256(index.encode()).hexdigest()[:8]
    config.extra["search_version"] = version
    config.extra["search_address"] = f"{name}?v={version}"
    files.append(File.generated(config, name, content=index))
