"""Print the peak resident memory, in MB, of the largest of two workers that read the folder that is named."""

import resource
import sys

import helpers
import helpers.engine

if __name__ == "__main__":
    helpers.engine.SMALL = 0  # a few short documents are to go to workers, too
    helpers.analyse(sys.argv[1], cache=None, workers=2)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
