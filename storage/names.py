"""File names that every system accepts and a clerk can read, whatever title they are made from."""

import re
import unicodedata

MAXIMUM_CHARACTERS = 80
MAXIMUM_BYTES = 200
_ROOM_FOR_COUNTER = len("-9999")

# "%" is here because BagIt manifests give it a meaning.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|%]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?")
_UNPRINTABLE = {"Cc", "Cf", "Cs"}  # Cf holds the marks that turn the direction of reading
_FILED = re.compile(r"\d{4,}-.+\.[a-z0-9]{1,12}", re.ASCII)
_EXTENSION = re.compile(r"[a-z0-9]{1,12}", re.ASCII)


def safe_title(title: str, *, maximum_bytes: int = MAXIMUM_BYTES) -> str:
    """The title as a file name (without extension): at most 80 characters, Chinese kept, never empty."""
    text = "".join(_safe_character(character) for character in unicodedata.normalize("NFC", title))
    text = _trimmed(" ".join(_FORBIDDEN.sub("_", text).split()))
    text = _shortened(text[: MAXIMUM_CHARACTERS - 1], maximum_bytes - 1)
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    return text or "文件"


def is_safe(name: str) -> bool:
    """Whether a name given from outside can stand as one part of a path as it is."""
    return name == safe_title(name)


def safe_extension(extension: str) -> str:
    """The extension in small letters without a dot; ``bin`` for what no extension looks like."""
    bare = extension.lower().lstrip(".")
    return bare if _EXTENSION.fullmatch(bare) else "bin"


def file_name(sequence: int, title: str, extension: str, *, copy: int = 1) -> str:
    """``0004-失信行为认定事先告知书.docx``; the second of the same name ends in ``-2``."""
    prefix, suffix = f"{sequence:04d}-", f".{safe_extension(extension)}"
    counter = f"-{copy}" if copy > 1 else ""
    room = MAXIMUM_BYTES - len(prefix) - len(suffix) - _ROOM_FOR_COUNTER
    return f"{prefix}{safe_title(title, maximum_bytes=room)}{counter}{suffix}"


def is_filed_name(name: str) -> bool:
    """Whether a file of that name was put there by filing, and not by a person."""
    return bool(_FILED.fullmatch(name))


def _safe_character(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cn":  # unknown to some file systems, which would refuse the whole name
        return "_"
    return "" if category in _UNPRINTABLE else character


def _trimmed(text: str) -> str:
    return text.lstrip(". ~").rstrip(". ")


def _shortened(text: str, maximum_bytes: int) -> str:
    return _trimmed(text.encode()[:maximum_bytes].decode(errors="ignore"))
