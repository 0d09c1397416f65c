"""The index answers as the folders stand, whoever wrote, and can be lost at any time."""

import shutil
import threading

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from storage_builders import lines_of, start
from tinydb import Query, where

from storage import CaseIndex, Damaged, Unwritable
from storage.case_index import log_storage, lookups

FIELDS = ("state", "items")


def opened(home):
    return CaseIndex(home, fields_indexed=FIELDS, ordered_by=("updated",))


@pytest.fixture
def index(home):
    index = opened(home)
    index.rebuild([])
    return index


def document(sequence=1, state="受理", items=("7",), updated="2026-05-01"):
    return {"sequence": sequence, "state": state, "items": list(items), "updated": updated}


def numbers(page):
    return [found["number"] for found in page.items]


def test_a_case_is_found_by_its_number_and_its_state(index):
    index.put("2026-0001", document())
    index.put("2026-0002", document(state="决定"))
    assert index.get("2026-0001") == {**document(), "number": "2026-0001"}
    assert numbers(index.find(equal={"state": "决定"})) == ["2026-0002"]
    assert index.find(equal={"state": "无"}).total == 0


@pytest.mark.parametrize("number", ["2026-0009", "nonsense", "", "../2026-0001"])
def test_an_unknown_number_has_no_document(index, number):
    assert index.get(number) is None


def test_a_document_of_no_case_is_refused(index):
    with pytest.raises(ValueError, match="not a case number"):
        index.put("nonsense", document())


def test_a_list_matches_by_any_of_its_elements(index):
    index.put("2026-0001", document(items=["7", "8"]))
    index.put("2026-0002", document(items=["8"]))
    assert numbers(index.find(equal={"items": "8"})) == ["2026-0001", "2026-0002"]
    assert numbers(index.find(equal={"items": "7", "state": "受理"})) == ["2026-0001"]
    assert index.count_by("items") == {"7": 1, "8": 2}


def test_a_document_replaces_the_earlier_one_everywhere(index):
    index.put("2026-0001", document(items=["7"]))
    index.find(equal={"items": "7"})
    index.put("2026-0001", document(2, "决定", ["8"]))
    assert index.find(equal={"items": "7"}).total == 0
    assert index.find(equal={"state": "受理"}).total == 0
    assert index.count_by("state") == {"决定": 1}


def test_a_document_from_fewer_records_does_not_push_out_a_newer_one(index):
    index.put("2026-0001", document(6, "决定"))
    index.put("2026-0001", document(5, "受理"))
    assert index.get("2026-0001")["state"] == "决定"


def test_a_field_that_is_not_indexed_is_found_all_the_same(index):
    index.put("2026-0001", document(updated="2026-05-01"))
    index.put("2026-0002", document(updated="2026-05-02"))
    assert numbers(index.find(equal={"updated": "2026-05-02"})) == ["2026-0002"]
    assert index.count_by("updated") == {"2026-05-01": 1, "2026-05-02": 1}


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


def test_what_was_found_can_be_changed_without_changing_the_index(index):
    index.put("2026-0001", document(items=["7"]) | {"parties": [{"name": "甲"}]})
    found = index.find().items[0]
    found["items"].append("8")
    found["parties"][0]["name"] = "乙"
    index.table.all()[0]["items"].append("9")
    assert index.get("2026-0001")["items"] == ["7"]
    assert index.get("2026-0001")["parties"] == [{"name": "甲"}]


def test_staleness_is_told_by_the_sequence(index):
    index.put("2026-0001", document(3))
    assert not index.is_stale("2026-0001", 3)
    assert index.is_stale("2026-0001", 4)
    assert index.is_stale("2026-0002", 1)


def test_another_process_is_seen_at_once(home, index):
    other = opened(home)
    index.put("2026-0001", document())
    assert other.find(equal={"state": "受理"}).total == 1
    other.put("2026-0001", document(2, "决定"))
    assert index.find(equal={"state": "受理"}).total == 0
    assert index.get("2026-0001")["state"] == "决定"


