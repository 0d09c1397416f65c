"""Which agencies have been written to, so that none is told twice."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import AGENCY_NOTICE, COURT_PASS_ON
from casefiles.law.ground import Provision
from casefiles.procedure.rule import Attempt, Refusal, guard


@guard("没有已经通报的单位")
def no_agency_is_informed_twice(case: Case, at: Attempt) -> Refusal | None:
    """Who has the notice, or for whom it is on its way, is not sent another: a change reaches them as a correction."""
    again = [key for key in at.answers.get("agencies", ()) if key in written_to(case)]
    if not again:
        return None
    names = "、".join(at.measure.agency_name(key) for key in again)
    return Refusal(
        Provision.PUSH, f"已经向{names}通报（或者函已拟好）", "请不选该单位；内容有变的办理更正", "agencies"
    )


def written_to(case: Case) -> set[str]:
    return {x.agency for x in case.letters if x.is_a(AGENCY_NOTICE, COURT_PASS_ON) and x.is_live}
