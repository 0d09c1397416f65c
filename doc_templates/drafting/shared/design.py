"""The design of a letter: title, page style and drafting function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from doc_templates.drafting.shared.package import PageStyle, docx
from doc_templates.drafting.shared.paper import Paper


@dataclass(frozen=True, slots=True)
class Design:
    """One letter: its Chinese title, its page style, and the function that drafts its text."""

    title: str
    page_style: PageStyle
    draft: Callable[[Paper], None]

    def docx(self) -> bytes:
        """Build the template."""
        paper = Paper()
        self.draft(paper)
        return docx(paper.xml(), self.title, self.page_style)
