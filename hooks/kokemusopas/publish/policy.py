"""The content security policy that every published page carries in its head.

GitHub Pages sends no headers of ours, so it stands in the page, right after the charset, before
anything it governs. A preview leaves it out: it would stop the script with which the preview
follows what is written.
"""

import base64
import hashlib
from urllib.parse import urlsplit

from kokemusopas.model.publisher import is_public

SELF = "'self'"

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src {own}{inline}",
        "style-src 'self'{style}",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src {own} blob:",  # a page without its styles: search/passage.js
        "manifest-src {own}",
        "worker-src {own}",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        # The one policy by which a script may name the service worker: offline.js.
        "trusted-types kokemusopas",
    ]
)


def policy(script: str, own: str = SELF, style: str = "", ahead: str = "") -> str:
    """Return the policy of a page; `script` is the one inline script that may run, "" for none.

    `own` is where what runs or is fetched may come from, `style` the one style sheet in the page,
    `ahead` what tells the browser which pages to fetch before they are asked for.
    """
    return POLICY.format(own=own, inline=_named(script) + _named(ahead), style=_named(style))


def own(site_url: str) -> str:
    """Return where what runs or is fetched comes from: our folder, where others share the host.

    What is only looked at may come from the whole host, so that a copy in an archive keeps its
    look under another address; .ci/show gives a sealed edition its own.
    """
    in_folder = is_public(site_url) and urlsplit(site_url).path.strip("/")
    return site_url if in_folder else SELF


def _named(text: str) -> str:
    hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f" 'sha256-{hashed}'" if text else ""
