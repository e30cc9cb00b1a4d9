"""mkdocs-static-i18n: which languages there are, and which one is being built.

It builds the site once for each language with the same configuration object. Of its insides
this sets `config.languages`, of which mkdocs.yml must name one for the sake of its own check, and
reads `current_language` and `is_default_language_build`, which it sets in its own `on_config` at
priority -100: what gives it the languages comes before that, at EARLY; whatever needs the language
must come later, at LATE.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs_static_i18n.config import I18nPluginLanguage

from kokemusopas.texts.languages import Traits

EARLY, LATE = 0, -200
Event = TypeVar("Event", bound=Callable[..., Any])


def early(event: Event) -> Event:
    """Mark an event of a hook that comes before the plugins."""
    return event_priority(EARLY)(event)


def late(event: Event) -> Event:
    """Mark an event of a hook: all of them come after the plugins, in the order of mkdocs.yml."""
    return event_priority(LATE)(event)


def give(config: MkDocsConfig, languages: Mapping[str, Traits]) -> None:
    """Tell the plugin the languages of the site, that at its root first."""
    found = []
    for number, (code, traits) in enumerate(languages.items()):
        one = I18nPluginLanguage()
        one.load_dict({"locale": code, "name": traits.name, "default": number == 0})
        one.validate()
        found.append(one)
    plugin: Any = config.plugins["i18n"]
    plugin.config.languages = found


def is_first(config: MkDocsConfig) -> bool:
    """Tell whether the language at the root of the site is being built."""
    plugin: Any = config.plugins["i18n"]
    return bool(plugin.is_default_language_build)


def language(config: MkDocsConfig) -> str:
    """Return the language that is being built."""
    plugin: Any = config.plugins["i18n"]
    return str(plugin.current_language)
