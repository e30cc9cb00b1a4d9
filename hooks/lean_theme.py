"""Publish our own styles and scripts only: the theme's weigh 60 kB gzipped a page."""

from pathlib import Path

from kokemusopas.theme_files import assets_of, style_sheet
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    custom = Path(config.theme.custom_dir)
    for file in list(files):
        source = Path(file.abs_src_path or "")
        ours = source.is_relative_to(custom) and source.name.endswith((".js", ".schema.json"))
        if not (source.is_relative_to(config.docs_dir) or ours):
            files.remove(file)
    for sheet in ("site", "tools"):
        name, text = style_sheet(custom / "components", sheet)
        config.extra[f"{sheet}_style"] = name
        files.append(File.generated(config, name, content=text))
        for path in assets_of(text):
            if not Path(config.docs_dir, path).exists():
                raise PluginError(f"docs/{path} is missing: the style sheets ask for it")
    return files
