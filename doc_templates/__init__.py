"""The Word templates of the letters, the engine that renders them, and the checks of templates and layout.

The public face. ``engine`` renders, ``check`` checks, ``drafting`` holds the text of the shipped templates, ``samples`` a
context for each, ``letters`` the built files.
"""

from doc_templates.check.layout import Departure, check_layout
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.library import TemplateLibrary
from doc_templates.engine.rendering import Template
from doc_templates.engine.values import Picture, Subdocument
from doc_templates.samples import SAMPLES

__all__ = [
    "SAMPLES",
    "Departure",
    "Picture",
    "Subdocument",
    "Template",
    "TemplateFault",
    "TemplateLibrary",
    "check_layout",
]
