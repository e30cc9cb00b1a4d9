"""A message that whoever publishes the guide can send to a host, in their own name."""

from typing import Any
from urllib.parse import quote

from kokemusopas.markdown.copy_text import SHEET
from kokemusopas.model.elements import Nodes, element
from kokemusopas.model.guide import Edition
from kokemusopas.model.publisher import Publisher
from kokemusopas.model.settings import Settings

PLACE = "host-letter"
PLAIN = "/:,!@"  # stands for itself in such an address: https://www.rfc-editor.org/rfc/rfc6068


def shown(edition: Edition, settings: Settings) -> Nodes:
    """Return the message as it is to be sent, and a link that opens it as a mail."""
    words = edition.texts["host_letter"]
    paragraphs = _paragraphs(words, edition, settings)
    # No script adds to it: the styles need not keep room for that.
    frame = {"class": SHEET, "data-started": ""}
    sheet = element("div", frame, *(element("p", {}, one) for one in paragraphs))
    body = quote("\r\n\r\n".join(paragraphs), safe=PLAIN)
    mail = f"mailto:?subject={quote(words['subject'])}&body={body}"
    return sheet, element("p", {}, element("a", {"href": mail}, words["mail"]))


def _paragraphs(words: dict[str, Any], edition: Edition, settings: Settings) -> list[str]:
    """Return the message; a page that the guide does not have is not named."""
    lines = [
        str(line["text"]).replace("{address}", settings.site_url + edition.url(line["page"]))
        for line in words["lines"]
        if line["page"] in edition.pages
    ]
    return [*words["hello"], *lines, words["goodbye"], _sender(words, settings.owner.publisher)]


def _sender(words: dict[str, Any], publisher: Publisher) -> str:
    told = (publisher.name, publisher.email, publisher.phone)
    return ", ".join(one for one in told if one) or str(words["nobody"])
