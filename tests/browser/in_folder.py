"""A page that names the root of its host, as it is where the site is a folder of the host."""

import base64
import hashlib
import re

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def in_folder(page: str, folder: str) -> str:
    """Return a page that was built for the root as it is built for a folder (`/opas/`)."""
    page = re.sub(r'((?:href|src|data-\w+)=")/', rf"\g<1>{folder}", page)
    (style,) = STYLE.findall(page)
    own = style.replace('url("/', f'url("{folder}')
    return page.replace(style, own).replace(_named(style), _named(own))  # as the policy has it


def _named(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
