"""Intake forms: Chinese fields and one validator for web, workbook and JSON."""