def test_an_index_that_was_deleted_says_so_until_it_is_rebuilt(home, index):
    index.put("2026-0001", document())
    assert not index.needs_rebuild
    shutil.rmtree(home / "index")
    assert index.needs_rebuild
    assert index.find().total == 0
    index.put("2026-0002", document())
    assert numbers(index.find()) == ["2026-0002"]
    assert index.needs_rebuild
    assert opened(home).needs_rebuild
    index.rebuild([("2026-0001", document()), ("2026-0002", document())])
    assert not index.needs_rebuild
    assert opened(home).find().total == 2


def test_a_cleared_index_is_empty_and_says_so(home, index):
    other = opened(home)
    index.put("2026-0001", document())
    other.find(equal={"state": "受理"})
    index.clear()
    assert index.find().total == other.find(equal={"state": "受理"}).total == 0
    assert other.needs_rebuild


def test_filing_goes_on_during_a_rebuild(home, index):
    other = opened(home)
    for serial in (1, 2, 3):
        index.put(f"2026-000{serial}", document(1))

    def read_slowly():
        yield "2026-0001", document(1)
        other.put("2026-0001", document(2, "决定"))
        other.put("2026-0004", document(1))
        yield "2026-0002", document(5, "归档")

    index.rebuild(read_slowly())
    assert [(found["number"], found["sequence"]) for found in other.find().items] == [
        ("2026-0001", 2),
        ("2026-0002", 5),
        ("2026-0004", 1),
    ]


def test_a_document_that_json_cannot_hold_leaves_the_index_as_it_was(index):
    index.put("2026-0001", document())
    for wrong in (float("nan"), object(), "\ud800"):
        with pytest.raises((ValueError, TypeError)):
            index.put("2026-0001", document(2) | {"x": wrong})
    assert index.get("2026-0001")["sequence"] == 1


def test_an_index_folder_that_cannot_be_made_is_explained(home, index):
    shutil.rmtree(home / "index")
    (home / "index").touch()
    with pytest.raises(Unwritable):
        index.put("2026-0001", document())


def test_an_index_that_cannot_be_read_is_explained(home, index):
    (home / "index" / "cases.jsonl").unlink()
    (home / "index" / "cases.jsonl").mkdir()
    with pytest.raises(Damaged, match="案卷不受影响"):
        index.find()


def test_processes_that_write_at_once_lose_nothing(home, index):
    index.table.insert({"count": 0, "sequence": 0})
    processes = [start("put_documents", home, 1 + 60 * n, 60) for n in range(3)]
    processes += [start("add_to_a_counter", home, 60) for _ in range(2)]
    for process in processes:
        lines_of(process)
    assert index.count_by("state") == {"decided": 180}
    assert index.table.get(doc_id=1)["count"] == 120
    assert not index.needs_rebuild


