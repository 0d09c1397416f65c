"""Article 10: the underlying instruments in the columns of 信用中国's current penalty sheet, for the department to report.

A finding under the Measure is neither a penalty nor a statutory list, so no sheet of 信用中国 fits it (domain facts §6.2);
what goes there is the instrument beneath, and what only its maker knows is left empty and named.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.law.calendar import chinese_date
from casefiles.law.kinds import RespondentKind
from casefiles.letters import wording
from casefiles.letters.draft import office_context
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from casefiles.outward.register import is_held
from casefiles.people.roles import Officer

#: Column title, and whether the sheet requires it (2018 standard; titles as departments' systems print them).
COLUMNS = (
    ("行政相对人名称", True),
    ("行政相对人类别", True),
    ("行政相对人代码_1(统一社会信用代码)", False),
    ("行政相对人代码_2(工商注册号)", False),
    ("行政相对人代码_3(组织机构代码)", False),
    ("行政相对人代码_4(税务登记号)", False),
    ("行政相对人代码_5(事业单位证书号)", False),
    ("行政相对人代码_6(社会组织登记证号)", False),
    ("法定代表人", False),
    ("法定代表人证件类型", False),
    ("法定代表人证件号码", False),
    ("证件类型", False),
    ("证件号码", False),
    ("行政处罚决定书文号", True),
    ("违法行为类型", True),
    ("违法事实", True),
    ("处罚依据", True),
    ("处罚类别", True),
    ("处罚内容", True),
    ("罚款金额（万元）", False),
    ("没收违法所得、没收非法财物的金额（万元）", False),
    ("暂扣或吊销证照名称及编号", False),
    ("处罚决定日期", True),
    ("处罚有效期", True),
    ("公示截止期", False),
    ("处罚机关", True),
    ("处罚机关统一社会信用代码", True),
    ("数据来源单位", True),
    ("数据来源单位统一社会信用代码", True),
    ("备注", False),
)
TEMPLATE = "行政处罚（2018年版）"
EXPORTED = (State.DECISION_SERVED, State.LISTED)


@dataclass(frozen=True)
class Sheet:
    """The workbook, its hash for the hand-over slip, its rows, and what each row still lacks."""

    data: bytes
    sha256: str
    cases: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]


def credit_china_sheet(office: OfficeContext) -> Sheet:
    """The instruments under today's listings, one row each, text cells only."""
    listed = [
        read_case(office, entry["number"])
        for state in EXPORTED
        for entry in office.index.find(equal={"state": state.value}).items
    ]
    cases = [case for case in listed if case.listing.may_be_published and not is_held(case)]
    rows = [_row(case, office) for case in cases]
    data = _workbook(rows)
    missing = {
        case.number: tuple(
            title for (title, required), value in zip(COLUMNS, row, strict=True) if required and not value
        )
        for case, row in zip(cases, rows, strict=True)
    }
    return Sheet(data, hashlib.sha256(data).hexdigest(), tuple(case.number for case in cases), missing)


def hand_over_slip(office: OfficeContext, sheet: Sheet, by: Officer) -> bytes:
    """The 数据确认单 that goes with the workbook: batch, rows, hash, for the receiver to confirm."""
    rows = [read_case(office, number) for number in sheet.cases]
    context = office_context(office.details, office.measure) | {
        "日期": chinese_date(office.today),
        "批次": f"{office.today:%Y%m%d}",
        "条数": str(len(rows)),
        "模板版本": TEMPLATE,
        "校验值": sheet.sha256,
        "报送人": by.name,
        "接收单位": "",
        "明细": [
            {
                "序号": str(number),
                "名称": case.respondent.name,
                "文号": case.report.instrument.number,
            }
            for number, case in enumerate(rows, start=1)
        ],
        "副本": False,
    }
    return office.writer.library.template("credit_china_slip").render(context)


def _row(case: Case, office: OfficeContext) -> list[str]:
    r, report = case.respondent, case.report
    person = r.kind.is_natural_person
    kind = (
        "自然人" if person else "个体工商户" if r.kind == RespondentKind.SOLE_TRADER else "法人及非法人组织"
    )
    known = {
        "行政相对人名称": r.name,
        "行政相对人类别": kind,
        "行政相对人代码_1(统一社会信用代码)": "" if person else r.identity_number,
        "行政相对人代码_3(组织机构代码)": r.organisation_code,
        "法定代表人": "" if person else r.representative,
        "证件类型": "身份证" if person else "",
        "证件号码": r.identity_number if person else "",
        "行政处罚决定书文号": report.instrument.number,
        "违法行为类型": wording.matter(case, office.measure),
        "违法事实": case.facts_found,
        "处罚依据": case.ruling.decided.upper_norm if case.ruling.decided else "",
        "处罚内容": report.answers.get("duty") or "",
        "处罚决定日期": report.instrument.day,
        "处罚机关": report.instrument.issuer,
        "数据来源单位": report.department,
        "备注": f"案号{case.number}；处罚类别、有效期和机关代码由作出机关补齐",
    }
    return [known.get(title, "") for title, _ in COLUMNS]


def _workbook(rows: Sequence[Sequence[str]]) -> bytes:
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "行政处罚"
    sheet.append([title + ("*" if required else "") for title, required in COLUMNS])
    for row in rows:
        sheet.append([""] * len(COLUMNS))
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(sheet.max_row, column)
            cell.value = value
            cell.data_type = "s"  # a value that begins with = stays text
            cell.number_format = "@"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
