"""Who publishes the guide, as pages and PDFs tell it."""

import re
from typing import Any

from kokemusopas.markdown import other_sites
from kokemusopas.model.elements import Element, Nodes, element
from kokemusopas.model.owner import Owner
from kokemusopas.model.owner_values import PLACE
from kokemusopas.model.publisher import Publisher

KEY = "publisher"  # under which it is written


def publisher_line(owner: Owner, every: dict[str, Any]) -> Element:
    """Return the paragraph that names the publisher, or says that it is missing and what to do.

    It tells too that a guide is made of another, as the licence asks of every copy. `every` are
    the short texts.
    """
    publisher, texts = owner.publisher, every["publisher"]
    if not publisher.named:
        do = str(texts["do"]).replace("{file}", PLACE).replace("{key}", KEY)
        return missing(f"{texts['missing']} {do}")
    before, _, after = str(texts["said"]).partition("{publisher}")
    email = mail_link(publisher.email)
    words = f"{before}{publisher.name}, {publisher.address}, "
    phone = (", ", phone_link(publisher.phone)) if publisher.phone else ()
    adapted = (". ", *adapted_from(texts["adapted"], owner, every)) if owner.adapts else ()
    return element("p", {"class": "publisher"}, words, email, *phone, after, *adapted)


def adapted_from(words: str, owner: Owner, every: dict[str, Any]) -> Nodes:
    """Return words with the name of the guide that this one is made of, a link where it is told."""
    before, _, after = words.partition("{original}")
    name = str(every["site"]["original"])
    address = {"href": owner.naming.original} | other_sites.ATTRIBUTES
    return before, element("a", address, name) if owner.naming.original else name, after


def mail_link(email: str) -> Element:
    """Return an e-mail address that can be written to."""
    return element("a", {"href": f"mailto:{email}"}, email)


def phone_link(phone: str) -> Element:
    """Return a phone number that can be called."""
    return element("a", {"href": f"tel:{re.sub('[^+0-9]', '', phone)}"}, phone)


def missing(words: str) -> Element:
    """Return a note that says what the owner has not told yet, and where to write it."""
    return element("p", {"class": "publisher publisher--missing", "role": "note"}, words)


def publisher_name(publisher: Publisher, texts: dict[str, Any]) -> Element:
    """Return the name alone, or that it is missing: for papers that have no room for more."""
    if not publisher.named:
        return element("strong", {"class": "publisher--missing publisher--short"}, texts["missing"])
    return element("span", {}, str(texts["said"]).replace("{publisher}", publisher.name))
