"""TinyDB without its price: a storage that keeps the tables in memory and appends each change to a log."""

import contextlib
import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from storage.case_index.log import Log, line_of
from storage.case_index.lookups import Documents, Lookups, copied, uncollected
from storage.errors import Unwritable
from storage.locking import alone

_SPARE_LINES = 1_000
_DOCUMENTS_IN_LINE = 500


class LogStorage(Storage):
    """Keeps the tables in memory and each change as one line ``[table, {id: document or null}]`` of a log.

    Safe for several threads, and for several processes that each have their own instance: every reading
    first takes in what the others have appended, every writing holds the log's lock from its reading on.
    """

    def __init__(self, path: Path) -> None:
        self._log = Log(path)
        self._lock_path = path.with_suffix(".lock")
        self._mutex = threading.RLock()
        self._depth = 0
        self._tables: dict[str, Documents] = {}
        self._lookups: dict[str, Lookups] = {}

    @property
    def is_complete(self) -> bool:
        """False if the log was lost or damaged, so that the tables may lack documents."""
        with self.reading():
            return self._log.is_complete

    def lookups(self, name: str, fields: Iterable[str], orders: Iterable[str]) -> Lookups:
        """The hash indexes over one table."""
        self._lookups[name] = Lookups(self.documents(name), tuple(fields), tuple(orders))
        return self._lookups[name]

    @contextlib.contextmanager
    def reading(self, name: str = "") -> Iterator[Documents]:
        """The table as it is now; it stays so for this process until the end of the block."""
        with self._mutex:
            if not self._depth:
                self._catch_up()
            yield self.documents(name)

    @contextlib.contextmanager
    def writing(self, name: str = "") -> Iterator[Documents]:
        """The same, and no other process writes until the end of the block."""
        with self._mutex:
            if self._depth:
                yield self.documents(name)
                return
            with alone(self._lock_path):
                self._catch_up()
                self._depth += 1
                try:
                    yield self.documents(name)
                finally:
                    self._depth -= 1

    def commit(self, name: str, changes: Mapping[int, Mapping[str, Any] | None]) -> None:
        """Write documents, or None to remove them, in one line: all of them or none."""
        if not changes:
            return
        line = line_of([name, {str(document_id): document for document_id, document in changes.items()}])
        with self.writing():
            while not self._log.append(line):
                self._catch_up()
            self._take(json.loads(line))  # as every other reader of the line will see it
            self._compact_if_worthwhile()

    def rewrite(self, tables: Mapping[str, Mapping[int, Mapping[str, Any]]], *, is_complete: bool) -> None:
        """Put these tables in the place of everything."""
        lines = _lines(tables)
        with self.writing():
            self._log.rewrite(lines, is_complete=is_complete)
            self._forget()
            for line in lines:
                self._take(json.loads(line))

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, as TinyDB's own storages give them."""
        with self.reading():
            tables = {
                name: {str(document_id): copied(document) for document_id, document in documents.items()}
                for name, documents in self._tables.items()
                if documents
            }
        return tables or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace all tables, as TinyDB's own storages do."""
        self.rewrite(
            {
                name: {int(document_id): document for document_id, document in documents.items()}
                for name, documents in data.items()
            },
            is_complete=self.is_complete,
        )

    def documents(self, name: str) -> Documents:
        """The table as it was last seen: to be asked for inside ``reading`` or ``writing``."""
        return self._tables.setdefault(name, {})

    def _catch_up(self) -> None:
        with uncollected():
            tail = self._log.read()
            if tail is None:
                return
            if tail.is_fresh:
                self._forget()
            for entry in tail.entries:
                self._take(entry)

    def _take(self, entry: Any) -> None:
        try:
            name, changes = entry
            numbered = {int(document_id): document for document_id, document in changes.items()}
        except (ValueError, TypeError, AttributeError):
            self._log.is_complete = False
            return
        documents, lookups = self.documents(name), self._lookups.get(name)
        for document_id, document in numbered.items():
            old = documents.get(document_id)
            if document is None:
                documents.pop(document_id, None)
            else:
                documents[document_id] = document
            if lookups:
                lookups.changed(document_id, old, document)

    def _forget(self) -> None:
        for documents in self._tables.values():
            documents.clear()
        for lookups in self._lookups.values():
            lookups.forget()

    def _compact_if_worthwhile(self) -> None:
        if self._log.lines > sum(map(len, self._tables.values())) + _SPARE_LINES:
            with contextlib.suppress(Unwritable):  # the long log is as good; the next change tries again
                self._log.rewrite(_lines(self._tables), is_complete=self._log.is_complete)


def _lines(tables: Mapping[str, Mapping[int, Mapping[str, Any]]]) -> list[bytes]:
    """Everything, many documents to a line, which is quicker to read than one."""
    lines = []
    for name, documents in tables.items():
        ids = list(documents)
        for start in range(0, len(ids), _DOCUMENTS_IN_LINE):
            chosen = ids[start : start + _DOCUMENTS_IN_LINE]
            lines.append(
                line_of([name, {str(document_id): documents[document_id] for document_id in chosen}])
            )
    return lines
