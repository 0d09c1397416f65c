"""What the forms of an inquiry offer on a case."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from casefiles.procedure.shared.standing import LOOK_BACK, look_back
from forms.base import Choices


def verification(case: Case, measure: Measure) -> dict[str, Choices]:
    """The behaviours of the items that the case is about."""
    behaviours = [one for item in case.items for one in measure.behaviours_of(item)]
    return {"item_behaviours": [(one.code, f"{one.code}　{one.label}") for one in behaviours]}


def override(case: Case, measure: Measure) -> dict[str, Choices]:
    """What stands closed by default for this case and is not fixed: an exception can open it."""
    behaviours = [
        (b.code, f"{b.code}　{b.label}（{b.standing.title}）")
        for item in case.items
        for b in measure.behaviours_of(item)
        if not b.standing.usable and not b.standing.fixed
    ]
    restrictions = [
        (r.code, f"{r.code}　{r.title}（{r.footing.title}）")
        for r in measure.restrictions_for(case.kind)
        if not r.footing.usable and not r.footing.fixed
    ]
    last, found, years = look_back(case.report, case.behaviours, measure)
    late = [(LOOK_BACK, f"追溯时限（已逾{years}年）")] if found > last else []
    return {"overridable": [*behaviours, *restrictions, *late]}
