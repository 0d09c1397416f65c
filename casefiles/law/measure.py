"""The Measure (办法) as data: its articles, Article 4's taxonomy, Article 5's restrictions, the policies it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, NewType, TypeVar

NUMERALS = "零一二三四五六七八九十"


def chinese_number(number: int) -> str:
    """A whole number below one hundred in Chinese numerals: 11 → 十一."""
    if not 0 < number < 100:
        raise ValueError(f"only 1 to 99 can be written so, not {number}")
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


@dataclass(frozen=True)
class Ground:
    """What a rule rests on: an article (and item) of the Measure, or another norm named in words."""

    article: int = 0
    item: int = 0
    norm: str = ""

    def __str__(self) -> str:
        if self.norm:
            return self.norm
        item = f"第（{chinese_number(self.item)}）项" if self.item else ""
        return f"第{chinese_number(self.article)}条{item}"


def article(number: int, item: int = 0) -> Ground:
    """The ground 第 `number` 条 (第 `item` 项) of the Measure."""
    return Ground(article=number, item=item)


def norm(words: str) -> Ground:
    """A ground outside the Measure, named as a lawyer would cite it."""
    return Ground(norm=words)


class RespondentKind(StrEnum):
    """Kinds of respondent (Article 2 with Article 5; the last three are not named by Article 5)."""

    ENTERPRISE = "enterprise"
    OFFICIAL = "official"
    PERSON = "person"
    SOLE_TRADER = "sole_trader"
    ORGANISATION = "organisation"
    STATE_ORGAN = "state_organ"

    @property
    def title(self) -> str:  # type: ignore[override]
        return KIND_TITLES[self]

    @property
    def is_natural_person(self) -> bool:
        return self in (RespondentKind.OFFICIAL, RespondentKind.PERSON)


KIND_TITLES = {
    RespondentKind.ENTERPRISE: "企业",
    RespondentKind.OFFICIAL: "公职人员",
    RespondentKind.PERSON: "自然人",
    RespondentKind.SOLE_TRADER: "个体工商户",
    RespondentKind.ORGANISATION: "事业单位、社会组织等",
    RespondentKind.STATE_ORGAN: "机关",
}


class Severity(StrEnum):
    """The three classes of 失信 (信用修复管理办法, order 36 of 2025), mildest first."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {"minor": "轻微", "general": "一般", "serious": "严重"}[self.value]

    @property
    def weight(self) -> int:
        return list(Severity).index(self)


@dataclass(frozen=True)
class Item:
    """One item of an article: `mark` as printed (list marks are mixed in Article 4), `number` what it means."""

    number: int
    mark: str
    text: str


@dataclass(frozen=True)
class Article:
    """One article in its own words."""

    number: int
    paragraphs: tuple[str, ...]
    items: tuple[Item, ...] = ()

    @property
    def title(self) -> str:
        return f"第{chinese_number(self.number)}条"

    @property
    def text(self) -> str:
        return "\n".join([*self.paragraphs, *(item.mark + item.text for item in self.items)])

    def item(self, number: int) -> Item:
        return next(item for item in self.items if item.number == number)


@dataclass(frozen=True)
class Standing:
    """On what footing behaviours or restrictions of a sort may be used: by default or not, what opens them, why."""

    key: str
    title: str
    usable: bool
    fixed: bool
    opens: str = ""
    norm: str = ""


@dataclass(frozen=True)
class Behaviour:
    """One behaviour listed in Article 4, with its own code."""

    code: str
    item: int
    label: str
    standing: Standing
    kind: str = "conduct"
    words: tuple[str, ...] = ()
    elements: str = ""
    competent: str = ""
    only_units: bool = False
    #: It harms life, health or the safety of finance: looked back upon for longer (行政处罚法 Art. 36).
    life_or_finance: bool = False

    @property
    def ground(self) -> Ground:
        return article(4, self.item)

    @property
    def is_court_only(self) -> bool:
        return self.standing.key == "court"


