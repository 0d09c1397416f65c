"""Who a case is about: the respondent as reported and as corrected, with what may be shown of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.law.kinds import RespondentKind
from forms.reading.identity import CreditCode, mask

ADULT_AGE = 18


@dataclass(frozen=True)
class Respondent:
    """The person or organisation whose conduct is in question (Article 2)."""

    kind: RespondentKind
    name: str
    identity_number: str
    birth: date | None = None
    sex: str = ""
    representative: str = ""
    representative_id: str = ""
    address: str = ""
    phone: str = ""
    language: str = ""

    @classmethod
    def from_answers(cls, answers: Mapping[str, Any]) -> Respondent:
        """The respondent that a report's answers name."""
        birth = answers.get("birth_date")
        return cls(
            kind=RespondentKind(answers["respondent_kind"]),
            name=answers["name"],
            identity_number=answers["identity_number"],
            birth=date.fromisoformat(birth) if birth else None,
            sex=answers.get("sex") or "",
            representative=answers.get("representative") or "",
            representative_id=answers.get("representative_id") or "",
            address=answers.get("address") or "",
            phone=answers.get("respondent_phone") or "",
            language=answers.get("language") or "",
        )

    @property
    def identity_label(self) -> str:
        return "公民身份号码" if self.kind.is_natural_person else "统一社会信用代码"

    @property
    def representative_label(self) -> str:
        """The title of the organisation's representative; a sole trader has an operator (民法典 Art. 54)."""
        return "经营者" if self.kind == RespondentKind.SOLE_TRADER else "法定代表人（负责人）"

    @property
    def masked_identity(self) -> str:
        """Natural persons' numbers masked; a credit code is a public number and stays whole."""
        return mask(self.identity_number) if self.kind.is_natural_person else self.identity_number

    @property
    def organisation_code(self) -> str:
        """Article 7(1)'s 组织机构代码: characters 9 to 17 of the credit code."""
        return "" if self.kind.is_natural_person else CreditCode(self.identity_number).organisation_code

    def age_on(self, day: date) -> int | None:
        if self.birth is None:
            return None
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))

    def is_minor_on(self, day: date) -> bool:
        age = self.age_on(day)
        return age is not None and age < ADULT_AGE
