"""What is kept from one run to the next is right or not there, whatever happens to the folder."""

import errno
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from kokemusopas.kept import Answers, Store, key, source, unwritten

NAME = key("a thing")
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from kokemusopas.kept import Store
for _ in range(300):
    Store(Path(sys.argv[1])).put(sys.argv[2], sys.argv[3].encode() * 50_000)
"""


def test_what_was_put_is_got_by_another_run(tmp_path: Path) -> None:
    Store(tmp_path / "new" / "folder").put(NAME, b"value")
    assert Store(tmp_path / "new" / "folder").get(NAME) == b"value"
    assert Store(tmp_path / "new" / "folder").get(key("another")) is None


def test_a_key_tells_parts_apart() -> None:
    given = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ("c", "ab"), ("", "abc")]
    assert len({key(*parts) for parts in given}) == len(given)
    assert key("ä") == key("ä".encode())


def test_other_code_has_another_name(tmp_path: Path) -> None:
    names = set()
    for text in ("a = 1", "a = 2"):
        folder = tmp_path / text
        folder.mkdir()
        (folder / "one.py").write_text(text, "utf-8")
        names.add(source(folder))
    assert len(names) == 2


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_thrown_away_and_made_anew(tmp_path: Path, seed: int) -> None:
    store, chance = Store(tmp_path), random.Random(seed)
    store.put(NAME, b"value" * 20)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    place = chance.randrange(len(whole))
    changed = bytes([whole[place] ^ chance.randrange(1, 256)])
    path.write_bytes(chance.choice([whole[:place], whole[:place] + changed + whole[place + 1 :]]))
    assert store.get(NAME) is None
    assert not path.exists()
    store.put(NAME, b"new")
    assert store.get(NAME) == b"new"


@pytest.mark.slow
def test_who_reads_while_two_write_gets_a_whole_thing(tmp_path: Path) -> None:
    values = {letter.encode() * 50_000 for letter in "ab"}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, tmp_path, NAME, letter],
            env={"PYTHONPATH": str(ROOT / "hooks")},
        )
        for letter in "ab"
    ]
    got = set()
    while any(writer.poll() is None for writer in writers):
        got.add(Store(tmp_path).get(NAME))
    got.add(Store(tmp_path).get(NAME))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert got - {None} <= values
    assert got & values
    assert len(list(tmp_path.iterdir())) == 1, "nothing unfinished is left"


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path) -> None:
    wide, names = Store(tmp_path), [key(str(number)) for number in range(200)]
    for name in names:
        wide.put(name, b"x" * 1000)
    narrow = Store(tmp_path, most=20_000)
    for name in names[100:]:
        assert wide.get(names[0]) == b"x" * 1000, "what is used stays"
        narrow.put(name, b"y" * 1000)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert sum(sizes) < 100_000


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Store(tmp_path / "file")
    store.put(NAME, b"value")
    assert store.get(NAME) is None


def test_a_question_is_asked_once_in_all_runs_that_ask_it(tmp_path: Path) -> None:
    asked: list[str] = []

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    def run(name: str, *texts: str) -> list[str]:
        answers = Answers(upper, Store(tmp_path), name)
        found = [answers(text) for text in texts]
        answers.keep()
        return found

    assert run(NAME, "a", "b", "a") == ["A", "B", "A"]
    assert run(NAME, "b", "ä") == ["B", "Ä"]
    assert asked == ["a", "b", "ä"]
    run(NAME, "a")
    assert asked == ["a", "b", "ä", "a"], "what no run asked since is forgotten"
    run(key("another version"), "a")
    assert len(asked) == 5, "another version is asked anew"


def test_answers_that_are_damaged_are_asked_anew(tmp_path: Path) -> None:
    for _ in range(2):
        answers = Answers(str.upper, Store(tmp_path), NAME)
        assert answers("a") == "A"
        answers.keep()
        (path,) = tmp_path.iterdir()
        path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "docs/a: The disk is full: make room, then run this again."),
        (errno.EROFS, "docs/a: This disk can only be read: build in a folder that can be written"),
        (errno.EACCES, "docs/a: This user may not do that: change the rights of the folder"),
        (errno.EISDIR, "docs/a: Is a directory."),
    ],
)
def test_what_cannot_be_written_is_told_with_what_to_do(number: int, says: str) -> None:
    told = unwritten.sentence(OSError(number, os.strerror(number), "docs/a"))
    assert told.startswith(says)
    assert unwritten.sentence(OSError(number, os.strerror(number))) in told
