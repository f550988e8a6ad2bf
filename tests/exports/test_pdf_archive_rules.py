# SPDX-License-Identifier: MIT
"""What ISO 19005-3 (PDF/A-3b) asks of a file, read from the written bytes object by object.

Part 6 of the standard; no validator stands behind these tests, so the file is "written to" it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pikepdf
import pytest
import samples

from lsapp.exports.fonts import Fonts
from lsapp.exports.pdf import render_pdf

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
OPERATORS = {"q", "Q", "cm", "g", "w", "m", "l", "S", "re", "f", "n"}
OPERATORS |= {"BT", "ET", "Tf", "Tw", "Tm", "Tj"}
"""What a page is drawn with: black and grey, no pictures, no graphics states, no marked content."""


@pytest.fixture(scope="module", params=["sealed", "draft"])
def data(fonts: Fonts, request: pytest.FixtureRequest) -> bytes:
    draft = request.param == "draft"
    document = samples.document(watermark="DỰ THẢO" if draft else None, attachment=not draft)
    return render_pdf(document, fonts)


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary of the file, those inside others too."""
    waiting = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [each for each in one if isinstance(each, (pikepdf.Object))]
        elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            yield one
            direct = [value for _, value in one.items() if isinstance(value, pikepdf.Object)]
            waiting += [value for value in direct if not value.is_indirect]


def test_header_trailer_and_one_revision(data: bytes, pdf: pikepdf.Pdf) -> None:
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)
    # One revision, nothing behind it: whoever signs appends, and finds the sealed bytes in front.
    assert data.count(b"startxref") == data.count(b"%%EOF") == 1
    assert data.rstrip().endswith(b"%%EOF")
    first, second = pdf.trailer.ID
    assert len(bytes(first)) == len(bytes(second)) == 16
    assert "/Encrypt" not in pdf.trailer
    assert pdf.check_pdf_syntax() == []


def test_nothing_acts_hides_or_lies_outside(pdf: pikepdf.Pdf) -> None:
    forbidden_keys = {
        "/AA", "/OpenAction", "/JS", "/JavaScript", "/OCProperties", "/OC", "/Perms", "/AcroForm",
        "/XFA", "/Annots", "/Alternates", "/Group", "/SMask", "/Launch", "/PieceInfo", "/CA", "/ca",
        "/BM", "/TR", "/TR2", "/HTP", "/Requirements", "/FFilter", "/FDecodeParms",
    }  # fmt: skip
    count = 0
    for one in dictionaries(pdf):
        count += 1
        assert not forbidden_keys & set(one.keys())
        assert one.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/Transparency")
        if isinstance(one, pikepdf.Stream):
            assert one.get("/Filter") in (None, "/FlateDecode")
            # The stream lies in this file: /F would name another one.
            assert "/F" not in one
    assert count > 20


