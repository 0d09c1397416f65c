"""A stage has one name: in the procedure, in the forms and in the letters."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import casefiles.procedure
from casefiles.procedure.step import Step
from doc_templates import build

DRAFTED_IN = {name: stage.__name__.rpartition(".")[2] for stage in build.STAGES for name in stage.DESIGNS}


def steps() -> Iterator[tuple[str, Step]]:
    """Every step with the stage whose folder it is in."""
    for found in pkgutil.iter_modules(casefiles.procedure.__path__):
        if found.ispkg and found.name != "shared":
            module = importlib.import_module(f"casefiles.procedure.{found.name}.steps")
            yield from ((found.name, one) for one in vars(module).values() if isinstance(one, Step))


def papers_of(step: Step) -> set[str]:
    """The letters and papers of a step, by the names of their templates."""
    drafts = step.drafts if isinstance(step.drafts, tuple) else sum(step.drafts.values(), ())
    return {kind.name for kind in drafts} | set(step.papers)


def test_the_form_of_a_step_is_in_the_module_of_its_stage():
    elsewhere = {step.name for stage, step in steps() if step.form.__module__ != f"forms.{stage}"}
    assert not elsewhere


def test_a_letter_is_drafted_in_the_module_of_a_stage_that_sends_it():
    stages: dict[str, set[str]] = {}
    for stage, step in steps():
        for name in papers_of(step):
            stages.setdefault(name, set()).add(stage)

    elsewhere = {name: DRAFTED_IN[name] for name in stages if DRAFTED_IN[name] not in stages[name]}
    assert stages
    assert not elsewhere
