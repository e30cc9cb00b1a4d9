"""The content security policy that every published page carries in its head.

GitHub Pages sends no headers of ours, so it stands in the page, right after the charset, before
anything it governs. A preview leaves it out: it would stop the script with which the preview
follows what is written.
"""

import base64
import hashlib

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


def policy(script: str) -> str:
    """Return the policy of a page; `script` is the one inline script that may run, "" for none."""
    return POLICY.format(inline=f" '{_hash(script)}'" if script else "")


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
