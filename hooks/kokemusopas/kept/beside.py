"""Work that goes on in other processes, where the system can fork."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

One = TypeVar("One")
# Called with a function and what it takes; returns what waits for its result.
Start = Callable[..., Callable[[], Any]]
SHARES = 4 * (os.cpu_count() or 1)  # small ones, so that no process waits long for another


def later(work: Callable[..., Any], *given: Any) -> Callable[[], Any]:
    """Return what does the work once, when its result is asked for: a Start without processes."""
    return cache(lambda: work(*given))


@contextmanager
def processes(wanted: bool) -> Iterator[Start]:
    """Give what starts work beside; where none is wanted or possible, `later`.

    A process that is not forked reads all modules anew, which takes longer than it saves.
    """
    if not wanted or "fork" not in multiprocessing.get_all_start_methods():
        yield later
        return
    pool = ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork"))
    try:
        yield lambda work, *given: pool.submit(work, *given).result
    finally:
        pool.shutdown(cancel_futures=True)


def shares(things: Sequence[One]) -> list[Sequence[One]]:
    """Return the things in parts for several processes, in order, none of them empty."""
    size = max(1, -(-len(things) // SHARES))
    return [things[start : start + size] for start in range(0, len(things), size)]
