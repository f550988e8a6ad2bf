# SPDX-License-Identifier: MIT
"""The typefaces of printed documents: Times New Roman where it is whole, else Liberation Serif.

A face is parsed once and kept; a document gets its own copies (``Fonts.copies``), because
reportlab's faces hold a reading position and must not serve two documents at a time.
"""

from __future__ import annotations

import copy
import struct
import unicodedata
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from lsapp import paths
from lsapp.errors import UserError

FaceName = Literal["regular", "bold", "italic", "bold_italic"]
FACE_NAMES: Final[tuple[FaceName, ...]] = ("regular", "bold", "italic", "bold_italic")

VIETNAMESE_LETTERS: Final = "ĂÂĐÊÔƠƯăâđêôơư₫" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
"""Letters without which a face cannot print Vietnamese (TCVN 6909:2001) or the sign of the đồng."""

NO_BREAK_SPACE: Final = "\xa0"

_REPLACEMENT: Final = "[U+{:04X}]"
_INKLESS: Final = frozenset("\u034f" + "".join(map(chr, range(0xFE00, 0xFE10))))


class Face(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One parsed face.

    ``widths`` maps a character to its advance in 1/1000 of the type size, for the characters that
    are printed as they are; ``font`` is reportlab's ``TTFont``.
    """

    name: FaceName
    widths: dict[str, float]
    font: Any


class Fonts(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What a renderer needs from the disk: four faces and the colour profile (sRGB, ICC).

    ``rejected`` says which candidates could not be used and why, for the log.
    """

    family: str
    faces: dict[FaceName, Face]
    profile: bytes
    rejected: tuple[str, ...] = ()

    def copies(self) -> dict[FaceName, Any]:
        """Return reportlab fonts for one document, sharing the parsed tables."""
        return {name: _copy_font(face.font) for name, face in self.faces.items()}


def office_fonts() -> Fonts:
    """Return the fonts of this machine: its own Times New Roman, else Liberation Serif."""
    return load_fonts(
        (paths.system_serif_fonts(), paths.shipped_serif_fonts()),
        profile=paths.resources_dir() / "icc" / "sRGB.icc",
    )


def load_fonts(candidates: Iterable[paths.SerifFaces | None], *, profile: Path) -> Fonts:
    """Return the first family whose four files are all sound and can print Vietnamese.

    ``candidates`` are tried in order, ``None`` among them is passed over; ``profile`` is the file
    of the sRGB colour profile.
    Raises ``UserError("fonts.missing")`` where none is left, ``UserError("fonts.profile_missing")``
    where the profile cannot be read: the installation is then incomplete.
    """
    try:
        colours = profile.read_bytes()
    except OSError as error:
        raise UserError("fonts.profile_missing", path=str(profile)) from error
    rejected: list[str] = []
    for files in candidates:
        if files is None:
            continue
        try:
            faces = {name: _load_face(name, getattr(files, name)) for name in FACE_NAMES}
        except _UnusableFontError as error:
            rejected.append(str(error))
            continue
        family = faces["regular"].font.face.familyName.decode("utf-8", "replace")
        return Fonts(family=family, faces=faces, profile=colours, rejected=tuple(rejected))
    raise UserError("fonts.missing", tried="; ".join(rejected))


class _UnusableFontError(Exception):
    """A font file that cannot be used; its text names the file and the reason."""


def _load_face(name: FaceName, path: Path) -> Face:
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        data = path.read_bytes()
        # A stream, for reportlab would search other folders for the name of a file.
        font = TTFont(f"{path.stem}-{name}", _NamedBytes(data, path.name), shapable=False)
        _check_tables(font.face, len(data))
        lacking = [c for c in VIETNAMESE_LETTERS if ord(c) not in font.face.charToGlyph]
        if lacking:
            raise _UnusableFontError(f"{path}: lacks {''.join(lacking)}")
        font.face.makeSubset([0, *map(ord, VIETNAMESE_LETTERS)])
    except OSError as error:
        raise _UnusableFontError(f"{path}: {error.strerror or error}") from error
    # A damaged file breaks the parser anywhere, so every kind of parsing error means the same.
    except (
        TTFError,
        struct.error,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        raise _UnusableFontError(f"{path}: {type(error).__name__}: {error}") from error
    return Face(name=name, widths=_printed_widths(font.face.charWidths), font=font)


def _printed_widths(advances: dict[int, float]) -> dict[str, float]:
    """Return the advances of what leaves ink, of the two spaces and the line break.

    reportlab's map back to Unicode holds four hexadecimal digits, so nothing above U+FFFF counts.
    """
    widths = {
        chr(code): advance
        for code, advance in advances.items()
        if 0x20 <= code <= 0xFFFF and unicodedata.category(chr(code))[0] in "LMNPS"
    }
    widths[" "] = widths[NO_BREAK_SPACE] = advances[0x20]
    widths["\n"] = 0.0
    return widths


class _NamedBytes:
    """The little of a file that reportlab asks for: a name and everything at once."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._data = data

    def read(self) -> bytes:
        """Return the whole content."""
        return self._data


def _check_tables(face: Any, size: int) -> None:
    """Refuse a file cut short: reportlab reads past the end without a word."""
    for table in face.tables:
        if table["offset"] + table["length"] > size:
            raise ValueError(f"table {table['tag']} ends beyond the file")
    if face.glyphPos[-1] > face.table["glyf"]["length"]:
        raise ValueError("glyphs end beyond their table")
    if max(face.charToGlyph.values(), default=0) >= len(face.glyphPos) - 1:
        raise ValueError("characters without glyphs")


def _copy_font(font: Any) -> Any:
    duplicate = copy.copy(font)
    duplicate.face = copy.copy(font.face)
    duplicate.state = weakref.WeakKeyDictionary()
    return duplicate


def printable(text: str, face: Face) -> str:
    """Return ``text`` as the face can print it: NFC, and ``[U+1F600]`` for what it lacks.

    Line breaks stay; other white space but the no-break space becomes a space. Characters without
    ink (joiners, variation selectors, controls) are dropped.
    """
    text = unicodedata.normalize("NFC", text)
    if face.widths.keys() >= set(text):
        return text
    return "".join([_printable_character(c, face.widths) for c in text])


def _printable_character(character: str, widths: dict[str, float]) -> str:
    if character in widths:
        return character
    if character in "\u202f\u2007":
        return NO_BREAK_SPACE
    if character == "\u2011":
        return "-"
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character in "\t\r\v\f\x85":
        return " "
    if category in ("Cc", "Cf") or character in _INKLESS:
        return ""
    return _REPLACEMENT.format(ord(character))


def missing_characters(text: str, fonts: Fonts) -> tuple[str, ...]:
    """Return the characters of ``text`` that some face lacks, each once, in order of appearance.

    They are printed as ``[U+1F600]``; a rule warns of them before the export.
    """
    found: dict[str, None] = {}
    faces = fonts.faces.values()
    for character in dict.fromkeys(unicodedata.normalize("NFC", text)):
        if any(_printable_character(character, face.widths).startswith("[U+") for face in faces):
            found[character] = None
    return tuple(found)
