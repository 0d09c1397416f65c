"""The excerpt of a ruling that shows why it was found, as it was written, with the spans to highlight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storage.ruling_search.normal_text import NormalText, with_origin

Spans = tuple[tuple[int, int], ...]

# In characters: so much before the first match, for its context, and so much in all.
_BEFORE, _LENGTH = 30, 160


@dataclass(frozen=True)
class Excerpt:
    """Part of a section ("" for the title), and the spans to highlight in it."""

    section: str
    text: str
    spans: Spans


def excerpt_of(sections: Mapping[str, str], title: str, wanted: Sequence[str]) -> Excerpt:
    """The excerpt from the section that contains the most words, the first of several; the title if none does."""
    best_section, best_count = "", 0
    for section, text in sections.items():
        normal_text = with_origin(text).text
        count = sum(word in normal_text for word in wanted)
        if count > best_count:
            best_section, best_count = section, count
    if not best_count:
        return Excerpt("", title, spans_in(title, wanted))
    return _around_first(best_section, sections[best_section], wanted)


def spans_in(text: str, wanted: Iterable[str]) -> Spans:
    """Where any of the words is in the text, as (start, end) offsets; overlapping matches are joined."""
    normal_text = with_origin(text)
    return _joined(span for word in wanted for span in _occurrences(normal_text, word))


def _around_first(section: str, text: str, wanted: Sequence[str]) -> Excerpt:
    spans = spans_in(text, wanted)
    first_start, first_end = spans[0]
    start = max(0, first_start - _BEFORE)
    end = max(first_end, start + _LENGTH)
    shown = tuple((max(left, start) - start, min(right, end) - start) for left, right in spans if left < end)
    return Excerpt(section, text[start:end], shown)


def _occurrences(normal_text: NormalText, word: str) -> Iterable[tuple[int, int]]:
    at = normal_text.text.find(word)
    while at >= 0:
        yield normal_text.original_span(at, at + len(word))
        at = normal_text.text.find(word, at + 1)


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
