"""What a view finds on its desk: the office, the officer who asks, and the form that was sent."""

from __future__ import annotations

from typing import cast

from flask import current_app, g, request
from flask_login import UserMixin, current_user

from casefiles.office.context import OfficeContext
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.opening import up_to_date
from casefiles.people.roles import Officer
from forms.formdata import FormData

OFFICE = "casefiles.office"


class SignedIn(UserMixin):  # type: ignore[misc]
    """An officer as Flask-Login wants one."""

    def __init__(self, officer: Officer, stamp: str, *, must_change: bool = False) -> None:
        self.officer = officer
        self.stamp = stamp
        self.must_change = must_change

    def get_id(self) -> str:
        """The account and its stamp: a session from before the account was changed is one no more."""
        return f"{self.officer.id}:{self.stamp}"


def office() -> OfficeContext:
    """The office whose pages these are, by one and the same settings for the whole of a request."""
    if "office" not in g:
        known = cast(OfficeContext, current_app.extensions[OFFICE])
        g.office = current_app.extensions[OFFICE] = up_to_date(known)
    return cast(OfficeContext, g.office)


def officer() -> Officer:
    """Who asks. The guard has let nobody through who is not signed in."""
    return cast(SignedIn, current_user).officer


def someone() -> Officer | None:
    """Who asks, or None where nobody is signed in."""
    return officer() if current_user.is_authenticated else None


def must_change_password() -> bool:
    """Whether who asks signed in with a password that someone else chose."""
    return bool(current_user.is_authenticated and cast(SignedIn, current_user).must_change)


def posted() -> FormData:
    """The form as it was sent."""
    return FormData({name: list(request.form.getlist(name)) for name in request.form})


def page_number() -> int:
    """Which page of a list the address asks for; the first where that makes no sense."""
    return max(1, request.args.get("page", 1, type=int))


def uploads(name: str = "upload") -> list[UploadedFile]:
    """The files that came with it; an empty file input sends one without name or content."""
    sent = (UploadedFile(one.filename or "", one.read()) for one in request.files.getlist(name))
    return [upload for upload in sent if upload.filename or upload.data]


def brought_files(name: str = "upload") -> bool:
    """Whether files came with it, without reading them."""
    return any(one.filename for one in request.files.getlist(name))
