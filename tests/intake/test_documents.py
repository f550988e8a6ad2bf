# SPDX-License-Identifier: MIT
"""PDF attachments, strict JSON, kinds of files, and what the guard lets through."""

from __future__ import annotations

import io
import json
import zipfile
import zlib

import pikepdf
import pytest
from hostile_documents import mail, pdf
from hostile_packages import honest
from hypothesis import given, settings
from hypothesis import strategies as st
from packages import packed, parts

from lsapp.intake.guard import check_package
from lsapp.intake.limits import Limits
from lsapp.intake.pdf import read_attachment
from lsapp.intake.refusal import Refusal, quoted
from lsapp.intake.sniffing import Kind, sniff
from lsapp.intake.strict_json import strict_json

_PAYLOAD = json.dumps({"a": "trí thức" * 1000}, ensure_ascii=False).encode()


def _incremental(data: bytes) -> bytes:
    """Append an update as a signature or a stamp does: a new object, a new cross-reference."""
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    with pikepdf.open(io.BytesIO(data)) as document:
        size, root = len(document.objects) + 1, document.trailer.Root.objgen[0]
    place = len(data)
    update = f"{size} 0 obj\n<< /Type /Stamp >>\nendobj\n".encode()
    table = (
        f"xref\n{size} 1\n{place:010d} 00000 n \ntrailer\n<< /Size {size + 1} /Root {root} 0 R "
        f"/Prev {start} >>\nstartxref\n{place + len(update)}\n%%EOF\n"
    )
    return data + update + table.encode()


@pytest.mark.parametrize("compress", [True, False])
def test_the_attachment_comes_back_to_the_byte(compress: bool) -> None:
    raw = zlib.compress(_PAYLOAD) if compress else None
    assert read_attachment(pdf(_PAYLOAD, raw=raw)) == _PAYLOAD


def test_the_attachment_survives_an_incremental_update() -> None:
    stamped = _incremental(_incremental(pdf(_PAYLOAD)))
    assert stamped.startswith(pdf(_PAYLOAD))
    assert read_attachment(stamped) == _PAYLOAD


def test_an_attachment_is_found_by_its_name() -> None:
    assert read_attachment(pdf(b"{}", "other.json"), "other.json") == b"{}"


def test_the_size_of_an_attachment_is_bounded() -> None:
    with pytest.raises(Refusal) as refused:
        read_attachment(pdf(b"x" * 2000), limits=Limits(part=1000))
    assert refused.value.code == "pdf.attachment_too_big"


def test_strict_json_reads_what_is_strict() -> None:
    text = '{"a":[1,-2,null,true,"\\ud83d\\ude00 [[[[ {"],"b":{"c":{}}}'
    assert strict_json(text.encode()) == {
        "a": [1, -2, None, True, "\U0001f600 [[[[ {"],
        "b": {"c": {}},
    }


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(),
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
        max_leaves=30,
    )
)
def test_strict_json_reads_every_value_without_floats(value: object) -> None:
    limits = Limits(depth=100)
    assert strict_json(json.dumps(value).encode(), limits) == value
    assert strict_json(json.dumps(value, ensure_ascii=False).encode(), limits) == value


def test_depth_of_json_is_that_of_its_brackets() -> None:
    limits = Limits(depth=4)
    strings = b'"[[[[[[\\"[[[[[[\\\\",' * 3
    assert strict_json(b"[" + strings + b"[[[]]],{}]", limits)
    with pytest.raises(Refusal) as refused:
        strict_json(b"[[[[[]]]]]", limits)
    assert refused.value.code == "json.too_deep"


def _zip(names: dict[str, str]) -> bytes:
    return packed(dict(names))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (honest(), Kind.XLSX),
        (honest()[:300], Kind.XLSX),
        (_zip({"xl/workbook.bin": ""}), Kind.XLSB),
        (_zip({"xl/workbook.xml": "", "xl/vbaProject.bin": ""}), Kind.XLSM),
        (_zip({"word/document.xml": ""}), Kind.DOCX),
        (_zip({"a": ""}), Kind.ZIP),
        (
            _zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
            Kind.ODS,
        ),
        (pdf(), Kind.PDF),
        (b"\n\n" + pdf(), Kind.PDF),
        (b' \n{"a":1}', Kind.JSON),
        (mail(), Kind.EML),
        (b"From x\r\nReceived: by a\r\n\r\n", Kind.EML),
        (b"Note: to self\r\n\r\nSubject of the day", Kind.UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), Kind.XLS),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), Kind.MSG),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Kind.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.UNKNOWN),
        (b"", Kind.UNKNOWN),
    ],
)
def test_kinds_are_told_by_content(data: bytes, kind: Kind) -> None:
    assert sniff(data, "report.xlsx") is kind


def test_an_honest_package_keeps_its_parts() -> None:
    package = check_package(honest())
    assert "XL/workbook.xml" in package
    assert package.read("xl/WORKBOOK.xml") == package.read("xl/workbook.xml")
    assert set(package.names) == set(parts())


def test_stored_parts_folders_comments_and_streamed_sizes_are_honest() -> None:
    stream = io.BytesIO()

    class Unseekable(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            return stream.write(data)

    with zipfile.ZipFile(Unseekable(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("xl")
        for name, content in parts().items():
            archive.writestr(name, content)
        archive.writestr("xl/media/a.png", b"x" * 50, zipfile.ZIP_STORED)
        with archive.open("xl/big.xml", "w", force_zip64=True) as big:
            big.write(b"<a/>")
        archive.comment = b"made by a mail gateway"
    package = check_package(stream.getvalue())
    assert package.read("xl/big.xml") == b"<a/>"
    assert package.read("xl/media/a.png") == b"x" * 50
    assert "xl/" not in package


def test_a_default_type_without_parts_is_no_macro() -> None:
    kinds = (
        '<Types><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    )
    check_package(packed({**parts(), "[Content_Types].xml": kinds}))
    with pytest.raises(Refusal) as refused:
        check_package(packed({**parts(), "[Content_Types].xml": kinds, "xl/a.bin": "x"}))
    assert refused.value.code == "package.macro"


def _directory_fields(data: bytes) -> list[int]:
    """Places whose change matters: the directory, the local headers' names, the packed bytes."""
    return list(range(0, len(data), 7))


def test_no_flipped_bit_gives_another_content() -> None:
    data = honest()
    whole = {name: check_package(data).read(name) for name in check_package(data).names}
    for place in _directory_fields(data):
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        try:
            package = check_package(bytes(changed))
            found = {name: package.read(name) for name in package.names}
        except Refusal:
            continue
        assert set(found.values()) == set(whole.values())


def test_no_cut_file_passes() -> None:
    data = honest()
    for length in range(0, len(data), 11):
        with pytest.raises(Refusal):
            check_package(data[:length])


def test_hostile_names_are_quoted_as_plain_text() -> None:
    assert quoted("\u202e" * 99).isascii()
    assert len(quoted("\u202e" * 99)) == 80