@dataclass(frozen=True)
class Restriction:
    """One of Article 5's sixteen measures against a kind of respondent."""

    code: str
    respondent: RespondentKind
    item: int
    area: str
    mode: str
    footing: Standing
    note: str
    words: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.area}{'从严审核' if self.mode == '从严审核' else '限制'}"


@dataclass(frozen=True)
class PublishedField:
    """A field that Article 7 names (or that fairness adds), and what the register does with it by default."""

    key: str
    label: str
    organisation: bool
    person: bool
    item: int
    default: str
    note: str


PolicyValue = int | str | bool | tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What the Measure leaves open: a value with its bounds and source, which an office may set within them."""

    key: str
    title: str
    value: PolicyValue
    unit: str
    source: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    fixed: bool = False
    note: str = ""
    set_by: str = ""
    #: Another policy with which it may make up no more than `together_maximum`.
    together_with: str = ""
    together_maximum: int = 0

    def problem(self, value: object) -> str | None:
        """Why `value` cannot stand for this policy, in Chinese; None when it can."""
        if isinstance(self.value, tuple) and not (
            isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
        ):
            return f"“{self.title}”应填编码的列表"
        if self.unit == "date" and not _is_iso_day(value):
            return f"“{self.title}”应填日期，如 2026-11-12，现为 {value}"
        if self.fixed and value != self.value:
            return f"“{self.title}”固定为{self.value}，不可更改（{self.source}）"
        if isinstance(self.value, bool) != isinstance(value, bool):
            return (
                f"“{self.title}”应填 true 或 false"
                if isinstance(self.value, bool)
                else f"“{self.title}”不能填 {value}"
            )
        if self.minimum is not None and self.maximum is not None:
            if not isinstance(value, int) or not self.minimum <= value <= self.maximum:
                return (
                    f"“{self.title}”应在 {self.minimum} 至 {self.maximum} 之间，现为 {value}（{self.source}）"
                )
        elif self.choices and value not in self.choices:
            return f"“{self.title}”只能是 {'、'.join(self.choices)}，现为 {value}"
        elif isinstance(self.value, str) and not isinstance(value, str):
            return f"“{self.title}”应填文字"
        return None

    @property
    def words(self) -> str:
        """The value as a letter prints it: 10个工作日, 6个月."""
        units = {"working_days": "个工作日", "days": "日", "months": "个月", "years": "年"}
        if isinstance(self.value, bool):
            return "是" if self.value else "否"
        if isinstance(self.value, tuple):
            return "、".join(self.value)
        return f"{self.value}{units.get(self.unit, '')}"


def _is_blank(value: object) -> bool:
    """Nothing at all; 0 and false are values."""
    return value is None or value == "" or value == []


def _is_iso_day(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


#: By which an agency is known in records, letters and receipts. Its name is for print and may change.
AgencyKey = NewType("AgencyKey", str)
NO_AGENCY = AgencyKey("")


@dataclass(frozen=True)
class Agency:
    """A body that the office may inform (Article 5, opening sentence), and the names that it had before."""

    key: AgencyKey
    name: str
    group: str
    retired: bool = False
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Oddity:
    """A peculiarity of the printed text that a reader should know of."""

    article: int
    text: str
    item: int = 0


@dataclass(frozen=True, eq=False)
class Measure:
    """The whole Measure. Build it with `read_measure`; change policies with `with_policies`."""

    id: str
    version: int
    title: str
    number: str
    issuer: str
    addressees: str
    preamble: str
    issued: date
    effective: date
    effective_reason: str
    explained_by: str
    articles: tuple[Article, ...]
    item_labels: Mapping[int, str]
    behaviours: Mapping[str, Behaviour]
    restrictions: Mapping[str, Restriction]
    published: tuple[PublishedField, ...]
    channels: tuple[str, ...]
    policies: Mapping[str, Policy]
    agencies: Mapping[AgencyKey, Agency]
    agency_groups: tuple[str, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    oddities: tuple[Oddity, ...] = ()

    def article(self, number: int) -> Article:
        return self.articles[number - 1]

    def quote(self, ground: Ground) -> str:
        """The words of the Measure that `ground` points to; empty for a norm outside it."""
        if not ground.article:
            return ""
        found = self.article(ground.article)
        return found.item(ground.item).text if ground.item else found.text

    def cite(self, ground: Ground) -> str:
        """`ground` as a letter cites it: 《…办法》第四条第（九）项."""
        return str(ground) if ground.norm else f"《{self.title}》{ground}"

    def awaits_confirmation(self, today: date) -> bool:
        """Whether the Measure's customary validity is over and no paper confirms it: then nothing new is decided."""
        return today > date.fromisoformat(self.text_of("norm.valid_until")) and not self.text_of(
            "norm.confirmed_by"
        )

    def policy(self, key: str) -> Policy:
        return self.policies[key]

    @property
    def offered_agencies(self) -> list[Agency]:
        """Those that may be chosen anew; a retired one stays readable where it was chosen."""
        return [agency for agency in self.agencies.values() if not agency.retired]

    def agency_key(self, written: str) -> AgencyKey:
        """The key of the agency that is written by its key, its name or a former name.

        Whatever else is written stands for itself, so that it equals nothing but itself.
        """
        if written in self.agencies:
            return AgencyKey(written)
        every = self.agencies.values()
        known = (one.key for one in every if one.name == written)
        before = (one.key for one in every if written in one.formerly)
        return next(known, next(before, AgencyKey(written)))

    def known_agency(self, written: str) -> AgencyKey:
        """The key of the agency that is written so; empty where none is."""
        key = self.agency_key(written)
        return key if key in self.agencies else NO_AGENCY

    def agency_name(self, key: str) -> str:
        """The present name of an agency; a key that is none of the agencies' is printed as it is."""
        known = self.agencies.get(AgencyKey(key))
        return known.name if known else key

    def number_of(self, key: str) -> int:
        """The value of a policy that is a number of days, months or years."""
        value = self.policies[key].value
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"policy {key} is not a number")
        return value

    def text_of(self, key: str) -> str:
        return str(self.policies[key].value)

    def behaviours_of(self, item: int) -> list[Behaviour]:
        return [behaviour for behaviour in self.behaviours.values() if behaviour.item == item]

    def behaviours_in(self, item: int, words: str) -> list[Behaviour]:
        """The behaviours of `item` that a department's own words name; none when they name none."""
        named = [b for b in self.behaviours_of(item) if any(word in words for word in b.words)]
        conduct = [b for b in named if b.kind == "conduct"]
        return conduct or named

    def restrictions_for(self, kind: RespondentKind) -> list[Restriction]:
        return [restriction for restriction in self.restrictions.values() if restriction.respondent == kind]

    def restrictions_in(self, words: str) -> list[Restriction]:
        """Every restriction, of whatever kind of respondent, that a department's own words name."""
        return [r for r in self.restrictions.values() if any(word in words for word in r.words)]

    def with_policies(self, values: Mapping[str, Mapping[str, Any]]) -> tuple[Measure, list[str]]:
        """The Measure with an office's own policy values, and the problems found in them (in Chinese).

        `values` maps a policy key to {value, by, on, reason}; a value out of bounds is a problem and is not taken.
        """
        policies = dict(self.policies)
        problems = []
        for key, given in values.items():
            if key not in policies:
                problems.append(f"没有名为 {key} 的规则项")
                continue
            missing = [name for name in ("by", "on", "reason") if not given.get(name)]
            if _is_blank(given.get("value")) and not (given.get("value") == "" == policies[key].value):
                missing.insert(0, "value")
            if missing:
                problems.append(f"规则项 {key} 缺少 {'、'.join(missing)}：更改须写明值、何人、何日、理由")
                continue
            problem = policies[key].problem(given["value"]) or self._unknown_codes(
                policies[key], given["value"]
            )
            if problem:
                problems.append(problem)
                continue
            value = tuple(given["value"]) if isinstance(given["value"], list) else given["value"]
            set_by = f"{given['by']}，{given['on']}，{given['reason']}"
            policies[key] = replace(policies[key], value=value, set_by=set_by)
        return replace(self, policies=policies), [*problems, *_too_much_together(policies)]

    def _unknown_codes(self, policy: Policy, value: object) -> str | None:
        """A policy that is a list names restrictions of Article 5 by their codes."""
        if not isinstance(value, list | tuple):
            return None
        unknown = [str(code) for code in value if code not in self.restrictions]
        return f"“{policy.title}”：没有编码为{'、'.join(unknown)}的措施" if unknown else None


