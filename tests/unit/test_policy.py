"""The security policy of a page lets nothing through but the guide's own."""

import base64
import hashlib

import pytest
from kokemusopas.publish.policy import own, policy


def test_it_starts_from_nothing() -> None:
    assert policy("go()").startswith("default-src 'none'; ")


def test_the_one_inline_script_is_let_through_by_its_hash() -> None:
    hashed = base64.b64encode(hashlib.sha256(b"go('\xc3\xa4')").digest()).decode()
    assert f"script-src 'self' 'sha256-{hashed}';" in policy("go('ä')")


def test_the_one_style_sheet_in_the_page_is_let_through_by_its_hash() -> None:
    hashed = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()
    assert f"style-src 'self' 'sha256-{hashed}';" in policy("", style="p{}")
    assert "style-src 'self';" in policy("go()")


def test_a_page_without_an_inline_script_lets_none_through() -> None:
    assert "script-src 'self';" in policy("")


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://jarjesto.github.io/opas/", "https://jarjesto.github.io/opas/"),
        ("https://opas.fi/", "'self'"),
        ("http://127.0.0.1:8000/opas/", "'self'"),
    ],
)
def test_in_a_folder_of_a_public_host_nothing_runs_from_its_other_folders(
    address: str, source: str
) -> None:
    assert own(address) == source
    told = policy("", own(address)).split("; ")
    kinds = ("script", "manifest", "worker")
    assert f"connect-src {source} blob:" in told
    assert {f"{kind}-src {source}" for kind in kinds} <= set(told)
    assert {f"{kind}-src 'self'" for kind in ("style", "img", "font")} <= set(told), (
        "a copy in an archive loses its look"
    )
