"""The pages of the office, derived from the step table: read, ask the office, show."""

from casefiles.web.app import create_app
from casefiles.web.serving import serve

__all__ = ["create_app", "serve"]
