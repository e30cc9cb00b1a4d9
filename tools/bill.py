"""Write the bill of materials of the published site, in CycloneDX: `make bill`.

The Python packages that build it are those of requirements/publish.txt as cyclonedx-py finds them
installed, with their licences; besides come the Node packages of tests/package-lock.json that
publishing needs, the system's own libraries, and what others made and is published with the guide
(.ci/vendored.toml): with the checksum under which it is published, where a site is named.
"""

import base64
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kokemusopas.history.commit import current
from kokemusopas.publish import checksums

ROOT = Path(__file__).parent.parent
NAME = "Opas kokemustoimijan tilaajalle"
SYSTEM = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "libvoikko1", "voikko-fi")
Component = dict[str, Any]


def main(target: Path, site: Path | None = None) -> None:
    """Write the bill to `target`, of what is published in the folder `site`.

    Raises CalledProcessError where cyclonedx-py fails, FileNotFoundError for a `site` that was
    not finished.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    program = str(Path(sys.executable).with_name("cyclonedx-py"))
    form = ["--output-reproducible", "--no-validate", "--output-format", "JSON"]
    command = [program, "environment", sys.executable, *form, "--output-file", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)
    found = json.loads(target.read_text("utf-8"))
    wanted = names((ROOT / "requirements/publish.txt").read_text("utf-8"))
    lock = json.loads((ROOT / "tests/package-lock.json").read_text("utf-8"))
    vendored = _settings("vendored")["file"]
    published = checksums.read((site / checksums.NAME).read_text("utf-8")) if site else {}
    more = [*node_packages(lock), *system_libraries(installed())]
    more += [component(file, published) for file in vendored]
    bill = of_packages(found, wanted, more)
    known = {_normalised(name): licence for name, licence in _settings("licences").items()}
    for one in bill["components"]:
        if licence := known.get(_normalised(one["name"])):
            one.setdefault("licenses", [{"expression": licence}])
    bill["metadata"] |= {"component": guide(), "lifecycles": [{"phase": "build"}]}
    target.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", "utf-8")


def names(requirements: str) -> frozenset[str]:
    """Return the packages of a locked list of requirements, as packages are compared (PEP 503)."""
    found = re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==", requirements, re.MULTILINE)
    return frozenset(map(_normalised, found))


def of_packages(
    bill: Mapping[str, Any], wanted: Iterable[str], more: Iterable[Component]
) -> dict[str, Any]:
    """Return a bill of the `wanted` packages alone, with `more` components after them."""
    kept = [one for one in bill["components"] if _normalised(one["name"]) in wanted]
    refs = {one["bom-ref"] for one in kept}
    needs = [
        one | {"dependsOn": [ref for ref in one.get("dependsOn", ()) if ref in refs]}
        for one in bill["dependencies"]
        if one["ref"] in refs
    ]
    return dict(bill) | {"components": [*kept, *more], "dependencies": needs}


def guide() -> Component:
    """Return what the bill is of: the guide, its version the commit where that is known."""
    commit = current(ROOT)
    version = {"version": commit.id + (" and changes" if commit.changed else "")} if commit else {}
    licences = [{"expression": "MIT AND CC-BY-4.0"}]
    return {"type": "application", "bom-ref": "guide", "name": NAME, "licenses": licences} | version


def component(file: Mapping[str, str], published: Mapping[str, str]) -> Component:
    """Return a file of .ci/vendored.toml as a component of the bill.

    `published` is {path in the site: checksum}. What is published may be less than what came: a
    font is cut to the letters that are used.
    """
    path = Path(file["path"])
    form = re.compile(rf"(assets/fonts|scripts)/{re.escape(path.stem)}(\.\w+)?{path.suffix}")
    places = [(name, checksum) for name, checksum in published.items() if form.fullmatch(name)]
    return {
        "type": "library",
        "bom-ref": file["path"],
        "name": file["name"],
        "version": file["version"],
        "purl": _npm(file["name"], file["version"]),
        "licenses": [{"expression": file["licence"]}],
        "hashes": [{"alg": "SHA-256", "content": file["sha256"]}],
        "externalReferences": [
            {"type": "vcs", "url": file["source"]},
            *(
                {"type": "distribution", "url": name, "hashes": _sha256(checksum)}
                for name, checksum in places
            ),
        ],
    }


def node_packages(lock: Mapping[str, Any]) -> Iterator[Component]:
    """Yield the packages of a package-lock.json that are not for development alone."""
    for path, one in lock["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if name and not one.get("dev"):
            algorithm, _, digest = one["integrity"].partition("-")
            content = base64.b64decode(digest).hex()
            purl = _npm(name, one["version"])
            yield {
                "type": "library",
                "bom-ref": purl,
                "name": name,
                "version": one["version"],
                "purl": purl,
                "licenses": [{"expression": one["license"]}],
                "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": content}],
            }


def installed() -> dict[str, str]:
    """Return the versions of the SYSTEM libraries, empty where Debian's tools are not there."""
    asked = ["dpkg-query", "--show", "--showformat", "${Package} ${Version}\n", *SYSTEM]
    try:
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return {}
    pairs = (line.split(" ", 1) for line in told.splitlines())
    return {name: version for name, version in pairs if version}


def system_libraries(versions: Mapping[str, str]) -> Iterator[Component]:
    """Yield the libraries of Debian that the papers and the search lean on: {name: version}."""
    for name, version in versions.items():
        purl = f"pkg:deb/debian/{name}@{quote(version, safe='.')}"
        found = {"type": "library", "bom-ref": purl, "name": name, "version": version}
        yield found | {"purl": purl}


def _settings(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / f".ci/{name}.toml").read_text("utf-8"))


def _sha256(checksum: str) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": checksum}]


def _npm(name: str, version: str) -> str:
    """Return the address of a Node package: https://github.com/package-url/purl-spec."""
    return f"pkg:npm/{quote(name, safe='/')}@{version}"


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:]))
