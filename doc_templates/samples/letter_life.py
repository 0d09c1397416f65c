"""Sample contexts of the letters and papers of service.

``service_announcement``: 权利 may be empty; 尝试 is a whole sentence; it is dated 公告日期.
"""

from __future__ import annotations

from doc_templates.samples.shared import Context, letter

SAMPLES: dict[str, Context] = {
    "service_receipt": letter(
        "",
        日期="2026年11月24日",
        送达文书=[{"名称": "失信行为认定事先告知书", "文号": "木发改信告〔2026〕1号", "份数": "1"}],
        受送达人="木垒县示例建筑劳务有限公司",
        送达地点="木垒县示例镇示例路1号",
        送达方式="直接送达",
        截止日说明="陈述申辩截止日：2026年12月8日",
        送达人="王示例、赵示例",
        备注="",
    ),
    "service_announcement": letter(
        "",
        日期="2026年11月25日",
        尝试="本机关先后直接送达、邮寄送达3次，均未能送达。",
        文书=[{"文号": "木发改信告〔2026〕1号"}],
        公告期限="30日",
        视为送达日="2026年12月25日",
        公告日期="2026年11月25日",
        权利=[
            "自视为送达之日起10个工作日内，你单位有权进行陈述和申辩；逾期未提出的，本机关依据已查明的事实和证据作出决定。"
        ],
    ),
}
