"""File names that Windows, macOS and Linux accept and a clerk can read, made from any title."""

import re
import unicodedata

MAXIMUM_CHARACTERS = 80
MAXIMUM_BYTES = 200
_ROOM_FOR_COUNTER = len("-9999")

# Windows forbids all of these but "%", which BagIt manifests use to escape characters of a path.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|%]')
# Device names: Windows opens the device, whatever the extension or case.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?")
# Cf includes the marks that reverse the direction of text: with one, "fdp.exe" is displayed as "exe.pdf".
_UNPRINTABLE = {"Cc", "Cf", "Cs"}
_FILED = re.compile(r"\d{4,}-.+\.[a-z0-9]{1,12}", re.ASCII)
_EXTENSION = re.compile(r"[a-z0-9]{1,12}", re.ASCII)


def safe_title(title: str, *, maximum_bytes: int = MAXIMUM_BYTES) -> str:
    """The title as a file name without extension: at most 80 characters and so many bytes, never empty."""
    text = "".join(_safe_character(character) for character in unicodedata.normalize("NFC", title))
    text = _trimmed(" ".join(_FORBIDDEN.sub("_", text).split()))
    text = _shortened(text[: MAXIMUM_CHARACTERS - 1], maximum_bytes - 1)
    if _RESERVED.fullmatch(text):  # one character was left free for this
        text = f"_{text}"
    return text or "文件"


def is_safe(name: str) -> bool:
    """Whether a name that comes from outside can be one part of a path unchanged."""
    return name == safe_title(name)


def safe_extension(extension: str) -> str:
    """The extension in lower case without a dot, or ``bin`` if it is none."""
    bare = extension.lower().lstrip(".")
    return bare if _EXTENSION.fullmatch(bare) else "bin"


def file_name(sequence: int, title: str, extension: str, *, copy: int = 1) -> str:
    """The name of a filed file: ``0004-失信行为认定事先告知书.docx``, or ``…-2.docx`` for its second copy."""
    prefix, suffix = f"{sequence:04d}-", f".{safe_extension(extension)}"
    counter = f"-{copy}" if copy > 1 else ""
    room = MAXIMUM_BYTES - len(prefix) - len(suffix) - _ROOM_FOR_COUNTER
    return f"{prefix}{safe_title(title, maximum_bytes=room)}{counter}{suffix}"


def is_filed_name(name: str) -> bool:
    """Whether a file of that name was created by filing a step, and not by a person."""
    return bool(_FILED.fullmatch(name))


def _safe_character(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cn":  # unassigned in Unicode: some file systems refuse the whole name for it
        return "_"
    return "" if category in _UNPRINTABLE else character


def _trimmed(text: str) -> str:
    # Windows drops dots and spaces at the end; a dot in front hides a file, and "~$" is Word's own lock file.
    return text.lstrip(". ~").rstrip(". ")


def _shortened(text: str, maximum_bytes: int) -> str:
    # File systems limit a name to 255 bytes; a Chinese character takes three. Half a character is dropped.
    return _trimmed(text.encode()[:maximum_bytes].decode(errors="ignore"))
