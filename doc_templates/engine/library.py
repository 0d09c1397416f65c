"""Finds templates by name: the office's own copy first, else the shipped one. Each is compiled once."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from doc_templates.engine import faults
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.rendering import Template

SHIPPED = Path(__file__).parent.parent / "letters"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class _Version:
    path: Path
    modified: int
    size: int


class TemplateLibrary:
    """The templates of an office.

    ``own`` is the folder with the office's own copies, which have the same names; it need not exist. Thread-safe.
    """

    def __init__(self, own: Path | None = None) -> None:
        self.own = own
        self._compiled: dict[str, tuple[_Version, Template]] = {}
        self._lock = threading.Lock()

    def template(self, name: str) -> Template:
        """The template of that name, recompiled only if its file changed.

        Raises TemplateFault if it does not exist or cannot be read.
        """
        path = self.path(name)
        try:
            status = path.stat()
            version = _Version(path, status.st_mtime_ns, status.st_size)
            with self._lock:
                known = self._compiled.get(name)
            if known is not None and known[0] == version:
                return known[1]
            template = Template(name, path.read_bytes())
        except OSError as error:
            raise TemplateFault(name, faults.unreadable()) from error
        with self._lock:
            self._compiled[name] = version, template
        return template

    def path(self, name: str) -> Path:
        """The file of the template. Raises TemplateFault if there is none."""
        if _NAME.fullmatch(name):
            for folder in (self.own, SHIPPED):
                if folder is not None and (folder / f"{name}.docx").is_file():
                    return folder / f"{name}.docx"
        raise TemplateFault(name, faults.missing(name))

    def is_own(self, name: str) -> bool:
        """Whether the office's own copy is used."""
        return self.path(name).parent == self.own

    def names(self) -> list[str]:
        """All template names, shipped and own."""
        folders = [folder for folder in (self.own, SHIPPED) if folder is not None and folder.is_dir()]
        return sorted(
            {path.stem for folder in folders for path in folder.glob("*.docx") if _NAME.fullmatch(path.stem)}
        )

    def export(self, name: str) -> Path:
        """Copy the shipped template into the office's folder for editing.

        Raises TemplateFault if there is none, if no folder is set, or if the office has a copy already: an office's own
        work is never overwritten.
        """
        source = SHIPPED / f"{name}.docx"
        if not _NAME.fullmatch(name) or not source.is_file():
            raise TemplateFault(name, faults.missing(name))
        if self.own is None:
            raise TemplateFault(name, faults.no_folder())
        target = self.own / f"{name}.docx"
        try:
            self.own.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(source.read_bytes())
        except FileExistsError as error:
            raise TemplateFault(name, faults.already_exported(target.name)) from error
        except OSError as error:
            raise TemplateFault(name, faults.unwritable(error)) from error
        return target
