"""Work over many things on this machine: in this process, or in several, with the same results in the same order.

Things are streamed: no more than a few chunks for each process are held, however long the input is.
"""
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

A = TypeVar("A")
B = TypeVar("B")

_CHUNK = 8  # reports sent to a process at once: few enough to share fairly, enough to make the sending cheap
_AHEAD = 3  # chunks waiting for each process

# The work of this process, set once when a pool starts it. A pool has no other way to keep a thing between chunks.
_at_work: list[Callable[[Any], Any]] = []


def each(make: Callable[[], Callable[[A], B]], things: Iterable[A], jobs: int = 1, *, apart: bool = False, ahead: int = _AHEAD) -> Iterator[B]:
    """`make()(thing)` for every thing, in order; `make` is called once in each process and must be picklable.

    `apart`: even one job is a process of its own, so that this one is free for what is done with the results; `ahead`:
    chunks that may wait for each.
    """
    if jobs <= 1 and not apart:
        return map(make(), things)
    return _shared(make, iter(things), max(1, jobs), ahead)


def _shared(make: Callable[[], Callable[[A], B]], things: Iterator[A], jobs: int, ahead: int) -> Iterator[B]:
    # Loaded here: one process, the common case, starts faster without them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else "spawn")
    ready = make() if forks else None  # loaded once, shared by all that fork from here
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(make, ready))
    waiting: deque[Future[list[B]]] = deque()
    try:
        while True:
            while len(waiting) < jobs * ahead and (chunk := list(islice(things, _CHUNK))):
                waiting.append(pool.submit(_work, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(make: Callable[[], Callable[[Any], Any]], ready: Callable[[Any], Any] | None) -> None:
    """A stop from the keyboard reaches the parent, which ends the pool; here it would only print a trace."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _at_work[:] = [ready or make()]


def _end_with_parent() -> None:
    """A parent that was killed closes nothing; its children would stay, and hold what they inherited: a database's lock."""
    import multiprocessing
    import os

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(chunk: list[Any]) -> list[Any]:
    return [_at_work[0](thing) for thing in chunk]
