"""Access to pages: the table of roles for each page, and the guard that is asked before every request."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.accounts import has_no_account
from casefiles.people.roles import Officer, Role
from casefiles.web.request import must_change_password, office, someone

OFFICERS = (Role.CLERK, Role.REVIEWER, Role.LEGAL, Role.SIGNER, Role.EXPLAINER)
FILERS = (Role.CLERK, Role.REVIEWER, Role.LEGAL, Role.SIGNER)
CLERKS = (Role.CLERK,)
PASSERS = (Role.REVIEWER, Role.SIGNER)
REPORTERS = (Role.CLERK, Role.DEPARTMENT)
STEP_TAKERS = (*FILERS, Role.DEPARTMENT)
COPY_MAKERS = (Role.CLERK, Role.REVIEWER)
ADMINS = (Role.ADMIN,)
EVERYONE = tuple(Role)
OUTSIDE = (Role.DEPARTMENT, Role.AGENCY)

# Pages that need no sign-in.
OPEN = frozenset(
    {
        "static",
        "first_start.show",
        "first_start.found",
        "sign_in.show",
        "sign_in.enter",
        "single_sign_on.start",
        "single_sign_on.back",
        "lookup.show",
        "lookup.ask",
    }
)

# Pages that open while the office has no account.
OPEN_WHILE_FRESH = frozenset({"static", "first_start.show", "first_start.found"})

# Pages that open for someone whose password was chosen by someone else, until it is changed.
OPEN_WITH_TEMPORARY_PASSWORD = frozenset({"sign_in.password", "sign_in.change_password", "sign_in.leave"})

# Somebody may have typed into these forms for an hour. When the session has expired, what was posted is kept.
FORMS = frozenset({"steps.act", "steps.act_new", "letters.act"})

# Endpoint → the roles that may open it. A page that is missing here opens for nobody.
PAGES: dict[str, tuple[Role, ...]] = {
    "sign_in.leave": EVERYONE,
    "sign_in.password": EVERYONE,
    "sign_in.change_password": EVERYONE,
    "home.show": EVERYONE,
    "worklist.show": OFFICERS,
    "case_list.show": OFFICERS,
    "case_list.find": OFFICERS,
    "cases.show": OFFICERS,
    "cases.show_full": FILERS,
    "cases.file": OFFICERS,
    "cases.letter": OFFICERS,
    "cases.blank": OFFICERS,
    "department_portal.reports": (Role.DEPARTMENT,),
    "department_portal.report": (Role.DEPARTMENT,),
    "agency_portal.letter": OUTSIDE,
    "agency_portal.received": (Role.AGENCY,),
    "agency_portal.answer": (Role.AGENCY,),
    "letters.waiting": PASSERS,
    "letters.together": PASSERS,
    "letters.desk": FILERS,
    "letters.act": PASSERS,
    "letters.keep": PASSERS,
    "steps.show": STEP_TAKERS,
    "steps.act": STEP_TAKERS,
    "steps.keep": STEP_TAKERS,
    "steps.forecast": STEP_TAKERS,
    "steps.show_new": REPORTERS,
    "steps.act_new": REPORTERS,
    "steps.keep_new": REPORTERS,
    "steps.forecast_new": REPORTERS,
    "intake.show": CLERKS,
    "intake.receive": CLERKS,
    "intake.review": CLERKS,
    "intake.match": CLERKS,
    "intake.correct": CLERKS,
    "intake.take": CLERKS,
    "intake.result": CLERKS,
    "intake.returned": CLERKS,
    "rulings.search": OFFICERS,
    "inspection.show": COPY_MAKERS,
    "inspection.ask": COPY_MAKERS,
    "inspection.package": COPY_MAKERS,
    "year.show": OFFICERS,
    "year.tables": OFFICERS,
    "register.show": OFFICERS,
    "outbox.show": OFFICERS,
    "interpretations.show": OFFICERS,
    "interpretations.add": (Role.EXPLAINER,),
    "interpretations.letter": OFFICERS,
    "measure.show": EVERYONE,
    "accounts.show": ADMINS,
    "accounts.add": ADMINS,
    "accounts.edit": ADMINS,
    "accounts.change": ADMINS,
    "delegations.show": ADMINS,
    "delegations.begin": ADMINS,
    "delegations.one": ADMINS,
    "delegations.end": ADMINS,
    "audit.show": ADMINS,
    "system.show": ADMINS,
    "system.check": ADMINS,
    "system.job": ADMINS,
    "settings.show": ADMINS,
    "settings.form": ADMINS,
    "settings.change": ADMINS,
    "agencies.show": ADMINS,
    "letter_templates.show": ADMINS,
    "letter_templates.one": ADMINS,
    "letter_templates.download": ADMINS,
    "letter_templates.upload": ADMINS,
    "letter_templates.back": ADMINS,
    "backups.show": ADMINS,
    "backups.make": ADMINS,
    "backups.verify": ADMINS,
}

_STARTS = (
    "worklist.show",
    "department_portal.reports",
    "agency_portal.received",
    "system.show",
    "measure.show",
)


def may_open(page: str, by: Officer) -> bool:
    """Whether this officer may open the page, given by its endpoint: "cases.show"."""
    return by.has_any(PAGES.get(page, ()))


def start_of(by: Officer) -> str:
    """The endpoint of the officer's start page."""
    return next(page for page in _STARTS if may_open(page, by))


def case_page(number: str, by: Officer) -> str:
    """The address of a case's page: the office's own, or the department's portal."""
    return url_for("cases.show" if may_open("cases.show", by) else "department_portal.report", number=number)


def guard() -> ResponseReturnValue | None:
    """Let the request through, send it to the sign-in page, or refuse it."""
    if request.method not in ("GET", "HEAD", "OPTIONS") and not _is_from_this_site():
        abort(403, "这个请求不是从本系统的页面发出的，没有办理。")
    if has_no_account(office()) and request.endpoint not in OPEN_WHILE_FRESH:
        return redirect(url_for("first_start.show"))
    if request.endpoint is None or request.endpoint in OPEN:
        return None
    by = someone()
    if must_change_password() and request.endpoint not in OPEN_WITH_TEMPORARY_PASSWORD:
        return _posted_form_kept() or redirect(url_for("sign_in.password"))
    if by is None and (kept := _posted_form_kept()):
        return kept
    if by is None:
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("sign_in.show", next=wanted))
    if not may_open(request.endpoint, by):
        abort(403, _why_not(by))
    return None


def _posted_form_kept() -> ResponseReturnValue | None:
    """The expired page, which offers to send a posted form again after signing in. None for other requests."""
    if request.method != "POST" or request.endpoint not in FORMS:
        return None
    return render_template("expired.html", typed=list(request.form.items(multi=True))), 401


def _why_not(by: Officer) -> str:
    if by.has_any(OUTSIDE) and not by.has_any((*OFFICERS, *ADMINS)):
        return "这一页只供本机关工作人员使用；您可以看本单位的报送和收到的函。"
    if by.has_any(ADMINS) and not by.has_any(OFFICERS):
        return "系统管理员只管理系统和账号，不查看案卷内容。"
    titles = "、".join(role.title for role in Role if role in by.held)
    return f"您的职责（{titles}）不包括这一页。"


def _is_from_this_site() -> bool:
    """Whether a form was sent from a page of this site, as browsers say in Sec-Fetch-Site and Origin."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
