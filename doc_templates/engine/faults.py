"""The faults of a template, with messages for the clerk who edits it."""

from __future__ import annotations

import errno
import re

_CHINESE = re.compile("[\u4e00-\u9fff]")
_DISK_SAYS = {
    errno.ENOSPC: "磁盘已满",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "文件夹为只读",
    errno.ENOENT: "文件夹不存在",
}


class TemplateFault(Exception):
    """Raised for a template that cannot be rendered.

    ``template`` is its name, ``paragraph`` the text of the paragraph that fails (or empty), ``variable`` the wrong name
    (or empty). ``str()`` is the message in Chinese.
    """

    def __init__(self, template: str, reason: str, paragraph: str = "", variable: str = "") -> None:
        self.template = template
        self.reason = reason
        self.paragraph = paragraph
        self.variable = variable
        where = f"，位置：“{_shortened(paragraph)}”" if paragraph else ""
        super().__init__(f"文书模板“{template}”有误{where}：{reason}")

    def __reduce__(self) -> tuple[type[TemplateFault], tuple[str, str, str, str]]:
        return type(self), (self.template, self.reason, self.paragraph, self.variable)


def _shortened(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def undefined(name: str) -> str:
    """A variable that the context lacks."""
    return f"没有“{name}”这一变量。请核对变量名是否写错，改正模板后重试。"


_JINJA_SAYS = (
    (
        r"looking for the following tags: 'endfor'|innermost block that needs to be closed is 'for'",
        "循环 for 没有对应的 endfor",
    ),
    (
        r"looking for the following tags: .*'endif'|innermost block that needs to be closed is 'if'",
        "条件 if 没有对应的 endif",
    ),
    (r"Encountered unknown tag '(end\w+)'", r"多出了结束标记 \1"),
    (r"Encountered unknown tag '([^']*)'", r"不认识的标记“\1”"),
    (r"No filter named '([^']*)'", r"没有“\1”这一过滤器"),
    (r"No test named '([^']*)'", r"没有“\1”这一判断"),
    (r"expected token '([^']*)', got '([^']*)'", r"“\2”处应为“\1”"),
    (r"unexpected '([^']*)'", r"多余的“\1”"),
    (r"unexpected char '([^']*)'", r"不认识的字符“\1”"),
    (r"Expected an expression", "花括号中没有内容"),
)

_JINJA_TOKENS = (
    ("end of print statement", "}}"),
    ("end of statement block", "%}"),
    ("end of template", "文件结尾"),
    ("“name”", "变量名"),
)


def broken_tag(detail: str) -> str:
    """A tag that Jinja cannot parse."""
    for pattern, words in _JINJA_SAYS:
        found = re.search(pattern, detail)
        if found is not None:
            detail = found.expand(words)
            for token, name in _JINJA_TOKENS:
                detail = detail.replace(token, name)
            break
    if not _CHINESE.search(detail):
        detail = "无法识别"
    return f"模板标记写法有误（{detail}）。请检查花括号是否成对、循环和条件是否有结束标记，改正后重试。"


def forbidden(what: str) -> str:
    """Something that templates must not do."""
    return f"模板中不允许使用{what}。请删去后重试。"


def unreadable() -> str:
    """Not a docx, or a damaged one."""
    return "文件不是完好的 Word 文档（.docx），或者已经损坏。请用 Word 或 WPS 重新另存为 .docx 后重试。"


def too_much(what: str) -> str:
    """A limit was exceeded."""
    return f"{what}超出允许的上限。请检查模板中的循环和文件大小后重试。"


def not_well_formed() -> str:
    """The rendered XML is not well formed."""
    return "填写后的文书结构不完整。请检查条件、循环标记是否放在同一层（段落对段落、表格行对表格行），改正后重试。"


def missing(name: str) -> str:
    """No such template."""
    return f"没有名为“{name}”的文书模板。请核对名称，或者从程序自带的模板中导出一份。"


def not_installed(library: str) -> str:
    """A feature of docxtpl whose library is not installed."""
    return f"插入其他文档需要 {library}，本机没有安装。请联系管理员安装后重试。"


def missing_picture() -> str:
    """A picture that is missing or unreadable."""
    return "图片无法使用：文件不存在，或者不是可识别的图片。请核对图片文件后重试。"


def no_folder() -> str:
    """No folder to export to."""
    return "没有设置本单位的模板文件夹。请在办公目录中运行。"


def already_exported(file_name: str) -> str:
    """The office has its own copy already; it is never overwritten."""
    return f"本单位已有自己的模板 {file_name}，未作改动。如需重新导出，请先将其改名或者移走。"


def unwritable(error: OSError) -> str:
    """A folder that cannot be written."""
    return (
        f"文件无法写入（{_DISK_SAYS.get(error.errno or 0, '系统错误')}）。请检查磁盘空间和文件夹权限后重试。"
    )
