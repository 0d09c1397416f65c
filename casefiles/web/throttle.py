"""Slows down guessing of passwords. Counts by account and address together, so that nobody can lock others out."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

FREE_TRIES = 5
FIRST_WAIT = 4.0
LONGEST_WAIT = 15 * 60.0
FORGOTTEN_AFTER = 60 * 60.0
MOST_PAIRS = 10_000


@dataclass
class _Tries:
    count: int = 0
    last: float = 0.0


class Throttle:
    """Counts failures for each pair of account and address. After FREE_TRIES each failure doubles the wait."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._tries: OrderedDict[tuple[str, str], _Tries] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, account: str, address: str) -> int:
        """Seconds until this pair may try again; 0 if it may now."""
        with self._lock:
            tries = self._known(account, address)
            if tries.count < FREE_TRIES:
                return 0
            pause = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (tries.count - FREE_TRIES))
            return max(0, int(tries.last + pause - self._now() + 0.999))

    def failed(self, account: str, address: str) -> None:
        with self._lock:
            tries = self._known(account, address)
            tries.count, tries.last = min(tries.count + 1, 64), self._now()
            self._tries[account, address] = tries
            self._tries.move_to_end((account, address))
            while len(self._tries) > MOST_PAIRS:
                self._tries.popitem(last=False)

    def succeeded(self, account: str, address: str) -> None:
        with self._lock:
            self._tries.pop((account, address), None)

    def _known(self, account: str, address: str) -> _Tries:
        tries = self._tries.get((account, address))
        if tries is None or self._now() - tries.last > FORGOTTEN_AFTER:
            return _Tries()
        return tries
