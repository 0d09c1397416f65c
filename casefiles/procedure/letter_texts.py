"""What each letter says: from a case, at the moment a letter was drafted, to the variables of its template."""

from __future__ import annotations

from collections.abc import Callable

from casefiles.law.calendar import chinese_date
from casefiles.letters.draft import Context, Draft, shared_context
from casefiles.procedure.challenges import letters as challenges_letters
from casefiles.procedure.court import letters as court_letters
from casefiles.procedure.endings import letters as endings_letters
from casefiles.procedure.hearing import letters as hearing_letters
from casefiles.procedure.hearing.letters import defence_record, defence_review
from casefiles.procedure.inquiry import letters as inquiry_letters
from casefiles.procedure.inquiry.letters import legal_opinion, verification_report
from casefiles.procedure.intake import letters as intake_letters
from casefiles.procedure.intake.letters import acceptance_form
from casefiles.procedure.letter_life import letters as letter_life_letters
from casefiles.procedure.listing import letters as listing_letters
from casefiles.procedure.listing.letters import publication_approval
from casefiles.procedure.requests import letters as requests_letters
from casefiles.procedure.ruling import letters as ruling_letters

BUILDERS: dict[str, Callable[[Draft], Context]] = {
    "prior_notice": hearing_letters.prior_notice,
    "decision": ruling_letters.decision,
    "repair_notice": ruling_letters.repair_notice,
    "non_recognition": inquiry_letters.non_recognition,
    "entry_notice": listing_letters.entry_notice,
    "recipients_notice": listing_letters.recipients_notice,
    "refusal": intake_letters.refusal,
    "submission": ruling_letters.submission,
    "agency_notice": listing_letters.agency_notice,
    "lift_notice": endings_letters.lift_notice,
    "stay_notice": challenges_letters.stay_notice,
    "resumption_notice": challenges_letters.resumption_notice,
    "objection_result": challenges_letters.objection_result,
    "correction": challenges_letters.correction,
    "annulment": challenges_letters.annulment,
    "removal": endings_letters.removal,
    "supplement_request": intake_letters.supplement_request,
    "suspension_notice": inquiry_letters.suspension_notice,
    "inquiry_resumed": inquiry_letters.inquiry_resumed,
    "hearing_notice": hearing_letters.hearing_notice,
    "defence_extension": hearing_letters.defence_extension,
    "objection_receipt": challenges_letters.objection_receipt,
    "repair_receipt": endings_letters.repair_receipt,
    "repair_decision": endings_letters.repair_decision,
    "expiry_notice": endings_letters.expiry_notice,
    "expiry_referral": endings_letters.expiry_referral,
    "termination": endings_letters.termination,
    "referral": intake_letters.referral,
    "court_pass_on": court_letters.court_pass_on,
    "court_redirect": court_letters.court_redirect,
    "review_reply": challenges_letters.review_reply,
    "personal_information_reply": requests_letters.personal_information_reply,
    "reminder": listing_letters.reminder,
}


def letter_context(draft: Draft) -> Context:
    """The variables of the letter's template (the contract is `doc_templates.samples`)."""
    return shared_context(draft) | BUILDERS[draft.kind](draft)


def paper_context(draft: Draft) -> Context | None:
    """The variables of a working paper's template; None where the filing gives no occasion for it."""
    own = PAPERS[draft.kind](draft)
    return None if own is None else shared_context(draft) | {"日期": chinese_date(draft.filed_on)} | own


PAPERS: dict[str, Callable[[Draft], Context | None]] = {
    "acceptance_form": acceptance_form,
    "verification_report": verification_report,
    "legal_opinion": legal_opinion,
    "defence_record": defence_record,
    "defence_review": defence_review,
    "publication_approval": publication_approval,
    "inquiry_approval": inquiry_letters.inquiry_approval,
    "recusal_decision": inquiry_letters.recusal_decision,
    "hearing_minutes": hearing_letters.hearing_minutes,
    "service_announcement": letter_life_letters.service_announcement,
}
