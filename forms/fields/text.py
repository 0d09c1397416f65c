"""Text fields: one line, paragraphs, a list of lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import widgets

from forms.fields.base import ReadingField
from forms.reading.lines import read_lines
from forms.reading.text import as_written, compatible, read_line, read_text


class TextField(ReadingField):
    """One line of text."""

    placeholder_is_nothing = False

    def __init__(self, *args: Any, longest: int = 200, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> str:
        return read_line(written, longest=self.longest)


class KeyedTextField(TextField):
    """One line of text that may name something known; its key is kept then, else the text as it was written.

    The form's vocabulary gives (key, name) pairs: a key may have several names, and is shown by its first.
    """

    def __init__(self, *args: Any, vocabulary: str, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> str:
        text = super().read(written)
        bare = _bare(text)
        return next((key for key, name in self._names if bare in (key, _bare(name))), text)

    def show(self) -> str:
        return next((name for key, name in self._names if key == self.data), super().show())

    def json_value(self) -> Any:
        return self.data

    @property
    def _names(self) -> Sequence[tuple[str, str]]:
        known = getattr(self._form, "vocabulary", None)
        return known.choices.get(self.vocabulary, ()) if known else ()


def _bare(text: str) -> str:
    """A name without the blanks that people put into it."""
    return "".join(compatible(text).split())


class LongTextField(TextField):
    """Paragraphs of text. Text that is too long is refused, never truncated."""

    widget: Any = widgets.TextArea()

    def __init__(self, *args: Any, longest: int = 20_000, **kwargs: Any) -> None:
        super().__init__(*args, longest=longest, **kwargs)

    def read(self, written: object) -> str:
        return read_text(written, longest=self.longest)


class LinesField(ReadingField):
    """A list with one entry a line. `data` is always a list."""

    widget: Any = widgets.TextArea()

    def __init__(self, *args: Any, longest: int = 20_000, most: int = 200, **kwargs: Any) -> None:
        self.longest = longest
        self.most = most
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> list[str]:
        text = "\n".join(map(as_written, written)) if isinstance(written, list | tuple) else written
        return read_lines(text, longest=self.longest, most=self.most)

    def show(self) -> str:
        return "\n".join(self.data or ())

    def json_value(self) -> list[str]:
        return list(self.data or ())

    def process_data(self, value: Any) -> None:
        self.data = self.read(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            self.data = []
            self.data = self.read(valuelist)

    def _value(self) -> str:
        if not self.data and self.raw_data:
            return "\n".join(written for written in self.raw_data if isinstance(written, str))
        return self.show()
