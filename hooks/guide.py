"""Read the guide once for all languages, and tell MkDocs the name of the one being built."""

from kokemusopas.adapters.i18n import is_first, language, late
from kokemusopas.adapters.mkdocs import settings_of
from kokemusopas.model import owner
from kokemusopas.pages import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("guide")
NEEDED = "Search needs Finnish for libvoikko (apt-get install libvoikko1 voikko-fi)"


@late
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if is_first(config):
        try:
            settings = settings_of(config)
            config.extra["build"] = build.build(settings)
        except build.FAULTS as error:
            raise PluginError(str(error)) from None
        for said in owner.warnings(settings.owner, settings.site_url):
            log.info(said)
        if lacking := config.extra["build"].lacking:
            if not settings.preview:
                raise PluginError(f"{NEEDED}: {lacking}")
            log.info(f"Search knows no compounds in this preview. {NEEDED}: {lacking}")
    own = config.extra["build"].languages[language(config)]
    config.site_url = own.site.settings.site_url
    config.nav = own.files_of_navigation
    config.site_name = own.site.texts["site"]["name"]
    config.site_description = own.site.texts["site"]["description"]
    return config
