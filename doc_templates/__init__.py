"""Word templates, what turns one into a letter, and the layout check."""

from doc_templates.faults import TemplateFault
from doc_templates.layout import Departure, check_layout
from doc_templates.library import TemplateLibrary
from doc_templates.rendering import Template
from doc_templates.samples import SAMPLES
from doc_templates.values import Picture, Subdocument

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
