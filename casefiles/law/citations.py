"""Whether words cite a law: its title, and the article in it."""

from __future__ import annotations

import re

#: A law or a regulation by its title, and the article in it; rules of a county or a ministry are neither.
_A_LAW = re.compile(
    r"《[^《》]*(?:(?<![办方])法|法典|条例|修正案（[^（）]*）|决定)(?:（[^（）]*）)?》[^《》]*第[〇零一二三四五六七八九十百千\d]+条"
)


def cites_a_law(text: str) -> bool:
    """Whether a law or a regulation is cited with its article: 《……法》第十条."""
    return bool(_A_LAW.search(text))
