# SPDX-License-Identifier: MIT
"""Zip containers that lie, swell, or carry what a form has no use for."""

from __future__ import annotations

import functools
import zipfile
from collections.abc import Callable

from packages import packed, parts, raw_zip


def honest() -> bytes:
    """A sound workbook of one cell."""
    return packed(parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'))


def _plus(name: str, content: str | bytes = "x") -> Callable[[], bytes]:
    return lambda: packed({**parts(), name: content})


def _named(name: bytes) -> Callable[[], bytes]:
    return lambda: raw_zip([(b"[Content_Types].xml", b"<Types/>"), (name, b"x")])


def _overlapping() -> bytes:
    """The bytes of one entry are a second entry whole: a small file that inflates twice over."""
    inner = raw_zip([(b"xl/b.xml", b"x" * 99)])
    record, directory = inner[: inner.rfind(b"PK\x01\x02")], inner[inner.rfind(b"PK\x01\x02") : -22]
    outer = raw_zip([(b"xl/a.xml", record)], method=0)
    start = outer.rfind(b"PK\x01\x02")
    second = directory[:42] + (len(b"xl/a.xml") + 30).to_bytes(4, "little") + directory[46:]
    end = bytearray(outer[-22:])
    end[8] = end[10] = 2
    end[12:16] = (len(outer) - 22 - start + len(second)).to_bytes(4, "little")
    return outer[:-22] + second + bytes(end)


def _lying_size() -> bytes:
    name = "xl/worksheets/sheet1.xml"
    content = {**parts(), name: b" " * 4_000_000}
    entries = [(key.encode(), _bytes(data)) for key, data in content.items()]
    return raw_zip(entries, sizes={name.encode(): 900})


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data


def _wrong_checksum() -> bytes:
    data = bytearray(honest())
    place = data.rfind(b"PK\x01\x02")
    data[place + 16] ^= 0xFF
    return bytes(data)


def _patched(data: bytes, place: int, new: bytes) -> bytes:
    changed = bytearray(data)
    start = place % len(data)
    changed[start : start + len(new)] = new
    return bytes(changed)


PACKAGES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb-one-part": (
        _plus("xl/media/image1.png", b"\0" * 40_000_000),
        "package.ratio",
    ),
    "bomb-part-too-big": (_plus("xl/sheet9.xml", b"\0" * 60_000_000), "package.too_big"),
    "bomb-many-parts": (
        lambda: packed({**parts(), **{f"xl/m{n}.bin": bytes(900_000) for n in range(150)}}),
        "package.too_big",
    ),
    "too-many-parts": (
        lambda: packed({**parts(), **{f"xl/m{n}.xml": "" for n in range(400)}}),
        "package.too_many_parts",
    ),
    "zip-inside-zip": (
        lambda: packed({"inner.zip": packed({"inner.zip": packed(parts())})}),
        "file.zip",
    ),
    "overlapping-entries": (_overlapping, "package.overlap"),
    "size-lies": (_lying_size, "package.size_lies"),
    "checksum-wrong": (_wrong_checksum, "package.damaged"),
    "duplicate-names": (
        lambda: raw_zip([(b"xl/workbook.xml", b"a"), (b"xl/workbook.xml", b"b")]),
        "package.duplicate_part",
    ),
    "duplicate-names-by-case": (
        lambda: raw_zip([(b"xl/workbook.xml", b"a"), (b"XL/Workbook.xml", b"b")]),
        "package.duplicate_part",
    ),
    "name-climbs": (_named(b"xl/../../evil.xml"), "package.odd_name"),
    "name-absolute": (_named(b"/etc/passwd"), "package.odd_name"),
    "name-backslash": (_named(b"xl\\workbook.xml"), "package.odd_name"),
    "name-drive": (_named(b"C:evil.xml"), "package.odd_name"),
    "name-nul": (_named(b"xl/a\x00.xml"), "package.odd_name"),
    "name-empty-segment": (_named(b"xl//a.xml"), "package.odd_name"),
    "name-bidi": (_named("xl/a\u202excod.xml".encode()), "package.odd_name"),
    "name-long": (_named(b"xl/" + b"a" * 5000), "package.odd_name"),
    "encrypted-flag": (
        lambda: raw_zip([(b"[Content_Types].xml", b"<Types/>")], flags=1),
        "package.encrypted",
    ),
    "method-lzma": (
        lambda: packed(parts(), zipfile.ZIP_LZMA),
        "package.compression",
    ),
    "method-unknown": (
        lambda: raw_zip([(b"[Content_Types].xml", b"<Types/>")], method=99),
        "package.compression",
    ),
    "macro": (_plus("xl/vbaProject.bin"), "package.macro"),
    "macro-other-name": (
        lambda: packed(
            {
                **parts(),
                "[Content_Types].xml": (
                    '<Types><Override PartName="/xl/innocent.bin" '
                    'ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                ),
            }
        ),
        "package.macro",
    ),
    "macro-sheet": (_plus("xl/macrosheets/sheet1.xml"), "package.macro"),
    "external-link": (_plus("xl/externalLinks/externalLink1.xml"), "package.external_link"),
    "ole-object": (_plus("xl/embeddings/oleObject1.bin"), "package.embedded_object"),
    "activex": (_plus("xl/activeX/activeX1.xml"), "package.embedded_object"),
    "connection": (_plus("xl/connections.xml"), "package.connection"),
    "content-types-entity": (
        lambda: packed({**parts(), "[Content_Types].xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        "package.dtd",
    ),
    "directory-lies-about-count": (
        lambda: _patched(honest(), -22 + 10, b"\x01\x00"),
        "package.damaged",
    ),
    "directory-elsewhere": (
        lambda: _patched(honest(), -22 + 16, b"\xff\xff\xff\x7f"),
        "package.damaged",
    ),
    "zip64-nowhere": (
        lambda: _patched(honest(), -22 + 16, b"\xff\xff\xff\xff"),
        "package.damaged",
    ),
    "bytes-after-the-end": (lambda: honest() + b"MZ" * 40, "package.damaged"),
    **{
        f"cut-at-{percent}": (
            functools.partial(lambda share: honest()[: len(honest()) * share // 100], percent),
            "package.damaged",
        )
        for percent in (5, 25, 50, 75, 95, 99)
    },
}
