"""Tell MkDocs the languages of the site: those whose folder of docs/ holds a `_language.yml`."""

from pathlib import Path

from kokemusopas.adapters.i18n import early, give
from kokemusopas.texts import languages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


@early
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    try:
        known = languages.load(Path(config.docs_dir))
    except languages.LanguageError as error:
        raise PluginError(str(error)) from None
    give(config, {code: known[code] for code in languages.built(known)})
    return config
