"""Agencies that were informed of a listing, or will be by a letter that is underway."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import AGENCY_NOTICE, COURT_PASS_ON
from casefiles.law.ground import Provision
from casefiles.procedure.rule import Attempt, Refusal, guard


@guard("没有已经通报的单位")
def no_agency_is_informed_twice(case: Case, at: Attempt) -> Refusal | None:
    """An agency is sent one notice only; what changes later reaches it as a correction (Article 6(2), (4))."""
    again = [key for key in at.answers.get("agencies", ()) if key in written_to(case)]
    if not again:
        return None
    names = "、".join(at.measure.agency_name(key) for key in again)
    return Refusal(
        Provision.PUSH, f"已经向{names}通报（或者函已拟好）", "请不选该单位；内容有变的办理更正", "agencies"
    )


def written_to(case: Case) -> set[str]:
    """The agencies with a notice of the listing that was served or is underway."""
    return {x.agency for x in case.letters if x.is_a(AGENCY_NOTICE, COURT_PASS_ON) and x.is_live}
