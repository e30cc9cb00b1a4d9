"""Addresses from one page of the site to another."""

from functools import cache
from posixpath import dirname


def relative(url: str, page: str) -> str:
    """Return the address of `url` as a link from `page`, both from the root of the site.

    A slash at the end stays; the root is "." (or "./"), a page's own folder is "." too.
    """
    here = _parts(dirname(page) if "." in page.rpartition("/")[2] else page)
    there = _parts(url)
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    path = "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
    return path + "/" if url.endswith("/") else path


@cache
def _parts(url: str) -> list[str]:
    return [part for part in url.split("/") if part not in ("", ".")]
