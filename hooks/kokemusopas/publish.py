"""The last touch to a built site: `python -m kokemusopas.publish site`."""

import sys
from pathlib import Path

from kokemusopas.policy import with_policy
from kokemusopas.scripts import linked
from kokemusopas.web_font import limit_weights


def publish(site: Path) -> None:
    """Make the folder `site` light and safe.

    Raises ValueError, naming the page, when one has no place for the security policy, and
    scripts.ScriptError when its scripts cannot be put together.
    """
    for font in site.glob("assets/fonts/*.woff2"):
        limit_weights(font)
    linked(site)
    for path in sorted(site.rglob("*.html")):
        try:
            path.write_text(with_policy(path.read_text("utf-8")), "utf-8")
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
