"""Letters and papers of the court track: the variables of each template."""

from __future__ import annotations

from casefiles.cases.letter_kinds import COURT_PASS_ON, COURT_REDIRECT
from casefiles.cases.step_names import StepName
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft
from casefiles.letters.row import LetterRow


def court_pass_on(d: Draft) -> Context:
    r, report = d.case.respondent, d.case.report
    return {
        "收文单位": d.measure.agency_name(d.agency),
        "法院": report.instrument.issuer,
        "案件号": report.instrument.number,
        "文书": {key: value for key, value in wording.instrument(d.case).items() if key != "作出机关"},
        "内容": [
            {"项目": "姓名" if r.kind.is_natural_person else "名称", "内容": r.name},
            {"项目": r.identity_label, "内容": r.masked_identity},
            {"项目": "执行法院", "内容": report.instrument.issuer},
            {"项目": "履行情况", "内容": report.performance or "不明"},
        ],
        "回执期限": d.measure.policy("push.receipt_days").words,
        "措施": [],
        "说明": [
            "本函只转送人民法院公布的信息，不作增减；人民法院删除或者更正的，本机关将及时转告，请同步处理。"
        ],
    }


def court_redirect(d: Draft) -> Context:
    report = d.case.report
    said = f"{d.answers['by']}于{wording.iso_date(d.answers['received_on'])}提出："
    return {
        "收文单位": d.addressee,
        "法院": report.instrument.issuer or "执行法院",
        "案件号": report.instrument.number,
        "事项": [said + matter for matter in d.answers["matters"]],
        "说明": list(d.answers["note"]),
    }


LETTERS = (
    LetterRow(COURT_PASS_ON, court_pass_on),
    LetterRow(COURT_REDIRECT, court_redirect, rests_on=(StepName.OBJECTION,)),
)
