"""The letters for the turns of a case say what depends on the turn."""

import pytest

from doc_templates.samples.shared import COMPANY, PERSON
from tests.doc_templates.letter_reading import rendered, text_of


def test_a_supplement_request_says_by_itself_what_silence_leads_to() -> None:
    assert "不予受理" in text_of(rendered("supplement_request", 后果=[]))


def test_a_hearing_notice_prints_the_usual_rights_or_the_ones_given() -> None:
    usual = text_of(rendered("hearing_notice"))
    for right in ("一至二人代理", "申请回避", "申辩和质证", "核对听证笔录"):
        assert right in usual
    given = text_of(rendered("hearing_notice", 权利=["有权查阅案卷。"]))
    assert "有权查阅案卷。" in given
    assert "申辩和质证" not in given
    assert "视为放弃听证权利" in given


def test_a_closed_hearing_says_why() -> None:
    hearing = {
        "日期": "2026年12月10日",
        "时间": "10时",
        "地点": "会议室",
        "主持人": "周示例",
        "记录人": "吴示例",
        "是否公开": False,
    }
    text = text_of(rendered("hearing_notice", 听证=hearing))
    assert "不公开举行" in text
    assert "本次听证公开举行" not in text


def test_a_repair_decision_is_named_for_what_it_decides() -> None:
    granted = text_of(rendered("repair_decision"))
    assert "准予信用修复决定书" in granted
    assert "自2027年3月22日起" in granted
    refused = text_of(rendered("repair_decision", 准予=False, 移出日期="", 已通知单位=[]))
    assert "不予信用修复决定书" in refused
    assert "不因本次申请而延长" in refused
    assert "可以再次申请" in refused
    assert "移出信用记录" not in refused


def test_an_expiry_notice_need_not_name_where_the_duty_went() -> None:
    text = text_of(rendered("expiry_notice", 移送单位="", 已通知单位=[]))
    assert "已移送" not in text
    assert "不免除上述义务" in text


def test_a_termination_speaks_to_the_party_or_to_the_department() -> None:
    department = text_of(rendered("termination"))
    assert "人力资源和社会保障局：" in department
    assert "承受当事人权利的单位" in department
    assert "91999999MA00000079" not in department
    party = text_of(rendered("termination", 收文人=COMPANY["名称"]))
    assert "统一社会信用代码：91999999MA00000079" in party
    assert "承受当事人权利" not in party
    assert "当事人的近亲属" in text_of(rendered("termination", 当事人=PERSON))


@pytest.mark.parametrize(
    ("addressee", "request_"),
    [("木垒县人民法院", "请你院依法审查处理"), ("木垒县财政局", "直接向木垒县人民法院提出")],
)
def test_a_court_redirect_asks_the_court_or_sends_to_it(addressee: str, request_: str) -> None:
    assert request_ in text_of(rendered("court_redirect", 收文单位=addressee))


def test_an_interpretation_needs_no_addressee_and_replaces_only_what_is_named() -> None:
    general = text_of(rendered("interpretation", 代替="", 依据案件=[]))
    assert "同时停止适用" not in general
    assert "下列案件" not in general
    assert "木垒县财政局：" in text_of(rendered("interpretation", 收文单位="木垒县财政局"))


def test_a_reply_on_personal_information_says_when_there_is_none() -> None:
    text = text_of(rendered("personal_information_reply", 内容=[], 提供给=[], 权利=["有权投诉。"]))
    assert "没有保存你的个人信息" in text
    assert "没有向其他单位提供" in text
    assert "有权投诉。" in text
    assert "来源" not in text


def test_the_public_text_shows_only_what_was_approved() -> None:
    approved = {"内容": [{"项目": "名称", "内容": "示例公司"}], "渠道": "网站", "起": "甲日", "止": "乙日"}
    _, public = text_of(rendered("publication_approval", 公示=approved)).split("失信信息公示\n")
    assert "示例公司" in public
    for hidden in ("91999999MA00000079", "张示例", "示例路1号", "王示例", "2026-0001"):
        assert hidden not in public