def _too_much_together(policies: Mapping[str, Policy]) -> Iterator[str]:
    """Policies each within its own bounds that go beyond a common one."""
    for one in policies.values():
        other = policies.get(one.together_with)
        if other is None or not isinstance(one.value, int) or not isinstance(other.value, int):
            continue
        total = one.value + other.value
        if total > one.together_maximum:
            yield f"“{other.title}”和“{one.title}”合计不得超过{one.together_maximum}，现为{total}（{one.source}）"


Coded = TypeVar("Coded", Behaviour, Restriction)


def read_measure(pack: Mapping[str, Any]) -> Measure:
    """Build the Measure from a parsed pack (`measures/*.toml`). Raises KeyError or ValueError on a faulty pack."""
    head = pack["measure"]
    standings = {key: Standing(key=key, **row) for key, row in pack["standing"].items()}
    footings = {key: Standing(key=key, **row) for key, row in pack["footing"].items()}
    return Measure(
        id=head["id"],
        version=head["version"],
        title=head["title"],
        number=head["number"],
        issuer=head["issuer"],
        addressees=head["addressees"],
        preamble=head["preamble"],
        issued=head["issued"],
        effective=head["effective"],
        effective_reason=head["effective_reason"],
        explained_by=head["explained_by"],
        articles=tuple(_article(row) for row in pack["article"]),
        item_labels={row["number"]: row["label"] for row in pack["item"]},
        behaviours=_by_code(_behaviour(row, standings) for row in pack["behaviour"]),
        restrictions=_by_code(_restriction(row, footings) for row in pack["restriction"]),
        published=tuple(PublishedField(**row) for row in pack["published"]),
        channels=tuple(pack["publication"]["channels"]),
        policies={row["key"]: _policy(row) for row in pack["policy"]},
        agencies={row["key"]: _agency(row) for row in pack["agency"]},
        agency_groups=tuple(head.get("agency_groups", ())),
        standings=standings | footings,
        oddities=tuple(Oddity(**row) for row in pack.get("oddity", [])),
    )


