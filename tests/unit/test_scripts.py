"""The modules of a page become one script that does the same."""

from pathlib import Path

import pytest
from conftest import ROOT, run
from kokemusopas.publish.scripts import ScriptError, bundle, linked

MODULES = {
    "numbers.js": "export const ONE = 1;\nlet calls = 0;\n"
    "export function count() {\n  calls += 1;\n  return calls;\n}\n",
    "words.js": 'import { ONE as one, count } from "./numbers.js";\n'
    "export async function say() {\n  return `${one} ${count()}`;\n}\n"
    "export class Word {}\n",
    "later.js": 'import { count } from "./numbers.js";\nexport const late = count() + 40;\n',
    "page.js": 'import {\n  say, Word,\n} from "./words.js";\n'
    'import { count } from "./numbers.js";\n'
    "export async function main() {\n"
    '  const { late } = await import("./later.js");\n'
    "  console.log(await say(), count(), late, typeof Word);\n}\nmain();\n",
    "vendor/kit.js": "export{a as b};const a=1; // as it came\n",
    "asks.js": 'export async function ask() {\n  return (await import("./vendor/kit.js")).b;\n}\n',
}


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    for name, text in MODULES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_a_bundle_runs_as_its_modules_did_each_once(modules: Path, tmp_path: Path) -> None:
    files = bundle([modules / "numbers.js", modules / "page.js"])
    out = tmp_path / "out"
    out.mkdir()
    for name, text in files.items():
        (out / name).write_text(text, "utf-8")
    (out / "package.json").write_text('{"type": "module"}', "utf-8")
    ran = run(ROOT / ".venv/bin/node", out / list(files)[-1])
    assert ran.stdout == "1 1 2 41 function\n", ran.stderr


def test_a_vendored_script_stays_as_it_came(modules: Path) -> None:
    files = bundle([modules / "asks.js"])
    assert next(iter(files.values())) == MODULES["vendor/kit.js"]
    assert next(iter(files)) in list(files.values())[1]


def test_a_name_changes_with_what_is_loaded_on_demand_too(modules: Path) -> None:
    before = bundle([modules / "asks.js"])
    (modules / "vendor/kit.js").write_text("export const b = 2;\n", "utf-8")
    after = bundle([modules / "asks.js"])
    assert not set(before) & set(after)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('import kit from "./numbers.js";\n', "cannot put together `import kit"),
        ("export default 1;\n", "cannot put together `export default"),
        ('import { gone } from "./gone.js";\n', "gone.js is missing"),
        ('import { x } from "./page.js";\n', "in a circle"),
    ],
)
def test_what_cannot_be_put_together_is_refused_by_name(
    modules: Path, text: str, reason: str
) -> None:
    (modules / "page.js").write_text(text, "utf-8")
    with pytest.raises(ScriptError, match=reason):
        bundle([modules / "page.js"])


PAGE = """<head><link rel="stylesheet" href="../x.css"></head><body>
{}
<form data-search-script="../components/a/a.js"></form></body>
"""


def built(folder: Path, names: tuple[str, ...], data: str = "") -> tuple[str, str]:
    """Link a page with these modules; return its text and that of its inline script."""
    for name in ("base/start", *(f"{name}/{name}" for name in {"a", *names})):
        path = folder / f"components/{name}.js"
        path.parent.mkdir(parents=True)
        path.write_text(f"window.{path.stem} = /\\d/;\n", "utf-8")
    tags = [
        f'<script type="module" src="../components/{name}/{name}.js"{data}></script>\n'
        for name in names
    ]
    (folder / "index.html").write_text(PAGE.format("".join(tags)), "utf-8")
    page = folder / "index.html"
    inline = linked(folder)[page]
    return page.read_text("utf-8"), inline


@pytest.mark.parametrize("names", [("a",), ("b", "a"), ("b", "c", "a")])
def test_a_page_asks_for_one_script_however_many_it_has(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    page, starter = built(tmp_path, names)
    (script,) = (tmp_path / "scripts").glob("*.js")
    assert page.count("<script") == 1
    # Before the style sheet, or it would wait for it.
    assert f'<script data-script="../scripts/{script.name}">{starter}</script>\n  <link' in page
    text = script.read_text("utf-8")
    places = [text.index(f"window.{name}") for name in names]
    assert places == sorted(places), "the modules run in another order"
    assert not list((tmp_path / "components").rglob("*.js"))


def test_a_page_that_only_leads_on_has_its_script_in_itself(tmp_path: Path) -> None:
    other = '<script type="module" src="../components/a/a.js"></script>'
    (tmp_path / "other.html").write_text(PAGE.format(other), "utf-8")
    page, inline = built(tmp_path, ("b",), " data-at-once")
    assert f"<body>\n<script>{inline}</script>" in page
    assert "window.b" in inline
    assert r"\d" in inline, "a backslash is lost"


def test_what_the_starter_may_load_ahead_stands_beside_the_script(tmp_path: Path) -> None:
    page, _ = built(tmp_path, ("a",), ' data-ahead="search.json?v=1"')
    assert '.js" data-ahead="search.json?v=1">' in page


def test_another_page_can_name_the_script_of_the_page_with_a_module(tmp_path: Path) -> None:
    page, _ = built(tmp_path, ("b", "a"))
    (script,) = (tmp_path / "scripts").glob("*.js")
    assert f'data-search-script="../scripts/{script.name}"' in page


def test_a_script_with_words_of_a_language_says_which_in_its_name(modules: Path) -> None:
    (modules / "words.fi.js").write_text("window.words = {};\n", "utf-8")
    *_, name = bundle([modules / "words.fi.js", modules / "numbers.js"])
    assert name.startswith("numbers.fi.")
