"""What a link of a PDF is called: its own words, and the page or the address it leads to."""

import re
from urllib.parse import unquote


def readable(address: str) -> str:
    """Return an address as people write it; of a page on the web no more than the page."""
    return unquote(re.sub(r"^(https?://|mailto:|tel:)|/(#.*)?$", "", address))


def with_page(words: str, page: str) -> str:
    """Return the name of a link inside the PDF; `page` says on which page its target is."""
    return f"{words} ({page})"


def with_address(words: str, address: str) -> str:
    """Return the name of a link to the web or the like."""
    known = readable(address)
    return words if known.removeprefix("www.") in words else f"{words} ({known})"
