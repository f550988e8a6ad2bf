# SPDX-License-Identifier: MIT
"""Reports and programmes of three kinds of units, exported, read back and held to the decree."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pikepdf
import pytest
import samples
from decree_faults import Paper, faults
from printed_pages import read_pages

from lsapp.cli import main
from lsapp.exports.fonts import Fonts
from lsapp.exports.layout import DECREE_30, Layout
from lsapp.exports.pdf import render_pdf

REPORTS = {
    "X06040": Paper(
        parent=(),
        name=("ỦY BAN NHÂN DÂN", "XÃ THẤT KHÊ"),
        symbol="/BC-UBND",
        place="Thất Khê",
        kind="BÁO CÁO",
        signer=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ),
    "S-SNV2025": Paper(
        parent=("UBND TỈNH LẠNG SƠN",),
        name=("SỞ NỘI VỤ",),
        symbol="/BC-SNV",
        place="Lạng Sơn",
        kind="BÁO CÁO",
        signer=("GIÁM ĐỐC",),
    ),
    "A-LHH": Paper(
        parent=(),
        name=("LIÊN HIỆP CÁC HỘI", "KHOA HỌC VÀ KỸ THUẬT", "TỈNH LẠNG SƠN"),
        symbol="/BC-LHH",
        place="Lạng Sơn",
        kind="BÁO CÁO",
        signer=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    ),
}
PROGRAMMES = {
    code: paper._replace(
        symbol=paper.symbol.replace("BC", "KH" if code == "S-SNV2025" else "CTr"),
        kind="KẾ HOẠCH" if code == "S-SNV2025" else "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        addressed=False,
        bases=True,
    )
    for code, paper in REPORTS.items()
}
SAMPLE = Paper(
    parent=(),
    name=("ỦY BAN NHÂN DÂN", "XÃ THẤT KHÊ"),
    symbol="/BC-UBND",
    place="Thất Khê",
    kind="BÁO CÁO",
    signer=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """The PDFs of report and programme by unit, written by the command line."""
    found: dict[tuple[str, str], bytes] = {}
    for code in REPORTS:
        folder = tmp_path_factory.mktemp("paper")
        database = str(folder / "office.lsdb")
        assert main(["demo", "--db", database, "--units", code, "--year", "2026"]) == 0
        for what in ("submission", "programme"):
            out = folder / what
            arguments = ["--round", "2026", "--what", what, "--format", "pdf", "--out", str(out)]
            assert main(["export", "--db", database, *arguments]) == 0
            (file,) = out.glob("*.pdf")
            found[code, what] = Path(file).read_bytes()
    return found


@pytest.mark.parametrize("code", REPORTS)
def test_report_keeps_to_the_decree(papers: dict[tuple[str, str], bytes], code: str) -> None:
    pages = read_pages(papers[code, "submission"])
    assert faults(pages, REPORTS[code]) == []
    assert any(page.width > page.height for page in pages)


@pytest.mark.parametrize("code", PROGRAMMES)
def test_programme_keeps_to_the_decree(papers: dict[tuple[str, str], bytes], code: str) -> None:
    pages = read_pages(papers[code, "programme"])
    assert faults(pages, PROGRAMMES[code]) == []
    assert any(page.width > page.height for page in pages)


@pytest.mark.parametrize("what", ["submission", "programme"])
@pytest.mark.parametrize("code", REPORTS)
def test_no_page_is_nearly_empty_and_none_begins_with_a_remark(
    papers: dict[tuple[str, str], bytes], code: str, what: str
) -> None:
    for page in read_pages(papers[code, what]):
        body = [one for one in page.prints if 19 < one.baseline < page.height - 19]
        assert len(body) >= 4
        assert body[0].size > 10


def test_the_sample_itself_keeps_to_the_decree(fonts: Fonts) -> None:
    assert faults(read_pages(render_pdf(samples.document(), fonts)), SAMPLE) == []


def altered(**measures: float) -> Layout:
    """The preset with some measures changed; ``margins_left`` and ``sizes_body`` reach inside."""
    layout = DECREE_30
    for name, value in measures.items():
        part, _, field = name.partition("__")
        if field:
            inner = msgspec.structs.replace(getattr(layout, part), **{field: value})
            layout = msgspec.structs.replace(layout, **{part: inner})
        else:
            layout = msgspec.structs.replace(layout, **{part: value})
    return layout


@pytest.mark.parametrize(
    ("measures", "fault"),
    [
        ({"page_width": 209.0}, "(I.1): short side: 209.00"),
        ({"margins__left": 29.2}, "(I.3): left 29"),
        ({"margins__right": 14.2}, "right margin (I.3): 14"),
        ({"margins__top": 19.2}, "top margin (I.3): 19"),
        ({"margins__bottom": 12.0}, "(I.3): bottom"),
        ({"sizes__national_title": 13.2}, "national title (II.1.a)"),
        ({"sizes__motto": 12.8}, "motto (II.1.b)"),
        ({"sizes__issuing_body": 13.2}, "issuing body (II.2.b)"),
        ({"sizes__number_line": 13.2}, "number (II.3)"),
        ({"sizes__place_date": 14.2}, "place and day (II.4)"),
        ({"sizes__doc_type": 14.2}, "type (II.5)"),
        ({"sizes__subject": 12.8}, "subject (II.5)"),
        ({"sizes__addressee": 14.2}, "receiver (II.9.a)"),
        ({"sizes__body": 12.8}, "body (II.6)"),
        ({"sizes__signer": 14.2}, "signer (II.7)"),
        ({"sizes__recipients_title": 11.8}, "receivers' title (II.9.b)"),
        ({"sizes__recipients": 11.2}, "receivers (II.9.b)"),
        ({"sizes__annex_label": 13.8}, "annex (III.1)"),
        ({"sizes__annex_title": 14.2}, "annex title (III.1)"),
        ({"sizes__annex_reference": 14.2}, "annex reference (III.1)"),
        ({"sizes__page_number": 12.8}, "page number (I.7)"),
        ({"first_line": 11.3}, "first line (II.6)"),
        ({"paragraph_gap": 4.0}, "spacing (II.6)"),
        ({"line_pitch": 1.12}, "spacing (II.6)"),
        ({"line_pitch": 1.75}, "spacing (II.6)"),
        ({"rule_share": 0.6}, "rule of 0.6"),
        ({"rule_share": 0.3}, "rule of 0.3"),
        ({"signature_space": 30.0}, "mm for hand and seal"),
        ({"page_number_edge": 1.0}, "page number (I.7): "),
    ],
    ids=str,
)
def test_one_measure_that_is_off_is_seen(
    fonts: Fonts, measures: dict[str, float], fault: str
) -> None:
    signature = msgspec.structs.replace(samples.SIGNATURE, signer_name="(Đã ký)")
    part = samples.report_part()
    body = tuple(signature if one is samples.SIGNATURE else one for one in part.blocks)
    document = samples.document(
        msgspec.structs.replace(part, blocks=body), samples.annex_part(), attachment=False
    )
    assert faults(read_pages(render_pdf(document, fonts)), SAMPLE) == []
    data = render_pdf(document, fonts, layout=altered(**measures))
    found = faults(read_pages(data), SAMPLE)
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("operators", "fault"),
    [
        ("1 0 0 1 -2.2 0 cm", "(I.3): left 29"),
        ("1 0 0 1 0 3 cm", "top margin (I.3): 1"),
        ("1.01 0 0 1.01 0 0 cm", "pt"),
        ("0.2 g", "is not black"),
        ("[3 2] 0 d", "the rule is dashed"),
    ],
)
def test_a_change_in_the_written_page_is_seen(
    fonts: Fonts, tmp_path: Path, operators: str, fault: str
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(render_pdf(samples.document(), fonts))
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(operators.encode(), prepend=True)
        pdf.save()
    found = faults(read_pages(file.read_bytes()), SAMPLE)
    assert any(fault in one for one in found), found


@pytest.mark.parametrize("what", ["submission", "programme"])
@pytest.mark.parametrize("code", REPORTS)
def test_no_page_ends_with_a_heading(
    papers: dict[tuple[str, str], bytes], code: str, what: str
) -> None:
    for page in read_pages(papers[code, what]):
        body = [one for one in page.prints if 19 < one.baseline < page.height - 19]
        last = max(body, key=lambda one: one.baseline)
        in_table = any(not one.level and one.bottom > last.baseline for one in page.strokes)
        assert in_table or not last.bold or last.text in REPORTS[code].signer
