"""MkDocs: its configuration as the guide's settings, its command.

Only its public parts are used: the validated configuration, `plugins` by name, and, of the
command line that it is built with, the name of the command that runs.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from kokemusopas.model import own, owner, papers
from kokemusopas.model.settings import Part, Settings
from kokemusopas.texts import languages

CONFIG = "mkdocs.yml"
HERE = "http://127.0.0.1:8000/"  # where a site is that nobody has given an address


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings that a configuration holds, and the languages of its docs.

    Raises LanguageError as `languages.load` does, PublisherError as `owner.read` does.
    """
    extra, docs = config.extra, Path(config.docs_dir)
    command = click.get_current_context(silent=True)
    preview = bool(
        command and command.info_name == "serve" and command.params.get("livereload", True)
    )
    told = owner.read(docs, extra["publisher"], extra["host"])
    published = told.published(languages.built(languages.load(docs)))
    left = told.leave_out.pages
    return Settings(
        docs=docs,
        overrides=Path(config.theme.custom_dir or ""),
        languages=published,
        navigation=own.placed(_parts(config.nav or []), docs / published[0], left),
        extensions=tuple(name for name in config.markdown_extensions if isinstance(name, str)),
        options=config.mdx_configs,
        site_url=config.site_url or told.naming.address or HERE,
        repo_url=(config.repo_url or told.naming.repository).rstrip("/"),
        edit_path=extra["edit_path"],
        owner=told,
        favicon=str(config.theme["favicon"]),
        pdfs=extra["pdfs"] is True and not preview,  # they come after the pages: hooks/preview.py
        papers=papers.read(Path(extra["papers"])) if extra["papers"] else {},
        cards=extra["cards"] is True,
        offline=extra["offline"] is True,
        preview=preview,
        published=extra["published"] is True,
    )


def settings_of_project(folder: Path = Path(), docs: Path | None = None) -> Settings:
    """Return the settings of the project in a folder, for commands that need no build.

    `docs` are other docs than its own.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    other = {"docs_dir": str(docs.resolve())} if docs else {}
    return settings_of(load_config(str(folder / CONFIG), hooks=[], **other))


def write_to(file: File, path: str, config: MkDocsConfig) -> None:
    """Let MkDocs write a page to `path` from the root of the site, whatever its file is called."""
    there = File(file.src_uri, None, config.site_dir, config.use_directory_urls, dest_uri=path)
    file.dest_uri, file.url, file.abs_dest_path = path, there.url, there.abs_dest_path


def made_file(path: str, content: str, config: MkDocsConfig) -> File:
    """Return a file of the site that is made; one that ends in .md is no page to MkDocs."""
    file = File.generated(config, f"{path}.made", content=content)
    write_to(file, path, config)
    return file


def _parts(navigation: Iterable[Any]) -> Iterable[Part]:
    for item in navigation:
        if isinstance(item, str):
            yield Part("", (item,))
        else:
            ((key, pages),) = item.items()
            yield Part(key, tuple(pages))
