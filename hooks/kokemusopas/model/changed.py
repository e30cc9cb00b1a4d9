"""What a copy has more and less than the guide: its own prefix, and what is left out."""

from typing import Any

from kokemusopas.model.left_out import LeaveOut
from kokemusopas.model.owner_values import address, line, names, refuse
from kokemusopas.texts import own

OWN_KEYS = ("prefix",)
EXAMPLES = {
    "pages": "[etana.md]",
    "sections": "[kysymykset.md#kuka-tulee]",
    "items": "[paivaraha]",
    "questions": "[matkakulut]",
}
LEAVE_KEYS = (*EXAMPLES, "instead")


def prefix(values: dict[str, Any]) -> str:
    """Return what the names of the owner's own pages and ids have after `x-`, "" for nothing."""
    value = line("own.prefix", values.get("prefix"))
    if value and not own.PREFIX.fullmatch(value):
        refuse("own.prefix", value, "2 to 16 small letters and digits, a letter first, as `oys`")
    return value


def leave_out(values: dict[str, Any]) -> LeaveOut:
    """Return what is left out; raises PublisherError on a value of another form."""
    given = {
        key: names(f"leave_out.{key}", values.get(key), such) for key, such in EXAMPLES.items()
    }
    for one in given["sections"]:
        if ".md#" not in one:
            refuse("leave_out.sections", one, "the file and the id, as kysymykset.md#kuka-tulee")
    return LeaveOut(
        pages=tuple(one.removesuffix(".md") for one in given["pages"]),
        sections=tuple(one.replace(".md#", "#") for one in given["sections"]),
        items=given["items"],
        questions=given["questions"],
        instead=address("leave_out.instead", values.get("instead")),
    )
