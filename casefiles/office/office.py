"""The office: every use case that pages and commands ask for."""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.earlier_records import with_agency_keys
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import BLANK_TITLES
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import WorkingCalendar
from casefiles.office import archiving, filing, indexing, joining, outgoing, publishing
from casefiles.office.access_log import AccessLog
from casefiles.office.accounts import Accounts
from casefiles.office.delegating import Delegations
from casefiles.office.drafting import Writer
from casefiles.office.entries import (
    ANYONE,
    INDEXED_FIELDS,
    ORDERED_FIELDS,
    document_version,
    identity_key,
    turns,
)
from casefiles.office.errors import Refused, Unusable
from casefiles.office.home import SETTINGS, Reading, open_home, provider_secret
from casefiles.office.interpreting import Interpretations
from casefiles.office.openings import Openings
from casefiles.office.prefill import prefill
from casefiles.office.settings_book import SettingsBook, version_of
from casefiles.office.suggestions import suggestions
from casefiles.office.unfinished import Unfinished
from casefiles.office.uploads import UploadedFile
from casefiles.office.vocabulary import vocabulary_for
from casefiles.outward.agencies import Sent
from casefiles.outward.register import Listing, must_come_down
from casefiles.people.roles import SYSTEM, Officer, Role
from casefiles.people.visibility import INSIDE, letters_to, may_see
from casefiles.procedure import forecast
from casefiles.procedure.agenda import called_for
from casefiles.procedure.deadlines import Deadline, deadlines
from casefiles.procedure.endings.steps import REMOVAL
from casefiles.procedure.fold import UnknownStep, fold
from casefiles.procedure.forecast import Consequence
from casefiles.procedure.permission import Permission, permissions, refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.step import Step
from doc_templates.engine.library import TemplateLibrary
from forms.base import OfficeForm, Vocabulary
from forms.formdata import FormData
from storage import (
    CaseIndex,
    CaseStore,
    Damaged,
    FileRef,
    Hit,
    NewFile,
    NotFound,
    NumberRegister,
    Page,
    Problem,
    Record,
    RulingSearch,
)

Clock = Callable[[], datetime]
Answers = Mapping[str, Any] | FormData
log = logging.getLogger(__name__)


