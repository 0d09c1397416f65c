"""The names of the steps, as records, addresses and the table of the procedure bear them."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal


class StepName(StrEnum):
    """The name of each step, in the order of the table. What a step is, the table says.

    Records keep the values: none may change or be given to another step.
    """

    REPORT = "report"
    COURT_REPORT = "court_report"
    DOUBT_DECISION = "doubt_decision"
    SUPPLEMENT_REQUEST = "supplement_request"
    SUPPLEMENT = "supplement"
    ACCEPTANCE = "acceptance"
    OVERRIDE = "override"
    RECUSAL = "recusal"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    VERIFICATION_EXTENSION = "verification_extension"
    MERGER = "merger"
    MERGED_IN = "merged_in"
    SPLIT = "split"
    UNIT_CASE = "unit_case"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    VERIFICATION = "verification"
    FURTHER_INQUIRY = "further_inquiry"
    NON_RECOGNITION = "non_recognition"
    LEGAL_REVIEW = "legal_review"
    PRIOR_NOTICE = "prior_notice"
    DEFENCE = "defence"
    WAIVER = "waiver"
    EXTENSION = "extension"
    HEARING_NOTICE = "hearing_notice"
    HEARING_RECORD = "hearing_record"
    DEFENCE_REVIEW = "defence_review"
    SUBMISSION = "submission"
    MEETING = "meeting"
    DECISION = "decision"
    ENTRY = "entry"
    RECIPIENTS = "recipients"
    PUSH = "push"
    RECEIPT = "receipt"
    REMINDER = "reminder"
    PUBLICATION = "publication"
    TAKEDOWN = "takedown"
    OBJECTION = "objection"
    OBJECTION_RESULT = "objection_result"
    PROCEEDING = "proceeding"
    PROCEEDING_REPLY = "proceeding_reply"
    STAY = "stay"
    PROCEEDING_OUTCOME = "proceeding_outcome"
    RECTIFICATION = "rectification"
    ANNULMENT = "annulment"
    PERFORMANCE = "performance"
    REPAIR_APPLICATION = "repair_application"
    REPAIR_DECISION = "repair_decision"
    REMOVAL = "removal"
    EXPIRY = "expiry"
    TERMINATION = "termination"
    COURT_PASS_ON = "court_pass_on"  # noqa: S105 - a step, no password
    COURT_OBJECTION = "court_objection"
    COURT_RELEASE = "court_release"
    LETTER_REVIEW = "letter_review"
    LETTER_DECLINE = "letter_decline"
    LETTER_SIGN = "letter_sign"
    LETTER_SEAL = "letter_seal"
    LETTER_SERVE = "letter_serve"
    SERVICE_ATTEMPT = "service_attempt"
    INFORMATION_REQUEST = "information_request"
    INFORMATION_REPLY = "information_reply"
    EVIDENCE = "evidence"
    ARCHIVE = "archive"
    REOPENING = "reopening"


#: What is done to a letter in its short life.
LetterAct = Literal[
    StepName.LETTER_REVIEW,
    StepName.LETTER_DECLINE,
    StepName.LETTER_SIGN,
    StepName.LETTER_SEAL,
    StepName.LETTER_SERVE,
]

#: The acts on a letter, in order.
LETTER_ACTS: tuple[LetterAct, ...] = (
    StepName.LETTER_REVIEW,
    StepName.LETTER_DECLINE,
    StepName.LETTER_SIGN,
    StepName.LETTER_SEAL,
    StepName.LETTER_SERVE,
)


def letter_act(name: str) -> LetterAct | None:
    """The act on a letter that has this name; None where the name is another step's, or nobody's."""
    return next((act for act in LETTER_ACTS if act == name), None)
