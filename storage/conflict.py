"""The error of filing a step when someone else has filed one first."""

from storage import messages
from storage.errors import StorageError
from storage.records import Record


class Conflict(StorageError):
    """A newer record exists. ``newer`` holds the records that the caller had not seen, so a page can show them."""

    def __init__(self, newer: tuple[Record, ...] = ()) -> None:
        steps = "、".join(
            messages.CONFLICT_STEP.format(
                sequence=record.sequence,
                title=record.title,
                name=record.filed_by.get("name", ""),
                at=record.filed_at[:16].replace("T", " "),
            )
            for record in newer
        )
        super().__init__(messages.CONFLICT.format(steps=steps) if newer else messages.CONFLICT_UNSEEN)
        self.newer = newer