def test_pages_are_drawn_with_plain_operators_alone(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        assert set(page.resources.keys()) <= {"/Font", "/ProcSet"}
        used = {str(operator) for _, operator in pikepdf.parse_content_stream(page)}
        assert used <= OPERATORS
        assert "Tj" in used


def moment(text: str) -> dt.datetime:
    """A date of the information dictionary."""
    return dt.datetime.strptime(text.replace("'", ""), "D:%Y%m%d%H%M%S%z")


def test_metadata_says_what_the_information_dictionary_says(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    assert (stream.Type, stream.Subtype) == ("/Metadata", "/XML")
    assert "/Filter" not in stream
    packet = stream.read_raw_bytes()
    assert packet.startswith(b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>')
    (about,) = ET.fromstring(packet).findall(".//rdf:Description", NAMES)

    def said(path: str) -> str:
        (found,) = about.findall(path, NAMES)
        return found.text or ""

    info = pdf.trailer.Info
    assert (said("pdfaid:part"), said("pdfaid:conformance")) == ("3", "B")
    assert said("dc:title/rdf:Alt/rdf:li") == str(info.Title)
    assert said("dc:creator/rdf:Seq/rdf:li") == str(info.Author)
    assert said("dc:description/rdf:Alt/rdf:li") == str(info.Subject)
    assert said("xmp:CreatorTool") == str(info.Creator)
    assert said("pdf:Producer") == str(info.Producer)
    for name, key in (("xmp:CreateDate", "CreationDate"), ("xmp:ModifyDate", "ModDate")):
        assert dt.datetime.fromisoformat(said(name)) == moment(str(info[f"/{key}"]))
    assert set(info.keys()) == {
        "/Title", "/Author", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate",
    }  # fmt: skip
    # Only schemas that the standard knows: others would need a description of their own.
    assert {child.tag.partition("}")[0][1:] for child in about} <= set(NAMES.values())


def test_the_output_intent_holds_an_rgb_profile_of_a_display(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert (intent.Type, intent.S) == ("/OutputIntent", "/GTS_PDFA1")
    profile = intent.DestOutputProfile.read_bytes()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[8] in (2, 4)
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert intent.DestOutputProfile.N == 3


class _Program:
    """An embedded TrueType program: which glyph a code shows, and how far it advances."""

    def __init__(self, data: bytes) -> None:
        self.tables: dict[bytes, bytes] = {}
        for number in range(struct.unpack(">H", data[4:6])[0]):
            tag, _, start, size = struct.unpack(">4sIII", data[12 + 16 * number : 28 + 16 * number])
            assert start + size <= len(data), tag
            self.tables[tag] = data[start : start + size]
        self.units = struct.unpack(">H", self.tables[b"head"][18:20])[0]
        self._metrics = struct.unpack(">H", self.tables[b"hhea"][34:36])[0]
        self.codes = self._codes()

    def _codes(self) -> dict[int, int]:
        cmap = self.tables[b"cmap"]
        count = struct.unpack(">H", cmap[2:4])[0]
        places = [struct.unpack(">HHI", cmap[4 + 8 * n : 12 + 8 * n]) for n in range(count)]
        # A symbolic font without /Encoding: one subtable only, or that of Microsoft's symbols.
        assert count == 1 or (3, 0) in {place[:2] for place in places}
        platform, encoding, start = places[0]
        assert (platform, encoding) in ((1, 0), (3, 0))
        kind = struct.unpack(">H", cmap[start : start + 2])[0]
        if kind == 0:
            return dict(enumerate(cmap[start + 6 : start + 262]))
        assert kind == 6
        first, entries = struct.unpack(">HH", cmap[start + 6 : start + 10])
        glyphs = struct.unpack(f">{entries}H", cmap[start + 10 : start + 10 + 2 * entries])
        return {first + n: glyph for n, glyph in enumerate(glyphs)}

    def advance(self, code: int) -> float:
        glyph = self.codes[code]
        at = 4 * min(glyph, self._metrics - 1)
        return 1000 * struct.unpack(">H", self.tables[b"hmtx"][at : at + 2])[0] / self.units


def shown_codes(pdf: pikepdf.Pdf) -> dict[str, set[int]]:
    """The codes that the pages show, by the name of the font."""
    codes: dict[str, set[int]] = {}
    for page in pdf.pages:
        font = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = str(page.resources.Font[operands[0]].BaseFont)
            elif str(operator) == "Tj":
                codes.setdefault(font, set()).update(bytes(operands[0]))
    return codes


def test_fonts_are_subsets_with_their_widths_and_their_letters(pdf: pikepdf.Pdf) -> None:
    shown = shown_codes(pdf)
    fonts = {
        str(one.BaseFont): one
        for one in dictionaries(pdf)
        if one.get("/Type") == "/Font" and one.get("/Subtype") != "/Type0"
    }
    assert shown.keys() == fonts.keys()
    assert len(fonts) == 4
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+\w+(-\w+)?", name)
        # Simple fonts: a CIDSet belongs to composite ones.
        assert font.Subtype == "/TrueType"
        assert "/CIDSet" not in font.FontDescriptor
        assert str(font.FontDescriptor.FontName) == name
        assert int(font.FontDescriptor.Flags) & (4 | 32) == 4
        data = font.FontDescriptor.FontFile2.read_bytes()
        assert int(font.FontDescriptor.FontFile2.Length1) == len(data)
        program = _Program(data)
        first, last = int(font.FirstChar), int(font.LastChar)
        assert len(font.Widths) == last - first + 1
        letters = dict(re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", font.ToUnicode.read_bytes()))
        for code in shown[name]:
            assert program.codes[code] != 0
            assert abs(float(font.Widths[code - first]) - program.advance(code)) <= 1
            assert int(letters[b"%02X" % code], 16) not in (0, 0xFEFF, 0xFFFE)


def test_the_payload_is_a_file_of_the_document_in_both_places(fonts: Fonts) -> None:
    data = render_pdf(samples.document(), fonts)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (belonging,) = pdf.Root.AF
        name, specification = pdf.Root.Names.EmbeddedFiles.Names
        assert belonging.objgen == specification.objgen
        assert str(name) == str(specification.F) == str(specification.UF) == "submission.json"
        assert (specification.Type, specification.AFRelationship) == ("/Filespec", "/Data")
        stream = specification.EF.F
        assert stream.objgen == specification.EF.UF.objgen
        assert (stream.Type, stream.Subtype) == ("/EmbeddedFile", "/application/json")
        content = stream.read_bytes()
        assert content == samples.PAYLOAD
        assert int(stream.Params.Size) == len(content)
        checksum = hashlib.md5(content, usedforsecurity=False).digest()
        assert bytes(stream.Params.CheckSum) == checksum
        assert moment(str(stream.Params.ModDate)) == samples.MADE_AT
