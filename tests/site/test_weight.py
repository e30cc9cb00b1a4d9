"""Every page is light enough for a phone with one bar of signal."""

import gzip
import json
import re
from pathlib import Path

from conftest import ROOT
from fontTools.ttLib import TTFont
from kokemusopas.publish.offline import FORMS, NAME
from kokemusopas.publish.styles import PRINT
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN
from this_copy import changes

from tools.public_addresses import LANGUAGES, path_of
from tools.site_pages import pages
from tools.weight import first_visit, sent

ROOM = 1.1 if changes() else 1  # a copy's own words may weigh more than the guide's


def paths_of(*names: str) -> set[str]:
    """Return the files of some pages in every language."""
    return {f"{path_of(name, language)}index.html" for name in names for language in LANGUAGES}


PAGE_BUDGET = 36_000  # bytes sent at a first visit, web font included
SHORT_BUDGET = 31_200  # of a page that is looked at rather than read
STEP_BUDGET = 45_900  # of a page of text with a checklist of its own, all styles, one with lanes
PAGE_REQUESTS = 5  # the page, its type, its script; an icon and a manifest for the window
SEARCH_BUDGET = 39_000  # of the page of the search, before anything is searched
TOOL_BUDGET = 68_000  # of the checklist and each part of the brief
TOOL_REQUESTS = 6  # and all styles, or the search's second script
PRINT_BUDGET = 112_500  # of the whole guide on one page, its figures and lanes among it
SOURCES_BUDGET = 53_000  # of the page that lists every source of the guide: it grows with them
STYLE_BUDGET = 11_000  # of all styles, those for print among them
OWN_STYLE_BUDGET = 5_800  # of what a page holds of them
PRINTED_STYLE_BUDGET = 7_000  # where every kind of thing that there is stands on one page
CODE_BUDGET = 33_400  # of a tool's script and of the styles of the tools
# Of what a tool loads when asked, its dialogs among it, and what says which place is near to one
# that the page lacks; not the QR library.
DEMAND_BUDGET = 26_400
FORM_BUDGET = 45_000  # of what reads and writes PDFs, for who asks for one or brings one
FORM_SCRIPTS = tuple(name.removeprefix("scripts/") for name in FORMS)
TOOL_ROOMS = ("events", "checklist", "brief", "transfer")
TOOLS = paths_of("tarkistuslista", "tilauspohja", "kokemustoimijan-toiveet", "sovittu")
PRINTED = paths_of("tulosta")
SEARCHES = paths_of("haku")
STEPS = paths_of("tilaaminen", "valmistautuminen", "tilaisuus", "jalkeen", "kokemustoimijalle")
BUDGETS = (
    dict.fromkeys(TOOLS, TOOL_BUDGET)
    | dict.fromkeys(paths_of("index", "kokemustoiminta"), SHORT_BUDGET)
    | dict.fromkeys(SEARCHES, SEARCH_BUDGET)
    | dict.fromkeys(STEPS, STEP_BUDGET)
    | dict.fromkeys(paths_of("linkita"), 45_000)
    | dict.fromkeys(PRINTED, PRINT_BUDGET)
    | dict.fromkeys(paths_of("lisatietoa"), SOURCES_BUDGET)
)
SELDOM = paths_of("tietoa", "kirjoittajalle")  # `offline: when-opened` in their front matter
LONG = PRINTED | paths_of("lisatietoa", "linkita") | {"go/index.html"}  # lists of all there is
SAVED_BUDGET = 770_000  # of what is saved of a language for a reader who comes back
FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"
# Their text begins in the first trip: what is below the first screens comes in a second.
TWO_TRIPS = paths_of(
    *("palkkio", "sanasto", "kokemustoimijalle", "kysymykset", "tietoa", "selkeasti"),
    "vaikeat-tilanteet",
)
IN_TWO = 16_300
AT_ONCE = 14_400  # bytes that a server sends before it waits: ten packets, less their heads


def test_a_first_visit_to_any_page_is_light(site: Path) -> None:
    heavy = []
    for page in pages(site):
        files = first_visit(site, page)
        budget = round(ROOM * BUDGETS.get(page.path, PAGE_BUDGET))
        most = TOOL_REQUESTS if page.path in TOOLS | STEPS | SEARCHES else PAGE_REQUESTS
        if sum(files.values()) > budget or len(files) > most:
            heavy.append(
                f"{page.path}: {sum(files.values())} of {budget} bytes, "
                f"{len(files)} of {most} requests: {files}"
            )
    assert not heavy, "too heavy, load less or later:\n" + "\n".join(heavy)


def on_demand(site: Path, script: str) -> set[str]:
    """Return the names of the scripts that a script, or what it loads, loads on demand."""
    text = (site / "scripts" / script).read_text("utf-8")
    found = set(re.findall(r'import\("\./([^"]+)"\)', text))
    return found.union(*(on_demand(site, name) for name in found))


def screen_sheets(room: Path) -> list[Path]:
    """Return the style sheets of a component that a screen waits for."""
    return sorted(set(room.glob("*.css")) - set(room.glob(PRINT)))


