"""Give other sites and readers what they need: dates, a feed, a manifest, data of each page."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kokemusopas.history import changes
from kokemusopas.history.content_date import LOCALES, long_date
from kokemusopas.sharing import feed, manifest, structured
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

AFTER_ADDRESSES = -350


@event_priority(AFTER_ADDRESSES)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.extra["changes"] = changes.changes(Path(config.docs_dir))
    config.extra["locale"] = own = LOCALES[config.extra["language"]]
    config.extra["other_locales"] = [locale for locale in LOCALES.values() if locale != own]
    config.extra["last_changes"] = changes.last_changes(config.extra["changes"])
    return config


@event_priority(AFTER_ADDRESSES)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language, texts = config.extra["language"], config.extra["ui"]
    folder = config.extra["folders"][language]
    shortcuts = [(one["text"], f"./{one['page']}/") for one in texts["shortcuts"]]
    text = manifest.manifest(
        texts,
        language,
        urlsplit(config.site_url).path + folder,
        "../" if folder else "./",
        shortcuts,
    )
    files.append(File.generated(config, f"{folder}{manifest.NAME}", content=text))
    return files


@event_priority(AFTER_ADDRESSES)
def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    language, texts = config.extra["language"], config.extra["ui"]
    folder = config.extra["folders"][language]
    pages = {
        file.src_uri: (
            file.url.removeprefix("./"),
            file.page.title,
            file.page.meta.get("description", ""),
        )
        for file in files.documentation_pages()
        if file.src_uri.startswith(f"{language}/") and file.page
    }
    words = texts["feed"] | {"name": texts["site"]["name"]}
    text = feed.feed(config.extra["changes"], pages, words, config.site_url, folder, language)
    config.extra["feed"] = f"{folder}{feed.NAME}" if text else None
    if text:
        path = Path(config.site_dir) / folder / feed.NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    language, extra = config.extra["language"], config.extra
    day = extra["last_changes"].get(page.file.src_uri)
    card = f"{config.site_url}cards/{language}/{page.file.name}.png" if extra["cards"] else None
    context["changed"] = day and (day.date().isoformat(), long_date(day.date(), language))
    context["card"] = card
    context["json_ld"] = structured.json_ld(
        structured.Subject(
            url=page.canonical_url,
            title=page.title,
            description=page.meta.get("description", ""),
            language=language,
            site=extra["ui"]["site"]["name"],
            home=config.site_url + extra["folders"][language],
            kind=page.meta.get("schema", ""),
            changed=day and day.date().isoformat(),
            image=card,
        ),
        page.content or "",
    )
    return context
