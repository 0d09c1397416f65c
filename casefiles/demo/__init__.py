"""The demonstration: a fresh office, the sample workbook, and a handful of cases carried to different ends."""

from casefiles.demo.run import ACCOUNTS, PASSWORD, Made, make_demo

__all__ = ["ACCOUNTS", "PASSWORD", "Made", "make_demo"]
