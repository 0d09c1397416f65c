"""Setting up a fresh checkout with nothing but Python and pip: a virtual environment with the pinned packages.

Standard library only, and written for older Pythons too, so that it can say what is wanted.
"""

import hashlib
import os
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
NEEDED = (
    "flask",
    "wtforms",
    "tinydb",
    "docxtpl",
    "bagit",
    "openpyxl",
    "stdnum",
    "holidays",
    "argon2",
    "waitress",
    "tomlkit",
    "rich",
    "sortedcontainers",
)
NEEDED_FOR_TESTS = (*NEEDED, "authlib", "requests", "pytest", "pytest_cov", "xdist", "hypothesis", "pypdf")


def ensure(*also: str, tests: bool = False) -> None:
    """Return if every needed package is there; else set up .venv beside the checkout and start again in it.

    `tests` asks for the packages of the tests too, `also` for others by name. Ends the program with a message
    when that is not possible.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must be told
        raise SystemExit("casefiles 需要 Python 3.11 或更高版本，现为 " + sys.version.split()[0])
    needed = (*(NEEDED_FOR_TESTS if tests else NEEDED), *also)
    missing = [name for name in needed if find_spec(name) is None]
    if not missing:
        return
    if not (ROOT / "pyproject.toml").is_file():
        raise SystemExit("缺少程序包：" + "、".join(missing) + "。请重新安装 casefiles")
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if os.environ.get("CASEFILES_SETTING_UP") == "1":
        raise SystemExit("安装后仍缺少程序包：" + "、".join(missing) + "。请删除 .venv 再试")
    if not _is_set_up(tests):
        _set_up(python, tests)
    _start_again(python)


def _set_up(python: Path, tests: bool) -> None:
    if not python.is_file():
        print("第一次运行：正在建立运行环境 .venv …", flush=True)  # noqa: T201
        venv.create(ENVIRONMENT, with_pip=True)
    print("正在安装程序包（需要能访问软件源，只此一次）…", flush=True)  # noqa: T201
    wanted = ".[test]" if tests else "."
    install = [str(python), "-m", "pip", "install", "-q", "-c", "constraints.txt", "-e", wanted]
    if subprocess.call(install, cwd=ROOT) != 0:  # noqa: S603
        raise SystemExit("程序包没有装成，原因见上。请检查网络或者软件源后再试")
    for scope in ("run", "tests") if tests else ("run",):
        _mark(scope).write_text(_wanted_packages())


def _is_set_up(tests: bool) -> bool:
    """Whether .venv holds what the project asks for today: then nothing is installed and no network is needed."""
    mark = _mark("tests" if tests else "run")
    return mark.is_file() and mark.read_text() == _wanted_packages()


def _mark(scope: str) -> Path:
    return ENVIRONMENT / (".set-up-for-" + scope)


def _wanted_packages() -> str:
    asked = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    return hashlib.sha256(asked).hexdigest()


def _start_again(python: Path) -> None:
    module = sys.modules["__main__"].__spec__
    name = module.name.removesuffix(".__main__") if module else "casefiles"
    command = [str(python), "-m", name, *sys.argv[1:]]
    environment = {**os.environ, "CASEFILES_SETTING_UP": "1"}
    if os.name != "nt":
        # In place of this process, so that what stops it stops the program too.
        os.chdir(ROOT)
        os.execve(command[0], command, environment)  # noqa: S606
    raise SystemExit(subprocess.call(command, cwd=ROOT, env=environment))  # noqa: S603
