"""Allots the next number of a series (case numbers, document numbers), however many are in use."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from storage import durable
from storage.errors import Unwritable

_IMPLAUSIBLE = 10**9


def allot(
    hint: Path,
    *,
    claim: Callable[[int], bool],
    is_taken: Callable[[int], bool],
    taken: Callable[[], Iterable[int]],
) -> int:
    """Claim the number after the last one in use, and note it in the file ``hint`` for the next call.

    ``claim`` must be exclusive and return False if the number is taken. It alone decides, so the hint may be wrong:
    too low, it costs some more attempts; missing or beyond the last number, ``taken`` is listed instead.
    """
    last = _hinted(hint)
    # A hint beyond the last number (an older copy of the folder was put back) would leave a gap that nobody can explain.
    if last == 0 or not is_taken(last):
        last = max(taken(), default=0)
    number = last + 1
    while not claim(number):
        number += 1
    with contextlib.suppress(Unwritable, OSError):  # the number is claimed already, and works without a hint
        hint.parent.mkdir(parents=True, exist_ok=True)
        durable.replace(hint, str(number).encode(), sync=False)
    return number


def _hinted(hint: Path) -> int:
    try:
        number = int(hint.read_text("ascii"))
    except (OSError, ValueError):
        return 0
    return number if 0 < number < _IMPLAUSIBLE else 0
