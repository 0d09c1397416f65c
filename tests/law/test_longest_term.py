"""How long a term may be is written once, in the pack."""

from __future__ import annotations

from dataclasses import replace

from casefiles.office.filing.choices import LONGEST_TERM, vocabulary_for
from casefiles.office.reading.cases import read_case
from casefiles.procedure.table import STEPS
from forms.proposal import ProposalForm


def test_the_forms_take_the_longest_term_from_the_pack(world):
    worker = world.case_at("legally_reviewed")
    office, case = worker.office, read_case(worker.office, worker.number)
    shorter = replace(office.measure.policy(LONGEST_TERM), maximum=18, value=18)
    measure = replace(office.measure, policies={**office.measure.policies, LONGEST_TERM: shorter})

    for known, longest in ((office.measure, 36), (measure, 18)):
        vocabulary = vocabulary_for(case, STEPS["prior_notice"], known, office.today)
        form = ProposalForm(vocabulary, {"restrictions": [{"code": "x"}]})
        assert form.term_months.high == form.restrictions.entries[0].form.months.high == longest
