"""Pages for reviewing and signing: the queue of letters, the letter desk, several letters of a kind at once."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.cases.step_names import LetterAct, letter_act
from casefiles.office.errors import Conflict, Refused, StorageError, Unusable
from casefiles.office.filing.batch_approval import pass_together
from casefiles.office.filing.drafts import keep_draft
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.take_step import take_step_once
from casefiles.office.reading.cases import case_for
from casefiles.office.reading.documents import open_letter
from casefiles.office.reading.waiting_letters import DESK_ACTS
from casefiles.procedure.letter_life.steps import LETTER_REVIEW
from casefiles.procedure.table import STEPS
from casefiles.web.letter_desk import LetterDesk, act_on
from casefiles.web.letter_queue import chosen, queues
from casefiles.web.request import office, officer, posted
from casefiles.web.step_page import Message, StepPage
from forms.base import OfficeForm, Unacceptable
from forms.reading.text import Unreadable

bp = Blueprint("letters", __name__)


@bp.get("/letters")
def waiting() -> ResponseReturnValue:
    """The queue: letters that wait for this officer's review or signature."""
    return render_template("letters.html", queues=queues(office(), officer()), results=(), fault="")


@bp.post("/letters")
def together() -> ResponseReturnValue:
    """Review or sign the ticked letters of one kind. The result of each is shown above the queue."""
    try:
        results = pass_together(office(), _act(), chosen(request.form.getlist("letter")), officer())
    except Unusable as fault:
        page = render_template(
            "letters.html", queues=queues(office(), officer()), results=(), fault=str(fault)
        )
        return page, 422
    return render_template("letters.html", queues=queues(office(), officer()), results=results, fault="")


@bp.get("/cases/<number>/letters/<ref>/desk")
def desk(number: str, ref: str) -> ResponseReturnValue:
    """The letter desk. It is remembered that the officer opened this version of the letter."""
    return render_template("desk.html", desk=_desk(number, ref))


@bp.post("/cases/<number>/letters/<ref>/desk")
def act(number: str, ref: str) -> ResponseReturnValue:
    """Pass the letter, return it with remarks, or sign it together with those that go out with it."""
    try:
        done = take_step_once(office(), number, _act(), posted(), officer(), seen=_seen())
    except (Conflict, Unacceptable, Refused, Unusable, StorageError) as fault:
        form = fault.form if isinstance(fault, Unacceptable) else _form_as_posted(number, ref)
        page = _desk(number, ref, form, seen=None if isinstance(fault, Conflict) else _seen())
        assert page.page is not None  # noqa: S101 - a form that was sent comes back
        page.page.explain(fault)
        return render_template("desk.html", desk=page), 409 if isinstance(fault, Conflict) else 422
    letter = done.service.letter(ref)
    said = f"《{letter.title}》（案件{number}）{letter.status.title}" if letter else STEPS[_act()].title
    flash(f"已办理：{said}{f'，文号{letter.number}' if letter and letter.number else ''}。", "done")
    return redirect(url_for("letters.waiting"))


@bp.post("/cases/<number>/letters/<ref>/desk/draft")
def keep(number: str, ref: str) -> ResponseReturnValue:
    """Autosave: keep the unfinished remarks on this letter."""
    try:
        case = case_for(office(), number, officer())
        keep_draft(office(), case, LETTER_REVIEW, officer(), posted(), about=ref)
    except Unreadable:
        abort(422, "表中有看不懂的内容，没有暂存。")
    return "", 204


def desk_as_posted(number: str, ref: str) -> ResponseReturnValue:
    """The desk with the form as posted, after the session of its page expired. Files nothing."""
    page = _desk(number, ref, _form_as_posted(number, ref), seen=_seen())
    if page.page is not None:
        page.page.messages = [
            Message("页面打开太久或者您已重新登录，还没有提交；填写的内容都在，请核对后再提交。")
        ]
    return render_template("desk.html", desk=page), 400


def _desk(number: str, ref: str, sent: OfficeForm | None = None, seen: int | None = None) -> LetterDesk:
    """The letter desk with its form: as posted, otherwise as autosaved."""
    case, letter, words = open_letter(office(), number, ref, officer())
    to_do = act_on(letter) if sent is None else _act()
    page = None
    if to_do is not None and officer().has_any(STEPS[to_do].actors):
        form = sent or form_for(office(), case, STEPS[to_do], officer(), about=ref)
        page = StepPage(office(), case, STEPS[to_do], officer(), form, seen=seen)
    return LetterDesk(office(), case, letter, words, officer(), page)


def _form_as_posted(number: str, ref: str) -> OfficeForm:
    case = case_for(office(), number, officer())
    return form_for(office(), case, STEPS[_act()], officer(), posted(), about=ref)


def _act() -> LetterAct:
    """The act of the posted form."""
    act = letter_act(request.form.get("act", ""))
    if act not in DESK_ACTS:
        abort(400, "请从文书的阅审页办理。")
    return act


def _seen() -> int | None:
    seen = request.form.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() else None
