"""Drafts are saved beside the records, and are no part of them."""

import pytest


def test_a_draft_is_saved_replaced_and_discarded(case):
    case.save_draft("report/张三", {"案由": "甲"}, by="zhang")
    case.save_draft("report/张三", {"案由": "乙"}, by="zhang")
    case.save_draft("report?张三", {"案由": "丙"}, by="li")
    draft = case.draft("report/张三")
    assert (draft.key, draft.answers, draft.by) == ("report/张三", {"案由": "乙"}, "zhang")
    assert {draft.by for draft in case.drafts()} == {"zhang", "li"}
    case.discard_draft("report/张三")
    case.discard_draft("report/张三")
    assert case.draft("report/张三") is None
    assert case.records() == ()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"[]", b"{}", b'{"key":1,"by":"a","answers":{}}', b"[" * 99_999]
)
def test_a_corrupt_draft_is_no_draft(case, content):
    case.save_draft("report", {}, by="zhang")
    (path,) = (case.path / "drafts").iterdir()
    path.write_bytes(content)
    assert case.draft("report") is None
    assert case.drafts() == ()