def _article(row: Mapping[str, Any]) -> Article:
    items = tuple(Item(**item) for item in row.get("item", []))
    return Article(number=row["number"], paragraphs=tuple(row["paragraphs"]), items=items)


def _behaviour(row: Mapping[str, Any], standings: Mapping[str, Standing]) -> Behaviour:
    known = {**row, "standing": standings[row["standing"]], "words": tuple(row.get("words", ()))}
    return Behaviour(**known)


def _restriction(row: Mapping[str, Any], footings: Mapping[str, Standing]) -> Restriction:
    known = {
        **row,
        "respondent": RespondentKind(row["respondent"]),
        "footing": footings[row["footing"]],
        "words": tuple(row.get("words", ())),
    }
    return Restriction(**known)


def _policy(row: Mapping[str, Any]) -> Policy:
    default = row.get("default", "")
    value = tuple(default) if isinstance(default, list) else default
    rest = {key: row[key] for key in row if key not in ("default", "choices")}
    return Policy(value=value, choices=tuple(row.get("choices", ())), **rest)


def _by_code(rows: Iterable[Coded]) -> dict[str, Coded]:
    found: dict[str, Coded] = {}
    for row in rows:
        if row.code in found:
            raise ValueError(f"the code {row.code} stands twice in the pack")
        found[row.code] = row
    return found


def _agency(row: Mapping[str, Any]) -> Agency:
    return Agency(**{**row, "formerly": tuple(row.get("formerly", ()))})
