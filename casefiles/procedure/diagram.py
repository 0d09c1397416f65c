"""The table of steps as text, as a Markdown table, as a Mermaid diagram and as JSON."""

from __future__ import annotations

import json

from casefiles.cases.states import State
from casefiles.law.measure import Measure
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE


def as_text(measure: Measure) -> str:
    """Each step with its ground, who takes it, when, what it leads to and what it drafts."""
    return "\n\n".join(_paragraph(number, step, measure) for number, step in enumerate(PROCEDURE, start=1))


def _paragraph(number: int, step: Step, measure: Measure) -> str:
    lines = [
        f"{number}. {step.title}（{step.name}）",
        f"   依据：{measure.name(step.ground)}",
        f"   由谁：{'、'.join(role.title for role in step.actors)}",
        f"   何时：{'、'.join(state.title for state in step.leads_from) or '归档以前随时'}",
    ]
    if step.ends:
        lines.append(f"   以后：{'、'.join(state.title for state in step.ends)}")
    if step.every_letter:
        lines.append(f"   文书：{'、'.join(dict.fromkeys(kind.title for kind in step.every_letter))}")
    if step.once_served:
        lines.append(f"   送达后：{step.once_served.title}")
    lines += [f"   条件：{guard.promise}" for guard in dict.fromkeys(step.guards + step.checks)]
    return "\n".join([*lines, f"   说明：{step.guidance}"])


def as_markdown(measure: Measure) -> str:
    """The steps as a table: ground, who, when, the state after it, letters and rules."""
    rows = ["| 步骤 | 依据 | 由谁 | 何时 | 以后 | 文书 | 条件 |", "|---|---|---|---|---|---|---|"]
    for step in PROCEDURE:
        after = [state.title for state in step.ends]
        if step.once_served:
            after.append(f"送达后：{step.once_served.title}")
        cells = (
            f"{step.title}<br>`{step.name}`",
            measure.name(step.ground),
            "、".join(role.title for role in step.actors),
            "<br>".join(state.title for state in step.leads_from) or "归档以前随时",
            "<br>".join(after) or "不变",
            "<br>".join(dict.fromkeys(kind.title for kind in step.every_letter)),
            "<br>".join(dict.fromkeys(guard.promise for guard in step.guards + step.checks)),
        )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def as_mermaid() -> str:
    """A state diagram: states by their Chinese titles, arrows by steps; service of letters as its own arrow."""
    used = [
        s for s in State if any(s in (*step.leads_from, *step.ends, step.once_served) for step in PROCEDURE)
    ]
    lines = ["stateDiagram-v2", *(f'    state "{state.title}" as {state.value}' for state in used)]
    lines += [f"    {start} --> {end}: {label}" for start, end, label in arrows()]
    lines += [f"    {state.value} --> [*]" for state in used if state == State.ARCHIVED]
    return "\n".join(lines)


def arrows() -> list[tuple[str, str, str]]:
    """Every way from state to state: (from, to, step title)."""
    found = []
    for step in PROCEDURE:
        for start in step.leads_from:
            for end in step.ends:
                found.append(("[*]" if start == State.NEW else start.value, end.value, step.title))
        if step.opens_a_case:
            found.append(("[*]", State.DOUBTFUL.value, f"{step.title}（有疑点）"))
        if step.once_served:
            pending = step.ends[-1]
            found.append((pending.value, step.once_served.value, "送达"))
    return list(dict.fromkeys(found))


def as_json(measure: Measure) -> str:
    """The step table as data, for other programs."""
    rows = [
        {
            "name": step.name,
            "title": step.title,
            "ground": measure.name(step.ground),
            "actors": [role.value for role in step.actors],
            "from": [state.value for state in step.leads_from],
            "to": [state.value for state in step.ends],
            "letters": [kind.name for kind in step.every_letter],
            "once_served": step.once_served.value if step.once_served else None,
            "guards": [guard.name for guard in dict.fromkeys(step.guards + step.checks)],
            "guidance": step.guidance,
        }
        for step in PROCEDURE
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
