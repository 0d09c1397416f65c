"""The part of a text that shows why it was found, in its original spelling, with the places to mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storage.ruling_search.normal_text import Normal, with_origin

Spans = tuple[tuple[int, int], ...]

_BEFORE, _LENGTH = 30, 160


@dataclass(frozen=True)
class Excerpt:
    """A piece of a section ("" for the title) and the spans to mark in it."""

    section: str
    text: str
    spans: Spans


def excerpt_of(sections: Mapping[str, str], title: str, wanted: Sequence[str]) -> Excerpt:
    """From the first section that has the most of the words; the title if no section has any."""
    best_section, best_count = "", 0
    for section, text in sections.items():
        spelling = with_origin(text).text
        count = sum(word in spelling for word in wanted)
        if count > best_count:
            best_section, best_count = section, count
    if not best_count:
        return Excerpt("", title, spans_in(title, wanted))
    return _around_first(best_section, sections[best_section], wanted)


def spans_in(text: str, wanted: Iterable[str]) -> Spans:
    """Every place in the original text where one of the words stands, overlapping ones joined."""
    spelling = with_origin(text)
    return _joined(span for word in wanted for span in _occurrences(spelling, word))


def _around_first(section: str, text: str, wanted: Sequence[str]) -> Excerpt:
    spans = spans_in(text, wanted)
    first_start, first_end = spans[0]
    start = max(0, first_start - _BEFORE)
    end = max(first_end, start + _LENGTH)
    shown = tuple((max(left, start) - start, min(right, end) - start) for left, right in spans if left < end)
    return Excerpt(section, text[start:end], shown)


def _occurrences(spelling: Normal, word: str) -> Iterable[tuple[int, int]]:
    at = spelling.text.find(word)
    while at >= 0:
        yield spelling.original_span(at, at + len(word))
        at = spelling.text.find(word, at + 1)


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
