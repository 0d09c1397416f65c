"""The packs that say a Measure as data: an office's own in its home first, then those that come with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from casefiles.law.measure import Measure
from casefiles.law.pack import BadPack, read_measure
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from storage import durable

FOLDER = "measure"
# Under which an office works that names no other.
PROGRAMS_OWN = "mulei-2021-3"
_CHECK_IT = "请用 casefiles measure check 核对并改正"


def packs_shipped() -> list[str]:
    """The names of the packs that come with the program."""
    packs = resources.files("casefiles.law") / "packs"
    return sorted(
        entry.name.removesuffix(".toml") for entry in packs.iterdir() if entry.name.endswith(".toml")
    )


def packs_of(home: Path) -> list[str]:
    """The names of every pack that the office in `home` can choose, its own among them."""
    return sorted({*packs_shipped(), *(path.stem for path in (home / FOLDER).glob("*.toml"))})


def pack_path(home: Path, name: str) -> Path | None:
    """The office's own file of that pack; None where the program's is used."""
    path = home / FOLDER / f"{name}.toml"
    return path if name in packs_of(home) and path.is_file() else None


def measure_of(home: Path, name: str) -> Measure:
    """The Measure of that pack as it is written: with no policy changed. Raises Unusable with everything wrong with it."""
    own = pack_path(home, name)
    if own is None:
        return shipped_measure(name)
    measure = _read(_bytes(own), str(own))
    if measure.id != name:
        raise Unusable(f"{own} 的 [measure] id 是“{measure.id}”，应与文件名相同。请改名为 {measure.id}.toml")
    return measure


def own_pack(office: OfficeContext) -> Path | None:
    """The office's own file of the pack in use; None where the program's is used."""
    return pack_path(office.home, office.details.measure)


def measure_as_written(office: OfficeContext) -> Measure:
    """The Measure in use as its pack says it, without the office's own policies and agencies. Raises Unusable."""
    return measure_of(office.home, office.details.measure)


def shipped_measure(name: str) -> Measure:
    """The Measure of a pack that comes with the program. Raises Unusable if there is none of that name."""
    known = packs_shipped()
    if name not in known:
        raise Unusable(
            f"没有名为“{name}”的办法数据；随程序的有：{'、'.join(known)}；自己编写的放在机关目录的 {FOLDER} 里"
        )
    return _read((resources.files("casefiles.law") / "packs" / f"{name}.toml").read_bytes(), f"{name}.toml")


def check_pack(path: Path) -> tuple[Measure | None, Sequence[str]]:
    """The Measure that a file says, or everything that is wrong with it, in words. Raises Unusable if it cannot be read."""
    try:
        return _read(_bytes(path), path.name), ()
    except Unusable as found:
        return None, found.problems


def take_pack(home: Path, chosen: str) -> Measure:
    """The pack that a new office works under: by its name, or a file, which is copied into the home. Raises Unusable."""
    path = Path(chosen)
    if chosen in packs_shipped() or not (path.suffix == ".toml" or path.is_file()):
        return measure_of(home, chosen)
    data = _bytes(path)
    measure = _read(data, path.name)
    durable.make_folder(home / FOLDER)
    durable.replace(home / FOLDER / f"{measure.id}.toml", data)
    return measure


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Unusable(f"读不到办法数据 {path}（{fault.strerror}）。请核对文件的位置和权限") from fault


@lru_cache(maxsize=8)
def _read(data: bytes, called: str) -> Measure:
    """The Measure of a pack's bytes; the same bytes are read once. Raises Unusable."""
    try:
        return read_measure(tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        problems = [f"{called} 写法有误：{fault}。请按 TOML 的写法改正，文件存为 UTF-8"]
    except BadPack as bad:
        problems = [f"{called} {fault}" for fault in bad.faults]
    few = "；".join(problems[:5]) + (f"；等{len(problems)}处" if len(problems) > 5 else "")
    raise Unusable(f"办法数据不能使用：{few}。{_CHECK_IT}", problems)
