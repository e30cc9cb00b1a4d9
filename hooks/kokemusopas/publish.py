"""The last touch to a built site: `python -m kokemusopas.publish site`."""

import sys
from pathlib import Path

from kokemusopas.policy import with_policy


def secure(site: Path) -> None:
    """Give every page of the folder `site` the security policy.

    Raises ValueError, naming the page, when one has no place for it.
    """
    for path in sorted(site.rglob("*.html")):
        try:
            path.write_text(with_policy(path.read_text("utf-8")), "utf-8")
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None


if __name__ == "__main__":
    secure(Path(sys.argv[1]))
