"""Give each language a print page of its own, by mkdocs-print-site-plugin where it is used."""

from jinja2 import Environment
from kokemusopas.adapters.i18n import language, late
from kokemusopas.pages import build, rendering
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


@late
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    made: build.Build = config.extra["build"]
    own = made.languages[language(config)]
    html = rendering.render(own.paper, own.site, made.published, env)
    if "print-site" in config.plugins:
        from kokemusopas.adapters import print_site  # the guide builds without the plugin too

        print_site.give(config, own.paper.url, html)
    else:
        files.append(File.generated(config, build.path_of(own.paper), content=html))
    return env
