"""The content security policy that every published page carries in its head.

GitHub Pages sends no headers of ours, so it stands in the page. `mkdocs serve` leaves it out:
it would stop the script with which the preview follows what is written.
"""

import base64
import hashlib
import re

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'{inline}",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        # The one policy by which a script may name the service worker: offline.js.
        "trusted-types kokemusopas",
    ]
)
CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
EARLIER = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')


def with_policy(html: str, script: str | None) -> str:
    """Return a page with the policy right after its charset, before anything it governs.

    `script` is the text of the one inline script that may run, if there is any. A policy that
    was there is replaced. Raises ValueError when the page names no charset.
    """
    bare = EARLIER.sub("", html)
    charset = CHARSET.search(bare)
    if not charset:
        raise ValueError('the page has no <meta charset="utf-8"> to put the security policy after')
    policy = POLICY.format(inline=f" '{_hash(script)}'" if script else "")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return f"{bare[: charset.end()]}\n  {meta}{bare[charset.end() :]}"


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
