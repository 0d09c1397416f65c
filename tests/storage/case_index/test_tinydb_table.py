"""Whatever TinyDB can do works on the index."""

import pytest
from tinydb import Query, where

from tests.storage.case_index.builders import document, numbers


def test_any_tinydb_query_works(index):
    for serial, state in enumerate(["受理", "决定", "决定", "归档"], start=1):
        index.put(f"2026-{serial:04d}", document(serial, state, [str(serial)]))
    case = Query()
    for query, expected in [
        (case.state == "决定", [2, 3]),
        (case.state != "决定", [1, 4]),
        ((case.state == "决定") & (case.sequence > 2), [3]),
        ((case.state == "决定") | (case.state == "归档"), [2, 3, 4]),
        (~(case.state == "决定"), [1, 4]),
        (case.state.matches("归"), [4]),
        (case.items.any(["1", "4"]), [1, 4]),
        (case["items"] == ["2"], [2]),
        (case["items"] == "2", []),
        (case.state.map(len) == 2, [1, 2, 3, 4]),
        (case.nothing.exists(), []),
        (where("updated").test(lambda updated: updated > "2026"), [1, 2, 3, 4]),
        (case.fragment({"state": "受理"}), [1]),
    ]:
        assert numbers(index.find(query)) == [f"2026-{serial:04d}" for serial in expected]
    assert numbers(index.find(case.sequence > 2, equal={"state": "决定"})) == ["2026-0003"]


def test_the_table_does_all_that_a_tinydb_table_does(index):
    table = index.table
    assert table.insert({"state": "受理"}) == 1
    assert table.insert_multiple([{"state": "受理"}, {"state": "决定"}]) == [2, 3]
    assert len(table) == 3
    assert table.contains(where("state") == "决定")
    assert table.contains(doc_id=2)
    assert table.get(where("state") == "决定").doc_id == 3
    assert table.get(where("state") == "无") is None
    assert table.get(doc_id=9) is None
    assert [found.doc_id for found in table.get(doc_ids=[3, 9, 1])] == [3, 1]
    with pytest.raises(RuntimeError):
        table.get()
    assert table.update({"state": "核实"}, where("state") == "受理") == [1, 2]
    assert table.update({"note": 1}) == [1, 2, 3]
    assert table.update(lambda found: found.update(note=2), doc_ids=[3, 9]) == [3]
    assert table.update_multiple([({"note": 3}, where("note") == 2)]) == [3]
    assert table.upsert({"state": "归档"}, where("state") == "决定") == [3]
    assert table.upsert({"state": "新"}, where("state") == "无") == [4]
    assert table.count(where("state") == "核实") == 2
    assert table.remove(where("state") == "核实") == [1, 2]
    assert table.remove(doc_ids=[4, 9]) == [4]
    with pytest.raises(RuntimeError):
        table.remove()
    assert table.all() == list(table) == [{"state": "归档", "note": 3}]
    assert table.update(lambda found: found.update(note=3)) == [3]
    with pytest.raises(ValueError, match="already exists"):
        table.insert(table.get(doc_id=3))
    table.truncate()
    assert table.all() == []


def test_a_table_operation_that_fails_changes_nothing(index):
    index.table.insert({"n": 1})

    def spoil(found):
        found["n"] = 2
        raise RuntimeError("on second thoughts")

    with pytest.raises(RuntimeError):
        index.table.update(spoil, doc_ids=[1])
    assert index.table.all() == [{"n": 1}]


def test_tinydb_itself_works_on_the_same_log(home, index):
    from tinydb import TinyDB

    from storage.case_index.log_storage import LogStorage

    index.put("2026-0001", document())
    with TinyDB(home / "index" / "cases.jsonl", storage=LogStorage) as database:
        assert database.tables() == {"cases"}
        database.table("notes").insert({"text": "备注"})
        assert database.table("cases").search(where("state") == "受理")[0]["number"] == "2026-0001"
        assert index.find().total == 1
        database.drop_tables()
    assert index.find().total == 0
