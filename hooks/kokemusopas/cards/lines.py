"""Break a title into lines that fit a picture."""

from collections.abc import Callable

SIZES = (76, 68, 60, 54, 48)
LEADING = 1.16
STEP = 0.1  # of the size of the type
WIDTH, HEIGHT = 1056, 216  # room of the title, in pixels of a card


def fitted(
    title: str, width: Callable[[str], float], height: float = HEIGHT
) -> tuple[int, list[str]]:
    """Return (size, lines) of a title: the largest size in which it fits.

    `width` measures a text at size 1. A title too long even for the smallest size goes on
    below the room, never outside it to the side where words can be parted.
    """
    words = title.split()
    for size in SIZES:
        lines = _lines(words, width, WIDTH / size)
        fits = len(lines) * size * LEADING <= height
        if fits and all(width(line) * size <= WIDTH for line in lines):
            break
    room = max(map(width, lines))
    while True:  # as narrow as the same number of lines allows: no word stands alone
        room -= STEP
        narrower = _lines(words, width, room)
        if len(narrower) > len(lines) or max(map(width, narrower)) > room:
            return size, lines
        lines = narrower


def _lines(words: list[str], width: Callable[[str], float], room: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
