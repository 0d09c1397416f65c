"""`python -m tests`: sets up what is missing (once, in a checkout), then runs the tests on all processors.

`python -m tests NAME …` runs, in one process, the tests whose path or name contains a NAME. Options are pytest's own.
"""

import os
import sys

from casefiles.bootstrap import ROOT, ensure

ensure(tests=True)

import pytest  # noqa: E402 - it may only now be there

os.chdir(ROOT)
EVERYTHING = ["-n", "auto", "--dist", "loadgroup"]
sys.exit(pytest.main(["-p", "tests.by_name", *(sys.argv[1:] or EVERYTHING)]))
