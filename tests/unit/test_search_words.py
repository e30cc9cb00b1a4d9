"""The script of the search is given the words that it says, and no others."""

import json
import re

from conftest import ROOT
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.texts.search_words import module

WORDS = ROOT / "overrides/components/search/words.js"


def test_the_search_is_given_each_word_that_its_scripts_say_and_none_that_pages_show() -> None:
    typed = WORDS.read_text("utf-8").partition("export")[0]
    said = set(re.findall(r'"(\w+)"', typed))
    texts = read_yaml((ROOT / "docs/fi/_ui.yml").read_text("utf-8"))["search"]
    place, text = module(texts, "fi")
    given = re.search(r"^give\((.+)\);$", text, re.M)
    assert given, text
    assert place == "components/search/menu.fi.js"
    assert set(json.loads(given[1])) == said, "words.js and docs/fi/_ui.yml must name the same"
