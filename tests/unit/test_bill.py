"""The bill of materials names what the site is made of, with licences and checksums."""

import json
from pathlib import Path
from typing import Any

import pytest
from kokemusopas.publish import checksums

from tools import bill

FONT = {
    "name": "@fontsource-variable/font",
    "version": "5.3.0",
    "licence": "OFL-1.1",
    "source": "https://example.org/font",
    "path": "docs/assets/fonts/font.woff2",
    "sha256": "a" * 64,
}


def test_only_what_publishing_needs_is_in_the_bill() -> None:
    locked = "mkdocs==1.6.1 \\\n    --hash=sha256:0\nResvg_Py[x]==0.5.0\n# via mkdocs==1\n"
    assert bill.names(locked) == {"mkdocs", "resvg-py"}
    found: dict[str, Any] = {
        "components": [
            {"name": "mkdocs", "bom-ref": "m"},
            {"name": "pytest", "bom-ref": "p"},
        ],
        "dependencies": [{"ref": "m", "dependsOn": ["p"]}, {"ref": "p"}],
    }
    kept = bill.of_packages(found, {"mkdocs"}, [{"name": "font"}])
    assert [one["name"] for one in kept["components"]] == ["mkdocs", "font"]
    assert kept["dependencies"] == [{"ref": "m", "dependsOn": []}]


def test_a_file_of_others_has_the_checksum_under_which_it_is_published() -> None:
    listed = f"{'b' * 64}  assets/fonts/font.woff2\n{'c' * 64}  assets/fonts/fonts.css\n"
    found = bill.component(FONT, checksums.read(listed))
    assert found["purl"] == "pkg:npm/%40fontsource-variable/font@5.3.0"
    assert found["externalReferences"][1:] == [
        {
            "type": "distribution",
            "url": "assets/fonts/font.woff2",
            "hashes": [{"alg": "SHA-256", "content": "b" * 64}],
        }
    ]


def test_node_packages_for_development_alone_are_left_out() -> None:
    one = {"version": "1.0.0", "integrity": "sha512-/w==", "license": "MIT"}
    lock = {"packages": {"": {}, "node_modules/a": one, "node_modules/b": one | {"dev": True}}}
    (found,) = bill.node_packages(lock)
    assert (found["name"], found["purl"]) == ("a", "pkg:npm/a@1.0.0")
    assert found["hashes"] == [{"alg": "SHA-512", "content": "ff"}]


@pytest.mark.long
def test_every_part_of_the_bill_has_a_licence_and_the_bill_is_valid(
    tmp_path: Path, site: Path
) -> None:
    from cyclonedx.schema import SchemaVersion  # here, as it takes a second
    from cyclonedx.validation.json import JsonStrictValidator

    target = tmp_path / "bill.json"
    bill.main(target, site)
    text = target.read_text("utf-8")
    faults = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    assert faults is None, faults
    parts = json.loads(text)["components"]
    lacking = [one["name"] for one in parts if not one.get("licenses")]
    assert not lacking, f"read their licences and name them in .ci/licences.toml: {lacking}"
    published = [
        one["name"]
        for one in parts
        for reference in one.get("externalReferences", ())
        if reference["type"] == "distribution" and reference.get("hashes")
    ]
    assert "lean-qr" in published
