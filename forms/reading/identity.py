"""Parses, checks and masks resident identity numbers (GB 11643) and unified social credit codes (GB 32100)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from stdnum import numdb
from stdnum.cn import ric, uscc

from forms.reading.text import Unreadable, compatible

Sex = Literal["男", "女"]

_BETWEEN_CHARACTERS = re.compile(r"[\s\-'’‘`·.]")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_RESIDENT_ID = re.compile(r"[0-9]{17}[0-9X]")
_CREDIT_CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}")
_ORGANISATION_CODE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FIRST_BIRTH_YEAR = 1850
_ROUNDED = (
    "被Excel当成数字保存，第16位以后已经丢失，无法找回；"
    "请选中该列，设置单元格格式为“文本”，再按证件重新填写（在原数字上改格式无效）"
)


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A resident identity number, with the birth date and sex that it encodes (GB 11643-1999)."""

    number: str
    birth: date
    sex: Sex
    #: Whether the region code is known. Only a hint for the clerk: region codes change, so an unknown one is no error.
    region_known: bool

    def age_on(self, day: date) -> int:
        """Age in full years on `day`, counting the birthday. A birthday on 29 February is 1 March in other years."""
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))

    def __str__(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class CreditCode:
    """An organisation's unified social credit code (GB 32100-2015)."""

    number: str

    @property
    def organisation_code(self) -> str:
        """The organisation code that Article 7 requires: characters 9 to 17 (GB 11714-1997), such as MA0000007."""
        return self.number[8:17]

    @property
    def is_sound(self) -> bool:
        """Whether the check character is right."""
        return bool(uscc.calc_check_digit(self.number[:17]) == self.number[17])

    @property
    def organisation_code_is_sound(self) -> bool:
        """Whether the check character of the organisation code is right (GB 11714-1997)."""
        return organisation_check(self.organisation_code[:8]) == self.organisation_code[8]

    def __str__(self) -> str:
        return self.number


def read_resident_id(value: object, *, today: date | None = None) -> ResidentId:
    """Parse a resident identity number. With `today`, a birth date after it is refused. Raises Unreadable.

    Full-width digits, spaces and a lower-case x are accepted. A number from a numeric cell is refused, because Excel has
    lost its last digits.
    """
    number = _characters(value, "身份证号码")
    if len(number) == 15 and number.isdecimal():
        raise Unreadable("15位的旧身份证号码已停止使用；请填写18位公民身份号码")
    if len(number) != 18:
        raise Unreadable(f"身份证号码应为18位，现为{len(number)}位；请对照证件核对")
    if not _RESIDENT_ID.fullmatch(number):
        if _CREDIT_CODE.fullmatch(number):
            raise Unreadable("这像是统一社会信用代码，不是身份证号码；请核对主体类型和证件号码")
        place = next(at for at, character in enumerate(number, 1) if not character.isdecimal())
        raise Unreadable(f"身份证号码第{place}位“{number[place - 1]}”不是数字；请对照证件核对")
    birth = _birth(number, today)
    if ric.calc_check_digit(number) != number[17]:
        raise Unreadable("身份证号码的校验码不符，至少有一位抄错；请对照证件逐位核对")
    return ResidentId(number, birth, "男" if int(number[16]) % 2 else "女", _region_is_known(number[:6]))


def read_credit_code(value: object, *, doubt_settled: bool = False) -> CreditCode:
    """Parse a unified social credit code. Raises Unreadable.

    A wrong check character alone raises with `doubt`, because early pilot codes have one. With `doubt_settled` (a person
    checked the licence) such a code is returned.
    """
    number = _characters(value, "统一社会信用代码")
    if len(number) == 9 and _ORGANISATION_CODE.fullmatch(number):
        raise Unreadable("这是9位的组织机构代码；请填写18位统一社会信用代码")
    if len(number) == 15 and number.isdecimal():
        raise Unreadable("这是15位的旧注册号；请填写18位统一社会信用代码")
    if len(number) != 18:
        raise Unreadable(f"统一社会信用代码应为18位，现为{len(number)}位；请对照证照核对")
    if not _CREDIT_CODE.fullmatch(number):
        raise Unreadable(_what_is_wrong_in_code(number))
    code = CreditCode(number)
    if not (doubt_settled or code.is_sound):
        raise Unreadable(
            "统一社会信用代码的校验码不符；请对照证照核对，确与证照一致的由经办人确认后受理", doubt=True
        )
    return code


def mask(number: str) -> str:
    """Show only the first and the last character: 6****************X."""
    if len(number) <= 2:
        return "*" * len(number)
    return number[0] + "*" * (len(number) - 2) + number[-1]


def organisation_check(body: str) -> str:
    """The check character of an organisation code's first eight characters (GB 11714-1997)."""
    total = sum(
        int(character, 36) * weight for character, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X0"[11 - total % 11]


def _characters(value: object, what: str) -> str:
    """The characters of the number without separators. Only text is accepted."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        raise Unreadable(what + _ROUNDED)
    if not isinstance(value, str) or len(value) > 200:
        raise Unreadable(f"请填写{what}")
    text = compatible(value).strip()
    if _SCIENTIFIC.fullmatch(text):
        raise Unreadable(what + _ROUNDED)
    number = _BETWEEN_CHARACTERS.sub("", text).upper()
    if not number:
        raise Unreadable(f"请填写{what}")
    if not number.isascii():
        raise Unreadable(f"{what}中只应有数字和字母；请删去说明文字，每格只填一个号码")
    return number


def _birth(number: str, today: date | None) -> date:
    digits = number[6:14]
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise Unreadable(f"身份证号码第7至14位应为出生日期，“{digits}”不存在；请对照证件核对") from None
    if birth.year < _FIRST_BIRTH_YEAR or (today is not None and birth > today):
        raise Unreadable(f"身份证号码中的出生日期“{digits}”不合理；请对照证件核对")
    return birth


def _region_is_known(region: str) -> bool:
    return any(found for _, found in numdb.get("cn/loc").info(region))


def _what_is_wrong_in_code(number: str) -> str:
    confused = next((character for character in number if character in "IOSVZ"), None)
    if confused:
        return f"统一社会信用代码不使用字母“{confused}”（I、O、S、V、Z都不用），多半是数字；请对照证照核对"
    if not number[2:8].isdecimal():
        return "统一社会信用代码第3至8位应为数字（登记地区）；请对照证照核对"
    return "统一社会信用代码中只应有数字和大写字母；请对照证照核对"
