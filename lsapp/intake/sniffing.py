# SPDX-License-Identifier: MIT
"""What a file is by its content; its name is what somebody typed and proves nothing."""

from __future__ import annotations

import enum
import re
from typing import Final

from lsapp.intake.archive_names import looks_like_archive
from lsapp.intake.directory import ZIP_MAGIC, read_directory
from lsapp.intake.limits import DEFAULT_LIMITS, Limits
from lsapp.intake.refusal import Refusal


class Kind(enum.StrEnum):
    """Containers that offices send; only some of them can hold a submission."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    PDF = "pdf"
    JSON = "json"
    EML = "eml"
    MSG = "msg"
    DOCX = "docx"
    DOC = "doc"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    ENCRYPTED = "encrypted"
    WINMAIL = "winmail"
    ZIP = "zip"
    UNKNOWN = "unknown"


_CFB_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RAR_MAGIC: Final = b"Rar!\x1a\x07"
_SEVEN_ZIP_MAGIC: Final = b"7z\xbc\xaf\x27\x1c"
_TNEF_MAGIC: Final = b"\x78\x9f\x3e\x22"
_HEAD: Final = 8192
_RULED_OUT: Final = {
    Kind.ENCRYPTED: "package.encrypted",
    Kind.XLSM: "package.macro",
    Kind.ZIP: "file.zip",
    Kind.RAR: "file.rar",
    Kind.SEVEN_ZIP: "file.seven_zip",
    Kind.MSG: "mail.outlook",
    Kind.WINMAIL: "mail.winmail",
}
_HEADER_LINE: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,70}:")
_MAIL_HEADER: Final = re.compile(
    rb"^(?:return-path|received|from|to|subject|date|message-id|mime-version):",
    re.IGNORECASE | re.MULTILINE,
)
# Streams of a compound file that tell its program, in the order of certainty.
_CFB_STREAMS: Final = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("__substg1.0_", Kind.MSG),
    ("WordDocument", Kind.DOC),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)


def sniff(data: bytes, name: str = "", limits: Limits = DEFAULT_LIMITS) -> Kind:
    """Return the kind of ``data``; ``name`` decides only between JSON and other text."""
    head = data[:_HEAD]
    if head.startswith(ZIP_MAGIC):
        return _package_kind(data, limits)
    if head.startswith(_CFB_MAGIC):
        return _compound_kind(data)
    if head.startswith(_RAR_MAGIC):
        return Kind.RAR
    if head.startswith(_SEVEN_ZIP_MAGIC):
        return Kind.SEVEN_ZIP
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(_TNEF_MAGIC):
        return Kind.WINMAIL
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if text.startswith(b"{") or (text.startswith(b"[") and name.lower().endswith(".json")):
        return Kind.JSON
    first_line = text.removeprefix(b">").split(b"\n", 1)[0]
    looks_like_mail = _HEADER_LINE.match(first_line) or first_line.startswith(b"From ")
    if looks_like_mail and _MAIL_HEADER.search(text):
        return Kind.EML
    return Kind.UNKNOWN


def refusal_of_kind(kind: Kind) -> Refusal:
    """Return the refusal of a file that its kind alone rules out, in the words that help most."""
    code = _RULED_OUT.get(kind)
    return Refusal(code) if code else Refusal("file.wrong_kind", kind=kind.value)


def _package_kind(data: bytes, limits: Limits) -> Kind:
    """Return the kind of a zip by its parts.

    A broken one that names a workbook part counts as xlsx, so that the guard, which reads it next,
    says what is wrong with it.
    """
    try:
        names = {entry.name.lower() for entry in read_directory(data, limits)}
    except Refusal:
        if looks_like_archive(data, limits):
            return Kind.ZIP
        marked = b"xl/" in data or b"[Content_Types].xml" in data[:_HEAD]
        return Kind.XLSX if marked else Kind.ZIP
    if "content.xml" in names and "mimetype" in names:
        return Kind.ODS if b"opendocument.spreadsheet" in data[:_HEAD] else Kind.ZIP
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if any(name.endswith("vbaproject.bin") for name in names):
        return Kind.XLSM
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    return Kind.DOCX if "word/document.xml" in names else Kind.ZIP


def _compound_kind(data: bytes) -> Kind:
    for stream, kind in _CFB_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind.UNKNOWN
