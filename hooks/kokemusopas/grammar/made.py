"""What is made of a page in the end: the elements and attributes that the grammar declares."""

from collections.abc import Iterable, Mapping

from kokemusopas.grammar.rules import rules

ADDRESSES = {"href": (), "src": ("within",)}  # attributes, and which addresses they may hold


def wrong(tag: str, attributes: Iterable[tuple[str, str]], taken: frozenset[str]) -> str:
    """Return what of an element may not be, "" where all may; `taken` are ids of tools."""
    known = rules()
    if tag not in known.made:
        return f"<{tag}"
    allowed = known.made[tag]
    for name, value in attributes:
        if name not in allowed or (
            name in ADDRESSES and not known.is_address(value, *ADDRESSES[name])
        ):
            return f'{name}="{value}"'
        if name == "style" and not known.style.fullmatch(value):
            return f'{name}="{value}"'
        if name == "id" and value in taken:
            return f'{name}="{value}"'
    return _unrelated(tag, dict(attributes))


def _unrelated(tag: str, attributes: Mapping[str, str]) -> str:
    """Return a link to another site that tells it where the reader comes from, "" for none."""
    href = attributes.get("href", "")
    leaves = tag == "a" and href.startswith("https:")
    return f'href="{href}"' if leaves and "noreferrer" not in attributes.get("rel", "") else ""
