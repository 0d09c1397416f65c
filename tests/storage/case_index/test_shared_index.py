"""Several processes and threads share one index, and each sees what the others wrote."""

import threading

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import where

from storage.case_index import log_storage, lookups
from tests.storage.builders import lines_of, start
from tests.storage.case_index.builders import document, numbers, opened


def test_another_process_is_seen_at_once(home, index):
    other = opened(home)
    index.put("2026-0001", document())
    assert other.find(equal={"state": "受理"}).total == 1
    other.put("2026-0001", document(2, "决定"))
    assert index.find(equal={"state": "受理"}).total == 0
    assert index.get("2026-0001")["state"] == "决定"


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
