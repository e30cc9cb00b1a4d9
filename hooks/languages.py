"""Tell MkDocs the languages of the site: those of docs/ that its owner publishes."""

from pathlib import Path

from kokemusopas.adapters.i18n import early, give
from kokemusopas.model import owner
from kokemusopas.model.publisher import PublisherError
from kokemusopas.texts import languages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


@early
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    docs = Path(config.docs_dir)
    try:
        known = languages.load(docs)
        shown = owner.read(docs).published(languages.built(known))
    except (languages.LanguageError, PublisherError) as error:
        raise PluginError(str(error)) from None
    give(config, {code: known[code] for code in shown})
    return config
