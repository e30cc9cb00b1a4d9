"""A folder of things that were made before, each by the name of all that it was made of."""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MOST = 64_000_000
TIDIED = 16  # one thing in so many makes room, as looking at the whole folder takes time
DIGEST = hashlib.sha256().digest_size


def key(*parts: str | bytes) -> str:
    """Return a name for what is made of `parts`: another part or another order gives another."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


@cache
def source(folder: Path) -> str:
    """Return a name for the Python code in a folder, for keys of what that code makes."""
    files = sorted(folder.rglob("*.py"))
    return key(*(part for file in files for part in (file.name, file.read_bytes())))


@dataclass(frozen=True)
class Store:
    """Keeps bytes by key in a folder, about `most` bytes of them: the last used ones.

    A folder that cannot be read or written, or is changed by others meanwhile, does no harm:
    then a thing is not kept.
    """

    folder: Path
    most: int = MOST

    def get(self, name: str) -> bytes | None:
        """Return what was put by that key, None if it is not there or no longer whole."""
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, value = data[:DIGEST], data[DIGEST:]
        with contextlib.suppress(OSError):
            if hashlib.sha256(value).digest() == digest:
                os.utime(path)
                return value
            path.unlink()
        return value if hashlib.sha256(value).digest() == digest else None

    def put(self, name: str, value: bytes) -> None:
        """Keep `value` by a key from `key`; whoever reads sees all of it or nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, unfinished = tempfile.mkstemp(dir=self.folder)
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(value).digest() + value)
            Path(unfinished).replace(self.folder / name)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
        if int(name, 16) % TIDIED == 0:
            self._make_room()

    def _make_room(self) -> None:
        """Throw away what was not used for longest, until the rest takes `most` bytes."""
        with contextlib.suppress(OSError):
            kept = [(one.stat(), Path(one)) for one in os.scandir(self.folder)]
            size = sum(about.st_size for about, _ in kept)
            for about, path in sorted(kept, key=lambda one: one[0].st_mtime_ns):
                if size <= self.most:
                    break
                path.unlink(missing_ok=True)
                size -= about.st_size
