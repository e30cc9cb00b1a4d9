"""The security policy of a page lets nothing through but the guide's own."""

import base64
import hashlib

from kokemusopas.publish.policy import policy


def test_it_starts_from_nothing() -> None:
    assert policy("go()").startswith("default-src 'none'; ")


def test_the_one_inline_script_is_let_through_by_its_hash() -> None:
    hashed = base64.b64encode(hashlib.sha256(b"go('\xc3\xa4')").digest()).decode()
    assert f"script-src 'self' 'sha256-{hashed}';" in policy("go('ä')")


def test_a_page_without_an_inline_script_lets_none_through() -> None:
    assert "script-src 'self';" in policy("")
