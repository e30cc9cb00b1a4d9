"""Read the short texts of templates and scripts, one file a language."""

from pathlib import Path
from typing import Any

import yaml

from kokemusopas.texts import plurals
from kokemusopas.texts.read_yaml import read_yaml

Texts = dict[str, Any]


class UiTextError(Exception):
    """A text file is missing, is no YAML, or lacks a text that another language has."""


def load(path: Path) -> Texts:
    """Return the texts of one `_ui.yml`, a nested mapping.

    Raises UiTextError when the file is missing, malformed or not a mapping.
    """
    try:
        texts = read_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UiTextError(f"{path} is missing: every language needs its short texts") from None
    except yaml.YAMLError as error:
        raise UiTextError(f"{path} is not valid YAML: {error}") from None
    if not isinstance(texts, dict):
        raise UiTextError(f"{path} must be a mapping of keys to texts")
    return texts


def load_all(docs: Path, languages: list[str]) -> dict[str, Texts]:
    """Return {language: texts}; every language must have the keys of the first.

    Raises UiTextError naming the file and the first missing or extra key, or the first text that
    counts and lacks a form of its language.
    """
    all_texts = {language: load(docs / language / "_ui.yml") for language in languages}
    first, *others = languages
    for language in others:
        difference = keys(all_texts[first]) ^ keys(all_texts[language])
        if difference:
            raise UiTextError(
                f"docs/{first}/_ui.yml and docs/{language}/_ui.yml differ: "
                f"only one of them has `{min(difference)}`"
            )
    for language, texts in all_texts.items():
        for key, wrong, right in plurals.faults(texts, language):
            raise UiTextError(f"docs/{language}/_ui.yml: `{key}` has {wrong}, expected {right}")
    return all_texts


def keys(texts: Any, prefix: str = "") -> set[str]:
    """Return the dotted names of all texts, list places included (`steps.0.title`).

    All forms of a text that counts are one text: languages have them in different numbers.
    """
    if not isinstance(texts, dict | list) or plurals.is_plural(texts):
        return {prefix}
    children = texts if isinstance(texts, dict) else dict(enumerate(texts))
    nested = (keys(child, f"{prefix}.{key}".lstrip(".")) for key, child in children.items())
    return set().union(*nested)
