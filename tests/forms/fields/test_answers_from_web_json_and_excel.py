"""A form takes the same answers from the web, from JSON and from Excel, and gives back what was typed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, Form, FormField, StringField
from wtforms.validators import DataRequired

from forms.fields import (
    AmountField,
    ChoiceField,
    CreditCodeField,
    DateField,
    DocumentNumberField,
    IdentityNumberField,
    ItemField,
    LinesField,
    LongTextField,
    MultiChoiceField,
    NameField,
    NotBefore,
    NotInFuture,
    OrganisationNameField,
    PhoneField,
    Required,
    RequiredIf,
    ResidentIdField,
    TextField,
    YesNoField,
    as_formdata,
    to_json,
)
from tests.builders.numbers import with_wrong_check

TODAY = date(2026, 11, 23)
PERSON, CODE = "999999190001010015", "91999999MA00000079"


class Intake(Form):
    # Before the field that says which kind it is, for forms are not always in that order.
    identity_number = IdentityNumberField("证件号码", [Required()], kind_field="kind")
    name = NameField("姓名（名称）", [Required()], kind_field="kind")
    kind = ChoiceField("主体类型", [Required()], choices=[("person", "自然人"), ("enterprise", "企业")])
    conduct_date = DateField("行为发生日期", [Required(), NotInFuture()])
    instrument_date = DateField("文书日期", [NotBefore("conduct_date")])
    instrument_number = DocumentNumberField("文书文号")
    item = ItemField("失信行为", [Required()])
    facts = LongTextField("主要事实", [Required()], longest=50)
    evidence = LinesField("证据目录")
    sum = AmountField("金额")
    phone = PhoneField("联系电话")
    measures = MultiChoiceField("惩戒措施", choices=[("a", "政府采购"), ("b", "招标投标")])
    official = YesNoField("是否公职人员")
    remark = TextField("备注", [RequiredIf(lambda form: form["official"].data is True)])


ANSWERS: dict[str, Any] = {
    "kind": "person",
    "identity_number": PERSON,
    "name": "阿依示．例别克",
    "conduct_date": "2026年3月5日",
    "instrument_date": "2026.4.1",
    "instrument_number": "木例罚(2026)1号",
    "item": "第四条第（九）项",
    "facts": "拖欠工资\r\n共三个月",
    "evidence": "1.工资表；2.决定书",
    "sum": "6.4万元",
    "phone": "09944881449",
    "measures": ["b", "a"],
    "official": "no",
}
VALUES = {
    "identity_number": PERSON,
    "name": "阿依示·例别克",
    "kind": "person",
    "conduct_date": "2026-03-05",
    "instrument_date": "2026-04-01",
    "instrument_number": "木例罚〔2026〕1号",
    "item": 9,
    "facts": "拖欠工资\n共三个月",
    "evidence": ["工资表", "决定书"],
    "sum": "64000.00",
    "phone": "0994-4881449",
    "measures": ["a", "b"],
    "official": False,
    "remark": None,
}


def intake(**changes: Any) -> Intake:
    return Intake(as_formdata(ANSWERS | changes), meta={"today": TODAY})


def values(form: Form) -> dict[str, Any]:
    return {field.name: to_json(field) for field in form}


def errors(**changes: Any) -> dict[str, Any]:
    form = intake(**changes)
    form.validate()
    return form.errors


def test_web_and_json_answers_come_to_the_same():
    web = MultiDict(
        (name, one)
        for name, given in ANSWERS.items()
        for one in (given if isinstance(given, list) else [given])
    )
    for form in (intake(), Intake(web, meta={"today": TODAY})):
        assert form.validate(), form.errors
        assert values(form) == VALUES


def test_what_a_form_gives_it_takes_again():
    form = Intake(as_formdata(VALUES), meta={"today": TODAY})
    assert form.validate(), form.errors
    assert values(form) == VALUES
    stored = Intake(data=VALUES, meta={"today": TODAY})
    assert values(stored) == VALUES
    assert 'value="2026-03-05"' in stored["conduct_date"]()


def test_an_excel_row_keeps_what_its_cells_are():
    form = intake(conduct_date=datetime(2026, 3, 5), item=9.0, sum=64000, phone=13999999999.0)  # noqa: DTZ001
    assert form.validate(), form.errors
    assert form["conduct_date"].data == date(2026, 3, 5)
    assert form["sum"].data == Decimal("64000.00")
    assert "Excel" in errors(identity_number=9.999991985070501e17)["identity_number"][0]


def test_a_faulty_answer_comes_back_as_it_was_typed():
    form = intake(conduct_date=" 2026-2-30 ", identity_number="12 34", facts="例" * 51)
    assert not form.validate()
    assert 'value=" 2026-2-30 "' in form["conduct_date"]()
    assert 'value="12 34"' in form["identity_number"]()
    assert "例" * 51 in form["facts"]()
    assert form.errors["facts"] == ["共51字，超过上限50字；请精简，或把全文作为附件上传"]


def test_what_is_typed_is_never_markup():
    form = intake(name='"><script>', facts="</textarea><script>", kind='"><script>')
    form.validate()
    assert not any("<script>" in field() for field in form)


@pytest.mark.parametrize("nothing", [None, "", "  ", "　", "\u200b", "/", "无", "同上", "——"])
def test_blanks_and_placeholders_do_not_answer_a_required_question(nothing):
    found = errors(facts=nothing, conduct_date=nothing, name=nothing, item=nothing)
    assert set(found) == {"facts", "conduct_date", "name", "item"}
    for name, messages in found.items():
        assert len(messages) == 1
        assert intake()[name].label.text in messages[0]


def test_the_kind_of_respondent_decides_how_its_number_is_read():
    assert not errors(kind="企业", identity_number=CODE, name="木垒县甲例(集团)有限公司")
    assert "18位" in errors(kind="企业", identity_number=PERSON[:17])["identity_number"][0]
    assert "信用代码" in errors(kind="自然人", identity_number=CODE)["identity_number"][0]
    assert errors(kind=None, identity_number=CODE).keys() == {"kind"}


def test_a_code_in_doubt_says_so():
    form = intake(kind="enterprise", name="例公司", identity_number=with_wrong_check(CODE))
    assert not form.validate()
    assert form["identity_number"].doubt
    assert not intake()["identity_number"].doubt


def test_dates_are_held_against_today_and_each_other():
    assert "晚于今天" in errors(conduct_date="2031-5-1", instrument_date=None)["conduct_date"][0]
    assert "早于“行为发生日期”" in errors(instrument_date="2026-3-4")["instrument_date"][0]


def test_a_form_that_was_not_told_the_day_fails_loudly():
    with pytest.raises(LookupError, match="today"):
        Intake(as_formdata(ANSWERS)).validate()


def test_a_choice_is_taken_by_value_or_wording_and_nothing_else():
    assert values(intake(kind="企 业", measures=["政府采购"], official="是"))["measures"] == ["a"]
    assert "请选：自然人、企业" in errors(kind="机关")["kind"][0]
    assert "请选：政府采购、招标投标" in errors(measures=["a", "没收"])["measures"][0]
    assert "请选：是、否" in errors(official="也许")["official"][0]
    assert errors(official="是").keys() == {"remark"}


def test_choices_may_be_offered_after_the_form_is_made():
    class Late(Form):
        measures = MultiChoiceField("惩戒措施")

    form = Late(as_formdata({"measures": ["招标投标", "a"]}))
    form["measures"].choices = [("a", "政府采购"), ("b", "招标投标")]
    assert form.validate()
    assert form["measures"].data == ["a", "b"]


def test_one_question_takes_one_answer():
    assert "只能填一个" in errors(name=["孙例", "李例"])["name"][0]
    assert "只能选一项" in errors(kind=["person", "enterprise"])["kind"][0]
    assert not errors(name=["孙例", "孙例"])


def test_the_cause_is_told_even_under_a_stock_validator():
    class Stock(Form):
        day = DateField("日期", [DataRequired("请填写")])
        facts = LongTextField("事实", [DataRequired("请填写")])

    form = Stock(as_formdata({"day": "2026-2-30", "facts": "同上"}))
    assert not form.validate()
    assert "不存在" in form.errors["day"][0]
    assert "不算填写" in form.errors["facts"][0]


def test_nested_answers_reach_nested_forms():
    class Row(Form):
        title = StringField()

    class Outer(Form):
        rows = FieldList(FormField(Row))
        one = FormField(Row)

    form = Outer(as_formdata({"rows": [{"title": "甲"}, {"title": "乙"}], "one": {"title": "丙"}}))
    assert form.data == {"rows": [{"title": "甲"}, {"title": "乙"}], "one": {"title": "丙"}}


class Everything(Form):
    resident = ResidentIdField("身份证号码")
    code = CreditCodeField("信用代码", doubt_settled=True)
    organisation = OrganisationNameField("单位名称")
    identity = IdentityNumberField("证件号码", kind_field="kind")
    name = NameField("姓名")
    kind = ChoiceField("主体类型", choices=lambda form: [("person", "自然人")])
    day = DateField("日期")
    item = ItemField("项")
    number = DocumentNumberField("文号")
    sum = AmountField("金额")
    phone = PhoneField("电话")
    text = TextField("文字")
    facts = LongTextField("事实")
    lines = LinesField("清单")
    several = MultiChoiceField("多选", choices=[("a", "甲")])
    yes = YesNoField("是否")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(Everything()._fields)), JSON, max_size=6))
def test_no_answer_of_any_shape_breaks_a_form(answers):
    form = Everything(as_formdata(answers))
    form.validate()
    assert all(message for messages in form.errors.values() for message in messages)
    assert all(isinstance(str(field()), str) for field in form)
    values(form)
