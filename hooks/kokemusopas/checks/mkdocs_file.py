"""What mkdocs.yml says of the guide: its navigation."""

from pathlib import Path
from typing import Any

import yaml

from kokemusopas.model.settings import ABOUT


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without its environment variables."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def read(path: Path) -> dict[str, Any]:
    """Return what mkdocs.yml holds, None in place of what the environment decides."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), _Loader))


def navigation_keys(config: dict[str, Any]) -> set[str]:
    """Return the names of the navigation's sections."""
    return {key for item in config["nav"] if isinstance(item, dict) for key in item}


def about_the_guide(config: dict[str, Any]) -> set[str]:
    """Return the pages of the navigation's section whose subject is the guide itself."""
    parts = [item for item in config["nav"] if isinstance(item, dict)]
    return {page for part in parts for page in part.get(ABOUT, ())}
