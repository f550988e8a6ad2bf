# SPDX-License-Identifier: MIT
"""Sample documents for the renderers: a commune's report with its tables and a wide annex."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from lsapp.report import blocks
from lsapp.report.blocks import Column, HeadCell, Row

MADE_AT = dt.datetime(2026, 12, 16, 2, 30, 5, tzinfo=dt.UTC)
IDENTITY = "4b4834382020-r1"
PAYLOAD = b'{"format":"lsapp-submission","schema":1,"unit":"X06040"}'

HEADER = blocks.Header(
    parent_body=None,
    name="ỦY BAN NHÂN DÂN\nXÃ THẤT KHÊ",
    number_line="Số:        /BC-UBND",
    place_date="Thất Khê, ngày      tháng      năm 2026",
)
DEPARTMENT_HEADER = blocks.Header(
    parent_body="UBND TỈNH LẠNG SƠN",
    name="SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    number_line="Số:        /BC-SKHCN",
    place_date="Lạng Sơn, ngày      tháng 01 năm 2027",
)
TITLE = blocks.Title(
    doc_type="BÁO CÁO",
    subject="Kết quả thực hiện Kế hoạch số 48/KH-UBND của Ủy ban nhân dân tỉnh về xây dựng đội ngũ "
    "trí thức trong thời kỳ đẩy mạnh công nghiệp hóa, hiện đại hóa năm 2026",
)
BODY_TEXT = (
    "Thực hiện Kế hoạch số 48/KH-UBND ngày 17/02/2020 của Ủy ban nhân dân tỉnh Lạng Sơn về việc "
    "thực hiện Chương trình hành động của Tỉnh ủy về xây dựng đội ngũ trí thức, Ủy ban nhân dân xã "
    "Thất Khê đã ban hành văn bản chỉ đạo, giao nhiệm vụ cụ thể cho từng bộ phận, đồng thời lồng "
    "ghép nội dung vào chương trình công tác hằng năm của các ban, ngành, đoàn thể trên địa bàn xã."
)
SIGNATURE = blocks.Signature(
    recipients=("Sở Khoa học và Công nghệ", "TT Đảng ủy, TT HĐND xã", "Lưu: VT, VHXH"),
    authority="TM. ỦY BAN NHÂN DÂN",
    signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    signer_name=None,
)
SEAL = blocks.Seal(
    code="KH48|X06040|2026|r1|9f2c4e6a8b0d1f3e5c7a9b8d6f4e2c0a1b3d5f7e9c8a6b4d2f0e1c3a5b7d9f8e",
    words=(
        "Bản nộp KH48, xã Thất Khê, đợt năm 2026, lần 1",
        "Mã: 9f2c4e6a8b0d1f3e",
        "Dữ liệu gốc đính kèm trong tệp PDF này.",
    ),
)


def plain_table(rows: int = 6) -> blocks.Table:
    """A table of four columns in the body."""
    return blocks.Table(
        columns=(
            Column(width=1, align="center"),
            Column(width=6),
            Column(width=2, align="right"),
            Column(width=2, align="center"),
        ),
        head=(
            (
                HeadCell(text="STT"),
                HeadCell(text="Nội dung"),
                HeadCell(text="Số lượng"),
                HeadCell(text="Ngày ban hành"),
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    str(n),
                    f"Hội nghị quán triệt lần {n}",
                    1234 * n,
                    dt.date(2026, 3, n % 28 + 1),
                )
            )
            for n in range(1, rows + 1)
        ),
        unit_note="Đơn vị tính: lượt người",
        caption="Bảng 1. Công tác quán triệt, tuyên truyền",
    )


def annex_table(rows: int = 60) -> blocks.Table:
    """The annex of tasks: spanning head, groups, numbers with a decimal, a total."""
    groups = ("Quán triệt, tuyên truyền", "Đào tạo, bồi dưỡng", "Thu hút, trọng dụng trí thức")
    body: list[Row] = []
    for n in range(rows):
        if n % 20 == 0:
            name = f"NHÓM {n // 20 + 1}. {groups[n // 20 % 3].upper()}"
            total = Decimal("12500.5")
            body.append(
                Row(cells=("I", name, None, None, None, None, total, None, None), style="group")
            )
        body.append(
            Row(
                cells=(
                    f"1.{n + 1}",
                    "Tổ chức hội nghị quán triệt nội dung Kế hoạch số 48/KH-UBND đến cán bộ, công "
                    "chức, viên chức" + (" và người dân trên địa bàn xã" if n % 3 else ""),
                    "Văn phòng HĐND và UBND xã",
                    "Phòng Văn hóa - Xã hội; các đoàn thể" if n % 2 else None,
                    "Quý II/2026" if n % 4 else "Thường xuyên",
                    "Báo cáo kết quả hội nghị",
                    Decimal(1250 * n) / 10,
                    Decimal(1000 * n) / 10,
                    "Hoàn thành" if n % 5 else None,
                )
            )
        )
    body.append(
        Row(
            cells=("Tổng cộng", None, None, None, None, None, Decimal("221250"), 1770, None),
            style="total",
        )
    )
    return blocks.Table(
        columns=(
            Column(width=4, align="center"),
            Column(width=22),
            Column(width=11),
            Column(width=11),
            Column(width=9, align="center"),
            Column(width=11),
            Column(width=8, align="right", decimals=1),
            Column(width=8, align="right", decimals=1),
            Column(width=9, align="center"),
        ),
        head=(
            (
                HeadCell(text="STT", rows=2),
                HeadCell(text="Nội dung nhiệm vụ", rows=2),
                HeadCell(text="Cơ quan thực hiện", columns=2),
                HeadCell(text="Thời gian thực hiện", rows=2),
                HeadCell(text="Sản phẩm, kết quả", rows=2),
                HeadCell(text="Kinh phí (triệu đồng)", columns=2),
                HeadCell(text="Ghi chú", rows=2),
            ),
            (
                HeadCell(text="Chủ trì"),
                HeadCell(text="Phối hợp"),
                HeadCell(text="Kế hoạch"),
                HeadCell(text="Giải ngân"),
            ),
        ),
        rows=tuple(body),
        unit_note="Đơn vị tính: triệu đồng",
    )


def report_part() -> blocks.Part:
    """The report itself: head, outline, a table, signature and seal."""
    body: list[blocks.AnyBlock] = [HEADER, TITLE]
    body.append(blocks.Addressee(receivers=("Sở Khoa học và Công nghệ tỉnh Lạng Sơn",)))
    body.append(blocks.Paragraph(text=BODY_TEXT))
    body.append(blocks.Heading(level=1, text="I. Công tác lãnh đạo, chỉ đạo"))
    body.append(blocks.Heading(level=2, text="1. Văn bản đã ban hành"))
    body.extend(blocks.Paragraph(text=BODY_TEXT) for _ in range(3))
    body.append(plain_table())
    body.append(blocks.Heading(level=1, text="II. Kết quả thực hiện"))
    body.append(blocks.Heading(level=3, text="a) Nhóm nhiệm vụ 1"))
    body.extend(blocks.Paragraph(text=BODY_TEXT) for _ in range(3))
    body.append(blocks.Paragraph(text="- Kiến nghị thứ nhất;\n- Kiến nghị thứ hai: A < B & C."))
    body.append(blocks.Paragraph(text="Số liệu tính đến ngày 31/12/2026.", style="note"))
    body.append(blocks.Paragraph(text="Trên đây là báo cáo của Ủy ban nhân dân xã Thất Khê./."))
    body.extend([SIGNATURE, SEAL])
    return blocks.Part(blocks=tuple(body))


def annex_part(rows: int = 60) -> blocks.Part:
    """A landscape annex with a long table."""
    title = blocks.AnnexTitle(
        label="Phụ lục I",
        title="Kết quả thực hiện các nhiệm vụ năm 2026",
        reference="(Kèm theo Báo cáo số        /BC-UBND ngày      tháng      năm 2026 của Ủy ban "
        "nhân dân xã Thất Khê)",
    )
    return blocks.Part(blocks=(title, annex_table(rows)), landscape=True)


def document(
    *parts: blocks.Part,
    watermark: str | None = None,
    attachment: bool = True,
    footer: str | None = "KH48 · X06040 · 2026 · r1 · 9f2c4e6a8b0d1f3e",
) -> blocks.Document:
    """A document of the given parts, by default the report and its annex."""
    return blocks.Document(
        title="Báo cáo kết quả thực hiện Kế hoạch 48/KH-UBND năm 2026",
        author="Ủy ban nhân dân xã Thất Khê",
        subject="Xây dựng đội ngũ trí thức",
        made_at=MADE_AT,
        identity=IDENTITY,
        parts=parts or (report_part(), annex_part()),
        footer=footer,
        watermark=watermark,
        attachment=blocks.Attachment(
            name="submission.json",
            media_type="application/json",
            content=PAYLOAD,
            description="Dữ liệu gốc của bản nộp",
        )
        if attachment
        else None,
    )


def body_document(*body: blocks.AnyBlock, landscape: bool = False) -> blocks.Document:
    """A document of one part with the given blocks."""
    return document(blocks.Part(blocks=body, landscape=landscape), attachment=False, footer=None)
