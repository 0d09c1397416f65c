"""The changes that one TinyDB operation makes to a table, collected before they are written."""

from collections.abc import Iterator, MutableMapping

from storage.case_index.documents import Document, Documents, copy_of


class Changes(MutableMapping[int, Document]):
    """A table as one operation sees and changes it, over documents that stay as they are.

    TinyDB hands the operation the documents themselves to change. If it failed half-way, or JSON could not express
    the result, the table in memory would no longer be what the log says; so it is given copies.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, Document | None] = {}

    def made(self) -> dict[int, Document | None]:
        """The documents that differ from the table now, and None for those that were removed."""
        return {
            document_id: document
            for document_id, document in self._touched.items()
            if document != self._documents.get(document_id)
        }

    def __getitem__(self, document_id: int) -> Document:
        if document_id not in self._touched:
            self._touched[document_id] = copy_of(self._documents[document_id])
        document = self._touched[document_id]
        if document is None:
            raise KeyError(document_id)
        return document

    def __setitem__(self, document_id: int, document: Document) -> None:
        self._touched[document_id] = document

    def __delitem__(self, document_id: int) -> None:
        if document_id not in self:
            raise KeyError(document_id)
        self._touched[document_id] = None

    def __contains__(self, document_id: object) -> bool:
        if document_id in self._touched:
            return self._touched[document_id] is not None
        return document_id in self._documents

    def __iter__(self) -> Iterator[int]:
        yield from (document_id for document_id in self._documents if document_id in self)
        yield from (
            document_id
            for document_id, document in self._touched.items()
            if document is not None and document_id not in self._documents
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        # The inherited method would pop the documents one by one, and copy each of them first.
        self._touched = dict.fromkeys(self._documents)
