"""Kinds of respondent and classes of 失信: what every county's Measure shares."""

from __future__ import annotations

from enum import StrEnum


class RespondentKind(StrEnum):
    """Kinds of respondent; the last three are seldom named by a Measure's restrictions."""

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
