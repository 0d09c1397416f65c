"""Sample contexts of the letters and papers of the courts' own list.

``court_redirect``: 收文单位 is the court itself, or the person who is told to turn to it.
"""

from __future__ import annotations

from doc_templates.samples.shared import PERSON, Context, letter

SAMPLES: dict[str, Context] = {
    "court_pass_on": letter(
        "木发改信函〔2026〕3号",
        日期="2026年10月20日",
        当事人=PERSON,
        案由="法院名单信息转送",
        收文单位="木垒县财政局",
        法院="木垒县人民法院",
        案件号="（2026）新9999执1号",
        文书={"名称": "执行决定书", "文号": "（2026）新9999执1号", "日期": "2026年10月12日"},
        内容=[
            {"项目": "姓名", "内容": "阿依古丽·示例别克"},
            {"项目": "公民身份号码", "内容": "9****************5"},
            {"项目": "执行法院", "内容": "木垒县人民法院"},
            {"项目": "发布日期", "内容": "2026年10月15日"},
        ],
        说明=["人民法院删除或者更正该信息后，本机关将及时转告，请同步处理。"],
        措施=[],
        回执期限="5个工作日",
    ),
    "court_redirect": letter(
        "木发改信函〔2026〕6号",
        日期="2026年11月2日",
        当事人=PERSON,
        案由="法院名单信息异议",
        收文单位="木垒县人民法院",
        法院="木垒县人民法院",
        案件号="（2026）新9999执1号",
        事项=["当事人于2026年10月30日提出，生效法律文书确定的义务已经履行，请求删除名单信息。"],
        说明=["当事人提交的银行转账凭证复印件2页随函附送，本机关未作核实。"],
    ),
}
