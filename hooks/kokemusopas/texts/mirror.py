"""The folders of the languages hold the same files."""

from collections.abc import Iterable
from pathlib import Path


def missing_pages(docs: Path, languages: Iterable[str]) -> list[str]:
    """Return the pages (like `sv/tilaaminen.md`) that some language has and this one lacks."""
    pages = {
        language: {path.name for path in (docs / language).glob("*.md") if path.name[0] != "_"}
        for language in languages
    }
    every = set().union(*pages.values())
    return sorted(f"{language}/{name}" for language, own in pages.items() for name in every - own)
