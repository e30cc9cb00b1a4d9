"""Publish our own styles and scripts only: the theme's weigh 60 kB gzipped a page."""

from pathlib import Path

from jinja2 import Environment
from kokemusopas.publish.styles import assets_of, style_sheet
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
    name, text = style_sheet(custom / "components")
    config.extra["style"] = name
    files.append(File.generated(config, name, content=text))
    for path in assets_of(text):
        if not Path(config.docs_dir, path).exists():
            raise PluginError(f"docs/{path} is missing: the style sheets ask for it")
    return files


@event_priority(100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Publish no blank line where a template only decides: pages must fit the first round trip."""
    env.trim_blocks = env.lstrip_blocks = True
