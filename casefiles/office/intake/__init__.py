"""Departments' lists: looked over, corrected, taken in, given back."""
