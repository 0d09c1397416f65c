"""The receipt of service that goes out with letters."""

from __future__ import annotations

from casefiles import wording
from casefiles.cases.letter import Letter
from casefiles.letter_contexts.draft import (
    Context,
    Draft,
    shared_context,
)


def service_receipt_context(draft: Draft, chosen: list[Letter], method: str) -> Context:
    """The 送达回证 that goes out with `chosen` letters."""
    place = draft.case.respondent.address if chosen[0].addressee == draft.case.respondent.name else ""
    notice = any(letter.kind == "prior_notice" for letter in chosen)
    period = draft.measure.policy("notice.defence_days").words
    return shared_context(draft) | {
        "文号": "",
        "送达文书": [{"名称": x.title, "文号": x.number, "份数": "1"} for x in chosen],
        "受送达人": chosen[0].addressee,
        "送达地点": place,
        "送达方式": wording.SERVICE_METHODS.get(method, ""),
        "截止日说明": f"陈述申辩期为送达次日起{period}，截止日：　　年　月　日（送达时填写）"
        if notice
        else "",
        "送达人": "",
        "备注": "",
    }