def test_threads_may_share_one_index(index):
    def put(first):
        for serial in range(first, first + 50):
            index.put(f"2026-{serial:04d}", document())
            assert index.find(equal={"state": "受理"}, limit=5).items

    threads = [threading.Thread(target=put, args=(1 + 50 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert index.find().total == 200


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


def test_an_order_that_became_empty_is_kept_up_again(index, monkeypatch):
    monkeypatch.setattr(lookups, "_FEW", 0)  # so that the order of a single case is kept, too
    index.put("2026-0001", document())
    assert numbers(index.find(order_by="updated")) == ["2026-0001"]
    index.table.truncate()
    assert numbers(index.find(order_by="updated")) == []
    index.put("2026-0002", document())
    assert numbers(index.find(order_by="updated")) == ["2026-0002"]


SERIALS = st.integers(1, 6).map(lambda serial: f"2026-{serial:04d}")
STATES = st.sampled_from(["受理", "核实", "决定"])
ITEMS = st.lists(st.sampled_from(["7", "8", "9"]), max_size=3)


class TwoProcesses(RuleBasedStateMachine):
    """Two instances on one log, interleaved, against a plain dict; every view is built to be kept up."""

    @initialize()
    def begin(self):
        import tempfile
        from pathlib import Path

        lookups._FEW, log_storage._SPARE_LINES = 0, 5
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.indexes = [opened(self.home), opened(self.home)]
        self.indexes[0].rebuild([])
        self.model = {}

    def teardown(self):
        lookups._FEW, log_storage._SPARE_LINES = 256, 1_000
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(who=st.integers(0, 1), number=SERIALS, sequence=st.integers(1, 4), state=STATES, items=ITEMS)
    def put(self, who, number, sequence, state, items):
        given = document(sequence, state, items, updated=f"{state}{sequence}")
        self.indexes[who].put(number, given)
        if number not in self.model or self.model[number]["sequence"] <= sequence:
            self.model[number] = {**given, "number": number}

    @rule(who=st.integers(0, 1), state=STATES)
    def remove(self, who, state):
        self.indexes[who].table.remove(where("state") == state)
        self.model = {number: kept for number, kept in self.model.items() if kept["state"] != state}

    @rule(who=st.integers(0, 1), state=STATES, other=STATES)
    def update(self, who, state, other):
        self.indexes[who].table.update({"state": other}, where("state") == state)
        for kept in self.model.values():
            if kept["state"] == state:
                kept["state"] = other

    @rule(who=st.integers(0, 1))
    def rebuild(self, who):
        self.indexes[who].rebuild(self.model.items())

    @rule(who=st.integers(0, 1))
    def reopen(self, who):
        self.indexes[who] = opened(self.home)

    @rule(noise=st.sampled_from([b'["cases",{"1":', b"\x00\x00"]))
    def crash_of_a_third(self, noise):
        with (self.home / "index" / "cases.jsonl").open("ab") as log:
            log.write(noise)

    @rule(who=st.integers(0, 1), state=STATES, descending=st.booleans(), limit=st.integers(0, 4))
    def find(self, who, state, descending, limit):
        for order_by in ("updated", "number"):
            expected = sorted(
                (kept for kept in self.model.values() if kept["state"] == state),
                key=lambda kept: (kept[order_by], kept["number"]),
                reverse=descending,
            )
            page = self.indexes[who].find(
                equal={"state": state}, order_by=order_by, descending=descending, limit=limit
            )
            assert (list(page.items), page.total) == (expected[:limit], len(expected))

    @rule(who=st.integers(0, 1), item=st.sampled_from(["7", "8"]), state=STATES)
    def find_both(self, who, item, state):
        expected = [
            number
            for number, kept in sorted(self.model.items())
            if item in kept["items"] and kept["state"] == state
        ]
        assert numbers(self.indexes[who].find(equal={"items": item, "state": state})) == expected
        assert numbers(self.indexes[who].find(where("state") == state, equal={"items": item})) == expected

    @invariant()
    def both_agree_with_the_model(self):
        for index in getattr(self, "indexes", []):
            assert list(index.find(order_by="number").items) == [
                self.model[key] for key in sorted(self.model)
            ]
            assert sum(index.count_by("state").values()) == len(self.model)
            assert not index.needs_rebuild


TestTwoProcesses = TwoProcesses.TestCase
TestTwoProcesses.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_an_index_of_another_make_is_to_be_rebuilt_and_stays_of_its_make_through_compaction(home):
    def opened_as(version):
        return CaseIndex(home, fields_indexed=FIELDS, version=version)

    first = opened_as("1")
    first.rebuild([("2026-0001", document())])
    for sequence in range(2, 1500):  # long enough for the log to be written anew
        first.put("2026-0001", document(sequence))

    assert not opened_as("1").needs_rebuild
    assert opened_as("2").needs_rebuild
    assert opened(home).needs_rebuild
    second = opened_as("2")
    second.rebuild([("2026-0001", document())])
    assert not opened_as("2").needs_rebuild
    assert numbers(second.find()) == ["2026-0001"]
