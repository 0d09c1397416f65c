"""The Jinja sandbox of the letters. Templates see mappings and lists, and nothing else of Python.

Templates come from an office's own folder and are treated as hostile: no access to attributes of objects, to files or to
other templates, no unescaped text, and a limit on loop iterations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from jinja2 import StrictUndefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace

from doc_templates.engine.bounds import (
    MAX_POWER_OPERAND,
    MAX_REPEAT,
    TooMuch,
    bounded_join,
    bounded_range,
    bounded_replace,
    counted,
    held,
    printed,
    unchanged,
)
from doc_templates.engine.titles import title_lines

MAX_DEPTH = 50
"""The maximum nesting of blocks and expressions."""

_LOOP_ATTRIBUTES = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "cycle",
        "changed",
    ]
)
_FILTERS = frozenset(
    [
        "abs",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "e",
        "escape",
        "first",
        "float",
        "forceescape",
        "groupby",
        "int",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "select",
        "selectattr",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "unique",
        "upper",
        "wordcount",
    ]
)
_FORBIDDEN_NODES: dict[type[nodes.Node], str] = {
    nodes.Include: "引用其他模板（include）",
    nodes.Import: "引用其他模板（import）",
    nodes.FromImport: "引用其他模板（import）",
    nodes.Extends: "引用其他模板（extends）",
    nodes.ScopedEvalContextModifier: "关闭转义（autoescape）",
    nodes.EvalContextModifier: "关闭转义（autoescape）",
    nodes.Macro: "宏（macro）",
    nodes.CallBlock: "宏调用（call）",
}


class _Undefined(StrictUndefined):
    """A missing variable. Any use raises, and the exception carries the name."""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        failure = UndefinedError(self._undefined_message)
        failure.variable = self._undefined_name  # type: ignore[attr-defined]
        raise failure

    __iter__ = __str__ = __len__ = _fail_with_undefined_error
    __eq__ = __ne__ = __bool__ = __hash__ = __contains__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = (
        _fail_with_undefined_error
    )
    __lt__ = __le__ = __gt__ = __ge__ = __int__ = __float__ = __call__ = _fail_with_undefined_error
    __getitem__ = __pos__ = __neg__ = __pow__ = __rpow__ = _fail_with_undefined_error

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        self._fail_with_undefined_error()


class LetterEnvironment(SandboxedEnvironment):
    """The Jinja environment of letters."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=_Undefined, finalize=printed)
        self.filters = {name: value for name, value in self.filters.items() if name in _FILTERS}
        # Text is escaped when it is printed. An escape filter in the template must not escape it twice.
        self.filters["e"] = self.filters["escape"] = self.filters["forceescape"] = unchanged
        self.filters["分行"] = title_lines
        self.filters["join"] = bounded_join
        self.filters["replace"] = bounded_replace
        self.filters["_turns"] = counted
        self.filters["_held"] = held
        self.globals = {"range": bounded_range, "namespace": Namespace}
        self.intercepted_binops = frozenset({"*", "**", "%"})

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse_deep(tree, name, filename)
        for kind, what in _FORBIDDEN_NODES.items():
            found = tree.find(kind)
            if found is not None:
                raise TemplateSyntaxError(f"不允许{what}", found.lineno, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "_turns", [], [], None, None, lineno=loop.iter.lineno)
        for assigned in tree.find_all(nodes.Assign):
            value = assigned.node
            assigned.node = nodes.Filter(value, "_held", [], [], None, None, lineno=assigned.lineno)
        for block in tree.find_all(nodes.AssignBlock):
            block.filter = nodes.Filter(block.filter, "_held", [], [], None, None, lineno=block.lineno)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: a key of a mapping, or an attribute of a loop."""
        # A tidied context holds only plain dicts, and this check is several times faster than isinstance on Mapping.
        if obj.__class__ is dict or isinstance(obj, Mapping):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        if isinstance(obj, Namespace) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        if isinstance(obj, _Undefined):
            obj._fail_with_undefined_error()
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``: a key of a mapping or an index of a list."""
        if isinstance(obj, Mapping) or (isinstance(obj, Sequence) and isinstance(argument, (int, slice))):
            try:
                return obj[argument]
            except (KeyError, IndexError):
                return self.undefined(obj=obj, name=str(argument))
        if isinstance(obj, _Undefined):
            obj._fail_with_undefined_error()
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Safe, because :meth:`getattr` lets nothing else through."""
        return isinstance(obj, Namespace)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuses powers and repetitions that could use unlimited memory."""
        if operator == "**" and (abs(left) > MAX_POWER_OPERAND or abs(right) > MAX_POWER_OPERAND):
            raise TooMuch("乘方")
        if operator == "*":
            for text, times in ((left, right), (right, left)):
                if (
                    not isinstance(text, (int, float))
                    and isinstance(times, int)
                    and len(text) * times > MAX_REPEAT
                ):
                    raise TooMuch("重复的文字")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("文字格式化（%）")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allows calls of ``range``, ``namespace`` and the methods of a loop only."""
        return (
            obj is bounded_range
            or obj is Namespace
            or isinstance(getattr(obj, "__self__", None), LoopContext)
        )


def _refuse_deep(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    """Refuses deep nesting, because Jinja's compile time grows at least with its square."""
    level: list[nodes.Node] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in node.iter_child_nodes()]
        if not level:
            return
    raise TemplateSyntaxError("嵌套层数超出允许的上限", level[0].lineno, name, filename)
