"""What a rule rests on: a provision of the Measure by its role, an item or a place in it, or another norm in words.

Code names a provision by what it provides (`Provision.NOTICE`), never by its number: each county's pack says in its
`[ground]` table which article and item that is, and `Measure.name`, `cite` and `quote` print it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

NUMERALS = "零一二三四五六七八九十"


def chinese_number(number: int) -> str:
    """A whole number below one hundred in Chinese numerals: 11 → 十一."""
    if not 0 < number < 100:
        raise ValueError(f"only 1 to 99 can be written so, not {number}")
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


@dataclass(frozen=True)
class Place:
    """Where words stand in the Measure: an article, and the paragraph or item of it if one is meant."""

    article: int
    item: int = 0
    paragraph: int = 0

    def __str__(self) -> str:
        return f"第{chinese_number(self.article)}条{self.within_article}"

    @property
    def within_article(self) -> str:
        """The place without its article: 第（九）项; empty for a whole article."""
        paragraph = f"第{chinese_number(self.paragraph)}款" if self.paragraph else ""
        item = f"第（{chinese_number(self.item)}）项" if self.item else ""
        return paragraph + item

    def covers(self, other: Place) -> bool:
        """Whether `other` is this place or an item of it."""
        return self.article == other.article and self.item in (0, other.item)


class Provision(Enum):
    """What a Measure provides, by role; each member is its key in a pack's `[ground]` table."""

    SCOPE = "scope"
    COURT_LIST = "court_list"
    LINKED = "linked"
    EFFECT = "effect"
    CONDUCT = "conduct"
    OTHER_CONDUCT = "other_conduct"
    RESTRICTIONS = "restrictions"
    COURT_PASSING = "court_passing"
    PROCEDURE = "procedure"
    REPORTING = "reporting"
    REFUSAL = "refusal"
    DETERMINATION = "determination"
    MEETING = "meeting"
    PUSH = "push"
    NOTICE = "notice"
    DEFENCE = "defence"
    ENTRY = "entry"
    OBJECTION = "objection"
    CORRECTION = "correction"
    PROCEEDING = "proceeding"
    PUBLICATION = "publication"
    TAKEDOWN = "takedown"
    REMOVAL = "removal"
    LIFTING = "lifting"
    RECEIPT = "receipt"
    PUBLIC_QUERY = "public_query"
    OTHER_SECTORS = "other_sectors"
    CREDIT_CHINA = "credit_china"
    EXPLANATION = "explanation"
    IN_FORCE = "in_force"
    #: A regional regulation on top of the national one; a region may have none.
    FULL_CAPACITY = "full_capacity"

    @property
    def title(self) -> str:
        """What it provides, in Chinese: the name under which letter templates ask for it."""
        return TITLES[self]

    @property
    def is_optional(self) -> bool:
        """Whether a pack may leave it out: then nothing is cited for it."""
        return self in (Provision.OTHER_CONDUCT, Provision.FULL_CAPACITY)

    def __str__(self) -> str:
        return self.title

    def item(self, number: int) -> ItemOf:
        """The item `number` of the provision's article."""
        return ItemOf(self, number)


TITLES = {
    Provision.SCOPE: "惩戒对象",
    Provision.COURT_LIST: "法院名单",
    Provision.LINKED: "关联人员",
    Provision.EFFECT: "适用时间",
    Provision.CONDUCT: "失信行为",
    Provision.OTHER_CONDUCT: "其他失信行为",
    Provision.RESTRICTIONS: "惩戒措施",
    Provision.COURT_PASSING: "法院名单转送",
    Provision.PROCEDURE: "认定程序",
    Provision.REPORTING: "信息报送",
    Provision.REFUSAL: "不予受理",
    Provision.DETERMINATION: "核实认定",
    Provision.MEETING: "报请审定",
    Provision.PUSH: "通报单位",
    Provision.NOTICE: "事先告知",
    Provision.DEFENCE: "陈述申辩",
    Provision.ENTRY: "记入告知",
    Provision.OBJECTION: "异议",
    Provision.CORRECTION: "更正",
    Provision.PROCEEDING: "复议诉讼",
    Provision.PUBLICATION: "公布",
    Provision.TAKEDOWN: "撤下公布",
    Provision.REMOVAL: "移出",
    Provision.LIFTING: "解除限制",
    Provision.RECEIPT: "单位回执",
    Provision.PUBLIC_QUERY: "公众查询",
    Provision.OTHER_SECTORS: "其他领域",
    Provision.CREDIT_CHINA: "报送信用中国",
    Provision.EXPLANATION: "解释",
    Provision.IN_FORCE: "施行",
    Provision.FULL_CAPACITY: "完全行为能力",
}


@dataclass(frozen=True)
class ItemOf:
    """One item of a provision's article: what the case is about, or the restriction."""

    provision: Provision
    number: int


@dataclass(frozen=True)
class Norm:
    """A norm outside the Measure, named as a lawyer would cite it, with provisions that say the same."""

    words: str
    also: tuple[Provision, ...] = ()


Ground = Provision | ItemOf | Place | Norm


def norm(words: str, *also: Provision) -> Norm:
    """A ground outside the Measure; `also` are provisions that are cited after it."""
    return Norm(words, also)
