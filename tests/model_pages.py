"""Small pages and guides of the model, for tests."""

import shutil
from pathlib import Path

from kokemusopas.markdown.convert import converter
from kokemusopas.model import parse, source
from kokemusopas.model.parts import Page
from kokemusopas.model.settings import Part, Settings

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "pymdownx.blocks.admonition")
OPTIONS = {"pymdownx.blocks.admonition": {"types": ["addition", "dated", "note"]}}


def settings(docs: Path = Path("docs"), *pages: str) -> Settings:
    """Return the settings of a guide in Finnish and Swedish, its pages in the navigation."""
    return Settings(
        docs=docs,
        overrides=Path("overrides"),
        languages=("fi", "sv"),
        navigation=tuple(Part("", (f"{name}.md",)) for name in pages),
        extensions=EXTENSIONS,
        options=OPTIONS,
    )


def page(markdown: str, name: str = "sivu", language: str = "fi") -> Page:
    """Return the page of a Markdown text."""
    convert = converter(EXTENSIONS, OPTIONS, {"added": "Lisätty {year}"}, Path(".icons"))
    return parse.page(source.read(f"{language}/{name}.md", markdown), convert)


def small_guide(folder: Path) -> Path:
    """Return the docs of a small guide of three pages, copied into a folder."""
    return Path(shutil.copytree(Path(__file__).parent / "fixtures/guide/docs", folder / "docs"))


def change(docs: Path, name: str, old: str, new: str) -> None:
    """Put `new` in place of `old` in a file of the docs."""
    text = (docs / name).read_text("utf-8")
    assert old in text, f"docs/{name} has no `{old}`: mend this test"
    (docs / name).write_text(text.replace(old, new), "utf-8")
