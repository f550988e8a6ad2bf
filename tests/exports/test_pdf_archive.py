# SPDX-License-Identifier: MIT
"""The PDF as a file: PDF/A-3b, its attachment, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import threading
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pikepdf
import pytest
import samples
from pdf_reading import read_sheets

from lsapp.exports.fonts import Fonts
from lsapp.exports.pdf import render_pdf
from lsapp.report import blocks


@pytest.fixture(scope="module")
def data(fonts: Fonts) -> bytes:
    return render_pdf(samples.document(), fonts)


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def test_the_same_document_gives_the_same_bytes(fonts: Fonts, data: bytes) -> None:
    assert render_pdf(samples.document(), fonts) == data


def test_documents_rendered_at_once_do_not_disturb_one_another(fonts: Fonts, data: bytes) -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(render_pdf(samples.document(), fonts)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [data] * 4


def test_another_identity_gives_another_id(fonts: Fonts, data: bytes) -> None:
    other = msgspec.structs.replace(samples.document(), identity="other")
    with (
        pikepdf.open(io.BytesIO(data)) as first,
        pikepdf.open(io.BytesIO(render_pdf(other, fonts))) as second,
    ):
        assert bytes(first.trailer.ID[0]) != bytes(second.trailer.ID[0])
        seed = hashlib.md5(samples.IDENTITY.encode(), usedforsecurity=False).digest()
        assert bytes(first.trailer.ID[0]) == seed


def test_the_payload_is_attached_as_data_of_the_document(pdf: pikepdf.Pdf) -> None:
    assert pdf.attachments["submission.json"].get_file().read_bytes() == samples.PAYLOAD
    (specification,) = pdf.Root.AF
    assert specification.AFRelationship == "/Data"
    assert specification.UF == "submission.json"
    assert specification.Desc == "Dữ liệu gốc của bản nộp"
    stream = specification.EF.F
    assert stream.Subtype == "/application/json"
    assert int(stream.Params.Size) == len(samples.PAYLOAD)
    checksum = hashlib.md5(samples.PAYLOAD, usedforsecurity=False).digest()
    assert bytes(stream.Params.CheckSum) == checksum
    assert str(stream.Params.ModDate) == "D:20261216023005+00'00'"


def test_the_metadata_names_the_standard_and_agrees_with_the_information(
    pdf: pikepdf.Pdf,
) -> None:
    metadata = pdf.open_metadata()
    assert metadata["pdfaid:part"] == "3"
    assert metadata["pdfaid:conformance"] == "B"
    assert metadata["dc:title"] == str(pdf.docinfo.Title) == samples.document().title
    assert metadata["dc:creator"] == [str(pdf.docinfo.Author)]
    assert metadata["xmp:CreateDate"] == "2026-12-16T02:30:05+00:00"
    assert str(pdf.docinfo.CreationDate) == "D:20261216023005+00'00'"
    assert str(pdf.Root.Lang) == "vi-VN"
    assert "/Filter" not in pdf.Root.Metadata


def test_colours_have_an_output_intent(pdf: pikepdf.Pdf, fonts: Fonts) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes() == fonts.profile
    assert int(intent.DestOutputProfile.N) == 3


def test_every_font_is_embedded_and_symbolic_without_encoding(pdf: pikepdf.Pdf) -> None:
    found = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
    ]
    assert len(found) == 4
    for font in found:
        assert "Helvetica" not in str(font.BaseFont)
        assert "/Encoding" not in font
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.FontDescriptor
        assert int(font.FontDescriptor.Flags) & 4


def test_nothing_that_the_archive_forbids(pdf: pikepdf.Pdf) -> None:
    assert not pdf.is_encrypted
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        assert key not in pdf.Root
    for page in pdf.pages:
        assert "/Annots" not in page
        assert "/Group" not in page
        assert "/XObject" not in page.resources


def test_hostile_words_in_the_metadata_stay_words(fonts: Fonts) -> None:
    title = 'A & B <x> "]]>" \x01\ud800 Đ'
    document = msgspec.structs.replace(
        samples.body_document(blocks.Paragraph(text="x")), title=title
    )
    with pikepdf.open(io.BytesIO(render_pdf(document, fonts))) as pdf:
        root = ET.fromstring(pdf.Root.Metadata.read_bytes())
    assert 'A & B <x> "]]>"  Đ' in "".join(root.itertext())


def test_a_draft_carries_no_attachment(fonts: Fonts) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(samples.document(attachment=False), fonts))) as pdf:
        assert len(pdf.attachments) == 0
        assert "/AF" not in pdf.Root


def test_a_document_without_parts_is_one_empty_page(fonts: Fonts) -> None:
    empty = msgspec.structs.replace(samples.document(), parts=(), footer=None)
    (sheet,) = read_sheets(render_pdf(empty, fonts))
    assert sheet.texts == []


def test_more_than_256_characters_in_one_face(fonts: Fonts) -> None:
    characters = "".join(c for c in fonts.faces["regular"].widths if c not in " \n\xa0")
    assert len(characters) > 600
    words = " ".join(characters[n : n + 20] for n in range(0, len(characters), 20))
    sheets = read_sheets(render_pdf(samples.body_document(blocks.Paragraph(text=words)), fonts))
    printed = "".join(t.words for s in sheets for t in s.texts)
    expected = unicodedata.normalize("NFC", words)
    assert set("".join(expected.split())) <= set(printed)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_another_reader_finds_the_text_composed(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    text = " ".join(done.stdout.decode().split())
    assert samples.BODY_TEXT in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Kiến nghị thứ hai: A < B & C." in text
