"""What a Measure lists: the behaviours that count as 失信 and the restrictions, each on its footing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from casefiles.law.ground import ItemOf, Provision
from casefiles.law.kinds import RespondentKind


@dataclass(frozen=True)
class Standing:
    """On what footing behaviours or restrictions of a sort may be used: by default or not, what opens them, why."""

    key: str
    title: str
    usable: bool
    fixed: bool
    opens: str = ""
    norm: str = ""
    # Only a court can find it: such conduct is passed on and never decided here.
    court_only: bool = False


@dataclass(frozen=True)
class Behaviour:
    """One behaviour that an item of the Measure lists, with its own code."""

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
    def ground(self) -> ItemOf:
        return Provision.CONDUCT.item(self.item)

    @property
    def is_court_only(self) -> bool:
        return self.standing.court_only


@dataclass(frozen=True)
class Restriction:
    """One of the Measure's restrictions on a kind of respondent."""

    code: str
    respondent: RespondentKind
    item: int
    area: str
    mode: str
    footing: Standing
    note: str
    words: tuple[str, ...] = ()

    @property
    def ground(self) -> ItemOf:
        return Provision.RESTRICTIONS.item(self.item)

    @property
    def title(self) -> str:
        return f"{self.area}{'从严审核' if self.mode == '从严审核' else '限制'}"


Key = TypeVar("Key")
Row = TypeVar("Row")


class Listed(dict[Key, Row], Generic[Key, Row]):
    """What a pack lists, by code. A code that only an earlier pack had is still read: cases filed under it name it.

    `in` and `get` know only what the present pack lists.
    """

    def __init__(self, rows: dict[Key, Row], unlisted: Callable[[Key], Row]) -> None:
        super().__init__(rows)
        self._unlisted = unlisted

    def __missing__(self, key: Key) -> Row:
        return self._unlisted(key)


_UNLISTED = Standing("unlisted", "现行办法数据没有列出，不可适用", usable=False, fixed=True)


def unlisted_behaviour(code: str) -> Behaviour:
    """A behaviour that only an earlier pack listed."""
    return Behaviour(code, 0, f"情形{code}", _UNLISTED)


def unlisted_restriction(code: str) -> Restriction:
    """A restriction that only an earlier pack listed."""
    return Restriction(code, RespondentKind.ORGANISATION, 0, f"措施{code}", "", _UNLISTED, "")
