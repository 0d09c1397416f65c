"""Pages of the index follow the order asked for, while cases come, go and change."""

import pytest

from storage.case_index import lookups
from tests.storage.case_index.builders import document, numbers


@pytest.mark.parametrize("count", [5, 1_400])
def test_pages_follow_the_order_asked_for(index, count):
    index.rebuild(
        (
            f"2026-{serial:04d}",
            document(updated=f"{serial * 7 % count:05d}", state="奇" if serial % 2 else "偶"),
        )
        for serial in range(1, count + 1)
    )
    everything = index.find().items
    assert [found["number"] for found in everything] == [f"2026-{n:04d}" for n in range(1, count + 1)]
    for order_by in ("number", "updated", "sequence"):
        for equal in ({}, {"state": "奇"}):
            matching = [found for found in everything if not equal or found["state"] == "奇"]
            ordered = sorted(matching, key=lambda found: (found[order_by], found["number"]))
            for descending in (False, True):
                expected = ordered[::-1] if descending else ordered
                page = index.find(equal=equal, order_by=order_by, descending=descending, offset=3, limit=600)
                assert list(page.items) == expected[3:603]
                assert page.total == len(matching)
                beyond = index.find(equal=equal, order_by=order_by, offset=count, limit=5)
                assert (beyond.items, beyond.total) == ((), len(matching))


def test_a_page_before_the_first_is_the_first(index):
    index.put("2026-0001", document())
    assert numbers(index.find(offset=-5, limit=3)) == ["2026-0001"]
    assert numbers(index.find(limit=-1)) == []


def test_numbers_past_9999_come_last(index):
    for number in ("2026-10000", "2026-9999", "2027-0001"):
        index.put(number, document())
    assert numbers(index.find()) == ["2026-9999", "2026-10000", "2027-0001"]


@pytest.mark.parametrize("descending", [False, True])
def test_pages_stay_in_order_while_cases_come_go_and_change(index, descending):
    def page(offset, limit):
        return numbers(index.find(order_by="updated", descending=descending, offset=offset, limit=limit))

    def put(serial, updated):
        index.put(f"2026-{serial:04d}", document(updated=f"{updated:05d}"))

    updated = {serial: serial * 7919 % 3_000 for serial in range(1, 3_001)}
    index.rebuild((f"2026-{n:04d}", document(updated=f"{updated[n]:05d}")) for n in range(1, 601))
    page(0, 1)  # from here on the order is kept, not sorted for each page
    for serial in range(601, 3_001):
        put(serial, updated[serial])
    removed = range(1, 3_001, 3)
    index.table.remove(doc_ids=[2026 * 10**9 + serial for serial in removed])
    for serial in range(2, 3_001, 30):
        updated[serial] += 1_000
        put(serial, updated[serial])

    ordered = sorted(set(updated) - set(removed), key=lambda serial: (updated[serial], serial))
    expected = [f"2026-{serial:04d}" for serial in (ordered[::-1] if descending else ordered)]
    assert page(0, None) == expected
    assert page(1_700, 50) == expected[1_700:1_750]
    assert page(len(expected) - 5, 50) == expected[-5:]


def test_a_view_that_became_empty_is_still_updated(index, monkeypatch):
    monkeypatch.setattr(lookups, "_FEW", 0)  # so that the order of a single case is kept, too
    index.put("2026-0001", document())
    assert numbers(index.find(order_by="updated")) == ["2026-0001"]
    index.table.truncate()
    assert numbers(index.find(order_by="updated")) == []
    index.put("2026-0002", document())
    assert numbers(index.find(order_by="updated")) == ["2026-0002"]


def test_a_document_without_fields_comes_and_goes_like_any_other(index, monkeypatch):
    monkeypatch.setattr(lookups, "_FEW", 0)
    index.table.insert_multiple([{}, {"state": "受理"}])
    assert list(index.find().items) == [{}, {"state": "受理"}]
    index.table.remove(doc_ids=[1])
    assert list(index.find().items) == [{"state": "受理"}]
    index.table.insert({})
    assert list(index.find().items) == [{"state": "受理"}, {}]
