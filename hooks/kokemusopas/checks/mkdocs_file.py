"""What mkdocs.yml says of the guide: its navigation and its languages."""

from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without its environment variables."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def read(path: Path) -> dict[str, Any]:
    """Return what mkdocs.yml holds, None in place of what the environment decides."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), _Loader))


def navigation_keys(config: dict[str, Any]) -> set[str]:
    """Return the names of the navigation's sections."""
    return {key for item in config["nav"] if isinstance(item, dict) for key in item}


def built_languages(config: dict[str, Any]) -> list[str]:
    """Return the languages that are switched on, the source language first."""
    (languages,) = (
        plugin["i18n"]["languages"]
        for plugin in config["plugins"]
        if isinstance(plugin, dict) and "i18n" in plugin
    )
    return [one["locale"] for one in languages if one.get("build", True)]
