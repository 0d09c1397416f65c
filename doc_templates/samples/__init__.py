"""A full sample context for each letter. The samples are the contract for real contexts.

Every value is ``str`` unless its sample shows a ``bool``, a ``list`` or a mapping. Every key of a sample must be present
in every context of that letter; a value that does not apply is the empty string or the empty list, never missing and
never ``None``. Lists of strings are paragraphs, lists of mappings are table rows. Texts are whole sentences with final
punctuation if the sample has it, and bare phrases if it has none. A line break inside a value becomes a new paragraph of
the same style.

Each stage's module documents what is particular to its letters. Shared by every letter (``shared.SHARED``):

==========  =========================================================================================
机关        名称, 简称, 地址, 邮编 (may be empty), 电话, 联系人, 所在地
办法        名称 (without book-title marks), 文号
案号, 案由  of the case
文号        木发改信告〔2026〕1号; before signature the number is a full-width space
日期        成文日期, 2026年11月23日; before signature 　　年　月　日
当事人      名称, 类别, 是自然人 (bool), 证件名称, 证件号码, 代表称谓, 法定代表人, 地址, 性别 (these may be empty)
经办人      names joined by 、
副本        bool: a draft; nothing is printed for it
==========  =========================================================================================

All names and numbers are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from doc_templates.samples import (
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

_STAGES = (
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

SAMPLES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {name: context for stage in _STAGES for name, context in stage.SAMPLES.items()}
)
"""For each letter, by its file name, a context that fills every variable of its template."""