class Office:
    """One office at work in its home folder.

    `clock` gives the present moment with its offset; everything that is filed or counted takes the time from it.
    Raises Unusable when the home cannot be used as it is.
    """

    def __init__(self, home: Path, clock: Clock) -> None:
        self.home = home
        self.clock = clock
        self.settings_fault = ""
        self._settings_stamp = _stamp(home)
        reading, self._secret = open_home(home)
        self.settings_version = version_of(reading.text)
        self.details, self.measure = reading.details, reading.measure
        self.calendar = WorkingCalendar(self.details.local_festivals)
        self.store = CaseStore(home)
        self.unfinished = Unfinished(self.store)
        self.index = CaseIndex(
            home,
            fields_indexed=INDEXED_FIELDS,
            ordered_by=ORDERED_FIELDS,
            version=document_version(self.measure, self.details.local_festivals),
        )
        self.rulings = RulingSearch(home)
        self.numbers = NumberRegister(home)
        self.accounts = Accounts(home)
        self.access = AccessLog(home)
        self.delegations = Delegations(home, self.accounts, self.measure, clock)
        self.openings = Openings(home, self.access)
        self.settings = SettingsBook(home, self.access, clock)
        self.interpretations = Interpretations(home, self.measure, self.store, clock)
        self.writer = Writer(TemplateLibrary(home / "templates"), self.details, self.measure, self.calendar)
        if self.index.needs_rebuild or self.rulings.needs_rebuild:
            self.reindex()

    @property
    def today(self) -> date:
        return self.clock().date()

    @property
    def secret(self) -> bytes:
        """The office's secret, from which sign-in cookies are signed."""
        return self._secret

    def provider_secret(self) -> str:
        """What this office is known by at its identity provider. Raises Unusable where it cannot be read."""
        return provider_secret(self.home, self.details.provider)

    def officer(self, account: str) -> Officer | None:
        """The officer of an open account, with the roles that they hold today for others who are away."""
        known = self.accounts.officer(account)
        return self.delegations.on_duty(known) if known else None

    def up_to_date(self) -> Office:
        """This office, or one by the settings as they are now, where office.toml was changed by whomever.

        Another object, not this one changed: whoever is at work with this one ends by the settings that they began
        with. A file that cannot be used changes nothing; `settings_fault` says what is wrong with it.
        """
        stamp = _stamp(self.home)
        if stamp == self._settings_stamp:
            return self
        newer = copy.copy(self)
        newer._settings_stamp = stamp
        try:
            newer._follow(*open_home(self.home))
        except Unusable as fault:
            log.warning("office.toml has changed and cannot be used: %s", fault)
            newer.settings_fault = str(fault)
        return newer

    def _follow(self, reading: Reading, secret: bytes) -> None:
        self.settings_fault, self.settings_version = "", version_of(reading.text)
        details, measure = reading.details, reading.measure
        self.details, self.measure, self._secret = details, measure, secret
        self.calendar = WorkingCalendar(details.local_festivals)
        self.delegations = Delegations(self.home, self.accounts, measure, self.clock)
        self.interpretations = Interpretations(self.home, measure, self.store, self.clock)
        self.writer = Writer(self.writer.library, details, measure, self.calendar)

    # --- reading ---

    def case(self, number: str) -> Case:
        """The case as its folder says. Raises NotFound, Damaged."""
        return fold(number, self.records(number))

    def records(self, number: str) -> list[Record]:
        """The case's records as the present version writes them. Raises NotFound, Damaged."""
        key = self.measure.agency_key
        return [with_agency_keys(record, key) for record in self.store.folder(number).records()]

    def case_for(self, number: str, by: Officer) -> Case:
        """The case, for someone who may see it; to all others there is no such case. Raises NotFound, Damaged."""
        case = self.case(number)
        if not may_see(case, by):
            raise NotFound(f"没有案件{number}")
        return case

    def letter_to(self, number: str, ref: str, by: Officer) -> tuple[Letter, bytes]:
        """A letter that went out to a department or agency, for its officer; the view is logged. Raises NotFound."""
        for letter in letters_to(self.case(number), by, self.measure):
            if letter.ref == ref:
                data = self.store.folder(number).read_file(letter.path)
                self.access.note(self.now(), by, number, f"查看文书 {letter.title}", "收文单位")
                return letter, data
        raise NotFound("没有发给您单位的这份文书")

    def reported_by(self, department: str, page: int = 1) -> Page:
        """A department's own reports, the newest first, fifty a page."""
        return self.index.find(
            equal={"department": department},
            order_by="updated",
            descending=True,
            limit=50,
            offset=(page - 1) * 50,
        )

    def view(self, number: str, by: Officer, why: str = "办理") -> Case:
        """The case for a person to look at; the view is logged. Raises NotFound where it is not theirs to see."""
        case = self.case_for(number, by)
        self.access.note(self.now(), by, number, "查看案卷", why)
        return case

    def moment(self, by: Officer, case: Case, answers: Mapping[str, Any] | None = None) -> Attempt:
        """What `by` meets now who wants to take a step of `case`."""
        named = self._hanging_together(case, answers or {})
        return Attempt(self.today, self.measure, self.calendar, by, answers or {}, named)

    def _hanging_together(self, case: Case, answers: Mapping[str, Any]) -> dict[str, Case]:
        """The unit's case of a linked person, and the case that this one shall go into, as far as they can be read.

        A case that went into another one is answered for by that.
        """
        named = {str(case.report.get("related_case") or "")} if case.filings else set()
        named |= {str(answers.get("into") or "").strip()}
        found = self.readable(number for number in named if self.is_a_case(number))
        return {one.number: self._gone_into(one) for one in found}

    def _gone_into(self, case: Case) -> Case:
        seen = {case.number}
        while merger := case.latest(StepName.MERGER):
            into = next(self.readable([str(merger.answers["into"])]), None)
            if into is None or into.number in seen:
                break
            seen.add(into.number)
            case = into
        return case

    def called_for(self, case: Case) -> list[Step]:
        """The steps that somebody should take now."""
        return called_for(case, self.moment(SYSTEM, case))

    def permissions(self, case: Case, by: Officer) -> list[Permission]:
        return permissions(case, self.moment(by, case))

    def possible_steps(self, case: Case) -> list[Permission]:
        """Every step with what the case itself has against it, whoever asks."""
        return permissions(case, self.moment(SYSTEM, case), as_any_officer=True)

    def turns(self, case: Case) -> list[Role]:
        """Whose turn it is in the case today."""
        return turns(case, self.moment(ANYONE, case))

    def deadlines(self, case: Case) -> list[Deadline]:
        return deadlines(case, self.measure, self.calendar)

    def document(self, number: str, path: str, by: Officer) -> bytes:
        """A file of the case, checked against its record; the view is logged. Raises NotFound, Damaged."""
        if not by.has_any(INSIDE):
            raise NotFound(f"没有案件{number}")
        data = self.store.folder(number).read_file(path)
        self.access.note(self.now(), by, number, f"查看文件 {path}", "办理")
        return data

    def blank(self, number: str, name: str, by: Officer) -> NewFile:
        """A blank form for the person of this case, to be printed and handed over; logged. Raises NotFound."""
        case = self.case_for(number, by)
        if name not in BLANK_TITLES or not by.has_any(INSIDE):
            raise NotFound(f"没有名为{name[:40]}的空白表")
        self.note_export(number, by, f"空白表 {BLANK_TITLES[name]}")
        return self.writer.blank(case, name)

    def open_letter(self, number: str, ref: str, by: Officer) -> tuple[Case, Letter, bytes]:
        """A letter at the desk of who reviews or signs it; that it was opened in this version is kept. Raises NotFound."""
        case = self.case_for(number, by)
        letter = case.service.letter(ref)
        if letter is None or not by.has_any(INSIDE):
            raise NotFound(f"案件{number}没有编号为{ref[:20]}的文书")
        file = case.file_at(letter.path)
        data = self.store.folder(number).read_file(letter.path)
        self.openings.note(self.now(), by, number, letter.title, letter.path, file.sha256 if file else "")
        return case, letter, data

    def note(self, by: Officer, what: str, why: str) -> None:
        """Log something that concerns no single case: a sign-in, a change of accounts, a search by a whole number."""
        self.access.note(self.now(), by, "", what, why)

    def note_export(self, number: str, by: Officer, what: str) -> None:
        """Log that something of the case left the office."""
        self.access.note(self.now(), by, number, what, "导出")

    def file_refs(self, case: Case) -> list[FileRef]:
        """Every file that the case's records name, in order."""
        return [ref for record in self.store.folder(case.number).records() for ref in record.files]

    # --- forms ---

    def form(
        self, case: Case, step: Step, by: Officer, given: Answers | None = None, about: str = ""
    ) -> OfficeForm:
        """The form of `step`: as given, else as last saved, else with what is known.

        `about` is the letter at the desk: each has an unfinished form of its own.
        """
        vocabulary = self.vocabulary(case, step)
        if given is not None:
            return step.form(vocabulary, given)
        typed = self.unfinished.typed(case, step, by, about)
        if typed is not None:
            return step.form(vocabulary, typed)
        known = prefill(case, step, self.measure, self.today)
        if not case.filings and by.role_among(step.actors) == Role.DEPARTMENT:
            known["department"] = by.body
        return step.form(vocabulary, None, known)

    def suggestions(self, field: str, case: Case, by: Officer) -> Sequence[str]:
        """What a text field of a form on this case is likely to be filled with."""
        known = (
            [name for name in self.index.count_by("department") if name] if by.has_any(INSIDE) else [by.body]
        )
        return suggestions(field, case, self.accounts.everyone(), known, by)

    def keep_draft(self, case: Case, step: Step, by: Officer, given: FormData, about: str = "") -> None:
        """Keep an unfinished form as it was typed; it is no part of the record."""
        self.form(case, step, by, given)  # what no form can hold is not kept: raises Unreadable
        self.unfinished.keep(case, step, by, given, about)

    def preview(self, case: Case, step: Step, answers: Mapping[str, Any], by: Officer) -> list[NewFile]:
        """The letters and working papers that filing these answers would make; nothing is written."""
        facts = {} if step.opens_a_case else filing.computed_facts(self, case, step, answers)
        about = filing.about_to_file(self, case, step, answers, by, facts)
        return [*self.writer.drafts(case, step, about).files, *self.writer.papers(case, step, about)]

    def objections(self, case: Case, step: Step, answers: Mapping[str, Any], by: Officer) -> Refused | None:
        """Why these answers could not be filed now; None when they could."""
        found = refusals(case, step, self.moment(by, case, answers))
        return Refused(found, self.measure) if found else None

    def outlook(self, case: Case, step: Step, form: OfficeForm, by: Officer) -> list[Consequence]:
        """What would follow from the form as it stands; more is known once it is filled in rightly."""
        answers, is_whole = form.answers(), form.validate()
        found = [*forecast.of_the_respondent(answers), *forecast.of_the_term(answers, self.today)]
        if not is_whole or step.name in forecast.NOT_FORESEEN:
            return found
        if self.objections(case, step, answers, by):
            return found
        facts = filing.computed_facts(self, case, step, answers)
        found += [Consequence("疑点，登记后须核定", doubt["message"]) for doubt in facts.get("doubts", ())]
        found += [Consequence("提示", remark["message"]) for remark in facts.get("remarks", ())]
        about = filing.about_to_file(self, case, step, answers, by, facts)
        return found + forecast.of_the_filing(case, about, self.moment(by, case, answers))

    # --- filing ---

    def file(
        self,
        number: str | None,
        step_name: str,
        given: Answers,
        by: Officer,
        *,
        uploads: Sequence[UploadedFile] = (),
        seen: int | None = None,
        source: Mapping[str, Any] | None = None,
    ) -> Case:
        """Take one step: check the form, check the law, draft the letters, append the record.

        `number` is None for a step that opens a case. `seen` is the last record that the filer saw; newer ones
        make a Conflict. Raises Unacceptable (form), Refused (procedure), Unusable (upload), Conflict and the
        storage's own errors; nothing is written then.
        """
        return filing.file(self, number, step_name, given, by, uploads=uploads, seen=seen, source=source)

    def file_once(
        self,
        number: str | None,
        step_name: str,
        given: Answers,
        by: Officer,
        *,
        uploads: Sequence[UploadedFile] = (),
        seen: int | None = None,
    ) -> Case:
        """File a form that may have been sent twice; the second time it is the case as the first time left it.

        Raises what `file` raises.
        """
        return filing.file_once(self, number, step_name, given, by, uploads=uploads, seen=seen)

    def append(
        self,
        case: Case,
        step: Step,
        answers: Mapping[str, Any],
        by: Officer,
        attached: Sequence[NewFile],
        source: Mapping[str, Any] | None = None,
    ) -> Case:
        """Draft what the step drafts and append its record; the form and the law have had their say before."""
        return filing.append(self, case, step, answers, by, attached, source)

    def is_a_case(self, number: str) -> bool:
        """Whether there is a case of that number with a record."""
        if not number:
            return False
        try:
            return self.store.folder(number).last_sequence() > 0
        except NotFound:
            return False

    def related(self, number: str) -> list[Mapping[str, Any]]:
        """The cases that name this one as theirs: linked persons, parts split off, a case opened again."""
        return list(self.index.find(equal={"related": number}).items)

    def same_matter(self, answers: Mapping[str, Any]) -> str:
        """The number of a case about the same respondent and matter; empty when there is none."""
        key = identity_key(answers["identity_number"], self._secret)
        parent = str(answers.get("related_case") or "") if answers.get("relation") == "split" else ""
        known = joining.gone_into_it(self, self.case(parent)) if self.is_a_case(parent) else []
        for entry in self.index.find(equal={"identity": key}).items:
            if entry["number"] in known:
                continue
            same_instrument = entry["instrument"] and entry["instrument"] == answers.get("instrument_number")
            same_day = (
                entry["item"] == str(answers["item"]) and entry["conduct_date"] == answers["conduct_date"]
            )
            if (same_instrument or same_day) and entry["state"] not in (State.RETURNED, State.MERGED):
                return str(entry["number"])
        return ""

    def vocabulary(self, case: Case, step: Step) -> Vocabulary:
        """What the step's form may offer on this case."""
        officers = self.accounts.everyone() if step.name == StepName.RECUSAL else []
        return vocabulary_for(case, step, self.measure, self.today, officers)

    def now(self) -> str:
        """This moment as records bear it."""
        return self.clock().isoformat(timespec="seconds")

    # --- what is derived ---

    def reindex(self, progress: Callable[[int], None] = lambda done: None) -> int:
        """Make the index and the search index again from the folders; the number of cases."""
        return indexing.reindex(self, progress)

    def recount(self, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        """Make the index again by the settings of now, after periods or festivals changed; the number of cases.

        Deadlines are counted by the settings of this moment wherever a case is opened; the lists repeat them.
        """
        return indexing.recount(self, progress)

    def every_case(self) -> Iterator[Case]:
        """Every case that has a record and can be read, in the order of their numbers; `check` names the others."""
        return self.readable(self.store.numbers())

    def readable(self, numbers: Iterable[str]) -> Iterator[Case]:
        """Those of the cases that can be read: a damaged or missing folder never holds up the others."""
        for number in numbers:
            try:
                case = self.case(number)
            except (Damaged, NotFound, UnknownStep):
                log.warning("case %s cannot be read and is left out", number)
                continue
            if case.filings:
                yield case

    def in_state(self, state: State) -> Iterator[Case]:
        """Every readable case that the index knows in that state."""
        return self.readable(entry["number"] for entry in self.index.find(equal={"state": state.value}).items)

    def find_by_identity(self, number: str) -> list[Mapping[str, Any]]:
        """The cases about a respondent, by the whole identity number and nothing less."""
        return list(self.index.find(equal={"identity": identity_key(number, self._secret)}).items)

    def numbers_about(self, number: str) -> list[str]:
        """The cases in which the bearer of this whole number is the respondent, or the unit's representative."""
        key = identity_key(number, self._secret)
        found = [
            entry for field in ("identity", "linked") for entry in self.index.find(equal={field: key}).items
        ]
        return sorted({str(entry["number"]) for entry in found})

    def search(self, query: str, k: int = 20, filters: Mapping[str, str] | None = None) -> list[Hit]:
        """Past rulings that contain the words (Article 11)."""
        return self.rulings.search(query, k, filters=filters or {})

    def interpretation_letter(self, number: int) -> tuple[str, bytes]:
        """An interpretation as a Word letter: its document number, its bytes. Raises NotFound."""
        return self.interpretations.letter(number, self.writer.library, self.details)

    def register(self) -> list[Listing]:
        """What the public register shows today."""
        return publishing.published(self)

    def register_page(self, page: int) -> tuple[list[Listing], int]:
        """A page of what the public register shows today, and how many cases have something published."""
        return publishing.published_page(self, page)

    def outbox(self, agency: str = "") -> list[Sent]:
        """What the agencies were told and what they answered, the longest silent first; one agency's, or everyone's."""
        told = self.index.find(equal={"told": agency} if agency else {"outgoing": "any"}).items
        return outgoing.letters_of(self, self.readable(str(entry["number"]) for entry in told), agency)

    def outbox_page(self, agency: str, *, waiting: bool, page: int) -> outgoing.OutboxPage:
        """A page of the outbox: what still waits for an answer, or everything."""
        return outgoing.outbox_page(self, agency, waiting=waiting, page=page)

    def run_due(self) -> list[Case]:
        """Remove every listing whose term is over and whose obligation is met, today, without anyone asking.

        Linked persons' cases hear what became of the unit's, where they were not told at once.
        Cases whose answer period has ended pass to the reviewer's list, those to be taken down to the clerk's.
        """
        for case in self.in_state(State.DEFENCE_OPEN):
            indexing.index(self, case)
        joining.tell_who_was_not_told(self)
        removed = []
        for case in self.in_state(State.LISTED):
            if not refusals(case, REMOVAL, self.moment(SYSTEM, case)):
                removed.append(self.file(case.number, StepName.REMOVAL, {}, SYSTEM))
            elif must_come_down(case, self.measure, self.today):
                indexing.index(self, case)
        return removed

    def check(self) -> Iterable[Problem]:
        """Everything that is wrong in the home, in words."""
        return archiving.check(self)


def _stamp(home: Path) -> tuple[int, int, int]:
    """By which a changed office.toml is noticed without reading it; zeros where there is none."""
    try:
        status = (home / SETTINGS).stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
