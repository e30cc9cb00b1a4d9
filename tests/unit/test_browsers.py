"""The oldest browsers stand in one place, and scripts and styles are made for them."""

import re
from pathlib import Path

from conftest import ROOT
from kokemusopas.model.browsers import supported, targets
from kokemusopas.publish.scripts import bundle, find_esbuild
from kokemusopas.publish.styles import briefly, minified, short_names


def test_each_browser_is_told_once_with_its_oldest_version_and_why() -> None:
    names = [one.name for one in supported()]
    assert len(set(names)) == len(names) >= 3
    for one in supported():
        assert re.fullmatch(r"\d+(\.\d+)?", one.oldest), f"{one.name}: `oldest` is a version"
        assert one.why, f"{one.name}: say in `why` what older ones lack"


def test_the_readme_names_them() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for one in supported():
        assert f"{one.name} {one.oldest}" in text, f"README.md, Browsers: name {one}"


def test_scripts_are_written_down_to_the_oldest_browsers(tmp_path: Path) -> None:
    (tmp_path / "new.js").write_text("export class New { static { New.made = true; } }\n", "utf-8")
    (text,) = bundle(tmp_path, [("new.js",)], find_esbuild()).files.values()
    assert "static{" not in text, f"{targets()} do not all know it"


def test_styles_are_written_down_to_the_oldest_browsers() -> None:
    assert ".a .b" in minified(".a { .b { color: red } }"), f"{targets()} do not all nest rules"


def test_colours_are_sent_by_short_names_that_nothing_else_has() -> None:
    sheet = ":root{--paper: #fff;--ink: #000}.line--ink{--a: 1;color:var(--ink)}"
    short = ":root{--b:#fff;--c:#000}.line--ink{--a:1;color:var(--c)}"
    assert briefly(sheet, short_names(sheet)) == short, "or a page is painted wrongly"


def test_no_script_has_an_expression_that_stops_it_in_old_browsers() -> None:
    """esbuild lets it through: Safari before 16.4 would not read the whole script."""
    found = [
        f"{path.relative_to(ROOT)}: write it without `{line.strip()}`"
        for path in sorted((ROOT / "overrides").rglob("*.js"))
        if path.parent.name != "vendor"
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\(\?<[=!]", line)
    ]
    assert not found, "\n".join(found)
