"""The button that removes all that the guide keeps on a device; removal.js makes it work."""

import json

from kokemusopas.model.elements import Element, Nodes, element
from kokemusopas.model.guide import Edition

PLACE = "remove"
SAID = ("removed", "nothing", "failed", "kinds")  # what only the script says


def button(edition: Edition) -> Nodes:
    """Return the button, what it asks before it removes anything, and what is done without it."""
    texts = edition.texts["removal"]
    words = {name: texts[name] for name in SAID}
    backup = element("a", {"href": "tarkistuslista.md"}, texts["backup"])
    sure = (
        element("p", {"id": "poistetaanko"}, f"{texts['sure']} ", backup, "."),
        element(
            "p",
            {},
            _button("now", texts["remove"]),
            " ",
            _button("keep", texts["keep"]),
        ),
    )
    asked = {"role": "group", "aria-labelledby": "poistetaanko"}
    return (
        element(
            "div",
            {"class": "removal", "data-removal": json.dumps(words, ensure_ascii=False)},
            element("p", {"data-removal-without": ""}, texts["without"]),
            element("p", {}, _button("ask", texts["ask"], hidden="")),
            element("div", asked | {"data-removal-sure": "", "hidden": ""}, *sure),
            element("p", {"role": "status", "data-removal-status": ""}),
        ),
    )


def _button(name: str, words: str, **more: str) -> Element:
    attributes = {"type": "button", "class": "button", f"data-removal-{name}": ""} | more
    return element("button", attributes, words)
