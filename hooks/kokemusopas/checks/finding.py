"""What a check finds: where, what is wrong, what to do, and where it can be told, what to write."""

from dataclasses import dataclass, field

from kokemusopas.texts.mend import Mend
from kokemusopas.texts.messages import ENGLISH, Values, said


@dataclass(frozen=True, order=True)
class Finding:
    """One fault, told so that the reader of it knows what to do.

    `path` is the file from the project folder, `section` the id of the section where the whole
    section is meant; `wrong` and `do` are sentences without their full stop. One with a `key` can
    be said in each language that has messages, with its `values`. `leave` are lines of the source
    and `apart` sections of which nothing else is to be told: it would follow from this. A `hint` is
    no fault: a correction of the source that a translation has not followed yet.
    """

    path: str
    line: int
    wrong: str
    do: str
    section: str = ""
    key: str = field(default="", compare=False)
    values: Values = field(default=(), compare=False)
    mend: Mend | None = field(default=None, compare=False)
    leave: tuple[int, ...] = field(default=(), compare=False, repr=False)
    apart: tuple[str, ...] = field(default=(), compare=False, repr=False)
    hint: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        section = f" (#{self.section})" if self.section else ""
        return f"{self.path}:{self.line}{section}: {self.wrong}. {self.do}"

    def said(self, language: str) -> tuple[str, str]:
        """Return what is wrong and what to do in a language, in English where that is not known."""
        if not self.key:
            return self.wrong, self.do
        return tuple(said(language, self.key, part, self.values) for part in ("wrong", "do"))  # type: ignore[return-value]


def told(
    path: str,
    line: int,
    key: str,
    section: str = "",
    mend: Mend | None = None,
    /,
    **values: object,
) -> Finding:
    """Return the finding that a key of the messages words, with its values."""
    given = tuple((name, str(value)) for name, value in values.items())
    wrong, do = (said(ENGLISH, key, part, given) for part in ("wrong", "do"))
    return Finding(path, line, wrong, do, section, key, given, mend)
