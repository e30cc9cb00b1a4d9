"""The modules of a page become one script that does the same."""

from pathlib import Path

import pytest
from conftest import ROOT, run
from kokemusopas.publish.scripts import Bundles, ScriptError, bundle, find_esbuild, inline

pytestmark = pytest.mark.slow  # each asks esbuild, a process of its own

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
    folder = tmp_path / "modules"
    write(folder, MODULES)
    return folder


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def bundled(modules: Path, *page: str) -> Bundles:
    """Bundle one page's modules."""
    return bundle(modules, [page], find_esbuild())


def script(bundles: Bundles) -> str:
    """Return the name of the only page's script."""
    (name,) = bundles.names.values()
    return name


def printed(folder: Path, texts: dict[str, str], entry: str) -> str:
    """Write modules into a folder, run one of them in node, and return what it prints."""
    write(folder, texts | {"package.json": '{"type": "module"}'})
    ran = run(ROOT / ".venv/bin/node", folder / entry)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_bundle_runs_as_its_modules_did_each_once(modules: Path, tmp_path: Path) -> None:
    bundles = bundled(modules, "numbers.js", "page.js")
    shown = printed(tmp_path / "out", bundles.files, script(bundles))
    # The module that is loaded on demand counts for itself.
    assert shown == "1 1 2 41 function\n"


FORMS = {
    "top-level await": {
        "other.js": "export let late = 1;\nlate = await Promise.resolve(2);\n",
        "main.js": 'import { late } from "./other.js";\nconsole.log(late);\n',
    },
    "an indented import": {
        "other.js": "export const one = 1;\n",
        "main.js": '  import { one } from "./other.js";\n  console.log(one);\n',
    },
    "several constants in one export": {
        "other.js": "export const a = 1, b = 2;\n",
        "main.js": 'import { a, b } from "./other.js";\nconsole.log(a, b);\n',
    },
    "two modules of one folder name and file name": {
        "a/same/x.js": "export const x = 1;\n",
        "b/same/x.js": "export const x = 2;\n",
        "main.js": 'import { x } from "./a/same/x.js";\n'
        'import { x as y } from "./b/same/x.js";\nconsole.log(x, y);\n',
    },
    "an export at the start of a line of text": {
        "main.js": "export const text = `\nexport const a = 1;\n`;\nconsole.log(text);\n",
    },
    "an import in a comment": {
        "main.js": '/*\nimport gone from "./gone.js";\n*/\nconsole.log(1);\n',
    },
    "a default export": {
        "other.js": "export default 1;\n",
        "main.js": 'import one from "./other.js";\nconsole.log(one);\n',
    },
    "modules in a circle": {
        "other.js": 'import { one } from "./main.js";\nexport const two = () => one() + 1;\n',
        "main.js": 'import { two } from "./other.js";\n'
        "export function one() {\n  return 1;\n}\nconsole.log(two());\n",
    },
    "words of another language": {"main.js": 'console.log("</script> äö\\\\ ”");\n'},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_bundle_does_what_its_modules_do_in_every_form(tmp_path: Path, form: str) -> None:
    plain = printed(tmp_path / "modules", FORMS[form], "main.js")
    bundles = bundled(tmp_path / "modules", "main.js")
    assert plain.strip()
    assert printed(tmp_path / "out", bundles.files, script(bundles)) == plain


def test_a_script_offers_what_its_last_module_exports(modules: Path, tmp_path: Path) -> None:
    bundles = bundled(modules, "words.js", "numbers.js")
    asks = f'import {{ ONE, count }} from "./{script(bundles)}";\nconsole.log(ONE, count());\n'
    assert printed(tmp_path / "out", bundles.files | {"asks.js": asks}, "asks.js") == "1 1\n"


def test_a_module_that_is_alone_keeps_its_default_export(modules: Path, tmp_path: Path) -> None:
    write(modules, {"alone.js": "export default 7;\n"})
    bundles = bundled(modules, "alone.js")
    asks = f'import seven from "./{script(bundles)}";\nconsole.log(seven);\n'
    assert printed(tmp_path / "out", bundles.files | {"asks.js": asks}, "asks.js") == "7\n"


def test_all_pages_are_bundled_at_once_and_each_has_its_own_script(modules: Path) -> None:
    pages = [("numbers.js",), ("numbers.js", "words.js"), ("numbers.js",)]
    bundles = bundle(modules, pages, find_esbuild())
    assert set(bundles.names) == set(pages)
    assert sorted(bundles.names.values()) == list(bundles.files)


def test_a_vendored_script_stays_as_it_came(modules: Path) -> None:
    bundles = bundled(modules, "asks.js")
    (kit,) = [name for name in bundles.files if name.startswith("kit.")]
    assert bundles.files[kit] == MODULES["vendor/kit.js"]
    assert f'import("./{kit}")' in bundles.files[script(bundles)]


def test_a_name_changes_with_what_is_loaded_on_demand_too(modules: Path) -> None:
    before = bundled(modules, "asks.js")
    (modules / "vendor/kit.js").write_text("export const b = 2;\n", "utf-8")
    after = bundled(modules, "asks.js")
    assert not set(before.files) & set(after.files)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            'import kit from "./numbers.js";\nkit();\n',
            r'No matching export in "numbers\.js"[^$]*page\.js:1',
        ),
        ('import { gone } from "./gone.js";\n', r'resolve "\./gone\.js"[^$]*page\.js:1'),
        ('import { x } from "./page.js";\nx();\n', r"always be undefined[^$]*page\.js:1"),
        ('await import("./gone.js");\n', r'resolve "\./gone\.js"[^$]*page\.js:1'),
        ('await import("./page.js");\n', r'"\./page\.js" loads itself on demand'),
        ('await import("./broken.js");\n', r"broken\.js:1"),
        ("const = 1;\n", r"page\.js:1:6"),
        ("delete x;\n", r"page\.js:1"),
    ],
)
def test_what_cannot_be_put_together_is_refused_by_name(
    modules: Path, text: str, reason: str
) -> None:
    (modules / "page.js").write_text(text, "utf-8")
    (modules / "broken.js").write_text("(", "utf-8")
    with pytest.raises(ScriptError, match=reason):
        bundled(modules, "page.js")


