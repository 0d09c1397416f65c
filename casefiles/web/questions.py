"""Lays a form out for its page: the shape of each field, its options in groups, its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import wtforms

from casefiles.law.agency import AgencyKey
from casefiles.law.measure import Measure
from forms.base import OfficeForm
from forms.fields import ChoiceField, DateField, ItemField, LinesField, LongTextField, MultiChoiceField
from forms.fields.corrections import CorrectionRow
from forms.fields.numbers import CountField
from forms.fields.rows import RowsField
from forms.hearing import ResponseRow
from forms.letter_life import RemarkRow
from forms.proposal import RestrictionRow

# Field class → shape; the first class that matches counts. _questions.html has a macro for each shape.
SHAPES: tuple[tuple[type[Any], str], ...] = (
    (RowsField, "rows"),
    (MultiChoiceField, "checks"),
    (ChoiceField, "radios"),
    (wtforms.BooleanField, "tick"),
    (wtforms.SelectField, "select"),
    (ItemField, "item"),
    (LinesField, "lines"),
    (LongTextField, "area"),
    (CountField, "count"),
    (DateField, "date"),
    (wtforms.Field, "text"),
)
ROWS: dict[type[Any], str] = {
    RestrictionRow: "restrictions",
    ResponseRow: "responses",
    CorrectionRow: "corrections",
    RemarkRow: "remarks",
}
BLANK_CORRECTIONS = 5


@dataclass(frozen=True)
class Option:
    """One choice, with a note from the Measure."""

    value: str
    label: str
    chosen: bool
    id: str
    note: str = ""
    usable: bool = True


@dataclass(frozen=True)
class Group:
    """Options under one heading."""

    title: str
    options: Sequence[Option]
    key: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a list of subforms: its heading, the value of its tick box, its note from the Measure."""

    form: Any
    title: str
    value: str = ""
    note: str = ""
    usable: bool = True


class Questions:
    """A form laid out for its page."""

    def __init__(self, form: OfficeForm, measure: Measure) -> None:
        self.form = form
        self.measure = measure
        for one in form:
            if isinstance(one, RowsField):
                self._lay_out(one)

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        return self.form.groups

    @staticmethod
    def shape(one: Any) -> str:
        return next(shape for kind, shape in SHAPES if isinstance(one, kind))

    @staticmethod
    def rows_shape(one: RowsField) -> str:
        return ROWS[one.row]

    def options(self, one: Any) -> list[Group]:
        """A field's options in groups: behaviours by item, restrictions by kind of respondent, agencies by group."""
        groups: dict[tuple[str, str], list[Option]] = {}
        for position, option in enumerate(one.options()):
            title, key, note, usable = self._about(self.form.CHOICES.get(one.name, ""), option.value)
            groups.setdefault((title, key), []).append(
                Option(option.value, option.label, option.chosen, f"{one.id}-{position}", note, usable)
            )
        return [Group(title, options, key) for (title, key), options in groups.items()]

    def _about(self, vocabulary: str, value: str) -> tuple[str, str, str, bool]:
        """Group title, group key, note, and whether it is usable by default, for an option of the Measure."""
        measure = self.measure
        if vocabulary in ("behaviours", "item_behaviours") and value in measure.behaviours:
            behaviour = measure.behaviours[value]
            standing = behaviour.standing
            title = f"{measure.name(behaviour.ground)}　{measure.item_labels[behaviour.item]}"
            return title, str(behaviour.item), "" if standing.usable else standing.title, standing.usable
        if vocabulary == "restrictions" and value in measure.restrictions:
            restriction = measure.restrictions[value]
            return restriction.respondent.title, restriction.respondent.value, "", True
        agency = measure.agencies.get(AgencyKey(value))
        if vocabulary in ("agencies", "informed_agencies") and agency:
            return agency.group, "", "", True
        return "", "", "", True

    def items(self) -> list[tuple[int, str]]:
        """The items of conduct: number, and citation with label."""
        return self.measure.items_of_conduct()

    def rows(self, one: RowsField) -> list[Row]:
        """The rows of a list field."""
        if one.row is RestrictionRow:
            offered = self.form.vocabulary.choices.get("restrictions", ())
            return [
                self._restriction(entry, *choice) for entry, choice in zip(one.entries, offered, strict=False)
            ]
        return [
            Row(entry.form, f"第{place}{'点' if one.row is ResponseRow else '项'}")
            for place, entry in enumerate(one.entries, start=1)
        ]

    def _restriction(self, entry: Any, code: str, label: str) -> Row:
        known = self.measure.restrictions.get(code)
        if known is None:
            return Row(entry.form, label, code)
        usable = known.footing.usable
        note = known.note if usable else f"{known.footing.title}：{known.note}"
        return Row(entry.form, label, code, note, usable)

    def _lay_out(self, one: RowsField) -> None:
        """Make the rows that the page shows: one for each restriction, some blank ones for corrections."""
        if one.row is RestrictionRow:
            self._one_for_every(
                one, [code for code, _ in self.form.vocabulary.choices.get("restrictions", ())]
            )
        elif one.row is CorrectionRow:
            offered = [("", "请选择"), *self.form.vocabulary.choices.get("correctable", ())]
            while len(one.entries) < BLANK_CORRECTIONS:
                one.append_entry()
            for entry in one.entries:
                entry.form.field.choices = offered

    @staticmethod
    def _one_for_every(one: RowsField, codes: Sequence[str]) -> None:
        """Make one row for each choice, in order: as posted, or from the values at hand."""
        present = [entry.form.code.data for entry in one.entries]
        posted_here = len(present) == len(codes) and all(
            known in (None, "", code) for known, code in zip(present, codes, strict=True)
        )
        if not posted_here:
            known_rows = {entry.form.code.data: entry.data for entry in one.entries}
            one.process(None, [known_rows.get(code, {}) for code in codes])


def problems(form: OfficeForm) -> list[tuple[str, str]]:
    """All error messages of a form, each with the anchor of its field, in the form's order."""
    found = []
    for one in form:
        where = f"at-{one.name}"
        texts = form.messages().get(one.name, [])
        found += [(where, f"{one.label.text}：{text}") for text in texts]
    return found
