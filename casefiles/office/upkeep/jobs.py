"""Work that takes longer than a request may: done beside the requests, its progress to be asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
Work = Callable[[Progress], str]
log = logging.getLogger(__name__)


@dataclass
class Job:
    """One piece of work: how far it is, then what to say of it, or what went wrong."""

    title: str
    done: int = 0
    total: int = 0
    said: str = ""
    fault: Exception | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def percent(self) -> int:
        return min(99, 100 * self.done // self.total) if self.total else 0


class Jobs:
    """The jobs of this process, one of a kind at a time."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def begin(self, kind: str, title: str, work: Work) -> Job:
        """Begin it, unless one of that kind is at work already: then that one is given."""
        with self._lock:
            known = self._jobs.get(kind)
            if known is not None and not known.finished.is_set():
                return known
            job = self._jobs[kind] = Job(title)
        threading.Thread(target=self._work, args=(job, work), daemon=True).start()
        return job

    def get(self, kind: str) -> Job | None:
        """The newest of that kind in this process."""
        return self._jobs.get(kind)

    @staticmethod
    def _work(job: Job, work: Work) -> None:
        def progress(done: int, total: int) -> None:
            job.done, job.total = done, total

        try:
            job.said = work(progress)
        except Exception as fault:  # shown where the job is asked for; nobody else would see it
            log.warning("%s failed: %s", job.title, fault)
            job.fault = fault
        finally:
            job.finished.set()
