"""What a pack consists of: each table's keys with their kinds, and the policies that the program reads with their limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from casefiles.law.kinds import RespondentKind


class Kind(Enum):
    """What may stand at a key, by the words in which a fault names it."""

    TEXT = "文字，写在引号里，不能为空"
    ANY_TEXT = "文字，写在引号里"
    NUMBER = "0至99的整数"
    VERSION = "1以上的整数"
    FLAG = "true 或者 false"
    DAY = "日期，如 2021-11-12，不加引号"
    TEXTS = '文字的列表，如 ["甲", "乙"]'
    VALUE = "数字、文字、true 或者 false、编码的列表之一"
    TABLES = "用 [[…]] 写的各行"

    def holds(self, value: object) -> bool:
        """Whether `value`, as TOML reads it, is of this kind."""
        match self:
            case Kind.TEXT:
                return isinstance(value, str) and bool(value.strip())
            case Kind.ANY_TEXT:
                return isinstance(value, str)
            case Kind.NUMBER:
                return _is_number(value) and 0 <= int(str(value)) < 100
            case Kind.VERSION:
                return _is_number(value) and 1 <= int(str(value)) < 1_000_000
            case Kind.FLAG:
                return isinstance(value, bool)
            case Kind.DAY:
                return isinstance(value, date) and not isinstance(value, datetime)
            case Kind.TEXTS:
                return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
            case Kind.VALUE:
                return isinstance(value, str | bool) or _is_number(value) or Kind.TEXTS.holds(value)
            case Kind.TABLES:
                return isinstance(value, list)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@dataclass(frozen=True)
class Shape:
    """The keys of a table: those it must have, those it may have, and what some of them are limited to."""

    required: Mapping[str, Kind]
    optional: Mapping[str, Kind]
    choices: Mapping[str, tuple[str, ...]]

    @property
    def keys(self) -> Mapping[str, Kind]:
        return {**self.required, **self.optional}


def _shape(
    required: Mapping[str, Kind],
    optional: Mapping[str, Kind] | None = None,
    **choices: tuple[str, ...],
) -> Shape:
    return Shape(required, optional or {}, choices)


_FOOTING = _shape(
    {"title": Kind.TEXT, "usable": Kind.FLAG, "fixed": Kind.FLAG},
    {"opens": Kind.ANY_TEXT, "norm": Kind.ANY_TEXT, "court_only": Kind.FLAG},
)
#: Tables that stand once: [measure], [publication].
SINGLE: Mapping[str, Shape] = {
    "measure": _shape(
        {
            "id": Kind.TEXT,
            "version": Kind.VERSION,
            "title": Kind.TEXT,
            "number": Kind.TEXT,
            "issuer": Kind.TEXT,
            "addressees": Kind.TEXT,
            "preamble": Kind.TEXT,
            "issued": Kind.DAY,
            "effective": Kind.DAY,
            "effective_reason": Kind.TEXT,
            "explained_by": Kind.TEXT,
            "agency_groups": Kind.TEXTS,
        }
    ),
    "publication": _shape({"channels": Kind.TEXTS}),
}
#: Tables of named rows: [ground], [standing.…], [footing.…].
NAMED: Mapping[str, Shape] = {
    "ground": _shape(
        {},
        {
            "article": Kind.NUMBER,
            "item": Kind.NUMBER,
            "paragraph": Kind.NUMBER,
            "norm": Kind.TEXT,
            "words": Kind.TEXT,
        },
    ),
    "standing": _FOOTING,
    "footing": _FOOTING,
}
#: Lists of rows: [[article]], [[behaviour]] and so on.
LISTS: Mapping[str, Shape] = {
    "article": _shape({"number": Kind.NUMBER, "paragraphs": Kind.TEXTS}, {"item": Kind.TABLES}),
    "oddity": _shape({"article": Kind.NUMBER, "text": Kind.TEXT}, {"item": Kind.NUMBER}),
    "item": _shape({"number": Kind.NUMBER, "label": Kind.TEXT}),
    "behaviour": _shape(
        {"code": Kind.TEXT, "item": Kind.NUMBER, "label": Kind.TEXT, "standing": Kind.TEXT},
        {
            "kind": Kind.TEXT,
            "words": Kind.TEXTS,
            "elements": Kind.ANY_TEXT,
            "competent": Kind.ANY_TEXT,
            "only_units": Kind.FLAG,
            "life_or_finance": Kind.FLAG,
        },
        kind=("conduct", "result", "rest"),
    ),
    "restriction": _shape(
        {
            "code": Kind.TEXT,
            "respondent": Kind.TEXT,
            "item": Kind.NUMBER,
            "area": Kind.TEXT,
            "mode": Kind.TEXT,
            "footing": Kind.TEXT,
            "note": Kind.TEXT,
        },
        {"words": Kind.TEXTS},
        respondent=tuple(kind.value for kind in RespondentKind),
        mode=("从严审核", "视情节限制"),
    ),
    "published": _shape(
        {
            "key": Kind.TEXT,
            "label": Kind.TEXT,
            "organisation": Kind.FLAG,
            "person": Kind.FLAG,
            "item": Kind.NUMBER,
            "default": Kind.TEXT,
            "note": Kind.ANY_TEXT,
        },
        {"opened_by": Kind.TEXT},
        default=("shown", "hidden", "masked", "replaced"),
    ),
    "policy": _shape(
        {"key": Kind.TEXT, "title": Kind.TEXT, "unit": Kind.TEXT, "source": Kind.TEXT},
        {
            "default": Kind.VALUE,
            "minimum": Kind.NUMBER,
            "maximum": Kind.NUMBER,
            "choices": Kind.TEXTS,
            "fixed": Kind.FLAG,
            "needs_law": Kind.FLAG,
            "note": Kind.ANY_TEXT,
            "together_with": Kind.TEXT,
            "together_maximum": Kind.VERSION,
        },
        unit=("working_days", "days", "months", "years", "choice", "switch", "text", "date"),
    ),
    "agency": _shape({"key": Kind.TEXT, "name": Kind.TEXT, "group": Kind.TEXT}, {"formerly": Kind.TEXTS}),
}
#: An item of an article: [[article.item]].
ARTICLE_ITEM = _shape({"number": Kind.NUMBER, "mark": Kind.TEXT, "text": Kind.TEXT})
#: Lists that may be left out altogether.
MAY_BE_MISSING = frozenset({"oddity"})


@dataclass(frozen=True)
class PolicyLimits:
    """A policy that the program reads: its unit, and what a county may not go beyond because higher norms say so."""

    unit: str
    lowest: int | None = None
    highest: int | None = None
    #: A right that no county may switch off: its one value.
    only: int | str | bool | None = None
    #: An office may change it only on a law or a regulation (`Policy.needs_law`); no county may do without.
    needs_law: bool = False


_DAYS, _WORKING, _MONTHS, _YEARS = "days", "working_days", "months", "years"
#: Every policy that the program reads. Limits are those of laws, regulations and ministerial orders.
POLICIES: Mapping[str, PolicyLimits] = {
    "norm.valid_until": PolicyLimits("date"),
    "norm.confirmed_by": PolicyLimits("text"),
    "intake.supplement_answer_days": PolicyLimits(_WORKING),
    "intake.accept_days": PolicyLimits(_WORKING),
    "verify.days": PolicyLimits(_DAYS),
    "verify.extension_days": PolicyLimits(_DAYS),
    "limitation.years": PolicyLimits(_YEARS, 1, 2),
    "limitation.serious_years": PolicyLimits(_YEARS, 1, 5),
    "notice.defence_days": PolicyLimits(_WORKING, 5),
    "hearing.request_days": PolicyLimits(_WORKING, 5),
    "hearing.notice_days": PolicyLimits(_WORKING, 7),
    "hearing.measures": PolicyLimits("choice"),
    "decide.days": PolicyLimits(_DAYS),
    "entry.days": PolicyLimits(_WORKING),
    "serve.letter_days": PolicyLimits(_WORKING),
    "serve.decision_days": PolicyLimits(_WORKING, 1, 7),
    "serve.public_notice_days": PolicyLimits(_DAYS, 30),
    "serve.attempts_before_notice": PolicyLimits("choice", 1),
    "publish.wait_days": PolicyLimits(_WORKING),
    "publish.minor_months": PolicyLimits(_MONTHS, 0, 3),
    "publish.general_minimum_months": PolicyLimits(_MONTHS, 3, 12),
    "publish.general_months": PolicyLimits(_MONTHS, 3, 12),
    "publish.serious_minimum_months": PolicyLimits(_MONTHS, 12, 36),
    "publish.serious_months": PolicyLimits(_MONTHS, 12, 36),
    "publish.id_mask": PolicyLimits("choice"),
    "publish.age_sex": PolicyLimits("switch", needs_law=True),
    "term.minor_months": PolicyLimits(_MONTHS, 1, 3),
    "term.general_months": PolicyLimits(_MONTHS, 1, 12),
    "term.serious_months": PolicyLimits(_MONTHS, 1, 36),
    "push.days": PolicyLimits(_WORKING),
    "push.receipt_days": PolicyLimits(_WORKING),
    "lift.days": PolicyLimits(_WORKING),
    "lift.receipt_days": PolicyLimits(_WORKING),
    "objection.mark_days": PolicyLimits(_WORKING),
    "objection.decide_days": PolicyLimits(_WORKING),
    "objection.source_days": PolicyLimits(_WORKING),
    "repair.decide_days": PolicyLimits(_WORKING),
    "correct.days": PolicyLimits(_WORKING),
    "annul.days": PolicyLimits(_WORKING),
    "review.period": PolicyLimits(_DAYS, only=60),
    "suit.months": PolicyLimits(_MONTHS, only=6),
    "review.reply_days": PolicyLimits(_WORKING, 1, 10),
    "suit.reply_days": PolicyLimits(_DAYS, 1, 15),
    "information.reply_days": PolicyLimits(_WORKING, 1, 20),
    "archive.days": PolicyLimits(_DAYS),
    "retention.ordinary": PolicyLimits("choice"),
    "retention.important": PolicyLimits("choice", only="永久"),
    "language.offer": PolicyLimits("switch"),
    "language.names": PolicyLimits("text"),
}
#: The fields that the register knows how to show.
PUBLISHED = (
    "name",
    "organisation_code",
    "representative",
    "sex",
    "age",
    "identity_number",
    "duty",
    "conduct",
    "decision",
)
#: Without these an entry of the register says nothing.
PUBLISHED_ALWAYS = ("name", "identity_number", "conduct", "decision")
#: The choices of policies that the program acts on by name.
CHOICES_KNOWN: Mapping[str, tuple[str, ...]] = {
    "publish.id_mask": ("first_last", "none_shown"),
    "retention.ordinary": ("30年", "永久"),
    "retention.important": ("永久",),
}
