"""What others made is named with its source, version, licence and hash, and is unchanged."""

import hashlib
import tomllib

from conftest import ROOT, run

FILES = tomllib.loads((ROOT / ".ci/vendored.toml").read_text("utf-8"))["file"]
KEYS = {"name", "version", "licence", "source", "path", "sha256", "notice"}
FIRST_WORDS = {
    "MIT": "MIT License",
    "OFL-1.1": "SIL OPEN FONT LICENSE",
    "0BSD": "Permission to use, copy, modify, and/or distribute",
    "Apache-2.0": "Apache-2.0",  # its text is long: it stands in LICENSES/
}


def test_every_file_of_others_is_listed() -> None:
    tracked = run("git", "ls-files").stdout.split()
    foreign = {
        path
        for path in tracked
        if "/vendor/" in path or path.endswith((".woff2", ".woff", ".ttf", ".otf"))
    }
    listed = {file["path"] for file in FILES}
    assert foreign - listed == set(), "name these in .ci/vendored.toml"
    assert listed <= set(tracked), "these are in .ci/vendored.toml, but not in the project"


def test_files_of_others_are_unchanged() -> None:
    for file in FILES:
        assert file.keys() == KEYS, f"{file['path']}: say all of {sorted(KEYS)}"
        found = hashlib.sha256((ROOT / file["path"]).read_bytes()).hexdigest()
        assert found == file["sha256"], f"{file['path']} is not {file['name']} {file['version']}"


def test_files_of_others_keep_their_licence_beside_them() -> None:
    for file in FILES:
        notice = (ROOT / file["notice"]).read_text("utf-8")
        for licence in file["licence"].split(" AND "):
            words = FIRST_WORDS[licence]
            assert words.lower() in notice.lower(), f"{file['notice']} lacks the text of {licence}"


def test_the_licences_of_the_project_are_there_whole() -> None:
    told = (ROOT / "LICENSE.md").read_text("utf-8")
    for name, words in (
        ("MIT", "Permission is hereby granted"),
        ("CC-BY-4.0", "Section 8"),
        ("Apache-2.0", "Grant of Patent License"),
    ):
        assert f"LICENSES/{name}.txt" in told
        assert words in (ROOT / f"LICENSES/{name}.txt").read_text("utf-8")
