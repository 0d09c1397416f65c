"""Searching past rulings (Article 11)."""

from __future__ import annotations

from collections.abc import Mapping

from casefiles.office.context import OfficeContext
from storage import Hit


def search_rulings(
    office: OfficeContext, query: str, k: int = 20, filters: Mapping[str, str] | None = None
) -> list[Hit]:
    """The `k` past rulings that contain the words best, the best first."""
    return office.rulings.search(query, k, filters=filters or {})
