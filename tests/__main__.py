"""`python -m tests`: sets up what is missing (once, in a checkout), then runs the tests on all processors.

With arguments they are pytest's own, and one process runs what they choose.
"""

import os
import sys

from casefiles.bootstrap import ROOT, ensure

ensure(tests=True)

import pytest  # noqa: E402 - it may only now be there

os.chdir(ROOT)
EVERYTHING = ["-n", "auto", "--dist", "loadgroup"]
sys.exit(pytest.main(sys.argv[1:] or EVERYTHING))
