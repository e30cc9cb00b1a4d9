"""Give templates the language being built, its folder and short texts, the content's date."""

from pathlib import Path

from kokemusopas.history.content_date import content_date, long_date
from kokemusopas.texts import ui
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section

AFTER_I18N = -200  # the i18n plugin sets the language at -100


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    i18n = config.plugins["i18n"]
    docs = Path(config.docs_dir)
    try:
        texts = ui.load_all(docs, i18n.build_languages)
    except ui.UiTextError as error:
        raise PluginError(str(error)) from None
    language = i18n.current_language
    changed = content_date(docs)
    folders = {code: "" if code == i18n.default_language else f"{code}/" for code in texts}
    config.extra.update(
        language=language,
        ui=texts[language],
        all_ui=texts,
        folders=folders,
        first_language=not folders[language],
        content_date=changed and changed.isoformat(),
        content_date_text=changed and long_date(changed, language),
    )
    config.site_name = texts[language]["site"]["name"]
    config.site_description = texts[language]["site"]["description"]
    return config


@event_priority(AFTER_I18N)
def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> Navigation:
    for section in (item for item in nav.items if isinstance(item, Section)):
        try:
            section.title = config.extra["ui"]["sections"][section.title]
        except KeyError:
            raise PluginError(
                f"docs/{config.extra['language']}/_ui.yml has no `sections: {section.title}`"
            ) from None
    return nav
