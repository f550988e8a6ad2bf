# SPDX-License-Identifier: MIT
"""PDF, mail, JSON and other files that lie or swell."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
from hostile_packages import honest
from packages import packed, parts


def pdf(
    payload: bytes | None = b'{"a":1}', name: str = "submission.json", *, raw: bytes | None = None
) -> bytes:
    """A PDF of one empty page with an attachment; ``raw`` is a Flate stream written as it is."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    if payload is not None or raw is not None:
        _attach(document, [(name, _stream(document, payload, raw))])
    stream = io.BytesIO()
    document.save(stream, static_id=True)
    return stream.getvalue()


def _stream(document: pikepdf.Pdf, payload: bytes | None, raw: bytes | None) -> pikepdf.Stream:
    if raw is None:
        return pikepdf.Stream(document, payload or b"")
    stream = pikepdf.Stream(document, b"")
    stream.write(raw, filter=pikepdf.Name.FlateDecode)
    return stream


def _attach(document: pikepdf.Pdf, files: list[tuple[str, pikepdf.Stream]]) -> None:
    leaves = pikepdf.Array()
    for name, stream in files:
        leaves.append(pikepdf.String(name))
        leaves.append(
            document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Filespec,
                    F=pikepdf.String(name),
                    UF=pikepdf.String(name),
                    EF=pikepdf.Dictionary(F=document.make_indirect(stream)),
                )
            )
        )
    tree = document.make_indirect(pikepdf.Dictionary(Names=leaves))
    document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=tree)


def _changed(change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as document:
        change(document)
        stream = io.BytesIO()
        document.save(stream, **options)
    return stream.getvalue()


def _encrypted_pdf() -> bytes:
    locked = pikepdf.Encryption(owner="a", user="b")
    return _changed(lambda _: None, encryption=locked)


def _encrypted_for_nobody() -> bytes:
    return _changed(lambda _: None, encryption=pikepdf.Encryption(owner="a", user=""))


def _two_attachments() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        name = "submission.json"
        streams = [pikepdf.Stream(document, text) for text in (b'{"a":1}', b'{"a":2}')]
        _attach(document, [(name, stream) for stream in streams])

    return _changed(change)


def _chained_filters() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(document, b"")
        twice = zlib.compress(zlib.compress(b"0" * 9_000_000, 9), 9)
        flate = pikepdf.Name.FlateDecode
        stream.write(twice, filter=pikepdf.Array([flate, flate]))
        _attach(document, [("submission.json", stream)])

    return _changed(
        change, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False
    )


def _cyclic_tree() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        node = document.make_indirect(pikepdf.Dictionary())
        node.Kids = pikepdf.Array([node])
        document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=node)

    return _changed(change)


def _odd_tree() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Array([1, 2]))

    return _changed(change)


def _stream_is_a_number() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        leaf = document.Root.Names.EmbeddedFiles.Names[1]
        leaf.EF.F = 7

    return _changed(change)


def mail(*attachments: tuple[str, bytes], header: str = "") -> bytes:
    """A mail with attachments in base64."""
    bodies = "".join(
        f'--b\r\nContent-Type: application/octet-stream; name="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n\r\n'
        f"{base64.encodebytes(data).decode()}\r\n"
        for name, data in attachments
    )
    return (
        f"{header}From: xa@langson.example\r\nSubject: Bao cao\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nKinh gui\r\n{bodies}--b--\r\n"
    ).encode()


def nested_mail(depth: int) -> bytes:
    """A mail within a mail, ``depth`` times."""
    inner = mail(("bc.xlsx", honest()))
    for _ in range(depth):
        inner = (
            b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
            + inner
        )
    return inner


def _nested_multiparts(depth: int) -> bytes:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    return ("From: a@b.example\r\n" + opened + "\r\nx\r\n").encode()


_EMPTY_PART = b"--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n"
_BARE_PART = b"--b\r\n\r\n"
_MIXED = b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'

PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    "only-a-header": (lambda: b"%PDF-1.7\n", "pdf.damaged"),
    "header-then-noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 200, "pdf.damaged"),
    "cut-in-half": (lambda: pdf()[: len(pdf()) // 2], "pdf.damaged"),
    "cut-at-the-end": (lambda: pdf()[:-40], "pdf.damaged"),
    "encrypted": (_encrypted_pdf, "pdf.encrypted"),
    "encrypted-without-password": (_encrypted_for_nobody, "pdf.encrypted"),
    "no-attachment": (lambda: pdf(None), "pdf.no_attachment"),
    "other-attachment": (lambda: pdf(b"{}", "scan.json"), "pdf.no_attachment"),
    "two-attachments": (_two_attachments, "pdf.two_attachments"),
    "flate-bomb": (
        lambda: pdf(raw=zlib.compress(b"0" * 200_000_000, 9)),
        "pdf.attachment_too_big",
    ),
    "flate-broken": (lambda: pdf(raw=zlib.compress(b"0" * 5000)[:-9]), "pdf.damaged"),
    "flate-noise": (lambda: pdf(raw=b"\x00\x01\x02" * 50), "pdf.damaged"),
    "chained-filters": (_chained_filters, "pdf.filter"),
    "cyclic-name-tree": (_cyclic_tree, "pdf.damaged"),
    "odd-name-tree": (_odd_tree, "pdf.damaged pdf.no_attachment"),
    "stream-is-a-number": (_stream_is_a_number, "pdf.damaged pdf.no_attachment"),
    "payload-not-json": (lambda: pdf(b"\xff\xfe\x00"), "json.encoding"),
    "polyglot-with-zip": (lambda: b"%PDF-1.7\n" + honest(), "pdf.damaged"),
}

MAILS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nested-100-deep": (lambda: nested_mail(100), "mail.too_deep mail.too_many_parts"),
    "nested-5000-deep": (lambda: nested_mail(5000), "mail.too_deep mail.too_many_parts"),
    "multiparts-2000-deep": (
        lambda: _nested_multiparts(2000),
        "mail.too_deep mail.too_many_parts",
    ),
    "multiparts-100-deep": (
        lambda: _nested_multiparts(100),
        "mail.too_deep mail.too_many_parts mail.damaged",
    ),
    "10000-parts": (
        lambda: _MIXED + _EMPTY_PART * 10_000 + b"--b--\r\n",
        "mail.too_many_parts",
    ),
    "10000-parts-without-headers": (
        lambda: _MIXED + _BARE_PART * 10_000 + b"--b--\r\n",
        "mail.too_many_parts",
    ),
    "no-attachment": (mail, "mail.no_attachment"),
    "no-boundary": (
        lambda: b"From: a@b.example\r\nContent-Type: multipart/mixed\r\n\r\nx",
        "mail.damaged mail.no_attachment",
    ),
    "boundary-never-comes": (lambda: _MIXED + b"nothing\r\n", "mail.damaged"),
    "header-of-1-mb": (
        lambda: b"Subject: " + b"a" * 1_000_000 + b"\r\n\r\nx",
        "mail.header_too_long",
    ),
    "100000-header-lines": (
        lambda: b"From: a@b.example\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\nx",
        "mail.header_too_long",
    ),
    "parameters-of-1-mb": (
        lambda: (
            b"From: a@b.example\r\nContent-Type: a/b; " + b'a="b";\r\n ' * 100_000 + b"\r\n\r\nx"
        ),
        "mail.header_too_long",
    ),
    "parameters-of-a-part": (
        lambda: _MIXED + b"--b\r\nContent-Disposition: attachment; " + b'a="b";' * 100_000,
        "mail.header_too_long",
    ),
    "too-big": (lambda: b"From: a@b.example\r\n\r\n" + b"a" * (41 << 20), "file.too_big"),
}

JSONS: dict[str, tuple[Callable[[], bytes], str]] = {
    "deep-lists": (lambda: b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "json.too_deep"),
    "deep-objects": (lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "json.too_deep"),
    "deep-and-unclosed": (lambda: b'{"a":' * 100_000, "json.too_deep"),
    "brackets-in-strings": (
        lambda: b'{"a":"' + b"]" * 50 + b'","b":' + b"[" * 60 + b"]" * 60 + b"}",
        "json.too_deep",
    ),
    "nan": (lambda: b'{"a":NaN}', "json.not_integer"),
    "infinity": (lambda: b'{"a":-Infinity}', "json.not_integer"),
    "float": (lambda: b'{"a":1.5}', "json.not_integer"),
    "exponent": (lambda: b'{"a":1e3}', "json.not_integer"),
    "duplicate-keys": (lambda: b'{"a":1,"b":2,"a":3}', "json.duplicate_key"),
    "duplicate-keys-deep": (lambda: b'{"x":[{"a":1,"\\u0061":3}]}', "json.duplicate_key"),
    "long-integer": (lambda: b'{"a":' + b"9" * 1_000_000 + b"}", "json.number_too_long"),
    "lone-surrogate": (lambda: b'{"a":"\\ud800"}', "json.surrogate"),
    "lone-surrogate-key": (lambda: b'{"\\uDFFF":1}', "json.surrogate"),
    "not-utf8": (lambda: b'{"a":"\xff"}', "json.encoding"),
    "utf16": (lambda: '{"a":1}'.encode("utf-16"), "json.encoding file.wrong_kind"),
    "byte-order-mark": (lambda: b'\xef\xbb\xbf{"a":1}', "json.encoding"),
    "cut": (lambda: b'{"a":[1,2', "json.syntax"),
    "trailing": (lambda: b'{"a":1} x', "json.syntax"),
    "control-character": (lambda: b'{"a":"\x01"}', "json.syntax"),
}

OTHERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "file.empty"),
    "too-big": (lambda: bytes(21 << 20), "file.too_big"),
    "noise": (lambda: bytes(range(256)) * 100, "file.wrong_kind"),
    "program": (lambda: b"MZ" + bytes(5000), "file.wrong_kind"),
    "html-called-xls": (lambda: b"<html><table><tr><td>1</table>", "file.wrong_kind"),
    "plain-zip": (lambda: packed({"a.txt": "x"}), "file.zip"),
    "word": (lambda: packed({"word/document.xml": "<a/>"}), "file.wrong_kind"),
    "binary-workbook": (lambda: packed({"xl/workbook.bin": "x"}), "file.wrong_kind"),
    "macro-workbook": (
        lambda: packed({**parts(), "xl/vbaProject.bin": "x"}),
        "package.macro",
    ),
    "compound-noise": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 100,
        "workbook.damaged",
    ),
    "compound-encrypted": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "package.encrypted",
    ),
    "ods-repeated-grid": (
        lambda: _ods(_REPEATED),
        "workbook.damaged workbook.cell_outside file.crashed_reader",
    ),
    "ods-not-xml": (lambda: _ods("<a"), "workbook.damaged"),
}

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_REPEATED = (
    f'<office:document-content xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}"><office:body>'
    '<office:spreadsheet><table:table table:name="A">'
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    "</table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def _ods(content: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": (
                '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
            ),
        }
    )
