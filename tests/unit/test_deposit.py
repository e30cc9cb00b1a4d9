"""An edition shows the numbers under which libraries and archives keep it."""

from pathlib import Path

import pytest
from kokemusopas.model import owner
from kokemusopas.model.deposit import Deposit, DepositError, read
from kokemusopas.model.publisher import PublisherError

ISBN = "978-951-98548-9-2"


def test_numbers_are_read_by_language_and_form() -> None:
    found = read({"doi": "https://doi.org/10.5281/zenodo.1", "isbn": {"fi": {"pdf": ISBN}}})
    assert found.doi == "10.5281/zenodo.1"
    assert found.of("fi") == {"PDF": ISBN}
    assert found.of("sv") == {}
    assert read({}) == Deposit()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"isbn": {"fi": {"pdf": "978-951-98548-9-3"}}}, "copy it again"),
        ({"isbn": {"fi": {"pdf": "978"}}}, "13 figures"),
        ({"isbn": {"fi": {"docx": ISBN}}}, "`edition.isbn.fi` holds `pdf` and `epub`"),
        ({"isbn": ISBN}, "a line for each language"),
        ({"doi": "zenodo.1"}, "write a DOI such as"),
    ],
)
def test_a_number_that_cannot_be_one_is_told(told: dict[str, object], expected: str) -> None:
    with pytest.raises(DepositError, match=expected):
        read(told)


def test_the_file_of_the_owner_is_named_with_the_number_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "owner.yml").write_text("edition: {doi: zenodo}")
    with pytest.raises(PublisherError, match=r"docs/owner\.yml: `edition\.doi`"):
        owner.read(tmp_path)
