"""The type of the fields of a PDF: letters of the languages of readers, one byte each.

Whoever fills in a form has their own viewer write the letters. Viewers agree best on the oldest
kind of font, whose 256 codes stand for names of letters: all write š with it, and a print server
that writes a field anew reads its codes right. Most codes are those of Windows, so that whatever
knows no others has most letters right, too. Signs that no name and no answer needs give their
codes to letters of the Sámi languages, of Estonian, and of others whose names are met in Finland.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger

from kokemusopas.fonts.plain import OTHER, WIDER, cut, letters, saved

WEIGHT = 400
NO_NAME_NEEDS = "ƒˆ‰‹›˜™¡¢¤¥¦¨ª¬\u00ad®¯µ¶¸¹¼¾¿÷†‡³\u007f"
MORE = (  # the first get the codes that every program takes for letters
    "ČčĐđŊŋŠšŦŧŽžƷʒǮǯǤǥǦǧǨǩʹ"  # Sámi, Estonian, Finnish
    "ĄąĆćĘęŁłŃńŚśŹźŻżĞğİıŞş"  # Polish, Turkish
    "ĀāĒēĢģĪīĶķĻļŅņŪūĖėĮįŲų"  # Latvian, Lithuanian
)
CODES, LOW, BREAKS = range(32, 256), range(31, 0, -1), (9, 10, 13)  # these end words and lines


@cache
def encoding() -> dict[int, str]:
    """Return {code: letter}, in the order of the codes."""
    windows = {code: bytes([code]).decode("cp1252", "ignore") for code in CODES}
    kept = {code: one for code, one in windows.items() if one and one not in NO_NAME_NEEDS}
    free = [code for code in (*CODES, *LOW) if code not in kept and code not in BREAKS]
    more = [letter for letter in MORE if letter not in kept.values()]
    return dict(sorted({**kept, **dict(zip(free, more, strict=True))}.items()))


@cache
def face(variable: Path) -> bytes:
    """Return the letters of the encoding as TrueType, those of the font `variable` before others.

    Raises LookupError, naming the letters, where no font has them.
    """
    missing = set(map(ord, encoding().values()))
    parts = []
    for source in (variable, WIDER, OTHER):
        taken = missing & letters(source)
        missing -= taken
        parts.append(cut(source, WEIGHT, taken, variable))
    if missing:
        raise LookupError(f"no font has the letters {''.join(map(chr, sorted(missing)))}")
    merged = Merger().merge([BytesIO(saved(part)) for part in parts])
    merged.recalcTimestamp = False
    for name in ("created", "modified"):  # the same bytes each time
        setattr(merged["head"], name, getattr(parts[0]["head"], name))
    return saved(merged)
