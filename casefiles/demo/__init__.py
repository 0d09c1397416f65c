"""The demonstration: an office with a sample list and cases that end in different ways."""

from casefiles.demo.run import ACCOUNTS, PASSWORD, Made, make_demo

__all__ = ["ACCOUNTS", "PASSWORD", "Made", "make_demo"]
