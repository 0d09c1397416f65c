"""What a view needs of the request: the office, the signed-in officer, the posted form and files."""

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
    """The signed-in officer, as Flask-Login requires."""

    def __init__(self, officer: Officer, stamp: str, *, must_change: bool = False) -> None:
        self.officer = officer
        self.stamp = stamp
        self.must_change = must_change

    def get_id(self) -> str:
        """Account and its stamp. A changed account has another stamp, which ends its earlier sessions."""
        return f"{self.officer.id}:{self.stamp}"


def office() -> OfficeContext:
    """The office, with the same settings during the whole request even if office.toml changes meanwhile."""
    if "office" not in g:
        known = cast(OfficeContext, current_app.extensions[OFFICE])
        g.office = current_app.extensions[OFFICE] = up_to_date(known)
    return cast(OfficeContext, g.office)


def officer() -> Officer:
    """The signed-in officer. The guard (web/access.py) ensures that there is one."""
    return cast(SignedIn, current_user).officer


def someone() -> Officer | None:
    """The signed-in officer, or None."""
    return officer() if current_user.is_authenticated else None


def must_change_password() -> bool:
    """Whether the officer signed in with a password that someone else chose."""
    return bool(current_user.is_authenticated and cast(SignedIn, current_user).must_change)


def posted() -> FormData:
    """The posted form."""
    return FormData({name: list(request.form.getlist(name)) for name in request.form})


def page_number() -> int:
    """The page of a list from the query string; 1 if it is missing or invalid."""
    return max(1, request.args.get("page", 1, type=int))


def uploads(name: str = "upload") -> list[UploadedFile]:
    """The uploaded files. (An empty file input sends a part without name and content.)"""
    sent = (UploadedFile(one.filename or "", one.read()) for one in request.files.getlist(name))
    return [upload for upload in sent if upload.filename or upload.data]


def brought_files(name: str = "upload") -> bool:
    """Whether files were uploaded, without reading them."""
    return any(one.filename for one in request.files.getlist(name))
