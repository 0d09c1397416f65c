"""The access log: who viewed, exported or changed what, newest first."""

from __future__ import annotations

from itertools import islice
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.access_log import newest_lines
from casefiles.web.request import office

A_PAGE = 50
FARTHEST = 20_000

bp = Blueprint("audit", __name__)


@bp.get("/audit")
def show() -> ResponseReturnValue:
    """A page of the log, of all lines or those of one case, account or day."""
    wanted = {key: request.args.get(key, "").strip()[:32] for key in ("case", "by", "at")}
    lines, older = _page(wanted, request.args.get("before", type=int))
    return render_template("audit.html", lines=lines, older=older, wanted=wanted)


def _page(wanted: dict[str, str], before: int | None) -> tuple[list[dict[str, Any]], int]:
    """The next matching lines, and the position from which the next page goes on, 0 at the end.

    Reads at most FARTHEST lines, so that a filter that matches nothing does not read the whole log at once.
    """
    found: list[dict[str, Any]] = []
    older = 0
    for place, line in islice(newest_lines(office(), before), FARTHEST):
        older = place
        if all(str(line[key]).startswith(value) for key, value in wanted.items()):
            found.append(line)
        if len(found) == A_PAGE:
            break
    return found, older
