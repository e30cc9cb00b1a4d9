"""What a page is called where it is one of many: in results of a search, tabs and bookmarks."""

LONGEST = 65  # characters of a title that search engines show whole


def whole(title: str, *sites: str) -> str:
    """Return a title with the first name of the site that fits behind it, else the title alone."""
    named = (f"{title} – {site}" for site in sites)
    return next((one for one in named if len(one) <= LONGEST), title)
