"""Write the bill of materials of the published site, in CycloneDX: `make bill`.

The packages that build it come from requirements/publish.txt by cyclonedx-py; what others made
and is published as it is comes from .ci/vendored.toml.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main(target: Path) -> None:
    """Write the bill to `target`. Raises CalledProcessError where cyclonedx-py fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            Path(sys.executable).parent / "cyclonedx-py",
            "requirements",
            "requirements/publish.txt",
            "--output-reproducible",
            "--output-format",
            "JSON",
            "--output-file",
            target,
        ],
        cwd=ROOT,
        check=True,
    )
    bill = json.loads(target.read_text("utf-8"))
    vendored = tomllib.loads((ROOT / ".ci/vendored.toml").read_text("utf-8"))["file"]
    bill["components"] += [component(file) for file in vendored]
    target.write_text(json.dumps(bill, indent=2) + "\n", "utf-8")


def component(file: dict[str, str]) -> dict[str, object]:
    """Return a file of .ci/vendored.toml as a component of the bill."""
    return {
        "type": "library",
        "bom-ref": file["path"],
        "name": file["name"],
        "version": file["version"],
        "licenses": [{"expression": file["licence"]}],
        "hashes": [{"alg": "SHA-256", "content": file["sha256"]}],
        "externalReferences": [{"type": "vcs", "url": file["source"]}],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
