"""What to write in a file so that a fault is gone."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Mend:
    """What mends a file: in a line `old` becomes `new`; with no `old`, `new` is a line above it."""

    line: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Return a file as it is after the mend."""
        lines = text.split("\n")
        at = self.line - 1
        if self.old:
            lines[at] = lines[at].replace(self.old, self.new, 1)
        else:
            lines[at:at] = [self.new]
        return "\n".join(lines)
