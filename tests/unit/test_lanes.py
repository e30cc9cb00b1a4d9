"""Who does what: the figure, its text and the lists say the same, the reader's lane first."""

import pytest
from kokemusopas.figures import drawn, lanes
from kokemusopas.markdown.checklist import EXPERT, HOST, ORGANISATION
from kokemusopas.model.elements import text, walk
from kokemusopas.model.guide import Guide, load
from kokemusopas.sharing.as_markdown import Told, file
from model_pages import change, settings, small_guide

PAGES = ("index", "lista", "oma", "sanasto")
HOSTS = """- [ ] Sovin *kaiken*. [Miksi?](#kysy) { #sovin due=-7 for=talk,pair with=expert }
- [ ] Soitan järjestöön. { #jarjesto for=talk only=organisation with=organisation }
- [ ] Etsin sanat. { #sanat for=talk }
- [ ] Kokeilen yhteyttä. { #yhteys for=talk only=remote with=expert }
- [ ] Kiitän. { #kiitos only=direct added=2026 }
"""
EXPERTS = """---
title: Oma
---

# Oma { #oma }

<!-- lanes -->

/// checklist
    phase: 2
    for: expert

- [ ] Lepään. { #k-lepo }
- [ ] Vastaan. { #k-vastaus with=host }
///

/// checklist
    phase: 4
    for: expert

- [ ] Lähden. { #k-lahto }
///
"""
SHOWN = {
    HOST: [
        (2, HOST, ["sovin", "jarjesto", "sanat"]),
        (2, EXPERT, ["k-vastaus"]),
        (2, ORGANISATION, ["jarjesto"]),
        (4, EXPERT, ["k-lahto"]),
    ],
    EXPERT: [
        (2, EXPERT, ["k-lepo", "k-vastaus"]),
        (2, HOST, ["sovin", "jarjesto"]),
        (2, ORGANISATION, ["jarjesto"]),
        (4, EXPERT, ["k-lahto"]),
    ],
}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A small guide with the lists of both."""
    docs = small_guide(tmp_path_factory.mktemp("lanes"))
    lines = (docs / "fi/lista.md").read_text("utf-8").splitlines(keepends=True)
    old = "".join(line for line in lines if line.startswith("- [ ]"))
    change(docs, "fi/lista.md", old, HOSTS)
    change(docs, "fi/lista.md", "Sovi palkkiosta ajoissa.", "<!-- lanes -->")
    (docs / "fi/oma.md").write_text(EXPERTS, "utf-8")
    return load(settings(docs, *PAGES))


@pytest.mark.parametrize("reader", SHOWN)
def test_the_lane_of_the_reader_is_first_and_whole_the_others_have_what_is_done_together(
    guide: Guide, reader: str
) -> None:
    found = lanes.lanes(guide.editions["fi"], reader)
    shown = [
        (step.number, lane.role, [item.id for item in lane.items])
        for step in found
        for lane in step.lanes
    ]
    assert shown == SHOWN[reader]


@pytest.mark.parametrize(("name", "reader"), [("lista", HOST), ("oma", EXPERT)])
def test_the_figure_and_its_text_say_what_the_lists_say(
    guide: Guide, name: str, reader: str
) -> None:
    edition = guide.editions["fi"]
    page, roles = edition.pages[name], edition.texts["lanes"]["roles"]
    nodes = drawn.shown("lanes", page, edition, guide)
    written = file(Told(page, edition, guide), None)
    drawn_lanes = [one for one in walk(nodes) if "lanes__lane" in one.classes]
    said = [lane for step in lanes.lanes(edition, reader) for lane in step.lanes]
    for shown, lane in zip(drawn_lanes, said, strict=True):
        rows = [text(one.children) for one in walk(shown.children) if one.tag == "li"]
        for row, item in zip(rows, lane.items, strict=True):
            others = [item.whose if one == lane.role else one for one in item.partners]
            assert row == " ".join([item.words.text, *(f"({roles[one]})" for one in others)])
            assert f"- {row}\n" in written.replace("*", "")
        assert f"lanes__lane--{lane.role}" in shown.classes
        assert roles[lane.role] in text(shown.children)
