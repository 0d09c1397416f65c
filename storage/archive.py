"""Archive packages: a closed case as a BagIt bag (RFC 8493), which anyone can verify without this software."""

import hashlib
import secrets
from collections.abc import Mapping
from pathlib import Path

from storage import chain, durable, messages
from storage.errors import AlreadyArchived, NotFound
from storage.folders import CaseFolder
from storage.names import safe_extension, safe_title

ARCHIVE = "archive"
COVER = "cover"

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_READ_ONLY = 0o444


def make_bag(
    folder: CaseFolder,
    destination: Path,
    *,
    cover_files: Mapping[str, bytes],
    info: Mapping[str, str],
    at: str,
    copy: int = 1,
) -> Path:
    """Build the bag ``<destination>/<year>/<case number>`` and return its path.

    The payload is every record, every file that a record names, and the cover papers (by file name) under
    ``cover/``. ``info`` goes to bag-info.txt unchanged and should have Source-Organization. ``at`` is the ISO-8601
    time or date of bagging. A case that was reopened and closed again gets a further bag: ``copy`` 2, 3, ….

    Raises NotFound if the case has no records, Damaged if it is not intact, AlreadyArchived, Unwritable.
    """
    final = destination / folder.number.partition("-")[0] / bag_name(folder.number, copy)
    if final.exists():
        raise AlreadyArchived(messages.BAG_EXISTS.format(number=folder.number))
    durable.make_folder(final.parent)
    # Built beside its place and renamed at the end: a crash leaves no bag that looks finished and is not.
    building = final.with_name(f"{durable.TEMPORARY_PREFIX}{folder.number}-{secrets.token_hex(4)}")
    try:
        payload = Manifest(building)
        _fill(payload, folder, cover_files)
        _describe(building, payload, {**info, "External-Identifier": folder.number, "Bagging-Date": at[:10]})
        try:
            durable.place_folder(building, final)
        except FileExistsError:
            raise AlreadyArchived(messages.BAG_EXISTS.format(number=folder.number)) from None
    finally:
        durable.remove_folder(building)
    return final


def bag_name(number: str, copy: int) -> str:
    """The name of the bag for the first, second … closing of a case: ``2026-0001``, ``2026-0001_2`` …"""
    return number if copy < 2 else f"{number}_{copy}"


def case_of(name: str) -> str:
    """The case number in the name of a bag."""
    return name.partition("_")[0]


class Manifest:
    """Writes files into a bag and lists them with their hashes."""

    def __init__(self, bag: Path) -> None:
        self._bag = bag
        self._hashes: dict[str, str] = {}
        self._size = 0

    def write(self, name: str, content: bytes) -> None:
        path = self._bag / name
        durable.make_folder(path.parent)
        durable.write_new(path, content)
        path.chmod(_READ_ONLY)
        self._hashes[name] = hashlib.sha256(content).hexdigest()
        self._size += len(content)

    @property
    def oxum(self) -> str:
        """The Payload-Oxum of BagIt: size in bytes and number of files."""
        return f"{self._size}.{len(self._hashes)}"

    def to_bytes(self) -> bytes:
        return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(self._hashes.items())).encode()


def _fill(payload: Manifest, folder: CaseFolder, cover_files: Mapping[str, bytes]) -> None:
    records = folder.records()
    if not records:
        raise NotFound(messages.NOTHING_TO_ARCHIVE.format(number=folder.number))
    for record in records:
        payload.write(f"data/{chain.RECORDS}/{chain.record_name(record.sequence)}", record.to_bytes())
        for file in record.files:
            payload.write(f"data/{file.path}", folder.read_ref(file))
    for name, content in cover_files.items():
        stem, _, extension = name.rpartition(".")
        payload.write(f"data/{COVER}/{safe_title(stem)}.{safe_extension(extension)}", content)


def _describe(bag: Path, payload: Manifest, info: Mapping[str, str]) -> None:
    # Not bagit.make_bag: it changes the working directory, which all threads of a server share.
    lines = {**info, "Payload-Oxum": payload.oxum}
    tags = Manifest(bag)
    tags.write("bagit.txt", _DECLARATION.encode())
    tags.write(
        "bag-info.txt",
        "".join(f"{_one_line(name)}: {_one_line(value)}\n" for name, value in lines.items()).encode(),
    )
    # The manifest names the payload, the tag manifest all the other files: so none of them can change unnoticed.
    tags.write("manifest-sha256.txt", payload.to_bytes())
    Manifest(bag).write("tagmanifest-sha256.txt", tags.to_bytes())


def _one_line(text: str) -> str:
    # In bag-info.txt a line break would begin another field.
    return " ".join(text.split())
