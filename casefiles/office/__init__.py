"""The office at work: the use cases that put the procedure, the forms, the letters and the folders together.

Every use case is a function over an `OfficeContext`, in a folder by area; `opening.open_office` makes the context.
"""
