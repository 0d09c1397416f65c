"""An index, documents for it, and the numbers found."""

from storage import CaseIndex

FIELDS = ("state", "items")


def opened(home):
    return CaseIndex(home, fields_indexed=FIELDS, ordered_by=("updated",))


def document(sequence=1, state="受理", items=("7",), updated="2026-05-01"):
    return {"sequence": sequence, "state": state, "items": list(items), "updated": updated}


def numbers(page):
    return [found["number"] for found in page.items]
