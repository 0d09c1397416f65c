"""Sample context for an interpretation.

收文单位, 依据案件 and 代替 may be empty; 条款 is the full citation and stands in the title.
"""

from __future__ import annotations

from doc_templates.samples.shared import ARTICLE, Context, letter

SAMPLES: dict[str, Context] = {
    "interpretation": letter(
        "木发改信释〔2026〕1号",
        日期="2026年11月23日",
        **ARTICLE,
        收文单位="",
        问题=["用人单位部分支付所拖欠的工资后，是否仍属于“拖欠农民工工资”。"],
        解释=[
            "经有权机关责令限期支付，期满仍有工资未支付的，属于该项所称“拖欠农民工工资”。",
            "已经支付的部分，在确定失信等级时予以考虑；作出决定前付清的，不予认定。",
        ],
        依据案件=["2026-0001"],
        生效日期="2026年12月1日",
        代替="《关于拖欠农民工工资认定问题的解释》（木发改信释〔2025〕2号）",
    ),
}
