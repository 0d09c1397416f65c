"""Forms of intake: report, doubts, supplement, acceptance, refusal, withdrawal (Articles 2, 3, 6(1))."""

from __future__ import annotations

from datetime import date
from typing import Any

import wtforms
from wtforms import validators

from forms.base import OfficeForm, required, ticked
from forms.fields import (
    ChoiceField,
    DateField,
    DocumentNumberField,
    IdentityNumberField,
    ItemField,
    LinesField,
    LongTextField,
    MultiChoiceField,
    NameField,
    PhoneField,
    TextField,
    to_json,
)
from forms.reading.identity import CreditCode, ResidentId

#: Kinds of respondent that have a credit code, by value and by label; the others have an identity number.
BEARERS_OF_CREDIT_CODES = frozenset(
    {"enterprise", "sole_trader", "organisation", "state_organ"}
    | {
        "企业",
        "个体工商户",
        "事业单位、社会组织等",
        "事业单位",
        "社会组织",
        "合作社",
        "农民专业合作社",
        "机关",
        "单位",
        "公司",
    }
)


class ReportForm(OfficeForm):
    """失信信息报送单: the department's report about a respondent."""

    CHOICES = {
        "respondent_kind": "kinds",
        "behaviours": "behaviours",
        "instrument_effective": "effective",
        "performance": "performance",
        "proposed_restrictions": "restrictions",
        "relation": "relations",
        "marks": "marks",
        "other_items": "items",
        "capacity": "capacities",
    }
    GROUPS = (
        ("报送", ("department", "contact", "phone", "report_date", "source_number")),
        (
            "当事人",
            (
                "respondent_kind",
                "name",
                "identity_number",
                "representative",
                "representative_id",
                "address",
                "respondent_phone",
                "language",
                "capacity",
                "guardian",
            ),
        ),
        (
            "失信行为",
            (
                "item",
                "other_items",
                "behaviour",
                "behaviours",
                "conduct_date",
                "place",
                "facts",
                "for_referral",
            ),
        ),
        (
            "依据文书与履行",
            (
                "instrument_name",
                "instrument_number",
                "instrument_issuer",
                "instrument_date",
                "instrument_effective",
                "duty",
                "performance",
            ),
        ),
        ("关联与标注", ("related_case", "relation", "influence", "listed_until", "marks")),
        ("建议与材料", ("proposed_words", "proposed_restrictions", "evidence", "remark")),
    )

    department = TextField("报送单位", [required("请填写报送单位")], longest=100)
    contact = TextField("联系人", longest=50)
    phone = PhoneField("联系电话")
    report_date = DateField("报送日期", description="不填即为今天")
    source_number = DocumentNumberField("来文文号")

    respondent_kind = ChoiceField("主体类型", [required("请选择主体类型")])
    name = NameField(
        "姓名（名称）",
        [required("请填写姓名或者名称")],
        kind_field="respondent_kind",
        organisation_kinds=BEARERS_OF_CREDIT_CODES,
    )
    identity_number = IdentityNumberField(
        "证件号码／统一社会信用代码",
        [required("请填写证件号码")],
        kind_field="respondent_kind",
        organisation_kinds=BEARERS_OF_CREDIT_CODES,
        doubt_settled=True,
    )
    representative = TextField("法定代表人（负责人）", description="单位填写", longest=50)
    representative_id = TextField("法定代表人证件号码", longest=30)
    address = TextField("住址（住所）", longest=200)
    respondent_phone = PhoneField("当事人电话")
    language = TextField("语言文字需要", description="需要翻译时填写，写明何种语言文字", longest=30)

    capacity = ChoiceField("民事行为能力", description="自然人填写；不填即为完全民事行为能力")
    guardian = TextField("监护人（代理人）", description="姓名、与当事人的关系、电话", longest=100)

    item = ItemField("失信行为（第几项）", [required("请填写是第几项失信行为")])
    other_items = MultiChoiceField("还涉及的其他项")
    behaviour = TextField("具体情形（报送单位原文）", longest=2000)
    behaviours = MultiChoiceField("对应的具体情形")
    conduct_date = DateField("行为发生日期", [required("请填写行为发生日期")], description="行为终了之日")
    place = TextField("行为发生地", longest=200)
    facts = LongTextField("主要事实", [required("请填写主要事实")], longest=20000)
    for_referral = wtforms.BooleanField("行为早于办法施行日，登记后只办理不予受理和移送")

    instrument_name = TextField("依据文书名称", longest=200)
    instrument_number = DocumentNumberField("文书文号")
    instrument_issuer = TextField("作出机关", longest=100)
    instrument_date = DateField("文书日期")
    instrument_effective = ChoiceField("文书是否生效")
    duty = LongTextField("应履行义务", longest=5000)
    performance = ChoiceField("履行情况")

    related_case = TextField("关联案号", longest=20, description="单位的关联人员、分案、重新立案的填写原案号")
    relation = ChoiceField("与关联案件的关系")
    influence = LongTextField(
        "影响债务履行的依据",
        longest=5000,
        description="直接责任人须写明；办法只及于影响债务履行的直接责任人",
    )
    listed_until = DateField(
        "同一事实已列入其他名单的期满日", description="如：已列入主管部门的名单；记入期限不得更长"
    )
    marks = MultiChoiceField("涉密和隐私标注")

    proposed_words = TextField("建议惩戒措施（报送单位原文）", longest=500)
    proposed_restrictions = MultiChoiceField("建议惩戒措施")
    evidence = LinesField("证据目录", description="一行一件")
    remark = LongTextField("备注", longest=5000)

    def validate_conduct_date(self, field: Any) -> None:
        day = field.data
        if not isinstance(day, date):
            return
        if day > self.vocabulary.today:
            raise validators.ValidationError(f"日期{day.isoformat()}在今天之后，请核对")
        earliest = self.vocabulary.earliest_conduct
        if earliest and day < earliest and not self.for_referral.data:
            raise validators.ValidationError(self.vocabulary.conduct_rule)

    def validate_report_date(self, field: Any) -> None:
        _not_in_future(field.data, self.vocabulary.today)

    def validate_instrument_date(self, field: Any) -> None:
        _not_in_future(field.data, self.vocabulary.today)

    def validate_relation(self, field: Any) -> None:
        if field.data and not self.related_case.data:
            raise validators.ValidationError("请填写关联案号")
        if field.data == "linked_responsible" and not self.influence.data:
            place = f"（{self.vocabulary.linked_rule}）" if self.vocabulary.linked_rule else ""
            raise validators.ValidationError(f"直接责任人须写明影响债务履行的依据{place}")

    def validate_related_case(self, field: Any) -> None:
        if field.data and not self.relation.data:
            raise validators.ValidationError("请选择与关联案件的关系")

    def derived(self) -> dict[str, Any]:
        """Birth date and sex from the identity number (GB 11643); whether a credit code's check character is right."""
        number = self.identity_number.data
        if isinstance(number, ResidentId):
            return {"birth_date": number.birth.isoformat(), "sex": number.sex, "code_is_sound": True}
        return {
            "birth_date": "",
            "sex": "",
            "code_is_sound": isinstance(number, CreditCode) and number.is_sound,
        }

    def answers(self) -> dict[str, Any]:
        """The answers; the report date defaults to today."""
        found = super().answers()
        return found | {"report_date": found["report_date"] or self.vocabulary.today.isoformat()}


