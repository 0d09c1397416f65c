"""The columns of a department's list, and their recognition by header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from openpyxl.utils import get_column_letter

from forms.reading.text import compatible


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: field, label, synonyms of the label, and whether it is required."""

    field: str
    label: str
    synonyms: tuple[str, ...]
    required: bool = False


class MatchKind(StrEnum):
    """How a column was recognised; the clerk sees the value."""

    LABEL = "表头一致"
    SYNONYM = "含义相同"
    PART = "表头的一部分相同"
    CONTAINS = "表头包含"
    CLERK = "人工指定"


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A field found in a sheet: its header, its column letter, and how it was recognised."""

    field: str
    header: str
    column: str
    how: MatchKind


def _column(field: str, label: str, synonyms: str = "", *, required: bool = False) -> Column:
    return Column(field, label, tuple(synonyms.split()), required)


COLUMNS: tuple[Column, ...] = (
    _column("serial", "序号", "编号 行号 No NO. 顺序号"),
    _column(
        "department",
        "报送单位",
        "报送单位名称 报送部门 报送机关 填报单位 填报部门 上报单位 提供单位 数据来源单位 来源单位 主管部门",
    ),
    _column("contact", "联系人", "联系人姓名 经办人 经办人姓名 填报人 报送人"),
    _column(
        "phone", "联系电话", "电话 联系方式 手机 手机号 手机号码 电话号码 联系人电话 经办人电话 办公电话"
    ),
    _column(
        "respondent_kind",
        "主体类型",
        "主体类别 主体性质 对象类型 对象类别 当事人类型 当事人类别 相对人类型 相对人类别 行政相对人类别 失信主体类型 人员类别 单位或个人",
    ),
    _column(
        "name",
        "姓名（名称）",
        "姓名 名称 姓名名称 单位名称 企业名称 公司名称 主体名称 失信主体 失信主体名称 失信人 失信人姓名 当事人 当事人姓名 "
        "当事人名称 当事人姓名或名称 当事人姓名名称 相对人 相对人名称 行政相对人 行政相对人名称 被执行人 被执行人姓名 "
        "被执行人姓名名称 被执行人姓名或名称 姓名或名称 姓名单位名称 个人姓名或单位名称 惩戒对象 信用主体 信用主体名称",
        required=True,
    ),
    _column(
        "identity_number",
        "证件号码",
        "证件号 身份证号 身份证号码 身份证 公民身份号码 居民身份证号 居民身份证号码 信用代码 统一社会信用代码 社会信用代码 统一信用代码 "
        "证件号码统一社会信用代码 身份证号统一社会信用代码 身份证号码统一社会信用代码 身份证号信用代码 身份证号或统一社会信用代码 "
        "身份证号码或统一社会信用代码 证件号码或统一社会信用代码 主体代码 有效证件号码 身份证号码组织机构代码 身份证件号码",
        required=True,
    ),
    _column(
        "representative",
        "法定代表人（负责人）",
        "法定代表人 法定代表人姓名 法人 法人代表 法人姓名 法人代表姓名 负责人 负责人姓名 主要负责人 单位负责人 法定代表人或负责人 "
        "法定代表人负责人 法定代表人或负责人姓名 法定代表人负责人姓名",
    ),
    _column(
        "representative_id",
        "法定代表人证件号码",
        "法定代表人证件号 法定代表人身份证号 法定代表人身份证号码 法定代表人身份证件号码 法定代表人身份证 法人身份证 法人身份证号 "
        "法人身份证号码 法人证件号 法人证件号码 法人代表身份证号 法人代表身份证号码 负责人身份证号 负责人身份证号码 负责人证件号码 "
        "法定代表人负责人证件号码 法定代表人负责人身份证号 法定代表人负责人身份证号码 法定代表人或负责人身份证号码",
    ),
    _column(
        "item",
        "失信行为（第几项）",
        "失信行为 失信行为项 失信行为项号 失信行为种类 失信行为类别 失信行为类型 失信行为条款 第几项 项号 适用条款 对应条款 "
        "对应项 条款项 符合第几项 失信类别 失信类型 办法条款",
        required=True,
    ),
    _column(
        "behaviour",
        "具体情形",
        "具体行为 行为情形 失信情形 失信具体情形 失信行为具体情形 失信行为的具体情形 情形 行为表现",
    ),
    _column(
        "conduct_date",
        "行为发生日期",
        "行为日期 发生日期 发生时间 行为时间 行为发生时间 失信行为发生日期 失信行为发生时间 失信日期 失信时间 违法日期 违法时间 "
        "违法行为发生日期 行为终了日期 行为终了之日 行为结束日期",
        required=True,
    ),
    _column(
        "facts",
        "主要事实",
        "事实 案情 违法事实 失信事实 失信事由 失信事实经过 事实经过 主要违法事实 主要失信事实 案件事实 基本案情 情况说明 事由 违法失信事实 简要案情",
        required=True,
    ),
    _column(
        "instrument_name",
        "依据文书名称",
        "依据文书 文书名称 法律文书 法律文书名称 文书 决定文书名称 处罚决定书名称 决定书名称 依据文件 依据文件名称 执行依据 生效法律文书",
    ),
    _column(
        "instrument_number",
        "文书文号",
        "文号 依据文书文号 依据文书号 文书号 文书编号 法律文书文号 法律文书号 决定书文号 决定文书号 处罚决定书文号 行政处罚决定书文号 案号 执行案号 "
        "处罚文号 文件号",
    ),
    _column(
        "instrument_issuer",
        "作出机关",
        "作出单位 做出机关 做出单位 决定机关 处罚机关 文书作出机关 依据文书作出机关 作出文书机关 制作机关 发文机关 执行法院 作出执行依据单位 "
        "作出机关名称",
    ),
    _column(
        "instrument_date",
        "文书日期",
        "文书作出日期 依据文书日期 依据文书作出日期 作出日期 做出日期 作出时间 决定日期 处罚日期 处罚决定日期 文书时间 法律文书日期 发文日期",
    ),
    _column(
        "duty",
        "应履行义务",
        "应履行的义务 义务 履行义务 法律文书确定的义务 生效法律文书确定的义务 应尽义务 处罚内容",
    ),
    _column(
        "performance", "履行情况", "义务履行情况 履行状态 被执行人的履行情况 执行情况 整改情况 履行情况说明"
    ),
    _column(
        "proposed_restrictions",
        "建议惩戒措施",
        "惩戒措施 建议措施 拟采取措施 拟采取的惩戒措施 拟惩戒措施 惩戒建议 建议采取的惩戒措施 限制措施 联合惩戒措施",
    ),
    _column(
        "evidence", "证据目录", "证据 证据材料 证据清单 附件 附件材料 材料目录 佐证材料 证明材料 相关材料"
    ),
    _column("remark", "备注", "说明 备注说明 其他 其他说明 备考"),
)

#: The headers that a returned list has at its right.
ADDED_HEADERS = ("处理结果", "原因", "案号")

BY_FIELD: Mapping[str, Column] = {column.field: column for column in COLUMNS}

_LEAST_CONTAINED = 3
_NOISE = re.compile(r"[\s()\[\]{}【】〔〕《》<>\"'“”‘’:：,，;；.。、/\\|*＊#_\-—–~·!！?？★☆※]+")
_BRACKETED = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_ALTERNATIVES = re.compile(r"[/\\|、,，;；\n]|或者?|及")


def label_of(field: str) -> str:
    """The field's Chinese label."""
    return BY_FIELD[field].label if field in BY_FIELD else field


