"""What differs between two readings of office.toml, in the words of a person: the title, the old value, the new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.law.agency import Agency
from casefiles.law.calendar import chinese_date
from casefiles.law.measure import Measure
from casefiles.office.settings.home import Reading
from casefiles.people.office_details import REQUIRED, OfficeDetails

OPTIONAL = {"postcode": "邮编"}


@dataclass(frozen=True)
class Change:
    """One value that changes; `key` tells what it is: office.name, policies.notice.defence_days."""

    key: str
    title: str
    old: str
    new: str


def differences(before: Reading, after: Reading) -> list[Change]:
    """Every value that is another one, as it takes effect: an own value that equals the default is no change."""
    pairs = (
        *_of_the_office(before.details, after.details),
        *_of_policies(before.measure, after.measure),
        *_of_agencies(before.measure, after.measure),
    )
    return [change for change in pairs if change.old != change.new]


def _of_the_office(old: OfficeDetails, new: OfficeDetails) -> Iterator[Change]:
    for key, title in (REQUIRED | OPTIONAL).items():
        yield Change(f"office.{key}", title, getattr(old, key) or "（空）", getattr(new, key) or "（空）")
    yield Change("calendar.local_festivals", "本地节日", _days(old), _days(new))
    for kind in dict.fromkeys((*old.number_series, *new.number_series)):
        title = f"{LETTER_KINDS[kind].title}的机关代字"
        yield Change(f"numbers.{kind}", title, old.series(kind), new.series(kind))
    named = ["是" if one.officers_named else "否" for one in (old, new)]
    yield Change("inspection.officers_named", "查阅时写明工作人员姓名", *named)
    warn = f"{old.backup_warn_days}天", f"{new.backup_warn_days}天"
    yield Change("backup.warn_after_days", "多少天没有备份就提醒", *warn)
    yield Change("backup.folder", "备份目录", old.backup_folder or "（空）", new.backup_folder or "（空）")


def _days(details: OfficeDetails) -> str:
    return "、".join(chinese_date(day) for day in sorted(details.local_festivals)) or "（没有）"


def _of_policies(old: Measure, new: Measure) -> Iterator[Change]:
    for key, policy in new.policies.items():
        known = old.policies.get(key)
        before = known.words or "（未填）" if known else "（没有）"
        yield Change(f"policies.{key}", policy.title, before, policy.words or "（未填）")
        if known and known.words == policy.words:
            yield Change(
                f"policies.{key}", f"{policy.title}的登记", known.set_by or "默认", policy.set_by or "默认"
            )


def _of_agencies(old: Measure, new: Measure) -> Iterator[Change]:
    for key in dict.fromkeys((*old.agencies, *new.agencies)):
        before, after = old.agencies.get(key), new.agencies.get(key)
        name = (before or after or Agency(key, str(key), "")).name
        yield Change(f"agencies.{key}", f"单位：{name}", _agency(before), _agency(after))


def _agency(agency: Agency | None) -> str:
    if agency is None:
        return "（没有）"
    formerly = f"，原名{'、'.join(agency.formerly)}" if agency.formerly else ""
    return f"{agency.name}（{agency.group}）{formerly}{'，已停用' if agency.retired else ''}"
