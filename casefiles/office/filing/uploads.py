"""What an upload may be: told from its content, never from its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casefiles.office.errors import Unusable
from casefiles.procedure.step import Step
from storage import NewFile

LARGEST = 50 * 1024 * 1024
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
)
_MOVIES = (b"ftyp",)


@dataclass(frozen=True)
class UploadedFile:
    """A file as it came in."""

    filename: str
    data: bytes


def attached_files(step: Step, answers: Mapping[str, Any], uploads: Sequence[UploadedFile]) -> list[NewFile]:
    """The uploads as files of the record. Raises Unusable where one is missing, not asked for, or cannot be used."""
    kept = [upload for upload in uploads if upload.filename or upload.data]
    if kept and step.upload is None:
        raise Unusable(f"“{step.title}”不收文件")
    if step.upload is None:
        return []
    if (step.upload.required or answers.get(step.upload.required_when)) and not kept:
        raise Unusable(f"请上传{step.upload.title}")
    return [
        NewFile(step.upload.kind, step.upload.title, extension_of(upload), upload.data) for upload in kept
    ]


def extension_of(upload: UploadedFile) -> str:
    """The extension that an upload's content deserves. Raises Unusable with what is taken instead."""
    name, data = upload.filename[-80:], upload.data
    if not data:
        raise Unusable(f"“{name}”是空文件，请重新扫描或者选择")
    if len(data) > LARGEST:
        raise Unusable(
            f"“{name}”有{len(data) / 1024 / 1024:.0f}MB，超过50MB；请降低扫描分辨率或者分成几个文件"
        )
    for magic, extension in _MAGIC:
        if data.startswith(magic):
            return extension
    if data[4:8] in _MOVIES:
        return "mp4"
    office = _office_extension(data) if data.startswith(b"PK\x03\x04") else None
    if office:
        return office
    raise Unusable(
        f"“{name}”的内容不是可以存入案卷的类型；请上传 PDF、图片（PNG、JPG、TIF）、视频（MP4）或者 Word、Excel 文件（docx、xlsx）"
    )


def _office_extension(data: bytes) -> str | None:
    """docx or xlsx, when the package is one and carries no macro."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else None
