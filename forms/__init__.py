"""The forms of the office: Chinese fields, and one validation for web pages, workbooks and JSON."""
