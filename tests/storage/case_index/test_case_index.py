"""The index finds each case by its number and by the values of its fields."""

import pytest

from tests.storage.case_index.builders import document, numbers


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


def test_a_document_from_fewer_records_does_not_replace_a_newer_one(index):
    index.put("2026-0001", document(6, "决定"))
    index.put("2026-0001", document(5, "受理"))
    assert index.get("2026-0001")["state"] == "决定"


def test_a_field_that_is_not_indexed_is_found_all_the_same(index):
    index.put("2026-0001", document(updated="2026-05-01"))
    index.put("2026-0002", document(updated="2026-05-02"))
    assert numbers(index.find(equal={"updated": "2026-05-02"})) == ["2026-0002"]
    assert index.count_by("updated") == {"2026-05-01": 1, "2026-05-02": 1}


def test_what_was_found_can_be_changed_without_changing_the_index(index):
    index.put("2026-0001", document(items=["7"]) | {"parties": [{"name": "甲"}]})
    found = index.find().items[0]
    found["items"].append("8")
    found["parties"][0]["name"] = "乙"
    index.table.all()[0]["items"].append("9")
    assert index.get("2026-0001")["items"] == ["7"]
    assert index.get("2026-0001")["parties"] == [{"name": "甲"}]


def test_an_index_with_another_sequence_is_stale(index):
    index.put("2026-0001", document(3))
    assert not index.is_stale("2026-0001", 3)
    assert index.is_stale("2026-0001", 4)
    assert index.is_stale("2026-0002", 1)


def test_a_document_that_json_cannot_express_leaves_the_index_unchanged(index):
    index.put("2026-0001", document())
    for wrong in (float("nan"), object(), "\ud800"):
        with pytest.raises((ValueError, TypeError)):
            index.put("2026-0001", document(2) | {"x": wrong})
    assert index.get("2026-0001")["sequence"] == 1
