"""Steps are named by StepName, in the table and everywhere else."""

import ast
from pathlib import Path

import casefiles
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


def test_no_step_is_compared_with_a_string():
    found = [
        f"{path.name}:{node.lineno}"
        for path in Path(casefiles.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare) and _names_a_step(node.left)
        if any(_is_a_step_name(part) for part in ast.walk(node))
    ]
    assert found == []


def _names_a_step(node: ast.expr) -> bool:
    """Whether the expression is `filing.step`, `letter.step`, `step.name` and the like."""
    if not isinstance(node, ast.Attribute):
        return False
    owner = getattr(node.value, "id", getattr(node.value, "attr", ""))
    return node.attr == "step" or (node.attr == "name" and owner == "step")


def _is_a_step_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in set(StepName)
