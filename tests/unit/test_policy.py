"""The security policy goes into any page, once, and before what it governs."""

import base64
import hashlib

import pytest
from kokemusopas.publish.policy import with_policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head></html>'


def test_it_stands_right_after_the_charset() -> None:
    before, policy, after = with_policy(PAGE, "go()").partition(
        '\n  <meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    )
    assert policy
    assert before.endswith('<meta charset="utf-8">')
    assert after.endswith("<title>x</title></head></html>")


def test_the_one_inline_script_is_let_through_by_its_hash() -> None:
    hashed = base64.b64encode(hashlib.sha256(b"go('\xc3\xa4')").digest()).decode()
    assert f"script-src 'self' 'sha256-{hashed}';" in with_policy(PAGE, "go('ä')")


def test_a_page_without_an_inline_script_lets_none_through() -> None:
    assert "script-src 'self';" in with_policy(PAGE, None)


def test_a_second_time_replaces_the_first() -> None:
    assert with_policy(with_policy(PAGE, "old()"), "go()") == with_policy(PAGE, "go()")


def test_a_page_without_a_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<!doctype html><title>x</title>", None)
