"""Work done here or by many workers: one engine, from a single process to a cluster."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from distributed import Client, Future


SMALL = 500_000  # of size: less than this is done here before a cluster of one's own has started
SHARD = 20_000  # of size, for each worker at a time: long beside the time it takes to send it
AHEAD = 3  # shards that wait for each worker, so that none stands idle and no more is held in memory
START_SECONDS = "30s"
CAN_FORK = sys.platform == "linux"  # elsewhere libraries that are loaded need not survive a fork
_SETTINGS = {
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.scheduler.allowed-failures": 2,
    "distributed.worker.multiprocessing-method": "forkserver" if CAN_FORK else "spawn",
    "distributed.worker.profile.enabled": False,  # looks at the stack a hundred times a second
    # Dask has memory given back in small pieces, and each given anew: a fifth of the time where arrays come and go.
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None,
}


def run_tasks[Task, Result](
    tasks: Iterable[Task],
    work: Callable[[Task], Result],
    *,
    size: Callable[[Task], int],
    give_up: Callable[[Task, Exception], Result],
    workers: int = 1,
    scheduler: str | None = None,
    ready: str | None = None,
) -> Iterator[Result]:
    """Yield what `work` makes of each task, in any order; with one worker, or few tasks, in theirs.

    Examples:
        >>> list(run_tasks(["a", "bc"], len, size=len, give_up=lambda task, error: 0))
        [1, 2]

    Args:
        tasks: Read on only as fast as they are done.
        work: A function that another process can import.
        size: How much a task is, as characters.
        give_up: What stands for the result of a task at which worker after worker was lost.
        workers: Processes on this machine.
        scheduler: Address of a running Dask scheduler, such as `tcp://10.0.0.1:8786`, to use instead.
        ready: Module that loads what the work needs when it is imported: once for all workers of this machine, which
            are forked from the process that did, where processes can be forked safely.

    Raises:
        OSError: Nothing answers at the address of `scheduler`, or it has no workers.
    """
    if scheduler is None:
        first, tasks, large = _look_ahead(tasks, size)
        if workers <= 1 or not large:
            yield from map(work, chain(first, tasks))
            return
        tasks = chain(first, tasks)
        _prepare_fork(ready)
    with _connect(workers, scheduler) as client:
        yield from _send(client, tasks, work, size=size, give_up=give_up)


def _look_ahead[Task](tasks: Iterable[Task], size: Callable[[Task], int]) -> tuple[list[Task], Iterator[Task], bool]:
    """Return the first tasks, the others, and whether these are more than a few; no more is read than that needs."""
    others, first, total = iter(tasks), [], 0
    for task in others:
        first.append(task)
        total += size(task)
        if total >= SMALL:
            return first, others, True
    return first, others, False


def _prepare_fork(ready: str | None) -> None:
    """Start the process that workers are forked from; it loads what they need while Dask starts here."""
    if CAN_FORK:
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(["distributed", *([ready] if ready else [])])
        forkserver.ensure_running()


@contextmanager
def _connect(workers: int, scheduler: str | None) -> Iterator[Client]:
    import logging

    import dask
    from distributed import Client, LocalCluster

    with dask.config.set(_SETTINGS):
        if scheduler is not None:
            with Client(scheduler, timeout=START_SECONDS, set_as_default=False) as client:
                client.wait_for_workers(1, timeout=START_SECONDS)
                yield client
            return
        with (
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                memory_limit=0,
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client


def _send[Task, Result](
    client: Client,
    tasks: Iterable[Task],
    work: Callable[[Task], Result],
    *,
    size: Callable[[Task], int],
    give_up: Callable[[Task, Exception], Result],
) -> Iterator[Result]:
    """Yield the results of all tasks, a few shards for each worker under way at any time."""
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    done = as_completed(loop=client.loop)
    under_way: dict[Future, Sequence[Task]] = {}
    suspects: list[Task] = []

    def send(shard: Sequence[Task]) -> None:
        future = client.submit(_work_on, work, shard, pure=False)
        under_way[future] = shard
        done.add(future)

    def receive(*, alone: bool = False) -> Iterator[Result]:
        future = next(done)
        shard = under_way.pop(future)
        try:
            yield from future.result()
        except KilledWorker as error:
            if alone:
                (task,) = shard
                yield give_up(task, error)
            else:
                suspects.extend(shard)  # the one at fault may have been any that was near

    for shard in _make_shards(tasks, size):
        send(shard)
        while len(under_way) >= AHEAD * max(1, len(client.nthreads())):
            yield from receive()
    while under_way:
        yield from receive()
    for task in suspects:  # each alone, so that only the one at fault is given up
        send([task])
        yield from receive(alone=True)


def _work_on[Task, Result](work: Callable[[Task], Result], shard: Sequence[Task]) -> list[Result]:
    return [work(task) for task in shard]


def _make_shards[Task](tasks: Iterable[Task], size: Callable[[Task], int]) -> Iterator[list[Task]]:
    shard: list[Task] = []
    for task in tasks:
        shard.append(task)
        if sum(map(size, shard)) >= SHARD:
            yield shard
            shard = []
    if shard:
        yield shard
