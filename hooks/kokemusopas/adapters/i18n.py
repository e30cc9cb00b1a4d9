"""mkdocs-static-i18n: which languages there are, and which one is being built.

It builds the site once for each language with the same configuration object. Of its insides
this reads `build_languages`, `default_language` and `current_language`, which it sets in its own
`on_config` at priority -100: whatever needs the language must come later, at LATE.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

LATE = -200
Event = TypeVar("Event", bound=Callable[..., Any])


def late(event: Event) -> Event:
    """Mark an event of a hook: all of them come after the plugins, in the order of mkdocs.yml."""
    return event_priority(LATE)(event)


def languages(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the languages that are built, the default one first."""
    plugin: Any = config.plugins["i18n"]
    default = plugin.default_language
    return (default, *(one for one in plugin.build_languages if one != default))


def language(config: MkDocsConfig) -> str:
    """Return the language that is being built."""
    plugin: Any = config.plugins["i18n"]
    return str(plugin.current_language)