def _not_in_future(day: Any, today: date) -> None:
    if isinstance(day, date) and day > today:
        raise validators.ValidationError(f"日期{day.isoformat()}在今天之后，请核对")


class DoubtDecisionForm(OfficeForm):
    """待核报送的处理: a clerk accepts or returns a doubtful report."""

    CHOICES = {"outcome": "doubt_outcomes"}
    outcome = ChoiceField("处理", [required("请选择")])
    reason = LongTextField("理由", [required("请写明理由")], longest=5000)


class SupplementRequestForm(OfficeForm):
    """补正要求: everything that is missing, requested at once."""

    missing = LinesField(
        "需要补正的材料", [required("请逐行列出需要补正的材料")], description="一次性全部告知，一行一项"
    )


class SupplementForm(OfficeForm):
    """补正: the department's additions. Empty fields leave the report unchanged."""

    facts = LongTextField("主要事实", longest=20000)
    instrument_name = TextField("依据文书名称", longest=200)
    instrument_number = DocumentNumberField("文书文号")
    instrument_issuer = TextField("作出机关", longest=100)
    instrument_date = DateField("文书日期")
    representative = TextField("法定代表人（负责人）", longest=50)
    address = TextField("住址（住所）", longest=200)
    evidence = LinesField("证据目录（完整）", description="一行一件，填写后代替原目录")
    note = LongTextField("补正说明", [required("请写明补正了什么")], longest=5000)

    def answers(self) -> dict[str, Any]:
        """Only the fields that were filled in."""
        return {name: value for name, field in self._fields.items() if (value := to_json(field))}


class AcceptanceForm(OfficeForm):
    """受理: two clerks accept the case (行政处罚法 Art. 42)."""

    co_clerk = TextField("协办人", [required("办案人员不得少于两人，请填写协办人")], longest=50)
    no_conflict = wtforms.BooleanField(
        "两名经办人与本案无利害关系，无须回避", [ticked("须先确认无须回避；有利害关系的请换人经办")]
    )
    opinion = LongTextField("受理意见", longest=2000)


class RefusalForm(OfficeForm):
    """不予受理: the reason, and the competent body to which the matter is referred (Articles 3, 10)."""

    CHOICES = {"reason_kind": "refusal_reasons"}
    reason_kind = ChoiceField("不予受理的理由", [required("请选择")])
    reasons = LinesField("具体说明", [required("请写明具体情况")], description="一行一段，写入告知书")
    refer_to = TextField("移送（转告）单位", description="不填即退回报送单位", longest=100)


class WithdrawalForm(OfficeForm):
    """撤回报送: the department withdraws its report before a notice is served."""

    letter_number = TextField("撤回函文号", longest=100)
    reason = LongTextField("撤回理由", [required("请写明撤回理由")], longest=2000)
