"""Work that goes on in other processes while pages are made, where the system can fork."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any

# Called with a function and what it takes; returns what waits for its result.
Start = Callable[..., Callable[[], Any]]


@contextmanager
def processes(wanted: bool) -> Iterator[Start]:
    """Give what starts work beside; where none is wanted or possible, it is done when asked for.

    A process that is not forked reads all modules anew, which takes longer than it saves.
    """
    if not wanted or "fork" not in multiprocessing.get_all_start_methods():
        yield later
        return
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(os.cpu_count(), fork)
    try:
        yield lambda work, *given: pool.submit(work, *given).result
    finally:
        pool.shutdown(cancel_futures=True)


def later(work: Callable[..., Any], *given: Any) -> Callable[[], Any]:
    """Return what does the work once, when its result is asked for."""
    return cache(lambda: work(*given))
