"""The security policy goes into any page, once, and before what it governs."""

import pytest
from kokemusopas.policy import META, with_policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head></html>'


def test_it_stands_right_after_the_charset() -> None:
    assert with_policy(PAGE) == PAGE.replace('"utf-8">', f'"utf-8">\n  {META}')


def test_a_second_time_changes_nothing() -> None:
    assert with_policy(with_policy(PAGE)) == with_policy(PAGE)


def test_a_page_without_a_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<!doctype html><title>x</title>")
