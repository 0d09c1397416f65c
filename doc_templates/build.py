"""Writes the shipped templates: ``python -m doc_templates.build``.

The files in ``letters/`` must be the output of this module, byte for byte; a test compares them.
"""

from __future__ import annotations

from pathlib import Path

from doc_templates.drafting import (
    archive,
    blank_forms,
    challenges,
    court,
    endings,
    hearing,
    inquiry,
    intake,
    interpretation,
    letter_life,
    listing,
    requests,
    ruling,
)
from doc_templates.drafting.shared.design import Design

LETTERS = Path(__file__).parent / "letters"

STAGES = (
    intake,
    inquiry,
    hearing,
    ruling,
    listing,
    challenges,
    endings,
    court,
    requests,
    letter_life,
    archive,
    interpretation,
    blank_forms,
)
DESIGNS: dict[str, Design] = {name: design for stage in STAGES for name, design in stage.DESIGNS.items()}


def main() -> None:
    """Rewrite every shipped template."""
    LETTERS.mkdir(exist_ok=True)
    for name, design in DESIGNS.items():
        (LETTERS / f"{name}.docx").write_bytes(design.docx())


if __name__ == "__main__":
    main()
