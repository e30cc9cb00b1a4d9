"""Check the links to other sites; write what is dead to build/links.md, end 1 if any is."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from kokemusopas.serve import ADDRESS, server

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build/links.md"


def check(address: str) -> list[dict[str, str]]:
    """Return linkinator's finding for every link of the site at `address` to another host.

    Raises RuntimeError when the checker itself fails.
    """
    checked = subprocess.run(
        [ROOT / ".venv/bin/node", ROOT / "tests/node_modules/linkinator/build/src/cli.js", address,
         "--recurse", "--format", "json", "--retry", "--timeout", "30000", "--verbosity", "error"],
        capture_output=True, text=True, check=False,
    )
    try:
        links = json.loads(checked.stdout)["links"]
    except (ValueError, KeyError):
        raise RuntimeError(f"the link checker failed:\n{checked.stderr}") from None
    return [link for link in links if not link["url"].startswith(address)]


def report(links: list[dict[str, str]], address: str) -> tuple[str, bool]:
    """Return the report as Markdown, and whether every link is alive."""
    dead = [link for link in links if link["state"] == "BROKEN"]
    lines = [
        f"- {link['url']} ({link.get('status') or 'no answer'}) "
        f"on `{link.get('parent', '').removeprefix(address) or 'index.html'}`"
        for link in dead
    ]
    head = f"{len(dead)} of {len({link['url'] for link in links})} links to other sites are dead."
    return "\n".join([head, "", *lines]).rstrip() + "\n", not dead


def main() -> int:
    """Serve site/, check its links, write the report."""
    httpd = server(ROOT / "site", 0)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    address = f"http://{ADDRESS}:{httpd.server_port}/"
    try:
        text, alive = report(check(address), address)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        httpd.shutdown()
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, "utf-8")
    print(text, end="")
    return 0 if alive else 1


if __name__ == "__main__":
    sys.exit(main())