def match_columns(headers: Mapping[int, str]) -> list[ColumnMatch]:
    """Match headers with fields, the surest first; each field and each column at most once.

    `headers` are texts by column number. The result is in the order of `COLUMNS`.
    """
    added = added_columns(headers)
    claims = [
        (-strength, number, place, how)
        for number, header in headers.items()
        if number not in added
        for place, (strength, how) in _claims(header)
    ]
    matches: dict[int, ColumnMatch] = {}
    taken: set[int] = set()
    for _, number, place, how in sorted(claims):
        if place not in matches and number not in taken:
            taken.add(number)
            shown = " ".join(headers[number].split())
            matches[place] = ColumnMatch(COLUMNS[place].field, shown, get_column_letter(number), how)
    return [matches[place] for place in sorted(matches)]


def added_columns(headers: Mapping[int, str]) -> set[int]:
    """The numbers of the columns that an earlier return added; a department's own 案号 does not count."""
    return {
        first + offset
        for first in headers
        if all(headers.get(first + place) == header for place, header in enumerate(ADDED_HEADERS))
        for offset in range(len(ADDED_HEADERS))
    }


def missing_labels(matches: Iterable[ColumnMatch]) -> tuple[str, ...]:
    """The labels of required columns without a header."""
    found = {match.field for match in matches}
    return tuple(column.label for column in COLUMNS if column.required and column.field not in found)


def _claims(header: str) -> list[tuple[int, tuple[int, MatchKind]]]:
    if not header.strip() or len(header) > 60:
        return []
    found = ((place, _strength(header, place)) for place in range(len(COLUMNS)))
    return [(place, strength) for place, strength in found if strength is not None]


def _strength(header: str, place: int) -> tuple[int, MatchKind] | None:
    """The strength of the match between `header` and the column at `place`; None without a match."""
    names = _NAMES[place]
    whole = _bare(header)
    if whole == _LABELS[place]:
        return 1000, MatchKind.LABEL
    if whole in names:
        return 900, MatchKind.SYNONYM
    unbracketed = compatible(header)
    if _bare(_BRACKETED.sub("", unbracketed)) in names:
        return 800, MatchKind.SYNONYM
    if any(_bare(part) in names for part in _ALTERNATIVES.split(_BRACKETED.sub("", unbracketed))):
        return 700, MatchKind.PART
    longest = max((len(name) for name in names if len(name) >= _LEAST_CONTAINED and name in whole), default=0)
    return (longest, MatchKind.CONTAINS) if longest else None


def _bare(text: str) -> str:
    return _NOISE.sub("", compatible(text)).lower()


_LABELS = tuple(_bare(column.label) for column in COLUMNS)
_NAMES = tuple(
    frozenset(map(_bare, (column.label, *column.synonyms)))
    | {_bare(_BRACKETED.sub("", compatible(column.label)))}
    for column in COLUMNS
)
