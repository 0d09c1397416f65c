"""Finding the next free number at a cost that does not grow with the numbers in use."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from storage import durable
from storage.errors import Unwritable

_MORE_THAN_EVER = 10**9


def allot(
    hint: Path,
    *,
    claim: Callable[[int], bool],
    is_taken: Callable[[int], bool],
    taken: Callable[[], Iterable[int]],
) -> int:
    """Claim the next number upward from the last one used, and remember it in the file ``hint``.

    The hint is only a place to begin: a stale one costs a few more attempts, and one that is missing or
    names a number not in use is replaced by listing ``taken``. ``claim`` must be exclusive; it alone decides.
    """
    last = _remembered(hint)
    if last == 0 or not is_taken(last):
        last = max(taken(), default=0)
    number = last + 1
    while not claim(number):
        number += 1
    with contextlib.suppress(Unwritable, OSError):  # the number is claimed; the hint may fail
        hint.parent.mkdir(parents=True, exist_ok=True)
        durable.replace(hint, str(number).encode(), sync=False)
    return number


def _remembered(hint: Path) -> int:
    try:
        number = int(hint.read_text("ascii"))
    except (OSError, ValueError):
        return 0
    return number if 0 < number < _MORE_THAN_EVER else 0
