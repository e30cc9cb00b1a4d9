"""Check the links to other sites; write what is dead to build/links.md, end 1 if any is."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kokemusopas.publish.serve import served
from kokemusopas.texts import languages, sources
from kokemusopas.texts.languages import LanguageError
from kokemusopas.texts.sources import CitedSource, RegisterError

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build/links.md"


def check(address: str) -> list[dict[str, str]]:
    """Return linkinator's finding for every link that it met on the site at `address`.

    Raises RuntimeError when the checker itself fails.
    """
    checked = subprocess.run(
        [
            ROOT / ".venv/bin/node",
            ROOT / "tests/node_modules/linkinator/build/src/cli.js",
            address,
            "--recurse",
            "--format",
            "json",
            "--retry",
            "--timeout",
            "30000",
            "--verbosity",
            "error",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        links: list[dict[str, str]] = json.loads(checked.stdout)["links"]
    except (ValueError, KeyError):
        raise RuntimeError(f"the link checker failed:\n{checked.stderr}") from None
    return links


def report(
    links: list[dict[str, str]],
    own: Sequence[str],
    register: Mapping[str, CitedSource] | None = None,
) -> tuple[str, bool]:
    """Return the report as Markdown, and whether every link to another site is alive.

    `own` are the addresses of this site: where it is served now and where it is published;
    `register` are the sources by id, to name those that are dead.
    """
    ids = {form.url: one.id for one in (register or {}).values() for form in one.forms}
    others = [link for link in links if not link["url"].startswith(tuple(own))]
    dead: dict[str, list[str]] = {}
    for link in others:
        if link["state"] == "BROKEN":
            page = link.get("parent", "").removeprefix(own[0]) or "index.html"
            line = f"{link['url']} ({link.get('status') or 'no answer'})"
            if source_id := ids.get(link["url"]):
                line += f", the source `{source_id}`,"
            dead.setdefault(line, []).append(f"`{page}`")
    head = f"{len(dead)} of {len({link['url'] for link in others})} links to other sites are dead."
    lines = [f"- {line} on {', '.join(pages)}" for line, pages in sorted(dead.items())]
    return "\n".join([head, "", *lines]).rstrip() + "\n", not dead


def main() -> int:
    """Serve site/, check its links, write the report."""
    home = (ROOT / "site/index.html").read_text("utf-8")
    published = re.findall(r'rel="canonical" href="([^"]+)"', home)[0]
    try:
        known = languages.load(ROOT / "docs")
        register = sources.load(ROOT / "docs" / sources.NAME, known).sources
        with served(ROOT / "site") as address:
            text, alive = report(check(address), (address, published), register)
    except (RuntimeError, LanguageError, RegisterError) as error:
        print(error, file=sys.stderr)
        return 1
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, "utf-8")
    print(text, end="")
    return 0 if alive else 1


if __name__ == "__main__":
    sys.exit(main())
