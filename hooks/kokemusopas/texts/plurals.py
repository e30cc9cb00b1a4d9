"""Texts that count: a form for each plural category of their language, as CLDR has them."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeGuard

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule

# https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
COUNT = "{count}"
TRIED = range(1000)  # so many numbers show whether a category is that of one number alone


def is_plural(value: Any) -> TypeGuard[dict[str, Any]]:
    """Tell whether a value of `_ui.yml` is a text that counts, not a group of texts."""
    return isinstance(value, dict) and "other" in value and value.keys() <= set(CATEGORIES)


def form(text: Any, count: int, language: str) -> str:
    """Return the form of a text for a count, its `{count}` filled in.

    A text that is the same for every count is a text alone. One that a language has borrowed may
    lack a form of it.
    """
    if isinstance(text, dict):
        text = text.get(_rule(language)(count), text["other"])
    return str(text).replace(COUNT, str(count))


@cache
def categories(language: str) -> tuple[str, ...]:
    """Return the categories of a language, in the order in which CLDR lists them."""
    own = _rule(language).tags | {"other"}
    return tuple(one for one in CATEGORIES if one in own)


def faults(texts: Any, language: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (dotted key, what is wrong, what is right) of the texts that count."""
    if is_plural(texts):
        own = categories(language)
        if missing := [one for one in own if one not in texts]:
            yield key, f"no form {_named(missing)}", f"the forms {_named(own)}"
        if unused := [one for one in texts if one not in own]:
            yield key, f"the form {_named(unused)}", f"only {_named(own)}"
        silent = [one for one in own if COUNT not in str(texts.get(one, COUNT))]
        for one in silent if COUNT in str(texts["other"]) else ():
            if not _is_one_number(language, one):
                yield key, f"`{one}` without `{COUNT}`", "it, since the form is for many numbers"
    elif isinstance(texts, dict | list):
        children = texts.items() if isinstance(texts, dict) else enumerate(texts)
        for name, child in children:
            yield from faults(child, language, f"{key}.{name}".lstrip("."))


@cache
def _is_one_number(language: str, category: str) -> bool:
    rule = _rule(language)
    return [rule(number) for number in TRIED].count(category) == 1


def _rule(language: str) -> PluralRule:
    """Return the rule of a language; of one that CLDR does not know, that of one form for all."""
    try:
        rule: PluralRule = Locale.parse(language).plural_form
    except UnknownLocaleError:
        rule = PluralRule({})
    return rule


def _named(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{one}`" for one in names)
