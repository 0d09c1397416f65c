"""Sample contexts of the letters and papers of the end of a listing.

``repair_decision``: 准予 is a bool and decides the title; 移出日期 is empty if repair is refused. ``expiry_notice``: 移送单位 may be
empty. ``termination``: 收文人 is the party's 名称 or, if the party no longer exists, the reporting department.
"""

from __future__ import annotations

from doc_templates.samples.shared import DEPARTMENT, MEASURES, REVIEW, SUIT, TERM, TOLD, Context, letter

_DECISION: Context = {"文号": "木发改信决〔2026〕1号", "日期": "2026年12月11日"}
_UNMET = "尚欠11名农民工工资86600元，依据为《劳动保障监察行政处理决定书》（木人社监处字〔2026〕5号）。"


SAMPLES: dict[str, Context] = {
    "repair_receipt": letter(
        "木发改信修受〔2027〕1号",
        日期="2027年3月16日",
        决定=_DECISION,
        申请日期="2027年3月15日",
        材料=["信用修复申请表；", "信用承诺书；", "工资支付凭证。"],
        办理期限="10个工作日",
        截止日="2027年3月29日",
    ),
    "repair_decision": letter(
        "木发改信修决〔2027〕1号",
        日期="2027年3月22日",
        决定=_DECISION,
        申请日期="2027年3月16日",
        准予=True,
        理由=[
            "经核实，当事人已于2027年3月10日付清拖欠的全部工资，并公开作出信用承诺，最短公示期已经届满，"
            "符合信用修复的条件。"
        ],
        移出日期="2027年3月22日",
        已通知单位=TOLD,
        复议=REVIEW,
        诉讼=SUIT,
    ),
    "removal": letter(
        "木发改信移〔2027〕1号",
        日期="2027年12月13日",
        决定={"文号": "木发改信决〔2026〕1号", "日期": "2026年12月11日"},
        事由="记入期限届满且义务已经履行",
        依据="《木垒县社会信用联合惩戒管理办法》第八条",
        移出日期="2027年12月13日",
        说明=["公示信息已于2027年12月13日从木垒县政府网站撤下。"],
        已通知单位=TOLD,
    ),
    "expiry_notice": letter(
        "木发改信届〔2027〕1号",
        日期="2027年12月14日",
        决定=_DECISION,
        记入期限=TERM,
        尚未履行=_UNMET,
        移送单位=DEPARTMENT,
        已通知单位=TOLD,
    ),
    "expiry_referral": letter(
        "木发改信函〔2027〕3号",
        日期="2027年12月14日",
        收文单位=DEPARTMENT,
        决定=_DECISION,
        记入期限={**TERM, "说明": ""},
        尚未履行=_UNMET,
        说明=["当事人自2027年3月起没有继续支付，本机关于2027年11月15日书面提醒，当事人未答复。"],
    ),
    "termination": letter(
        "木发改信终〔2027〕1号",
        日期="2027年6月8日",
        收文人=DEPARTMENT,
        事由="当事人已经依法注销登记",
        依据="《中华人民共和国行政强制法》第四十条第（二）项（参照）",
        理由=[
            "经查，当事人已于2027年5月20日依法注销登记，没有承受其义务的单位，有登记机关出具的注销登记通知书为证。"
        ],
        效力=["信用记录和公示信息已于2027年6月8日删除。", "本案材料依照规定归档。"],
        已通知单位=TOLD,
        复议=REVIEW,
        诉讼=SUIT,
    ),
    "lift_notice": letter(
        "木发改信函〔2027〕2号",
        日期="2027年12月14日",
        收文单位="木垒县财政局",
        移出={
            "文号": "木发改信移〔2027〕1号",
            "日期": "2027年12月13日",
            "事由": "记入期限届满且义务已经履行",
            "经过": "本机关于2027年12月13日作出《移出决定书》（木发改信移〔2027〕1号），"
            "将木垒县示例建筑劳务有限公司的失信信息移出信用记录",
        },
        解除事项="解除下列措施：",
        措施=MEASURES[:1],
        解除期限="2027年12月17日",
        回执期限="3个工作日",
    ),
}
