"""Forms half done are kept beside the case."""

from __future__ import annotations

from casefiles.cases.states import State
from casefiles.office.filing.drafts import keep_draft
from casefiles.office.filing.forms import form_for
from tests.builders.answers import proposal
from tests.world.staff import CLERK, STAFF


def test_an_unfinished_form_is_kept_beside_the_case_and_is_no_record(world):
    from werkzeug.datastructures import MultiDict

    from casefiles.procedure.table import STEPS

    worker = world.case_at("legally_reviewed")
    half = MultiDict([("severity_reasons", "还没写完"), ("term_months", "三个")])

    keep_draft(worker.office, worker.case, STEPS["prior_notice"], CLERK, half)

    assert worker.case.state == State.LEGALLY_REVIEWED
    assert (
        form_for(worker.office, worker.case, STEPS["prior_notice"], CLERK).severity_reasons.data == "还没写完"
    )
    assert (
        form_for(worker.office, worker.case, STEPS["prior_notice"], STAFF["second"]).severity_reasons.data
        != "还没写完"
    )
    worker.on("2026-01-09").file("prior_notice", proposal())
    assert worker.office.store.folder(worker.number).drafts() == ()
