"""What the forms on requests offer on a case."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from forms.base import Choices


def information_reply(case: Case, measure: Measure) -> dict[str, Choices]:
    """The requests about personal information that are not answered yet."""
    found = [
        (str(asked.sequence), f"{asked.answers['received_on']}　{'；'.join(asked.answers['details'])[:40]}")
        for asked in case.remedies.open_information_requests
    ]
    return {"open_information_requests": found}
