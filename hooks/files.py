"""Publish what docs/ and the components hold and what is made of them, nothing of the theme."""

from pathlib import Path

from kokemusopas.adapters.i18n import language, late
from kokemusopas.adapters.mkdocs import made_file, write_to
from kokemusopas.pages.build import Build, path_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


@late
def on_files(files: Files, config: MkDocsConfig) -> Files:
    build: Build = config.extra["build"]
    docs, overrides = build.made.settings.docs, build.made.settings.overrides
    kinds = (".schema.json",) if build.published else (".schema.json", ".js")
    for file in list(files):
        source = Path(file.abs_src_path or "")
        ours = source.is_relative_to(overrides) and source.name.endswith(kinds)
        if not (source.is_relative_to(docs) or ours):
            files.remove(file)
    code = language(config)
    for file in files.documentation_pages():
        if file.name not in build.languages[code].pages:
            files.remove(file)  # its owner leaves it out, or it adds to another
            continue
        write_to(file, path_of(build.languages[code].pages[file.name]), config)
    shared = build.shared if code == build.made.settings.languages[0] else ()
    for made in (*build.languages[code].files, *shared):
        files.append(made_file(made.path, made.content, config))
    return files
