"""The procedure of the Measure: every step, in the order in which a case goes through them."""

from __future__ import annotations

from collections.abc import Mapping

from casefiles.procedure.archive import steps as archive
from casefiles.procedure.challenges import steps as challenges
from casefiles.procedure.court import steps as court
from casefiles.procedure.endings import steps as endings
from casefiles.procedure.hearing import steps as hearing
from casefiles.procedure.inquiry import steps as inquiry
from casefiles.procedure.intake import steps as intake
from casefiles.procedure.letter_life import steps as letter_life
from casefiles.procedure.linked import steps as linked
from casefiles.procedure.listing import steps as listing
from casefiles.procedure.requests import steps as requests
from casefiles.procedure.ruling import steps as ruling
from casefiles.procedure.step import Step

PROCEDURE: tuple[Step, ...] = (
    intake.REPORT,
    court.COURT_REPORT,
    intake.DOUBT_DECISION,
    intake.SUPPLEMENT_REQUEST,
    intake.SUPPLEMENT,
    intake.ACCEPTANCE,
    inquiry.OVERRIDE,
    inquiry.RECUSAL,
    inquiry.SUSPENSION,
    inquiry.RESUMPTION,
    inquiry.VERIFICATION_EXTENSION,
    linked.MERGER,
    linked.MERGED_IN,
    linked.SPLIT,
    linked.UNIT_CASE,
    intake.REFUSAL,
    intake.WITHDRAWAL,
    inquiry.VERIFICATION,
    inquiry.FURTHER_INQUIRY,
    inquiry.NON_RECOGNITION,
    inquiry.LEGAL_REVIEW,
    hearing.PRIOR_NOTICE,
    hearing.DEFENCE,
    hearing.WAIVER,
    hearing.EXTENSION,
    hearing.HEARING_NOTICE,
    hearing.HEARING_RECORD,
    hearing.DEFENCE_REVIEW,
    ruling.SUBMISSION,
    ruling.MEETING,
    ruling.DECISION,
    listing.ENTRY,
    listing.RECIPIENTS,
    listing.PUSH,
    listing.RECEIPT,
    listing.REMINDER,
    listing.PUBLICATION,
    listing.TAKEDOWN,
    challenges.OBJECTION,
    challenges.OBJECTION_RESULT,
    challenges.PROCEEDING,
    challenges.PROCEEDING_REPLY,
    challenges.STAY,
    challenges.PROCEEDING_OUTCOME,
    challenges.RECTIFICATION,
    challenges.ANNULMENT,
    endings.PERFORMANCE,
    endings.REPAIR_APPLICATION,
    endings.REPAIR_DECISION,
    endings.REMOVAL,
    endings.EXPIRY,
    endings.TERMINATION,
    court.COURT_PASS_ON,
    court.COURT_OBJECTION,
    court.COURT_RELEASE,
    letter_life.LETTER_REVIEW,
    letter_life.LETTER_DECLINE,
    letter_life.LETTER_SIGN,
    letter_life.LETTER_SEAL,
    letter_life.LETTER_SERVE,
    letter_life.SERVICE_ATTEMPT,
    requests.INFORMATION_REQUEST,
    requests.INFORMATION_REPLY,
    archive.EVIDENCE,
    archive.ARCHIVE,
    archive.REOPENING,
)

STEPS: Mapping[str, Step] = {step.name: step for step in PROCEDURE}
