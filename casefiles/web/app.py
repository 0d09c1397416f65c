"""Builds the Flask application of one office."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined

from casefiles.office.context import OfficeContext
from casefiles.office.intake.pending_workbooks import PendingWorkbooks
from casefiles.office.upkeep.jobs import Jobs
from casefiles.web import (
    access,
    accounts,
    agencies,
    agency_portal,
    audit,
    backups,
    case_list,
    cases,
    delegations,
    department_portal,
    error_pages,
    filters,
    first_start,
    headers,
    home,
    inspection,
    intake,
    interpretations,
    letter_templates,
    letters,
    lookup,
    measure,
    outbox,
    register,
    rulings,
    settings,
    sign_in,
    single_sign_on,
    steps,
    system,
    worklist,
    year,
)
from casefiles.web.request import OFFICE
from casefiles.web.throttle import Throttle

IDLE = timedelta(minutes=30)
LARGEST_REQUEST = 60 * 1024 * 1024
LARGEST_TEXT = 4 * 1024 * 1024
PAGES = (
    home.bp,
    first_start.bp,
    sign_in.bp,
    single_sign_on.bp,
    worklist.bp,
    case_list.bp,
    cases.bp,
    steps.bp,
    letters.bp,
    intake.bp,
    rulings.bp,
    register.bp,
    lookup.bp,
    outbox.bp,
    department_portal.bp,
    agency_portal.bp,
    interpretations.bp,
    measure.bp,
    inspection.bp,
    year.bp,
    accounts.bp,
    delegations.bp,
    audit.bp,
    system.bp,
    settings.bp,
    agencies.bp,
    letter_templates.bp,
    backups.bp,
)


def create_app(office: OfficeContext) -> Flask:
    """The Flask application with every page of `office`."""
    app = Flask(__name__)
    app.config.update(
        # Derived, not the office's secret itself: a leak of the cookie key must not reveal the key of the index.
        SECRET_KEY=hashlib.sha256(b"casefiles.web session\0" + office.secret).digest(),
        PERMANENT_SESSION_LIFETIME=IDLE,
        SESSION_COOKIE_NAME="casefiles",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_TEXT,
        MAX_FORM_PARTS=5000,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = headers.Cookie()
    app.extensions[OFFICE] = office
    app.extensions[first_start.CODE] = first_start.new_code()
    app.extensions[sign_in.THROTTLE] = Throttle()
    app.extensions[lookup.THROTTLE] = Throttle()
    app.extensions[intake.WORKBOOKS] = PendingWorkbooks(office)
    app.extensions[system.JOBS] = Jobs()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(access.guard)
    CSRFProtect(app)
    sign_in.manager.init_app(app)
    single_sign_on.install(app, office)
    for pages in PAGES:
        app.register_blueprint(pages)
    filters.install(app)
    error_pages.install(app)
    app.after_request(headers.dress)
    return app
