"""Letters and papers of requests about personal information: the variables of each template."""

from __future__ import annotations

from casefiles.cases.letter_kinds import PERSONAL_INFORMATION_REPLY
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft
from casefiles.letters.row import LetterRow
from casefiles.procedure.archive.rules import is_important


def personal_information_reply(d: Draft) -> Context:
    r, report = d.case.respondent, d.case.report
    asked = next(
        x for x in d.case.every(StepName.INFORMATION_REQUEST) if x.sequence == int(d.answers["request"])
    )
    refused = d.answers["outcome"] == "refuse"
    retention = "retention.important" if is_important(d.case) else "retention.ordinary"
    reported, kept = f"{report.department}报送", f"案件归档后{d.measure.text_of(retention)}"
    held = [
        ("姓名" if r.kind.is_natural_person else "名称", r.name),
        (r.identity_label, r.identity_number),
        ("住址（住所）", r.address),
        ("电话", r.phone),
        ("反映的行为", wording.matter(d.case, d.measure)),
        ("案件现况", d.case.state.title),
    ]
    sent = [letter for letter in d.case.letters if letter.agency and letter.served_on]
    return {
        "申请日期": wording.iso_date(asked.answers["received_on"]),
        "不予理由": list(d.answers["reasons"]) if refused else [],
        "补充": [] if refused else list(d.answers["reasons"]),
        "内容": [
            {
                "项目": name,
                "内容": value,
                "来源": "本机关办理" if name == "案件现况" else reported,
                "保存期限": kept,
            }
            for name, value in held
            if value
        ],
        "提供给": [
            {
                "单位": d.measure.agency_name(x.agency),
                "日期": chinese_date(x.served_on) if x.served_on else "",
                "事项": f"{x.title}所载内容（{x.number}）",
            }
            for x in sent
        ],
        "权利": [],
    }


LETTERS = (
    LetterRow(
        PERSONAL_INFORMATION_REPLY,
        personal_information_reply,
        rests_on=(StepName.INFORMATION_REQUEST,),
        speaks_of_conduct=False,
    ),
)
