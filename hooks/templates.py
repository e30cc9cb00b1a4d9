"""Make MkDocs render as the guide does, and write the pages that no file of docs/ writes."""

from jinja2 import Environment
from kokemusopas.adapters.i18n import language, late
from kokemusopas.pages import build, rendering
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


@late
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    # MkDocs would render the theme's own 404.html and sitemap.xml after ours.
    config.theme.static_templates = set()
    rendering.prepared(env)
    for made in build.rendered(config.extra["build"], language(config), env):
        files.append(File.generated(config, made.path, content=made.content))
    return env
