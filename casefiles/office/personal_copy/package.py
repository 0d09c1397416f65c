"""The copy as a ZIP to be handed over: a page that opens anywhere, and every file that the person may have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from dataclasses import replace

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Damaged
from casefiles.office.personal_copy.case_copy import FileCopy
from casefiles.office.personal_copy.compile import PersonalCopy
from casefiles.office.personal_copy.render import page
from casefiles.people.personal_copy import Reason, Standing
from casefiles.people.roles import Officer


def package_copy(office: OfficeContext, copy: PersonalCopy, chosen: Collection[str], by: Officer) -> bytes:
    """The copy as a ZIP: a page that opens anywhere, and every file that the person may have. Logged case by case."""
    copy = _readable_only(office, copy.settled(chosen))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("个人信息查阅复制件.html", page(copy))
        for case in copy.cases:
            for file in case.given:
                archive.writestr(file.key, office.store.folder(case.number).read_file(file.path))
    for case in copy.cases:
        looked_at = [file.title for file in case.given if file.key in chosen]
        let_out = f"，经查看放行：{'、'.join(looked_at)}" if looked_at else ""
        what = f"导出当事人复制件（{len(case.given)}个文件{let_out}）"
        office.log.note(office.now, by, case.number, what, copy.asking.words)
    return out.getvalue()


def _readable_only(office: OfficeContext, copy: PersonalCopy) -> PersonalCopy:
    """The copy with every file that cannot be given whole named as such: never a silent gap."""

    def checked(file: FileCopy) -> FileCopy:
        if file.standing.reason:
            return file
        try:
            office.store.folder(file.case).read_file(file.path)
        except Damaged:
            return replace(file, standing=Standing(Reason.DAMAGED))
        return file

    cases = (replace(case, files=tuple(map(checked, case.files))) for case in copy.cases)
    return replace(copy, cases=tuple(cases))
