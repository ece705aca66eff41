"""Print the peak resident memory, in MB, of the largest of two workers that read the folder that is named."""

import sys
from pathlib import Path
from threading import Event, Thread

import psutil

import helpers
import helpers.analysis.engine

PEAK = "VmHWM:"  # in /proc/PID/status: the most that was resident so far, in kB


def watch(done: Event, peaks: dict[int, int]) -> None:
    """Keep the peak of every process that is started from here."""
    while not done.wait(0.05):
        for process in psutil.Process().children(recursive=True):
            try:
                status = Path(f"/proc/{process.pid}/status").read_text().split()
            except OSError:  # it has just ended
                continue
            if PEAK in status:
                peaks[process.pid] = int(status[status.index(PEAK) + 1]) // 1024


if __name__ == "__main__":
    helpers.analysis.engine.SMALL = 0  # a few short documents are to go to workers, too
    done, peaks = Event(), {}
    watcher = Thread(target=watch, args=(done, peaks))
    watcher.start()
    helpers.analyse(sys.argv[1], cache=None, workers=2)
    done.set()
    watcher.join()
    print(max(peaks.values()))
