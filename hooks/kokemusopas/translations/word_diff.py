"""Which words of a text were changed. Needs the standard library alone."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, GONE, NEW = "", "-", "+"
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def parts(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return both texts as parts (SAME, GONE or NEW; text), in the order to read them in."""
    return tuple(_joined(_steps(TOKEN.findall(before), TOKEN.findall(after))))


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what is the same, gone and new; a space between two changes is part of both."""
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for place, (kind, first, last, start, end) in enumerate(found):
        same = "".join(before[first:last])
        if kind == "equal" and (same.strip() or place in (0, len(found) - 1)):
            yield SAME, same
        else:
            yield GONE, same
            yield NEW, "".join(after[start:end])


def _joined(steps: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the steps with all that is gone between two that are the same as one, and all new."""
    held = {GONE: "", NEW: ""}
    for sign, text in [*steps, (SAME, "")]:
        if sign != SAME:
            held[sign] += text
            continue
        yield from ((one, held[one]) for one in (GONE, NEW) if held[one])
        held = {GONE: "", NEW: ""}
        if text:
            yield SAME, text