def test_the_scripts_and_styles_of_each_tool_stay_light(site: Path) -> None:
    rooms = [ROOT / "overrides/components" / room for room in TOOL_ROOMS]
    sheets = [sheet.read_bytes() for room in rooms for sheet in screen_sheets(room)]
    styles = len(gzip.compress(b"".join(sheets)))
    seen = 0
    for page in pages(site):
        if page.path not in TOOLS:
            continue
        tag = page.html.select_one("script[data-script]")
        assert tag, f"{page.path} has no script"
        script = Path(str(tag["data-script"])).name
        size = sent(site / "scripts" / script) + styles
        assert size <= CODE_BUDGET, f"{page.path}: script and styles are {size} bytes gzipped"
        asked = on_demand(site, script)
        forms = [name for name in asked if name.startswith(FORM_SCRIPTS)]
        weight = sum(sent(site / "scripts" / name) for name in forms)
        assert weight <= FORM_BUDGET, f"{page.path}: {weight} bytes gzipped for PDFs: {forms}"
        later = [name for name in asked if not name.startswith(("lean-qr", *FORM_SCRIPTS))]
        more = sum(sent(site / "scripts" / name) for name in later)
        assert more <= DEMAND_BUDGET, f"{page.path}: {more} bytes gzipped on demand: {later}"
        seen += 1
    assert seen == len(TOOLS)


def test_the_first_paint_waits_for_one_style_sheet_with_a_tool_and_for_nothing_else(
    site: Path,
) -> None:
    for page in pages(site):
        assert page.html.head
        waits = page.html.select(
            "link[rel=stylesheet], script[src]:not([type=module]):not([defer]):not([async])"
        )
        sheets = [str(tag.get("href")) for tag in waits if "assets/site." in str(tag.get("href"))]
        most = 1 if page.path in TOOLS | STEPS else 0
        assert len(waits) == len(sheets) == most, f"{page.path} waits for {waits}"
        (own,) = page.html.head.select("style")
        weight = len(gzip.compress(own.get_text().encode()))
        most = PRINTED_STYLE_BUDGET if page.path in PRINTED else OWN_STYLE_BUDGET
        assert weight <= most, f"{page.path}: its styles are {weight} bytes gzipped"
        if page.html.select_one("[data-script]"):
            fonts = page.html.head.select("link[rel=preload][as=font][crossorigin]")
            assert len(fonts) == 1, f"{page.path}: its type comes once it is shown without"


def test_style_sheets_stay_light(site: Path) -> None:
    sheets = [one for one in site.glob("assets/*.css") if not one.name.startswith("embedded.")]
    styles = sum(map(sent, sheets))
    assert 0 < styles <= STYLE_BUDGET, f"the style sheets are {styles} bytes gzipped"


def test_the_web_font_has_every_sign_of_the_pages_and_the_weights_that_are_used(site: Path) -> None:
    font = TTFont(site / FONT)
    written = {sign for page in pages(site) for sign in page.html.get_text() if not sign.isspace()}
    lacking = written - set(map(chr, font.getBestCmap())) - {SOFT_HYPHEN}  # drawn as a hyphen
    assert not lacking, f"add to KEPT in hooks/kokemusopas/fonts/web.py: {sorted(lacking)}"
    assert [(axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [(400, 700)]
    assert "GPOS" in font, "the letters have lost their spacing"


def test_what_the_first_paint_needs_comes_in_one_round_trip_each(site: Path) -> None:
    late = [
        f"{path.name}: {sent(path)}"
        for path in [site / FONT, *site.glob("assets/*.css")]
        if sent(path) > AT_ONCE
    ]
    late += [
        f"{page.path}: {sent(site / page.path)}"
        for page in pages(site)
        if page.path not in LONG
        and sent(site / page.path) > ROOM * (IN_TWO if page.path in TWO_TRIPS else AT_ONCE)
    ]
    assert not late, (
        f"over {AT_ONCE} bytes gzipped, {IN_TWO} of what has a long list in it, "
        f"a slow line takes a trip more: {late}"
    )


def test_what_is_saved_of_a_language_stays_light(site: Path) -> None:
    text = (site / NAME).read_text("utf-8").removeprefix("self.BUILD=")
    build, _ = json.JSONDecoder().raw_decode(text)
    few = {re.sub(r"(^|/)$", r"\1index.html", path) for path in build["few"]}
    few -= {path for path in few if path.endswith(".json")}
    assert few == SELDOM | LONG - {"go/index.html"}, "these alone are left out (offline.py)"
    for language, own in build["languages"].items():
        paths = [*build["shared"], *own]
        files = [site / (re.sub(r"(^|/)$", r"\1index.html", path)) for path in paths]
        weight = sum(map(sent, [*files, site / NAME]))
        assert weight <= ROOM * SAVED_BUDGET, (
            f"{language}: to save it costs {weight} bytes: leave out what few need (offline.py)"
        )
