"""What tools must know of a language stands in its folder, and a slip in it is told."""

from dataclasses import fields
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.search import make
from kokemusopas.texts.languages import NAME, Easy, Grammar, LanguageError, Traits, built, load

LINES = 'name: suomi\norder: 1\nlocale: fi_FI\nsearch: {links: ["", s], action: "nen$"}\n'


def written(docs: Path, code: str, text: str) -> Path:
    (docs / code).mkdir(exist_ok=True)
    (docs / code / NAME).write_text(text, "utf-8")
    return docs


def test_a_language_is_a_folder_with_the_source_first(tmp_path: Path) -> None:
    written(tmp_path, "ab", "name: аҧсуа\nlocale: ru_RU\nbuilt: false\n")
    written(tmp_path, "de", "name: Deutsch\nlocale: de_DE\n")
    written(tmp_path, "sv", "name: svenska\norder: 2\nlocale: sv_FI\n")
    written(tmp_path, "fi", LINES)
    (tmp_path / "assets").mkdir()
    found = load(tmp_path)
    assert list(found) == ["fi", "sv", "ab", "de"]
    assert built(found) == ("fi", "sv", "de")
    assert found["fi"].search.links == ("", "s")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("locale: fi_FI\n", "", "lacks `locale:`: .github/TRANSLATING.md"),
        ("locale: fi_FI", "locale: xx_XX", "`locale: xx_XX` is none that Babel knows"),
        ("name: suomi", "name: 7", "`name` must be a text, in quotation marks if need be, found 7"),
        ("order: 1", "order: first", "`order` must be a number, found 'first'"),
        ("order: 1", "order: 1\nclocks: '.'", "`clocks` is no key: known are built, clock, code"),
        ('"nen$"', '"nen("', "`search.action` is no regular expression"),
        ('["", s]', "s", "`search.links` must be a list of texts"),
        ("action", "doing", "`search.doing` is no key"),
        ("search: {", "search: [{", "is not valid YAML"),
        (LINES, "suomi\n", "must hold lines such as `name: suomi`"),
    ],
)
def test_a_slip_is_told_with_file_key_and_cure(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in LINES
    with pytest.raises(LanguageError) as told:
        load(written(tmp_path, "fi", LINES.replace(old, new)))
    assert str(told.value).startswith(f"docs/fi/{NAME}")
    assert says in str(told.value)


def test_a_folder_of_pages_must_tell_of_its_language(tmp_path: Path) -> None:
    written(tmp_path, "fi", LINES)
    (tmp_path / "uk").mkdir()
    (tmp_path / "uk/index.md").write_text("# Вітаємо { #vitayemo }\n", "utf-8")
    with pytest.raises(LanguageError, match=r"docs/uk/_language\.yml is missing"):
        load(tmp_path)


@pytest.mark.parametrize("orders", [(), (2,), (1, 1), (1, 2, 2)])
def test_one_language_is_the_first_and_none_stands_beside_another(
    tmp_path: Path, orders: tuple[int, ...]
) -> None:
    for code, order in zip(("fi", "sv", "en"), orders, strict=False):
        written(tmp_path, code, LINES.replace("order: 1", f"order: {order}"))
    with pytest.raises(LanguageError, match="one language has `order: 1`"):
        load(tmp_path)


def test_a_stemmer_that_there_is_not_is_told() -> None:
    unknown = Traits("uk", "українська", "uk_UA", stemmer="ukrainian")
    with pytest.raises(LanguageError, match=r"docs/uk/_language\.yml: `stemmer: ukrainian`"):
        make(unknown, [], [], {})


def test_all_that_is_told_of_a_language_is_explained_to_translators() -> None:
    guide = (ROOT / ".github/TRANSLATING.md").read_text("utf-8")
    keys = {one.name for kind in (Traits, Easy, Grammar) for one in fields(kind)} - {"code"}
    assert not [key for key in sorted(keys) if f"`{key}`" not in guide]
