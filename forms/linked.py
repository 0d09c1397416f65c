"""Forms that link cases: merger, split, the case of a unit and its linked respondents (Article 2)."""

from __future__ import annotations

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, MultiChoiceField, TextField


class MergerForm(OfficeForm):
    """并案: merges this case into another about the same person."""

    into = TextField("并入的案号", [required("请填写并入的案号，如：2026-0001")], longest=20)
    reasons = LinesField("并案的理由", [required("请写明理由")], description="一行一段")


class MergedInForm(OfficeForm):
    """收入并案: what the merged case brings along. The program files it together with the merger."""

    CHOICES = {"behaviours": "behaviours", "items": "items", "marks": "marks"}
    came_from = TextField("并入的案件", longest=20)
    decided_by = TextField("决定并案的人", longest=50)
    items = MultiChoiceField("涉及的失信行为各项")
    behaviours = MultiChoiceField("涉及的具体情形")
    facts = LongTextField("并入案件的事实", longest=20000)
    reasons = LinesField("并案的理由")
    instrument_name = TextField("并入案件的依据文书", longest=200)
    instrument_number = TextField("文书文号", longest=100)
    instrument_issuer = TextField("作出机关", longest=100)
    instrument_date = DateField("文书日期")
    conduct_date = DateField("行为发生日期")
    listed_until = DateField("同一事实已列入其他名单的期满日")
    marks = MultiChoiceField("涉密和隐私标注")


class SplitForm(OfficeForm):
    """分案: moves some of the behaviours into a new case."""

    CHOICES = {"behaviours": "case_behaviours"}
    behaviours = MultiChoiceField("分出的具体情形", [required("请选择分出的情形；至少留下一种")])
    facts = LongTextField("分出部分的主要事实", [required("请写明分出部分的事实")], longest=20000)
    reasons = LinesField("分案的理由", [required("请写明理由")], description="一行一段")


class UnitCaseForm(OfficeForm):
    """单位案件的结果: the outcome of the unit's case, on which the case of a linked person depends (Article 2)."""

    CHOICES = {"outcome": "unit_outcomes"}
    unit = TextField("单位案件的案号", [required("请填写案号")], longest=20)
    outcome = ChoiceField("结果", [required("请选择")])
    performed_on = DateField("单位履行完毕日期", description="单位的义务已经履行的填写")
