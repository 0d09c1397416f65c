"""The copy as HTML: to stand on a page, or as a page of its own that opens offline."""

from __future__ import annotations

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template, select_autoescape

from casefiles.office.personal_copy.compile import PersonalCopy


def body(copy: PersonalCopy, *, linked: bool = False) -> str:
    """The copy as HTML to stand on a page; `linked` where the files lie beside it."""
    return _templates()[0].render(copy=copy, linked=linked)


def page(copy: PersonalCopy) -> str:
    """The copy as one HTML page that opens offline, its files beside it."""
    return _templates()[1].render(body=body(copy, linked=True), copy=copy)


@cache
def _templates() -> tuple[Template, Template]:
    made = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = resources.files("casefiles.office.personal_copy")
    texts = ((folder / name).read_text(encoding="utf-8") for name in ("body.html", "page.html"))
    first, second = map(made.from_string, texts)
    return first, second
