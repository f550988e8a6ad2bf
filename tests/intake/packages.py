# SPDX-License-Identifier: MIT
"""Builds small workbooks part by part, honest or not."""

from __future__ import annotations

import io
import zipfile
import zlib

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def relationships(*targets: tuple[str, str, str]) -> str:
    """A .rels part of (id, last word of the type, target)."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def sheet(rows: str, namespace: str = MAIN, before: str = "", after: str = "") -> str:
    """A worksheet part around the rows."""
    return (
        f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def workbook(*sheets: tuple[str, str], extra: str = "") -> str:
    """A workbook part of (name, relationship id)."""
    items = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="{key}"/>'
        for place, (name, key) in enumerate(sheets, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{extra}<sheets>{items}</sheets></workbook>'


def parts(rows: str = "", strings: str | None = None, **more: str) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet; ``more`` replaces parts by their short names."""
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook(("Biểu 1", "rId1")),
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" '
            'formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>'
            '<xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings or "<si><t>một</t></si>"}</sst>',
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    short = {"sheet": "xl/worksheets/sheet1.xml", "book": "xl/workbook.xml"}
    for name, content in more.items():
        found[short[name]] = content
    return found


def packed(
    content: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED, extra: bytes = b""
) -> bytes:
    """A zip of the parts, in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in content.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(name, data, stored)
        archive.comment = extra
    return stream.getvalue()


def raw_zip(
    entries: list[tuple[bytes, bytes]],
    *,
    flags: int = 0,
    method: int = 8,
    sizes: dict[bytes, int] | None = None,
) -> bytes:
    """A zip written by hand, where the standard module would warn, refuse or put things right."""
    body, directory = b"", b""
    for name, content in entries:
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed_content = deflater.compress(content) + deflater.flush() if method == 8 else content
        full = (sizes or {}).get(name, len(content))
        numbers = b"".join(
            number.to_bytes(4, "little")
            for number in (zlib.crc32(content), len(packed_content), full)
        )
        shared = b"\x14\x00" + flags.to_bytes(2, "little") + method.to_bytes(2, "little") + bytes(4)
        shared += numbers + len(name).to_bytes(2, "little") + bytes(2)
        directory += b"PK\x01\x02\x14\x00" + shared + bytes(10) + len(body).to_bytes(4, "little")
        directory += name
        body += b"PK\x03\x04" + shared + name + packed_content
    count = len(entries).to_bytes(2, "little")
    end = b"PK\x05\x06" + bytes(4) + count + count
    end += len(directory).to_bytes(4, "little") + len(body).to_bytes(4, "little") + bytes(2)
    return body + directory + end
