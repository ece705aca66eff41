"""Work is done once and none is lost, by one process or by many, whichever of them fail."""

import ast
import os
import signal
import subprocess
import sys
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

import helpers
from helpers.analysis import engine
from helpers.tables.tables import iter_tables

TEXTS = Path(__file__).parents[1] / "gold" / "texts"


def double(task):
    return 2 * task


def name_process(task):
    return task, os.getpid()


def die_at_first(task):
    """Kill the own process at the first visit, as a machine that is taken away does."""
    number, folder = task
    mark = Path(folder) / f"{number}"
    if number % 5 == 0 and not mark.exists():
        mark.write_text("seen")
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_at_three(task):
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def run(tasks, work, *, size=1, **where):
    options = {"size": lambda task: size, "give_up": lambda task, error: ("given up", task)}
    return list(engine.run_tasks(tasks, work, **options, **where))


@pytest.fixture(scope="module")
def scheduler():
    import dask
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "memory_limit": 0, "dashboard_address": None}
    settings = {"distributed.scheduler.allowed-failures": 1}
    with dask.config.set(settings), LocalCluster(**options, silence_logs=50) as cluster:
        yield cluster.scheduler_address


def test_one_worker_works_here_and_in_order():
    assert run([3, 1, 2], double) == [6, 2, 4]


def test_few_tasks_are_done_here_however_many_workers_there_may_be():
    assert {process for _, process in run(range(4), name_process, workers=2)} == {os.getpid()}


def test_one_worker_reads_on_only_as_it_works():
    results = engine.run_tasks(count(), double, size=lambda task: engine.SMALL // 2, give_up=double)
    assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]


@pytest.mark.slow
def test_several_workers_of_ones_own_do_all_tasks_once():
    done = run(range(60), name_process, size=engine.SMALL // 10, workers=2)
    assert sorted(task for task, _ in done) == list(range(60))
    assert len({process for _, process in done} - {os.getpid()}) == 2


@pytest.mark.slow
@pytest.mark.skipif(not engine.CAN_FORK, reason="workers are not forked on this system")
def test_workers_begin_with_what_was_loaded_once_for_all(tmp_path):
    (tmp_path / "loaded.py").write_text("import os\nloader = os.getpid()")
    (tmp_path / "probe.py").write_text(
        "import os, sys\nfrom helpers.analysis import engine\n"
        "def work(task): return sys.modules['loaded'].loader, os.getpid()\n"
        "if __name__ == '__main__':\n"
        "    options = {'size': lambda task: engine.SMALL, 'give_up': lambda task, error: error}\n"
        "    print(list(engine.run_tasks(range(20), work, **options, workers=2, ready='loaded')))"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    run_probe = [sys.executable, str(tmp_path / "probe.py")]
    done = ast.literal_eval(subprocess.run(run_probe, env=env, capture_output=True, check=True, text=True).stdout)
    loaders, workers = map(set, zip(*done, strict=True))
    assert (len(loaders), len(workers)) == (1, 2) and not loaders & workers


@pytest.mark.slow
def test_work_of_workers_that_are_killed_is_done_again_and_counted_once(scheduler, tmp_path):
    tasks = [(number, str(tmp_path)) for number in range(20)]
    assert sorted(run(tasks, die_at_first, size=engine.SHARD, scheduler=scheduler)) == list(range(20))
    assert len(list(tmp_path.iterdir())) == 4, "four workers were killed"


@pytest.mark.slow
def test_a_task_that_kills_every_worker_is_given_up_and_no_other(scheduler):
    done = run(range(9), die_at_three, size=engine.SHARD // 3, scheduler=scheduler)
    assert Counter(map(str, done)) == Counter([str(n) for n in range(9) if n != 3] + ["('given up', 3)"])


@pytest.mark.slow
def test_workers_elsewhere_make_the_same_tables(scheduler):
    paths = sorted(TEXTS.glob("*.txt"))[:6]
    here, there = helpers.analyse(paths), helpers.analyse(paths, scheduler=scheduler)
    for (name, one), (_, other) in zip(iter_tables(here), iter_tables(there), strict=True):
        assert one.equals(other), name


def test_an_address_where_nothing_answers_is_named(monkeypatch):
    monkeypatch.setattr(engine, "START_SECONDS", 1)
    with pytest.raises(OSError, match="127.0.0.1:9"):
        run([1], double, scheduler="tcp://127.0.0.1:9")
