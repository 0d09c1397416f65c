"""Keys kept in order while they come and go, at a cost that hardly grows with their number."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import islice

SortKey = tuple[int, str | float, int]

_BLOCK = 512


class SortedKeys:
    """Distinct keys in blocks of bounded length: a change moves the keys of one block only."""

    def __init__(self, keys: Iterable[SortKey] = ()) -> None:
        ordered = sorted(keys)
        self._blocks = [ordered[start : start + _BLOCK] for start in range(0, len(ordered), _BLOCK)]
        self._lasts = [block[-1] for block in self._blocks]

    def __iter__(self) -> Iterator[SortKey]:
        for block in self._blocks:
            yield from block

    def add(self, key: SortKey) -> None:
        """Put a key, which is not there yet, in its place."""
        if not self._blocks:
            self._blocks, self._lasts = [[key]], [key]
            return
        at = min(bisect_left(self._lasts, key), len(self._blocks) - 1)
        block = self._blocks[at]
        insort(block, key)
        if len(block) > 2 * _BLOCK:
            self._blocks[at : at + 1] = [block[:_BLOCK], block[_BLOCK:]]
            self._lasts[at : at + 1] = [block[_BLOCK - 1], block[-1]]
        else:
            self._lasts[at] = block[-1]

    def remove(self, key: SortKey) -> None:
        """Take out a key that is there."""
        at = bisect_left(self._lasts, key)
        block = self._blocks[at]
        del block[bisect_left(block, key)]
        if block:
            self._lasts[at] = block[-1]
        else:
            del self._blocks[at], self._lasts[at]

    def page(self, offset: int, limit: int | None, *, descending: bool = False) -> list[SortKey]:
        """``limit`` keys from the given place on, all if None."""
        stop = None if limit is None else offset + limit
        return list(islice(self._from(offset, descending), None if stop is None else stop - offset))

    def _from(self, offset: int, descending: bool) -> Iterator[SortKey]:
        for block in reversed(self._blocks) if descending else self._blocks:
            if offset >= len(block):
                offset -= len(block)
                continue
            yield from islice(reversed(block) if descending else block, offset, None)
            offset = 0
