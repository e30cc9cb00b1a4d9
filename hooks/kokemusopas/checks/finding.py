"""What a check finds: where, what is wrong, what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One fault, told so that the reader of it knows what to do.

    `path` is the file from the project folder, `section` the id of the section where the whole
    section is meant; `wrong` and `do` are sentences without their full stop.
    """

    path: str
    line: int
    wrong: str
    do: str
    section: str = ""

    def __str__(self) -> str:
        section = f" (#{self.section})" if self.section else ""
        return f"{self.path}:{self.line}{section}: {self.wrong}. {self.do}"


def differs(path: str, line: int, found: str, expected: str, do: str) -> Finding:
    """Return the finding that something is not as expected."""
    return Finding(path, line, f"found {found}, expected {expected}", do)
