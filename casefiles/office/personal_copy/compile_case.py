"""Makes the copy of one case for the person concerned: in words, with everybody else's numbers covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Damaged
from casefiles.office.filing.choices import OUTCOMES, RECEIPT_ACTIONS
from casefiles.office.filing.forms import form_for
from casefiles.office.letters.text import letter_words
from casefiles.office.personal_copy.case_copy import Asking, CaseCopy, FileCopy, RecordCopy, Rows
from casefiles.office.reading.answers import Answer, readable
from casefiles.office.reading.interpretations import every_interpretation, interpretations_beside
from casefiles.outward.agencies import sent
from casefiles.people.masking import Cover
from casefiles.people.personal_copy import (
    TO_LOOK_AT,
    Reason,
    Standing,
    answers_kept_back,
    closed_whole,
    file_standing,
    record_standing,
)
from casefiles.people.roles import Officer, Role
from casefiles.procedure.fold import after
from casefiles.procedure.table import STEPS
from forms.reading.identity import mask
from storage import FileRef

#: What was asked later and answered, shown together: step, title.
CHALLENGES = (
    StepName.OBJECTION,
    StepName.OBJECTION_RESULT,
    StepName.REPAIR_APPLICATION,
    StepName.REPAIR_DECISION,
    StepName.PROCEEDING,
    StepName.PROCEEDING_OUTCOME,
    StepName.INFORMATION_REQUEST,
    StepName.INFORMATION_REPLY,
)


class Copying:
    """Makes the copy of one case for one person."""

    def __init__(
        self, office: OfficeContext, case: Case, part: str, asking: Asking, looked: Mapping[str, Rows]
    ) -> None:
        self.office, self.case, self.part = office, case, part
        self.looked = looked[case.number]
        self.is_respondent = part.startswith("当事人")
        r = case.respondent
        own = [asking.number, office.details.phone]
        own += [r.identity_number, r.phone] if self.is_respondent else []
        self.own_number = "".join(asking.number.split()).upper()
        self.cover = Cover.but_for(own)

    def made(self) -> CaseCopy:
        case, whole = self.case, self.is_respondent
        return CaseCopy(
            number=case.number,
            part=self.part,
            matter=wording.matter(case, self.office.measure),
            state=case.state.title
            if case.outcome in ("", case.state.title)
            else f"{case.state.title}（{case.outcome}）",
            is_respondent=whole,
            is_a_person=case.kind.is_natural_person,
            closed=closed_whole(case),
            held=tuple(self._held()),
            listing=self._listing() if whole else (),
            records=tuple(self._records()) if whole else (),
            letters=self._letters() if whole else (),
            evidence=tuple(self._evidence()) if whole else (),
            files=tuple(self._files()) if whole else (),
            published=self._published() if whole else (),
            told=self._told() if whole else (),
            challenges=tuple(self._challenges()) if whole else (),
            interpretations=tuple(self._interpretations()) if whole else (),
            looked=self.looked,
            retention=self._retention(),
        )

    def _held(self) -> Iterator[tuple[str, ...]]:
        """Each piece of identity data, where it came from."""
        r, report = self.case.respondent, self.case.report
        if self.is_respondent:
            rows = [
                ("姓名（名称）", "name", r.name),
                (r.identity_label, "identity_number", r.identity_number),
                ("主体类型", "respondent_kind", r.kind.title),
                ("性别（由号码得出）", "identity_number", r.sex),
                ("出生日期（由号码得出）", "identity_number", chinese_date(r.birth) if r.birth else ""),
                ("法定代表人（负责人）", "representative", r.representative),
                ("法定代表人证件号码", "representative_id", self._number(r.representative_id)),
                ("住址（住所）", "address", r.address),
                ("电话", "respondent_phone", r.phone),
                ("语言文字需要", "language", r.language),
                ("监护人（代理人）", "guardian", self.cover.over(str(report.answers.get("guardian") or ""))),
            ]
        else:
            rows = [
                ("姓名", "representative", r.representative),
                ("证件号码", "representative_id", r.representative_id),
                ("身份", "representative", self.part),
            ]
        for label, field, value in rows:
            if value:
                yield label, value, self._source(field)

    def _number(self, number: str) -> str:
        return number if number.upper() == self.own_number else mask(number)

    def _source(self, field: str) -> str:
        """Which filing the present value of a field comes from."""
        for filing in reversed(self.case.filings):
            if field in self.case.corrections and any(
                row["field"] == field for row in filing.answers.get("corrections", ())
            ):
                return f"本机关{wording.day(filing.filed_at)}更正（{filing.title}）"
            if filing.step == StepName.SUPPLEMENT and filing.answers.get(field):
                return f"{self.case.report.department}{wording.day(filing.filed_at)}补正"
        return f"{self.case.report.department}{chinese_date(self.case.reported_on)}报送"

    def _listing(self) -> Rows:
        """Severity, term, restrictions and the instrument underneath, where there is a finding."""
        case, decided = self.case, self.case.ruling.decided
        rows = [("报送时系统提示的疑点", doubt["message"]) for doubt in case.opening.facts.get("doubts", ())]
        instrument = "　".join(value for value in wording.instrument(case).values() if value)
        if instrument:
            rows.append(("依据文书", instrument))
        decision = case.service.signed(DECISION)
        if decided and decision and decision.day:
            rows.append(("认定决定", f"{decision.number}，{chinese_date(decision.day)}"))
            rows.append(("等级", decided.severity.title))
            for row in wording.restriction_rows(decided.restrictions, self.office.measure):
                rows.append(
                    ("惩戒措施", f"{row['名称']}，{row['期限']}，{row['实施单位']}；依据：{row['依据']}")
                )
        if case.listing.entered_on and case.listing.term:
            rows.append(("记入日期", chinese_date(case.listing.entered_on)))
            rows.append(
                ("记入期限", f"{chinese_date(case.listing.term[0])}至{chinese_date(case.listing.term[1])}")
            )
        if case.listing.performed_on:
            rows.append(("义务履行", chinese_date(case.listing.performed_on)))
        return tuple((label, self.cover.over(value)) for label, value in rows)

    def _records(self) -> Iterator[RecordCopy]:
        before = Case(self.case.number)
        for filing in self.case.filings:
            kept_back = record_standing(self.case, filing)
            answers = () if kept_back else tuple(self._answers(before, filing))
            role = filing.filed_by.get("role", "")
            title = Role(role).title if role else ""
            by = f"{filing.filed_by['name']}（{title}）" if self.office.details.officers_named else title
            yield RecordCopy(
                filing.sequence, filing.title, wording.day(filing.filed_at), by, answers, kept_back
            )
            before = after(before, filing)

    def _answers(self, before: Case, filing: Filing) -> Iterator[Answer]:
        """A record in the words of its form, everybody else's numbers covered."""
        left_out = answers_kept_back(filing, officers_named=self.office.details.officers_named)
        told = {name: value for name, value in filing.answers.items() if name not in left_out}
        asked_on = form_for(self.office, before, STEPS[filing.step], _NOBODY, given={})
        for answer in readable(asked_on, told, full=True):
            if answer.name == "representative_id":
                yield Answer(answer.name, answer.label, [self._number(line) for line in answer.lines])
                continue
            over = self.cover.over
            yield Answer(
                answer.name,
                answer.label,
                [over(line) for line in answer.lines],
                answer.head,
                [[over(cell) for cell in row] for row in answer.rows],
            )

    def _letters(self) -> Rows:
        return tuple(
            (
                x.title,
                x.number or "（未签发）",
                x.addressee,
                x.status.title,
                f"{chinese_date(x.served_on)}，{wording.SERVICE_METHODS.get(x.service_method, '')}"
                if x.served_on
                else "",
            )
            for x in self.case.letters
        )

    def _evidence(self) -> Iterator[str]:
        """The list of evidence, as verified or as reported."""
        if closed_whole(self.case):
            return
        for row in wording.evidence_rows(self.case):
            yield self.cover.over(f"{row['名称']}（{row['来源']}）")

    def _files(self) -> Iterator[FileCopy]:
        for record in self.office.store.folder(self.case.number).records():
            for ref in record.files:
                standing = self._looked_through(record, ref, file_standing(self.case, record, ref))
                yield FileCopy(
                    self.case.number, ref.path, ref.title, wording.day(record.filed_at), ref.size, standing
                )

    def _looked_through(self, record: Filing, ref: FileRef, standing: Standing) -> Standing:
        """A Word file that would be given, but names somebody else's number, is to be looked at first.

        What was served on the person is theirs already.
        """
        if standing.reason or standing.to_look_at or ref.kind not in ("letter", "paper"):
            return standing
        served = {x.path for x in self.case.letters if x.served_on and not x.agency}
        if ref.path in served:
            return standing
        try:
            words = letter_words(self.office.store.folder(self.case.number).read_ref(ref))
        except Damaged:
            return Standing(Reason.DAMAGED)
        return TO_LOOK_AT if self.cover.is_needed(words) else standing

    def _published(self) -> Rows:
        return tuple(
            (
                "公示" if filing.step == StepName.PUBLICATION else "撤下",
                "、".join(filing.answers["channels"]),
                wording.day(
                    filing.answers.get("published_on")
                    or filing.answers.get("taken_down_on")
                    or filing.filed_at
                ),
            )
            for filing in self.case.filings
            if filing.step in (StepName.PUBLICATION, StepName.TAKEDOWN)
        )

    def _told(self) -> Rows:
        """Which agency was told what, when, for what purpose, and what it answered."""
        rows = []
        for one in sent(self.case, self.office.measure, self.office.calendar):
            if one.sent_on is None:
                continue
            purpose = self.case.filings[one.ref.filing - 1].answers.get("purpose") or "依法办理该文书所载事项"
            answer = RECEIPT_ACTIONS.get(one.answer, "尚未回执")
            rows.append(
                (
                    self.office.measure.agency_name(one.agency),
                    f"{one.title}（{one.number}）",
                    chinese_date(one.sent_on),
                    purpose,
                    answer + (f"，{chinese_date(one.answered_on)}" if one.answered_on else ""),
                )
            )
        return tuple((*row[:3], self.cover.over(row[3]), row[4]) for row in rows)

    def _challenges(self) -> Iterator[tuple[str, ...]]:
        """What was asked of the office after its decision, and what came of it."""
        for filing in self.case.filings:
            if filing.step in CHALLENGES:
                outcome = str(filing.answers.get("outcome") or "")
                vocabulary = STEPS[filing.step].form.CHOICES.get("outcome", "")
                words = dict(OUTCOMES.get(vocabulary, ()))
                yield filing.title, wording.day(filing.filed_at), words.get(outcome, outcome)

    def _interpretations(self) -> Iterator[tuple[str, ...]]:
        """The office's readings that rest on this case, or that stand beside the item it is about."""
        beside = {
            one.number
            for item in self.case.items
            for one in interpretations_beside(self.office, Provision.CONDUCT.item(item))
        }
        for one in every_interpretation(self.office):
            if one.number in beside or self.case.number in one.cases:
                yield f"第{one.number}号", str(one.ground), self.cover.over(one.text)

    def _retention(self) -> str:
        archived = self.case.latest(StepName.ARCHIVE)
        kept = (
            str(archived.answers["retention"])
            if archived
            else self.office.measure.text_of("retention.ordinary")
        )
        since = "归档" if archived else "归档后"
        return f"{since}保管{kept}；期间依法只保存，并采取安全措施（《中华人民共和国个人信息保护法》第四十七条第二款）"


_NOBODY = Officer("", "", frozenset())
