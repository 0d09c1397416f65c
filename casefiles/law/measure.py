"""The Measure (办法) as data: its articles, what each provides, its taxonomy, its restrictions, its policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from casefiles.law.agency import NO_AGENCY, Agency, AgencyKey
from casefiles.law.ground import Ground, ItemOf, Norm, Place, Provision
from casefiles.law.kinds import RespondentKind
from casefiles.law.policies import Policy, is_blank, too_much_together
from casefiles.law.safeguards import SAFEGUARDS
from casefiles.law.taxonomy import Behaviour, Restriction, Standing


@dataclass(frozen=True)
class Item:
    """One item of an article: `mark` as printed (list marks may be mixed), `number` what it means."""

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
        return str(Place(self.number))

    @property
    def text(self) -> str:
        return "\n".join([*self.paragraphs, *(item.mark + item.text for item in self.items)])

    def words(self, place: Place) -> str:
        """What the article says at `place`: an item, a paragraph, or all of it; empty where it has no such part."""
        if place.item:
            return next((item.text for item in self.items if item.number == place.item), "")
        if place.paragraph:
            return "".join(self.paragraphs[place.paragraph - 1 : place.paragraph])
        return self.text


@dataclass(frozen=True)
class Basis:
    """Where a provision stands: a place in the Measure, or (`norm`) a norm that provides it instead.

    `words` are those to quote, where the place says more than the provision.
    """

    place: Place | None = None
    norm: str = ""
    words: str = ""


@dataclass(frozen=True)
class PublishedField:
    """A field that the Measure publishes (or that fairness adds), and what the register does with it by default."""

    key: str
    label: str
    organisation: bool
    person: bool
    item: int
    default: str
    note: str
    # The policy that shows what is hidden by default.
    opened_by: str = ""


@dataclass(frozen=True)
class Oddity:
    """A peculiarity of the printed text that a reader should know of."""

    article: int
    text: str
    item: int = 0

    @property
    def place(self) -> Place:
        return Place(self.article, self.item)


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
    grounds: Mapping[Provision, Basis]
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
        """The article of that number. Raises KeyError if the Measure has none."""
        found = next((article for article in self.articles if article.number == number), None)
        if found is None:
            raise KeyError(number)
        return found

    def place(self, ground: Ground) -> Place | None:
        """Where in the Measure `ground` stands; None for a norm outside it."""
        if isinstance(ground, Place):
            return ground
        if isinstance(ground, Norm):
            return None
        if isinstance(ground, ItemOf):
            whole = self.place(ground.provision)
            return Place(whole.article, ground.number) if whole else None
        return self.grounds[ground].place if ground in self.grounds else None

    def name(self, ground: Ground) -> str:
        """`ground` as a refusal names it: 第六条第（三）项, or the norm in words."""
        if isinstance(ground, Norm):
            return ground.words + "".join(map(self._after_a_norm, ground.also))
        place = self.place(ground)
        return str(place) if place else self._norm_of(ground)

    def _norm_of(self, ground: Ground) -> str:
        provision = ground.provision if isinstance(ground, ItemOf) else ground
        basis = self.grounds.get(provision) if isinstance(provision, Provision) else None
        return basis.norm if basis else ""

    def _after_a_norm(self, provision: Provision) -> str:
        named = self.name(provision)
        if not named:
            return ""
        return f"；本办法{named}" if self.place(provision) else f"、{named}"

    def name_together(self, grounds: Iterable[Ground]) -> str:
        """Several grounds, an article named once: 第六条第（二）项、第（三）项."""
        named: list[str] = []
        article = 0
        for ground in grounds:
            place = self.place(ground)
            words = place.within_article if place and place.article == article else ""
            named.append(words or self.name(ground))
            article = place.article if place else 0
        return "、".join(dict.fromkeys(named))

    def quote(self, ground: Ground) -> str:
        """The words of the Measure that `ground` points to; empty for a norm outside it and where nothing stands there."""
        place = self.place(ground)
        if place is None:
            return ""
        chosen = self.grounds[ground].words if isinstance(ground, Provision) else ""
        found = next((article for article in self.articles if article.number == place.article), None)
        return chosen or (found.words(place) if found else "")

    def cite(self, *grounds: Ground) -> str:
        """What a letter cites: 《…办法》第四条第（九）项."""
        return self._cited(f"《{self.title}》", grounds)

    def cite_in_full(self, *grounds: Ground) -> str:
        """The same with the Measure's document number: 《…办法》（…〔2021〕3号）第八条."""
        return self._cited(f"《{self.title}》（{self.number}）", grounds)

    def _cited(self, title: str, grounds: Iterable[Ground]) -> str:
        own = [ground for ground in grounds if self.place(ground)]
        others = [self.name(ground) for ground in grounds if not self.place(ground)]
        return "、".join(filter(None, [title + self.name_together(own) if own else "", *others]))

    def awaits_confirmation(self, today: date) -> bool:
        """Whether the Measure's customary validity is over and no paper confirms it: then nothing new is decided."""
        return today > date.fromisoformat(self.text_of("norm.valid_until")) and not self.text_of(
            "norm.confirmed_by"
        )

    @cached_property
    def court_items(self) -> frozenset[int]:
        """The items of conduct that only a court can find."""
        return frozenset(
            item
            for item in self.item_labels
            if (found := self.behaviours_of(item)) and all(behaviour.is_court_only for behaviour in found)
        )

    def items_of_conduct(self) -> list[tuple[int, str]]:
        """The items of conduct by number, each as it is cited and called."""
        return [
            (number, f"{self.name(Provision.CONDUCT.item(number))}　{label}")
            for number, label in self.item_labels.items()
        ]

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

    def publishes(self, key: str) -> bool:
        """Whether the register shows that field, whole or in part."""
        return any(field.key == key and self.treatment(field) != "hidden" for field in self.published)

    def treatment(self, field: PublishedField) -> str:
        """What the register does with a field now: shown, hidden, masked, or replaced by another."""
        opened = bool(field.opened_by) and self.policies[field.opened_by].value is True
        return "shown" if opened else field.default

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
        policies, problems = dict(self.policies), []
        for key, given in values.items():
            policy = policies.get(key)
            problem = self._unusable(policy, given) if policy else self._no_policy(key, given)
            if problem:
                problems.append(problem)
            elif policy:
                policies[key] = policy.set_to(given)
        return replace(self, policies=policies), [*problems, *too_much_together(policies)]

    def _no_policy(self, key: str, given: Mapping[str, Any]) -> str | None:
        """Why nothing of this key can be set; None for a safeguard that is left as it is."""
        if key not in SAFEGUARDS:
            return f"没有名为 {key} 的规则项"
        safeguard = SAFEGUARDS[key]
        fixed = f"“{safeguard.title}”是固定的保障，不是规则项，不可更改（{self.name(safeguard.ground)}）"
        return None if given.get("value") is True else fixed

    def _unusable(self, policy: Policy, given: Mapping[str, Any]) -> str | None:
        """Why an office's own value is not taken, in Chinese; None when it is."""
        missing = [name for name in ("by", "on", "reason") if not given.get(name)]
        if is_blank(given.get("value")) and not (given.get("value") == "" == policy.value):
            missing.insert(0, "value")
        if missing:
            return f"规则项 {policy.key} 缺少 {'、'.join(missing)}：更改须写明值、何人、何日、理由"
        value = given["value"]
        return policy.problem(value) or self._unknown_codes(policy, value) or policy.unfounded(given)

    def _unknown_codes(self, policy: Policy, value: object) -> str | None:
        """A policy that is a list names restrictions by their codes."""
        if not isinstance(value, list | tuple):
            return None
        unknown = [str(code) for code in value if code not in self.restrictions]
        return f"“{policy.title}”：没有编码为{'、'.join(unknown)}的措施" if unknown else None
