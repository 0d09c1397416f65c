"""`python -m casefiles`: sets up what is missing (once, in a checkout), then runs the command line."""

from casefiles.bootstrap import ensure

ensure()

from casefiles.cli import run  # noqa: E402 - the packages it needs may only now be there

run()
