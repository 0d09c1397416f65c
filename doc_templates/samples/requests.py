"""Sample contexts of the letters and papers of a request about personal data.

内容, 提供给 and 权利 may be empty: then the letter says so, or prints the usual rights.
"""

from __future__ import annotations

from doc_templates.samples.shared import DEPARTMENT, PERSON, Context, letter

SAMPLES: dict[str, Context] = {
    "personal_information_reply": letter(
        "木发改信个〔2026〕1号",
        日期="2026年12月30日",
        当事人=PERSON,
        申请日期="2026年12月22日",
        不予理由=[],
        补充=[],
        内容=[
            {
                "项目": "姓名",
                "内容": "阿依古丽·示例别克",
                "来源": DEPARTMENT + "报送",
                "保存期限": "案件归档后30年",
            },
            {
                "项目": "公民身份号码",
                "内容": "999999190001010015",
                "来源": DEPARTMENT + "报送",
                "保存期限": "案件归档后30年",
            },
            {
                "项目": "住址",
                "内容": "木垒县示例乡示例村1号",
                "来源": "本人于2026年11月30日提供",
                "保存期限": "案件归档后30年",
            },
        ],
        提供给=[
            {
                "单位": "木垒县财政局",
                "日期": "2026年12月15日",
                "事项": "姓名、遮盖后的证件号码、失信行为和等级",
            }
        ],
        权利=[],
    ),
}
