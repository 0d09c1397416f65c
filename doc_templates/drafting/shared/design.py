"""The design of a letter: its title, how its page is dressed, who drafts its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from doc_templates.drafting.shared.package import Dress, docx
from doc_templates.drafting.shared.paper import Paper


@dataclass(frozen=True, slots=True)
class Design:
    """One letter: its Chinese title, how its page is dressed, who drafts its text."""

    title: str
    dress: Dress
    draft: Callable[[Paper], None]

    def docx(self) -> bytes:
        """The template."""
        paper = Paper()
        self.draft(paper)
        return docx(paper.xml(), self.title, self.dress)
