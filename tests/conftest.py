"""Tests read everything anew: what an earlier run left in the user's cache must not answer for the code of today."""

import os

os.environ["CLAIMBOOK_CACHE"] = ""
