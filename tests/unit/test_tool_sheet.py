"""The style sheet that pages with a tool load holds what they can show, and nothing else."""

from pathlib import Path

from kokemusopas.publish.tool_sheet import cut

LOADING = '<link rel="stylesheet" href="../assets/site.0.css"><p class="a">'
NAMING = '<p class="home" data-styles="assets/site.0.css">'


def test_a_sheet_keeps_what_pages_that_load_it_or_any_script_can_show(tmp_path: Path) -> None:
    for folder in ("assets", "scripts", "list"):
        (tmp_path / folder).mkdir()
    (tmp_path / "assets/site.0.css").write_text(".a{x:y}.home{x:y}.later{x:y}", "utf-8")
    (tmp_path / "scripts/on_demand.js").write_text('x.className="later"', "utf-8")
    (tmp_path / "list/index.html").write_text(LOADING, "utf-8")
    (tmp_path / "index.html").write_text(NAMING, "utf-8")
    cut(tmp_path)
    (sheet,) = tmp_path.glob("assets/*.css")
    assert sheet.read_text("utf-8") == ".a{x:y}.later{x:y}"
    assert sheet.name != "site.0.css", "a browser that has the old sheet would keep it"
    for page in tmp_path.rglob("*.html"):
        assert f"assets/{sheet.name}" in page.read_text("utf-8"), f"{page.name} names another"
