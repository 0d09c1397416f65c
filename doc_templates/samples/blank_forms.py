"""Sample contexts for the blank forms: only the case and the person."""

from __future__ import annotations

from doc_templates.samples.shared import Context, letter

SAMPLES: dict[str, Context] = {
    name: letter("")
    for name in (
        "form_defence",
        "form_waiver",
        "form_objection",
        "form_repair",
        "form_pledge",
        "form_address",
        "form_proxy",
        "form_information",
    )
}
