"""Papers that go with the service of letters: the variables of each template."""

from __future__ import annotations

from datetime import date

from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import DECISION, PRIOR_NOTICE
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft, shared_context
from casefiles.letters.row import PaperRow


def service_announcement(d: Draft) -> Context | None:
    """The announcement for service by public notice; None for other methods.

    Being public, it contains no identity number, and of the matter only the letters' numbers.
    """
    if d.answers["method"] != "public_notice":
        return None
    served = [x for ref in d.answers["letters"] if (x := d.case.service.letter(ref))]
    tried = {filing.sequence: filing for x in served for filing in d.case.service.attempts(x.ref)}.values()
    methods = dict.fromkeys(wording.SERVICE_METHODS[filing.answers["method"]] for filing in tried)
    begun = date.fromisoformat(d.answers["served_on"])
    days = d.measure.policy("serve.public_notice_days")
    person = "你" if d.case.kind.is_natural_person else "你单位"
    rights = {
        PRIOR_NOTICE: f"自视为送达之日起{d.measure.policy('notice.defence_days').words}内，{person}有权进行陈述和申辩；"
        "逾期未提出的，本机关依据已查明的事实和证据作出决定。",
        DECISION: f"对决定不服的，可以自视为送达之日起{d.measure.policy('review.period').words}内向{d.office.review_body}申请行政复议，"
        f"也可以自视为送达之日起{d.measure.policy('suit.months').words}内直接向{d.office.court}提起行政诉讼。",
    }
    return {
        "尝试": f"本机关先后{'、'.join(methods)}{len(tried)}次，均未能送达。" if tried else "",
        "文书": [{"文号": x.number} for x in served],
        "公告期限": days.words,
        "视为送达日": chinese_date(d.calendar.end_of(begun, days).day),
        "公告日期": chinese_date(begun),
        "权利": [words for kind, words in rights.items() if any(x.is_a(kind) for x in served)],
    }


def service_receipt_context(draft: Draft, chosen: list[Letter], method: str) -> Context:
    """The 送达回证 that goes out with `chosen` letters."""
    place = draft.case.respondent.address if chosen[0].addressee == draft.case.respondent.name else ""
    notice = any(letter.is_a(PRIOR_NOTICE) for letter in chosen)
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


PAPERS = (PaperRow("service_announcement", service_announcement),)
