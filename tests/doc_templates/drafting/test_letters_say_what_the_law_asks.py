"""Every letter says what the law asks it to say."""

import io

import docx
import pytest

from doc_templates.check.layout import check_layout
from doc_templates.samples.shared import NO_DEFENCE, NO_PUBLICATION, PERSON
from tests.doc_templates.letter_reading import LETTERS, LIBRARY, rendered, text_of

REMEDIES = ("60日", "木垒哈萨克自治县人民政府", "行政复议", "6个月", "木垒县人民法院", "行政诉讼")

REQUIRED = {
    "prior_notice": (
        "失信行为认定事先告知书",
        "木发改信告〔2026〕1号",
        "91999999MA00000079",
        "应付工资共计186400元",
        "工资发放表",
        "木人社监处字〔2026〕5号",
        "第四条第（九）项",
        "《保障农民工工资支付条例》第四十八条",
        "拟记入信用记录的期限",
        "有权进行陈述和申辩",
        "10个工作日",
        "送达当日不计算在内",
        "最后一日载明于送达回证",
        "不因你单位陈述、申辩而作出更重的认定",
        "逾期未提出陈述申辩意见",
        "要求举行听证",
        "查阅案卷",
        "申请回避",
        "委托代理人",
        "需要翻译的",
        "现在可以怎样改正",
        "0994-0000000",
    ),
    "decision": (
        "失信行为认定决定书",
        "木发改信告〔2026〕1号",
        "不予采纳",
        "法制审核",
        "县人民政府第20次常务会议",
        "自2026年12月14日起至2027年12月13日止",
        "移出条件和程序",
        "信用修复",
        "异议",
        *REMEDIES,
        "可以不经行政复议直接提起行政诉讼",
        "自送达之日起生效",
    ),
    "non_recognition": ("不予认定为失信行为", "不记入信用记录", "抄送：木垒哈萨克自治县人力资源和社会保障局"),
    "entry_notice": (
        "2026年12月15日",
        "木发改信决〔2026〕1号",
        "木垒县财政局、木垒县住房和城乡建设局",
        *REMEDIES,
    ),
    "recipients_notice": ("木垒县住房和城乡建设局", "第六条第（三）项", "有异议的", *REMEDIES),
    "repair_notice": ("信用修复不收取任何费用", "2027年3月14日", "信用承诺", "信用中国"),
    "refusal": ("木垒县示例镇人民政府：", "不予受理", "具有法律效力的文书"),
    "submission": (
        "签发人：孙示例",
        "木垒哈萨克自治县人民政府：",
        "妥否，请批示。",
        "附件：1.核查报告",
        "2.陈述申辩意见复核表",
    ),
    "agency_notice": ("木垒县财政局：", "用途：", "法律依据：", "5个工作日", "回执", "解除措施"),
    "lift_notice": ("第八条", "木发改信移〔2027〕1号", "2027年12月17日", "回执"),
    "stay_notice": ("停止执行", "木政复停〔2027〕1号", "暂停下列措施", "不得使用", "3个工作日", "第四十二条"),
    "resumption_notice": (
        "恢复执行",
        "木政复决〔2027〕1号",
        "2027年12月13日止，不因停止执行而延长",
        "5个工作日",
    ),
    "objection_result": ("成立的部分予以更正", "86600元", "异议事项", *REMEDIES),
    "correction": ("98600元", "86600元", "漏记", "歉意"),
    "annulment": ("予以撤销", "自始不发生效力", "赔偿", *REMEDIES),
    "removal": ("移出信用记录", "停止公示", "不得再以该失信信息为由"),
    "court_pass_on": ("木垒县人民法院", "仅负责转送", "（2026）新9999执1号"),
    "service_receipt": (
        "送达回证",
        "失信行为认定事先告知书",
        "受送达人",
        "送达地点",
        "送达方式",
        "送达时间",
        "的关系",
        "代收理由",
        "拒收事由",
        "见证人签名",
        "送达人签名",
        "填发人",
        "陈述申辩截止日：2026年12月8日",
    ),
    "verification_report": ("核查经过", "逐项认定", "王示例、赵示例"),
    "legal_opinion": ("法制审核意见书", "主体和职权", "同意提请审定"),
    "defence_record": ("陈述申辩笔录", "告知事项", "以上笔录我看过"),
    "defence_review": ("陈述申辩意见复核表", "不予采纳", "对拟认定结果的影响"),
    "cover": ("全宗号", "案卷题名", "归档号", "保管期限", "本卷共18件76页"),
    "contents": ("顺序号", "文号", "责任者", "题名", "日期", "页号", "备注", "20261211"),
    "remarks": ("本卷情况说明", "立卷人：赵示例", "检查人：钱示例", "立卷时间"),
    "supplement_request": (
        "木垒哈萨克自治县人力资源和社会保障局：",
        "第六条第（一）项",
        "3.工资发放表",
        "自收到本通知书之日起10个工作日内",
        "不予受理",
    ),
    "suspension_notice": ("第六条第（二）项", "自2026年10月27日起中止核查", "不计入核查期限", "恢复核查"),
    "inquiry_resumed": ("第六条第（二）项", "自2026年11月2日起恢复核查", "至2026年11月25日届满"),
    "inquiry_approval": ("中止核查审批表", "停止计算", "复议决定生效", "决定人意见"),
    "recusal_decision": ("回避决定书", "第四十三条", "王示例不回避", "可以再次申请"),
    "hearing_minutes": ("听证笔录", "主持人：周示例", "公开举行", "2.余款正在筹措", "与我所说相符"),
    "service_announcement": (
        "送达公告",
        "第九十五条",
        "木发改信告〔2026〕1号",
        "经过30日，即2026年12月25日，视为送达",
        "10个工作日内，你单位有权进行陈述和申辩",
    ),
    "repair_receipt": ("已经受理", "信用承诺书", "至2027年3月29日止", "不收取费用", "不因申请尚未办结而延长"),
    "form_defence": (
        "陈述申辩书",
        "案号：2026-0001",
        "木垒县示例建筑劳务有限公司",
        "是否要求听证",
        "不因陈述、申辩而加重",
    ),
    "form_waiver": ("自愿放弃", "没有签名、盖章的无效", "期限照常保留"),
    "form_objection": ("异议事项", "可以随时提出", "可以书面撤回"),
    "form_repair": ("信用修复申请表", "不收取任何费用"),
    "form_pledge": ("信用承诺书", "公开承诺", "依法承担责任"),
    "form_address": ("是否同意电子送达", "可以随时撤回"),
    "form_proxy": ("代理人二", "特别授权"),
    "form_information": ("查阅", "删除", "请出示身份证明"),
    "hearing_notice": (
        "2026年12月10日10时30分",
        "主持人：周示例",
        "公开举行",
        "申请回避",
        "视为放弃听证权利",
        "听证不收取费用",
    ),
    "defence_extension": ("第六条第（三）项", "至2026年12月14日止", "5个工作日", "不等于承认", "更重的认定"),
    "objection_receipt": ("第六条第（四）项", "3个工作日内", "标注", "不收取费用", "起诉期限也不因此延长"),
    "repair_decision": ("准予信用修复决定书", "自2027年3月22日起", "信用修复管理办法", *REMEDIES),
    "expiry_referral": ("第八条", "督促履行", "不予延长", "86600元", "不得再以该失信信息为由"),
    "expiry_notice": ("公示已经停止", "不予延长", "不免除上述义务", "已移送", "木垒县财政局"),
    "termination": ("依法注销登记", "注销本案的失信信息", "停止使用该信息", *REMEDIES),
    "referral": ("第十条", "5个工作日", "案件移送函回执", "3.照片5张", "退回的理由"),
    "court_redirect": ("法释〔2017〕7号", "（2026）新9999执1号", "无权变更", "不作增减"),
    "interpretation": (
        "第十一条",
        "不增加失信行为的种类，不增加惩戒措施",
        "对当事人不利的，不予适用",
        "同时停止适用",
        "2026-0001",
    ),
    "review_reply": ("第四十八条", "木政复〔2027〕2号", "证据目录", "以上证据共3件", "依法予以维持"),
    "personal_information_reply": ("第四十五条", "保存期限", "更正、补充", "请求删除", "提起诉讼"),
    "publication_approval": (
        "第七条",
        "批准人：孙示例",
        "从全部渠道撤下",
        "公示期限自2026年12月28日起至2027年12月27日止",
        "有异议的",
    ),
    "acceptance_form": ("第四条第（九）项", "经办人意见", "负责人意见", "王示例、赵示例"),
    "reminder": ("第八条", "木发改信函〔2026〕1号", "2026年12月22日", "未能按期回执的原因", "5个工作日"),
    "credit_china_slip": ("第十条", "校验值", "木发改信决〔2026〕2号", "昌吉回族自治州发展和改革委员会"),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_what_the_law_asks(name: str) -> None:
    text = text_of(rendered(name))
    for phrase in REQUIRED[name]:
        assert phrase in text, phrase


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_and_its_template_keep_to_the_standard(name: str) -> None:
    assert check_layout(rendered(name)) == []
    assert check_layout(LIBRARY.template(name).docx) == []


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_leaves_no_tag_and_no_empty_brackets(name: str) -> None:
    text = text_of(rendered(name))
    for leftover in ("{{", "{%", "}}", "%}", "（）", "（：", "《》", "“”", "None"):
        assert leftover not in text


def test_a_person_without_code_or_representative_leaves_no_empty_line() -> None:
    person = {**PERSON, "证件号码": "", "地址": ""}
    text = text_of(rendered("prior_notice", 当事人=person))
    assert "阿依古丽·示例别克" in text
    for label in ("公民身份号码", "法定代表人", "住址："):
        assert label not in text
    assert "你依法享有的权利" in text
    assert "你单位" not in text


def test_a_notice_without_measures_says_that_none_is_proposed() -> None:
    text = text_of(rendered("prior_notice", 措施=[], 公示=NO_PUBLICATION, 上位依据="", 可听证=False))
    assert "本次不拟提出惩戒措施" in text
    assert "不予公示" in text
    assert "上位依据" not in text
    assert "实施单位" not in text


def test_a_decision_tells_silence_from_waiver() -> None:
    silent = text_of(rendered("decision", 申辩=NO_DEFENCE))
    assert "在规定期限内未提出陈述申辩意见" in silent
    waived = {**NO_DEFENCE, "放弃": True, "日期": "2026年11月25日", "方式": "书面"}
    assert "明确表示放弃陈述申辩" in text_of(rendered("decision", 申辩=waived))


def test_names_with_rare_characters_stand_in_the_face_that_has_them() -> None:
    company = {**PERSON, "名称": "𠮷㛃·示例别克·阿依肯努尔拉德尔别克", "地址": ""}
    document = docx.Document(io.BytesIO(rendered("decision", 当事人=company)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if "𠮷" in run.text]
    assert runs
    assert all(run.style.name == "姓名" for run in runs)


@pytest.mark.parametrize("name", [name for name in LETTERS if LIBRARY.template(name).docx])
def test_the_date_stays_with_the_text_before_it(name: str) -> None:
    paragraphs = docx.Document(io.BytesIO(rendered(name))).paragraphs
    places = [i for i, p in enumerate(paragraphs) if p.style.name in ("成文日期", "长署名日期")]
    for place in places:
        assert "署名" in paragraphs[place - 1].style.name
        for before in (paragraphs[place - 1], paragraphs[place - 2]):
            assert before.style.paragraph_format.keep_with_next


@pytest.mark.parametrize("rows", [1, 20])
def test_a_table_grows_with_its_rows(rows: int) -> None:
    evidence = [{"序号": str(n), "名称": f"证据{n}", "来源": "提供"} for n in range(1, rows + 1)]
    document = docx.Document(io.BytesIO(rendered("decision", 证据=evidence)))
    assert len(document.tables[0].rows) == rows + 1


def test_a_correction_to_a_unit_speaks_to_the_unit() -> None:
    text = text_of(rendered("correction", 收文单位="木垒县财政局"))
    assert "木垒县财政局：" in text
    assert "请你单位同步更正" in text
    for phrase in ("歉意", "统一社会信用代码", "你的信用记录"):
        assert phrase not in text


def test_a_cover_leaves_room_for_pages_not_yet_counted() -> None:
    assert "本卷共　　件　　页" in text_of(rendered("cover", 件数="", 页数=""))
