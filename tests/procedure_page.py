"""docs/procedure.md: one page of parts, each part written by the command that makes it; the table comes fresh."""

from __future__ import annotations

from pathlib import Path

from casefiles.office.settings.packs import shipped_measure
from casefiles.procedure.diagram import as_markdown, as_mermaid

PAGE = Path(__file__).resolve().parent.parent / "docs" / "procedure.md"
HEAD = (
    "# The procedure (办案程序)\n\n"
    "Generated: `python -m tests.guards_removed --write` and `python -m tests.state_space --write`. "
    "The steps come from `casefiles/procedure/`."
)
STEPS, DIAGRAM = "Steps (步骤)", "Diagram (流程图)"
STATE_SPACE = "The state space, searched (状态空间)"
GUARDS = "Guards, and what notices their removal (规则及其测试)"
ORDER = (STEPS, DIAGRAM, STATE_SPACE, GUARDS)


def write(title: str, text: str) -> None:
    """Put a part into the page; the steps and the diagram are made anew, the other parts stay as they were."""
    parts = _parts(PAGE.read_text(encoding="utf-8")) | {
        STEPS: as_markdown(shipped_measure("mulei-2021-3")),
        DIAGRAM: f"```mermaid\n{as_mermaid()}\n```",
        title: text,
    }
    body = "\n\n".join(f"## {name}\n\n{parts[name]}" for name in ORDER if name in parts)
    PAGE.write_text(f"{HEAD}\n\n{body}\n", encoding="utf-8")


def _parts(page: str) -> dict[str, str]:
    found = {}
    for part in page.split("\n## ")[1:]:
        title, _, text = part.partition("\n")
        found[title] = text.strip()
    return found
