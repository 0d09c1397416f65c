"""The words of a letter, for a screen that cannot show Word."""

from __future__ import annotations

from doc_templates.document import Document


def paragraphs(docx: bytes) -> list[str]:
    """The text of every paragraph, tables included, in order; empty ones are left out."""
    return [text for text in Document(docx).texts if text.strip()]
