"""What each letter says: from a case, at the moment a letter was drafted, to the variables of its template."""

from __future__ import annotations

from collections.abc import Callable

from casefiles.calendar import chinese_date
from casefiles.letter_contexts import agencies, challenges, decisions, departments, endings, notices, replies
from casefiles.letter_contexts.draft import Context, Draft, office_context, shared_context
from casefiles.letter_contexts.papers import PAPERS
from casefiles.letter_contexts.service import service_receipt_context

__all__ = [
    "BUILDERS",
    "Context",
    "Draft",
    "letter_context",
    "office_context",
    "paper_context",
    "service_receipt_context",
    "shared_context",
]

BUILDERS: dict[str, Callable[[Draft], Context]] = {
    "prior_notice": notices.prior_notice,
    "decision": decisions.decision,
    "repair_notice": decisions.repair_notice,
    "non_recognition": notices.non_recognition,
    "entry_notice": decisions.entry_notice,
    "recipients_notice": decisions.recipients_notice,
    "refusal": departments.refusal,
    "submission": decisions.submission,
    "agency_notice": agencies.agency_notice,
    "lift_notice": agencies.lift_notice,
    "stay_notice": agencies.stay_notice,
    "resumption_notice": agencies.resumption_notice,
    "objection_result": challenges.objection_result,
    "correction": challenges.correction,
    "annulment": challenges.annulment,
    "removal": endings.removal,
    "supplement_request": departments.supplement_request,
    "suspension_notice": notices.suspension_notice,
    "inquiry_resumed": notices.inquiry_resumed,
    "hearing_notice": notices.hearing_notice,
    "defence_extension": notices.defence_extension,
    "objection_receipt": challenges.objection_receipt,
    "repair_receipt": endings.repair_receipt,
    "repair_decision": endings.repair_decision,
    "expiry_notice": endings.expiry_notice,
    "expiry_referral": endings.expiry_referral,
    "termination": endings.termination,
    "referral": departments.referral,
    "court_pass_on": agencies.court_pass_on,
    "court_redirect": replies.court_redirect,
    "review_reply": replies.review_reply,
    "personal_information_reply": replies.personal_information_reply,
    "reminder": replies.reminder,
}


def letter_context(draft: Draft) -> Context:
    """The variables of the letter's template (the contract is `doc_templates.samples`)."""
    return shared_context(draft) | BUILDERS[draft.kind](draft)


def paper_context(draft: Draft) -> Context | None:
    """The variables of a working paper's template; None where the filing gives no occasion for it."""
    own = PAPERS[draft.kind](draft)
    return None if own is None else shared_context(draft) | {"日期": chinese_date(draft.filed_on)} | own
