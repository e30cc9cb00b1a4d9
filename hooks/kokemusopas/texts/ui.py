"""Read the short texts of templates and scripts, one file a language."""

from pathlib import Path
from typing import Any

import yaml

from kokemusopas.texts import languages, plurals
from kokemusopas.texts.read_yaml import read_yaml

Texts = dict[str, Any]
FILE = "file"  # the key of a name of a file, which two languages cannot share


class UiTextError(Exception):
    """A text file is missing, is no YAML, or lacks a plural form of its language."""


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


def load_all(docs: Path, known: languages.Languages) -> dict[str, Texts]:
    """Return {language: texts}, those that a language lacks from the ones it falls back on.

    Raises UiTextError naming the file and the first text that counts and lacks a form of its
    language.
    """
    own = {language: load(docs / language / "_ui.yml") for language in known}
    for language, texts in own.items():
        for key, wrong, right in plurals.faults(texts, language):
            raise UiTextError(f"docs/{language}/_ui.yml: `{key}` has {wrong}, expected {right}")
    return {language: _filled(language, own, known) for language in known}


def _filled(language: str, own: dict[str, Texts], known: languages.Languages) -> Texts:
    texts = own[language]
    for other in languages.fallbacks(language, known):
        if other in own:
            texts = _with(texts, own[other], (other, language))
    return texts


def _with(texts: Any, others: Any, codes: tuple[str, str], key: str = "") -> Any:
    """Return texts with the `others` that they lack, a file of these under another name.

    `codes` are those of the other language and of the one that borrows.
    """
    if texts is None:
        if key == FILE:
            name = Path(str(others))
            return f"{name.stem.removesuffix(f'-{codes[0]}')}-{codes[1]}{name.suffix}"
        if not isinstance(others, dict | list) or plurals.is_plural(others):
            return others
        texts = type(others)()
    if isinstance(texts, dict) and isinstance(others, dict) and not plurals.is_plural(texts):
        return {
            name: _with(texts.get(name), others.get(name), codes, str(name))
            for name in (texts | others)
        }
    if isinstance(texts, list) and isinstance(others, list):
        rest = [None] * (len(others) - len(texts))
        return [_with(*pair, codes) for pair in zip([*texts, *rest], others, strict=False)]
    return texts


def keys(texts: Any, prefix: str = "") -> set[str]:
    """Return the dotted names of all texts, list places included (`steps.0.title`).

    All forms of a text that counts are one text: languages have them in different numbers.
    """
    if not isinstance(texts, dict | list) or plurals.is_plural(texts):
        return {prefix}
    children = texts if isinstance(texts, dict) else dict(enumerate(texts))
    nested = (keys(child, f"{prefix}.{key}".lstrip(".")) for key, child in children.items())
    return set().union(*nested)
