"""Who publishes the guide, as pages and PDFs tell it."""

from typing import Any

from kokemusopas.model.elements import Element, element
from kokemusopas.model.publisher import Publisher

FILE, KEY = "mkdocs.yml", "publisher"  # where it is written


def publisher_line(publisher: Publisher, texts: dict[str, Any]) -> Element:
    """Return the paragraph that names the publisher, or says that it is missing and what to do.

    `texts` is the `publisher` part of the short texts.
    """
    if not publisher.named:
        attributes = {"class": "publisher publisher--missing", "role": "note"}
        do = str(texts["do"]).replace("{file}", FILE).replace("{key}", KEY)
        return element("p", attributes, f"{texts['missing']} {do}")
    before, _, after = str(texts["said"]).partition("{publisher}")
    email = element("a", {"href": f"mailto:{publisher.email}"}, publisher.email)
    words = f"{before}{publisher.name}, {publisher.address}, "
    return element("p", {"class": "publisher"}, words, email, after)


def publisher_name(publisher: Publisher, texts: dict[str, Any]) -> Element:
    """Return the name alone, or that it is missing: for papers that have no room for more."""
    if not publisher.named:
        return element("strong", {"class": "publisher--missing publisher--short"}, texts["missing"])
    return element("span", {}, str(texts["said"]).replace("{publisher}", publisher.name))
