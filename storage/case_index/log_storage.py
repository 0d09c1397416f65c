"""A TinyDB storage that keeps the tables in memory and appends each change to a log.

TinyDB's own JSONStorage writes the whole file anew at each change and parses it anew at each read.
"""

import contextlib
import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from storage.case_index.documents import Documents, copy_of, gc_paused
from storage.case_index.index_log import Log, to_line
from storage.case_index.lookups import Lookups
from storage.errors import Unwritable
from storage.locking import exclusive

# The log is compacted when it has this many lines more than there are documents: seldom enough to cost nothing
# per change, often enough that a new process reads little that is out of date.
_SPARE_LINES = 1_000
# Many documents to a line are quicker to parse than one to a line.
_DOCUMENTS_IN_LINE = 500


class LogStorage(Storage):
    """Keeps the tables in memory, and each change as one line ``[table, {id: document or null}]`` of a log.

    Safe for several threads, and for several processes that each have an instance of their own: every read
    first applies what the others appended, and every write holds the lock of the log from that moment on.
    """

    def __init__(self, path: Path) -> None:
        self._log = Log(path)
        self._lock_path = path.with_suffix(".lock")
        self._mutex = threading.RLock()
        self._writing_depth = 0
        self._tables: dict[str, Documents] = {}
        self._lookups: dict[str, Lookups] = {}

    @property
    def is_complete(self) -> bool:
        """False if the log was lost or damaged, so that documents may be missing."""
        with self.reading():
            return self._log.is_complete

    def lookups(self, name: str, fields: Iterable[str], ordered_by: Iterable[str]) -> Lookups:
        """Create the hash indexes and sorted views of one table; they are kept up to date from then on."""
        self._lookups[name] = Lookups(self.documents(name), tuple(fields), tuple(ordered_by))
        return self._lookups[name]

    @contextlib.contextmanager
    def reading(self, name: str = "") -> Iterator[Documents]:
        """The documents of a table as they are now. No thread of this process changes them within the block."""
        with self._mutex:
            # Inside a write the lock is held and the log cannot have grown.
            if not self._writing_depth:
                self._catch_up()
            yield self.documents(name)

    @contextlib.contextmanager
    def writing(self, name: str = "") -> Iterator[Documents]:
        """The same, and no other process writes within the block. May be nested."""
        with self._mutex:
            if self._writing_depth:  # a second flock on another descriptor would wait for the first for ever
                yield self.documents(name)
                return
            with exclusive(self._lock_path):
                self._catch_up()
                self._writing_depth += 1
                try:
                    yield self.documents(name)
                finally:
                    self._writing_depth -= 1

    def commit(self, name: str, changes: Mapping[int, Mapping[str, Any] | None]) -> None:
        """Write the given documents (None removes one) in one line of the log, so that a crash loses all or none.

        Raises ValueError or TypeError if JSON cannot express one, Unwritable if the disk refuses.
        """
        if not changes:
            return
        line = to_line([name, {str(document_id): document for document_id, document in changes.items()}])
        with self.writing():
            while not self._log.append(line):
                self._catch_up()
            # Parsed again, so that this process sees exactly what the others will: tuples are lists now, and
            # later changes to the caller's objects do not reach the table.
            self._apply(json.loads(line))
            self._compact_if_long()

    def rewrite(self, tables: Mapping[str, Mapping[int, Mapping[str, Any]]], *, is_complete: bool) -> None:
        """Replace everything by these tables, atomically."""
        lines = _lines(tables)
        with self.writing():
            self._log.rewrite(lines, is_complete=is_complete)
            self._clear()
            for line in lines:
                self._apply(json.loads(line))

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables, in the form that TinyDB expects of a storage."""
        with self.reading():
            tables = {
                name: {str(document_id): copy_of(document) for document_id, document in documents.items()}
                for name, documents in self._tables.items()
                if documents
            }
        return tables or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace all tables, as TinyDB expects of a storage."""
        self.rewrite(
            {
                name: {int(document_id): document for document_id, document in documents.items()}
                for name, documents in data.items()
            },
            is_complete=self.is_complete,
        )

    def documents(self, name: str) -> Documents:
        """The documents of a table as last seen. Call it inside ``reading`` or ``writing``."""
        return self._tables.setdefault(name, {})

    def _catch_up(self) -> None:
        with gc_paused():
            tail = self._log.read()
            if tail is None:
                return
            if tail.is_restart:
                self._clear()
            for entry in tail.entries:
                self._apply(entry)

    def _apply(self, entry: Any) -> None:
        try:
            name, changes = entry
            numbered = {int(document_id): document for document_id, document in changes.items()}
        except (ValueError, TypeError, AttributeError):
            # Valid JSON that is no change: a document may be lost with it, so the index has to be rebuilt.
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
                lookups.update(document_id, old, document)

    def _clear(self) -> None:
        # Emptied and not replaced: each Lookups refers to the dictionary of its table.
        for documents in self._tables.values():
            documents.clear()
        for lookups in self._lookups.values():
            lookups.clear()

    def _compact_if_long(self) -> None:
        if self._log.lines > sum(map(len, self._tables.values())) + _SPARE_LINES:
            # On Windows, another process that has the file open keeps it from being replaced. The long log says
            # the same, and the next change tries again.
            with contextlib.suppress(Unwritable):
                self._log.rewrite(_lines(self._tables), is_complete=self._log.is_complete)


def _lines(tables: Mapping[str, Mapping[int, Mapping[str, Any]]]) -> list[bytes]:
    lines = []
    for name, documents in tables.items():
        ids = list(documents)
        for start in range(0, len(ids), _DOCUMENTS_IN_LINE):
            chosen = ids[start : start + _DOCUMENTS_IN_LINE]
            lines.append(
                to_line([name, {str(document_id): documents[document_id] for document_id in chosen}])
            )
    return lines
