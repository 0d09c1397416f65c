"""The demonstration as the office of a second, invented county would have lived it.

What the demonstration's people type (names, agencies, items, codes, articles) is replaced by what they would have typed
there. The stories, and so the acts and their days, are the same; the Measure's pack is another.
"""

from __future__ import annotations

import ast
import io
import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl

import casefiles.demo
from forms.reading import Unreadable
from forms.reading.items import read_item

PACK = Path(__file__).resolve().parents[2] / "docs" / "examples" / "qinglan-2021-12.toml"
DEMO = Path(casefiles.demo.__file__).parent
RETOLD = f"{__package__}.retold_demo"
#: What the demonstration has from nobody's mouth: numbers, placeholders, the workbook's maker.
KEPT = ("casefiles.demo.samples", "casefiles.demo.placeholder")
#: The first county's items of conduct → the second's.
ITEMS = {1: 7, 2: 7, 3: 7, 4: 2, 5: 4, 6: 1, 7: 5, 8: 6, 9: 3, 10: 8, 11: 9}
NUMERALS = "〇一二三四五六七八九"
#: Words that are replaced wherever they stand, the longest first.
WORDS = {
    "《木垒县社会信用联合惩戒管理办法》第四条、第六条": "《青岚县失信行为认定与惩戒办法》第六条、第八条",
    "木垒哈萨克自治县发展和改革委员会": "青岚县发展和改革局",
    "县发展和改革委员会": "县发展和改革局",
    "县发展改革委": "县发改局",
    "木垒哈萨克自治县": "青岚县",
    "木垒县政府网站": "青岚政务网站",
    "木垒县": "青岚县",
    "木发改信": "青发改信",
    "木政阅": "青政阅",
    "木政复": "青政复",
    "0994-": "0100-",
    "831900": "010000",
    "哈萨克": "青岚",
    "县住房和城乡建设局": "县城乡建设局",
    "县人力资源和社会保障局": "县人社局",
    "县市场监督管理局": "县市场监管局",
    "县财政局": "县财政金融局",
    "依照第三条": "依照第五条",
    "依照第八条": "依照第十四条",
    "不属于本办法第四条": "不属于本办法第六条",
    "第（九）项的": "第（三）项的",
}
#: Whole values.
VALUES = {
    "（七）": "（五）",
    "（八）": "（六）",
    "（九）": "（三）",
    "（十一）": "（九）",
    "9": "3",
    "finance": "treasury",
    "construction": "building",
    "market": "supervision",
    "personnel": "staff",
    "A4-07-05": "QL-0501",
    "A4-08-06P": "QL-0601",
    "A4-09-05b": "QL-0304",
    "A4-09-14": "QL-0302",
    "A4-09-15": "QL-0303",
    "M5-1-01": "CJ-101",
    "M5-1-02": "CJ-102",
    "M5-1-05": "CJ-103",
    "M5-2-03": "CJ-301",
    "M5-3-03": "CJ-402",
    "mulei-2021-3": str(PACK),
}


def retold(text: str) -> str:
    """What would have been typed in the second county."""
    if text in VALUES:
        return VALUES[text]
    for word in sorted(WORDS, key=len, reverse=True):
        text = text.replace(word, WORDS[word])
    return text


class _Retelling(ast.NodeTransformer):
    """Replaces what is typed in the source of a story."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return (
            ast.copy_location(ast.Constant(retold(node.value)), node) if isinstance(node.value, str) else node
        )

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        for place, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            named = key.value if isinstance(key, ast.Constant) else None
            if (
                named in ("item", "article")
                and isinstance(value, ast.Constant)
                and isinstance(value.value, int)
            ):
                known = ITEMS[value.value] if named == "item" else 6
                node.values[place] = ast.copy_location(ast.Constant(known), value)
        return self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom:
        module = node.module or ""
        if module.startswith("casefiles.demo") and not module.startswith(KEPT):
            node.module = module.replace("casefiles.demo", RETOLD, 1)
        return node


class _Finder(MetaPathFinder, Loader):
    """Imports the demonstration's modules under another name, retold."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if not f"{name}.".startswith(f"{RETOLD}."):
            return None
        inner = Path(*name.removeprefix(RETOLD).split("."))
        return spec_from_loader(name, self, is_package=(DEMO / inner).is_dir())

    def exec_module(self, module: ModuleType) -> None:
        inner = Path(*module.__name__.removeprefix(RETOLD).split("."))
        file = DEMO / inner / "__init__.py" if (DEMO / inner).is_dir() else DEMO / f"{inner}.py"
        tree = _Retelling().visit(ast.parse(file.read_text(encoding="utf-8")))
        exec(compile(ast.fix_missing_locations(tree), f"retold {file}", "exec"), module.__dict__)  # noqa: S102


def second_demonstration() -> Any:
    """The module that makes the second county's demonstration."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        run: Any = import_module(f"{RETOLD}.run")
    finally:
        sys.meta_path.remove(finder)
    run.resources = _Files(workbook((DEMO / "samples" / run.WORKBOOK).read_bytes()))
    return run


class _Files:
    """Stands where the demonstration looks for its workbook."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def files(self, _package: str) -> _Files:
        return self

    def __truediv__(self, _name: str) -> _Files:
        return self

    def read_bytes(self) -> bytes:
        return self._data


def workbook(data: bytes) -> bytes:
    """The departments' list as it would have come in the second county."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        header = None
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("失信行为\n"):
                    header, cell.value = cell.column, "失信行为\n（第六条第几项）"
                elif cell.column == header and cell.value is not None:
                    cell.value = _item(cell.value)
                elif isinstance(cell.value, str) and cell.data_type != "f":
                    cell.value = retold(cell.value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _item(written: object) -> str:
    try:
        return f"第六条第（{NUMERALS[ITEMS[read_item(written)]]}）项"
    except Unreadable:
        return str(written).replace("第四条", "第六条")
