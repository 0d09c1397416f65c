"""What holds in every office and is no option: there is no value to set, only a statement with its ground."""

from __future__ import annotations

from dataclasses import dataclass

from casefiles.law.ground import Ground, Provision, norm


@dataclass(frozen=True)
class Safeguard:
    """One thing that the program never does otherwise, in the words in which pages state it."""

    title: str
    words: str
    ground: Ground


# By the keys under which earlier packs had them as fixed policies: an old office.toml may still name them.
SAFEGUARDS = {
    "notice.oral_defence": Safeguard(
        "口头陈述申辩",
        "陈述申辩可以书面提出，也可以口头提出，由工作人员制作笔录",
        norm("《中华人民共和国行政处罚法》第四十五条"),
    ),
    "review.legal_required": Safeguard(
        "法制审核", "没有通过法制审核的，不得告知、不得认定", norm("《中华人民共和国行政处罚法》第五十八条")
    ),
    "decide.meeting_required": Safeguard(
        "集体研究", "没有报请本级政府研究同意的，不得认定", Provision.MEETING
    ),
    "removal.notify": Safeguard("移出通知", "移出时通知当事人和每一个收到过通报的单位", Provision.REMOVAL),
    "minors": Safeguard(
        "未成年人",
        "行为时未满十八周岁的，一律不予认定",
        norm(
            "《中华人民共和国行政处罚法》第三十条；《中华人民共和国未成年人保护法》第一百零三条",
            Provision.FULL_CAPACITY,
        ),
    ),
}