def test_a_warning_is_refused_like_an_error(modules: Path) -> None:
    (modules / "page.js").write_text("if (typeof x === 'text') console.log(1);\n", "utf-8")
    with pytest.raises(ScriptError, match=r"page\.js:1"):
        bundled(modules, "page.js")


def test_a_script_in_the_page_itself_is_a_classic_one(modules: Path, tmp_path: Path) -> None:
    text = inline(modules, ("words.js", "numbers.js"), find_esbuild())
    assert text == text.strip()
    assert "export" not in text
    (tmp_path / "classic.cjs").write_text(
        f"{text}\nconsole.log(typeof say, this === module.exports)"
    )
    ran = run(ROOT / ".venv/bin/node", tmp_path / "classic.cjs")
    assert ran.stdout == "undefined true\n", ran.stderr


def test_a_script_in_the_page_itself_can_load_none_on_demand(modules: Path) -> None:
    with pytest.raises(ScriptError, match=r'"\./vendor/kit\.js" on demand[^$]*asks\.js:2'):
        inline(modules, ("asks.js",), find_esbuild())


def test_who_has_no_esbuild_is_told_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="make site"):
        find_esbuild(tmp_path)


PAGE = """<head><link rel="stylesheet" href="../x.css"></head><body>
{}
<form data-search-script="../components/a/a.js"></form></body>
"""


def test_a_script_with_words_of_a_language_says_which_in_its_name(modules: Path) -> None:
    (modules / "words.fi.js").write_text("window.words = {};\n", "utf-8")
    for page in (("words.fi.js", "numbers.js"), ("numbers.js", "words.fi.js")):
        name = script(bundled(modules, *page))
        assert name.startswith(f"{page[-1].split('.')[0]}.fi."), name
        assert len(name.split(".")) == 4, name
