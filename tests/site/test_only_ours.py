"""Every script of the published site is one that the build made and that its page allows."""

import base64
import hashlib
import re
from pathlib import Path

SCRIPT = re.compile(r"<script\b(?P<given>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA = re.compile(r' type="?(?:application/ld\+json|application/json|speculationrules)"?')
NAMED = re.compile(r'\bdata-script="?(?:\.{0,2}/)*scripts/([\w.-]+)')


def test_no_page_has_a_script_that_the_build_did_not_make(site: Path) -> None:
    made = {path.name for path in (site / "scripts").iterdir()}
    assert made
    seen = 0
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        for script in SCRIPT.finditer(html):
            where = f"{page.relative_to(site)}: {script['given']}"
            assert not re.search(r"\ssrc=", script["given"]), f"{where} is a script of its own"
            if DATA.match(script["given"]):
                continue
            digest = base64.b64encode(hashlib.sha256(script["text"].encode()).digest()).decode()
            assert f"'sha256-{digest}'" in html, f"{where} is not in the policy of its page"
            assert {*NAMED.findall(script["given"])} <= made, f"{where} names a file not made"
            seen += 1
    assert seen > 100
