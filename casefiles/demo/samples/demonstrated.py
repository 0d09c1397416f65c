"""Lines for the cases of the demonstration, with facts to decide on."""

from __future__ import annotations

from datetime import date

from casefiles.demo.samples.entries import (
    FINANCE,
    HOUSING,
    LABOUR,
    MARKET,
    PENALTY,
    Instrument,
    enterprise,
    official,
    person,
    report,
)

# Serial numbers of these lines in the list.
SERIALS = {
    "enterprise, wage arrears": 1,
    "natural person, false invoices": 2,
    "public official, poor quality": 3,
    "conduct before the Measure": 4,
}

DEMONSTRATED = (
    report(
        LABOUR,
        enterprise("木垒县甲例建筑劳务有限公司", "0E0A01", "钱样例", date(1979, 4, 12), 11),
        (9, "第四条第（九）项"),
        "2025年3月31日",
        Instrument("行政处理决定书", "例人社监处〔2025〕8号", "2025-06-15"),
        facts="2024年8月至2025年3月，该公司承建某示范小区项目期间拖欠农民工32人工资共计684,000元。"
        "2025年4月20日限期支付指令期满未付；行政处理决定书2025年6月18日送达，期满未申请复议、未起诉，已经生效；"
        "2025年10月12日催告后仍未支付。",
        duty="支付农民工工资684,000元",
        evidence="1.工资欠条及工资表；2.限期改正指令书及送达回证；3.行政处理决定书及送达回证；4.催告书及送达回证",
    ),
    report(
        FINANCE,
        person("古丽例·示", date(1988, 9, 3), 26),
        (8, "（八）"),
        "2024/11/20",
        Instrument("财政处理处罚决定书", "例财监罚〔2025〕3号", "2025年4月8日"),
        facts="2024年11月，申报农机购置补贴项目时提供虚假发票4张，骗取政府专项资金86,400元。"
        "处理处罚决定书2025年4月10日送达，未申请复议、未起诉，已经生效；资金已追回40,000元。",
        duty="退回专项资金86,400元，缴纳罚款17,280元",
        performance="部分履行",
        evidence="1.项目申报书；2.发票查验结果单；3.处理处罚决定书及送达回证；4.缴款凭证",
    ),
    report(
        HOUSING,
        official("孙试样", date(1983, 1, 25), 33),
        (7, "七"),
        "2024.9.18",
        Instrument(PENALTY, "例住建罚〔2025〕5号", date(2025, 3, 2)),
        facts="任某乡镇项目负责人期间，负责的排水工程未按图纸施工，经检测3处结构不合格，返工费用215,000元。"
        "行政处罚决定书2025年3月5日送达，已经生效。",
        duty="返工至合格，缴纳罚款20,000元",
        performance="部分履行",
        evidence="1.检测报告；2.责令改正通知书；3.行政处罚决定书及送达回证",
    ),
    report(
        MARKET,
        enterprise("木垒县乙样食品有限公司", "0E0A02", "周例一", date(1975, 6, 30), 17),
        (4, "四"),
        "2021年6月1日",
        Instrument(PENALTY, "例市监罚〔2021〕19号", "2021年9月1日"),
        performance="已履行",
        fault="before_measure",
        want="reject",
        names="行为发生日期",
    ),
)
