"""Sample contexts of the letters for the turns that a case may take, part of ``samples.SAMPLES``."""

from __future__ import annotations

from doc_templates.sample_values import Context

TURNS: dict[str, Context] = {}
