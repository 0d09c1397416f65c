"""Steps are named by StepName, and letters are asked for their kind; neither is compared with a string."""

import ast
from pathlib import Path

import casefiles
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.step_names import LETTER_ACTS, StepName, letter_act
from casefiles.procedure.table import PROCEDURE, STEPS


def test_the_table_has_one_step_for_each_name_in_the_same_order():
    assert [step.name for step in PROCEDURE] == list(StepName)
    assert all(isinstance(step.name, StepName) for step in PROCEDURE)


def test_a_step_is_found_by_its_name_as_a_record_bears_it():
    assert STEPS["prior_notice"] is STEPS[StepName.PRIOR_NOTICE]


def test_an_act_on_a_letter_is_known_by_its_name():
    assert [letter_act(name.value) for name in LETTER_ACTS] == list(LETTER_ACTS)
    assert letter_act("prior_notice") is None


def test_no_step_and_no_kind_of_letter_is_compared_with_a_string():
    found = [
        f"{path.name}:{node.lineno}"
        for path in Path(casefiles.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute)
        if _strings_in(node) & _names_of(node.left)
    ]
    assert found == []


def _names_of(asked: ast.Attribute) -> set[str]:
    """The names that `filing.step`, `step.name` or `letter.kind` can have; of anything else none."""
    owner = getattr(asked.value, "id", getattr(asked.value, "attr", ""))
    if asked.attr == "step" or (asked.attr == "name" and owner == "step"):
        return {name.value for name in StepName}
    return set(LETTER_KINDS) if asked.attr == "kind" else set()


def _strings_in(node: ast.AST) -> set[str]:
    return {
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
