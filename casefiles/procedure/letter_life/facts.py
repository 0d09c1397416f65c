"""What is computed when a letter is served."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.procedure.rule import Attempt


def service(case: Case, answers: Mapping[str, Any], at: Attempt) -> dict[str, str]:
    """The day that counts as the day of service: as given, or the end of the notice period (民事诉讼法 Art. 95)."""
    given = date.fromisoformat(answers["served_on"])
    if answers["method"] != "public_notice":
        return {"deemed_on": given.isoformat()}
    days = at.measure.number_of("serve.public_notice_days")
    return {"deemed_on": at.calendar.last_day(given, days, "days").day.isoformat()}
