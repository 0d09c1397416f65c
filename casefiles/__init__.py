"""The procedure of a county's credit-conduct Measure, worked as case folders."""

__version__ = "0.1.0"
