"""`python -m tests`: sets up what is missing (once, in a checkout), then runs the tests."""

import os
import sys

from casefiles.bootstrap import ROOT, ensure

ensure(tests=True)

import pytest  # noqa: E402 - it may only now be there

os.chdir(ROOT)
sys.exit(pytest.main(sys.argv[1:]))
