"""Work done here or by many workers: one engine, from a single process to a cluster."""

from __future__ import annotations

import re
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
START_SECONDS = 30
GONE_SECONDS = 30  # so long may nothing be done while no worker is there
GO_ON = "start it again, then the run: what was read is kept"
ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d+")
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


class SharedFault(OSError):
    """What is wrong with all workers or with the way to them, and would be wrong with each document anew."""


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
        SharedFault: Nothing answers at the address of `scheduler`, it has no workers, or they are gone.
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
            with _reach(scheduler) as client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                memory_limit=0,
                dashboard_address=None,
                security=True,  # workers and scheduler know each other by a certificate made for this run
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client


@contextmanager
def _reach(scheduler: str) -> Iterator[Client]:
    """Give a client of a running scheduler that has workers."""
    import logging

    from distributed import Client

    if not ADDRESS.fullmatch(scheduler):
        raise SharedFault(f"{scheduler} is no address of a Dask scheduler: name one such as tcp://10.0.0.1:8786")
    for name in ("distributed.comm", "distributed.client", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler, timeout=START_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, RuntimeError) as error:
        raise SharedFault(f"no Dask scheduler answers at {scheduler}: is it running, and in reach?") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=START_SECONDS)
        except (OSError, TimeoutError) as error:
            raise SharedFault(f"the scheduler at {scheduler} has no workers: `dask worker {scheduler}`") from error
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
    from distributed.scheduler import KilledWorker

    under_way: dict[Future, Sequence[Task]] = {}
    suspects: list[Task] = []

    def send(shard: Sequence[Task]) -> None:
        future = client.submit(_work_on, work, shard, pure=False)
        under_way[future] = shard

    def receive(*, alone: bool = False) -> Iterator[Result]:
        future = _next_done(client, list(under_way))
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


def _next_done(client: Client, under_way: Sequence[Future]) -> Future:
    """Return a future that is done; waits as long as somebody works."""
    from distributed import wait

    while True:
        try:
            with client.as_current():
                done = wait(under_way, timeout=GONE_SECONDS, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if client.status != "running":
                raise SharedFault(
                    "the Dask scheduler is gone: start it and the run again; what was read is kept"
                ) from None
            if not client.nthreads():
                raise SharedFault(f"all workers are gone: {GO_ON}") from None
            continue
        future = min(done, key=lambda one: one.key)
        if future.status in ("cancelled", "lost"):
            raise SharedFault(f"the Dask scheduler is gone: {GO_ON}")
        return future


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
