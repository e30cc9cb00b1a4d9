"""What the guide leans on in others' packages is still there: each failure names what is not."""

import os
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from known_languages import KNOWN, SOURCE
from kokemusopas.adapters import i18n, mkdocs, print_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from this_copy import PUBLISHED

PAGE = "<html><head><title>Ä</title></head ><body>koko opas</body></html>"


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """The guide's own configuration, without its hooks."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    return load_config(str(ROOT / "mkdocs.yml"), hooks=[], site_dir=str(tmp_path))


def test_static_i18n_sets_the_language_before_the_hooks_ask_for_it(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    priority = plugin.on_config.__func__.mkdocs_priority
    assert priority > i18n.LATE, "mkdocs-static-i18n: on_config comes after the hooks now"
    assert plugin.current_language is None, "mkdocs-static-i18n: current_language starts otherwise"
    plugin.on_config(config)
    assert i18n.language(config) == "fi", "mkdocs-static-i18n: current_language is not set"


def test_static_i18n_takes_the_languages_that_it_is_given(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    assert plugin.on_config.__func__.mkdocs_priority < i18n.EARLY, "mkdocs-static-i18n: on_config"
    i18n.give(config, KNOWN)
    plugin.on_config(config)
    assert plugin.build_languages == list(KNOWN), "mkdocs-static-i18n: config.languages"
    assert plugin.default_language == SOURCE, "mkdocs-static-i18n: default"
    assert i18n.is_first(config), "mkdocs-static-i18n: is_default_language_build"


def test_print_site_writes_what_it_is_given_and_nothing_else(
    config: MkDocsConfig, tmp_path: Path
) -> None:
    plugin: Any = config.plugins[print_site.NAME]
    plugin.on_config(config)
    print_site.give(config, "sv/tulosta/", PAGE)
    plugin.on_post_build(config)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written == [tmp_path / "sv/tulosta/index.html"], "print-site: other files than before"
    assert written[0].read_text("utf-8").strip() == PAGE, "print-site: it changes the page now"


def test_mkdocs_gives_the_settings(config: MkDocsConfig) -> None:
    settings = mkdocs.settings_of(config)
    assert settings.languages == tuple(PUBLISHED)
    assert settings.pages[0] == "index"
    assert {part.key for part in settings.navigation} >= {"", "vaiheet", "oppaasta"}
    assert settings.favicon == "assets/favicon.svg"
    assert not settings.preview


def test_mkdocs_renders_no_page_of_its_own_when_it_is_told_so(config: MkDocsConfig) -> None:
    assert isinstance(config.theme.static_templates, set), "mkdocs: theme.static_templates"
    assert "sitemap.xml" in config.theme.static_templates
