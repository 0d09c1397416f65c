"""What the forms of a listing offer on a case."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from forms.base import Choices


def takedown(case: Case, measure: Measure) -> dict[str, Choices]:
    """The channels on which the listing is shown."""
    return {"shown_channels": [(channel, channel) for channel in case.listing.shown_channels]}


def informed_agencies(case: Case, measure: Measure) -> dict[str, Choices]:
    """The agencies that were informed of the listing."""
    return {"informed_agencies": [(key, measure.agency_name(key)) for key in case.listing.informed_agencies]}
