# SPDX-License-Identifier: MIT
"""A table of tasks as PDF, small and large, against a plain canvas that draws the same words."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

from bench.measuring import Place, Row, alternate, compared
from lsapp.exports.layout import DECREE_30, points
from lsapp.exports.pdf import render_pdf
from lsapp.exports.wording import cell_text
from lsapp.report import blocks
from lsapp.services.printing import fonts

_WIDTHS: Final = (4.0, 30.0, 14.0, 14.0, 11.0, 18.0, 11.0, 13.0, 12.0)
_HEADS: Final = (
    "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện",
    "Sản phẩm, kết quả", "Kinh phí (triệu đồng)", "Nguồn vốn", "Ghi chú",
)  # fmt: skip
_CONTENTS: Final = (
    "Tổ chức hội nghị quán triệt nội dung Kế hoạch đến cán bộ, công chức, viên chức",
    "Rà soát, thống kê đội ngũ trí thức trên địa bàn, lập danh sách theo ngành đào tạo",
    "Mở lớp bồi dưỡng kỹ năng số cho cán bộ không chuyên trách ở thôn, khối phố",
    "Phối hợp với Liên hiệp các hội khoa học và kỹ thuật tổ chức phản biện đề án",
)
_LEADS: Final = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội")
_PRODUCTS: Final = ("Báo cáo kết quả", "Kế hoạch được ban hành", "Danh sách, cơ sở dữ liệu")
_SMALL: Final = 180
_LARGE: Final = 4_500


def pdf_small(place: Place) -> list[Row]:
    """About 20 landscape pages."""
    return _compare(place, "pdf-20", place.scale.size(_SMALL), 2.0, 5)


def pdf_large(place: Place) -> list[Row]:
    """About 500 landscape pages."""
    return _compare(place, "pdf-500", place.scale.size(_LARGE), 1.5, 2)


def pdf_growth(place: Place) -> list[Row]:
    """16,000 rows against eight times fewer: the ratio says whether the time grows with the rows."""
    few, many = place.scale.size(2_000), place.scale.size(16_000)
    small, large = _document(few), _document(many)
    timings = alternate(
        {"floor": lambda: render_pdf(small, fonts()), "ours": lambda: render_pdf(large, fonts())},
        place.scale.repeats(2),
        warm=False,
    )
    return compared(
        "pdf-growth", timings, goal=9.0, note=f"{many:,} rows over {few:,} rows (ratio, not floor)"
    )


def _compare(place: Place, name: str, rows: int, goal: float, runs: int) -> list[Row]:
    document = _document(rows)
    ours = render_pdf(document, fonts())
    timings = alternate(
        {"ours": lambda: render_pdf(document, fonts()), "floor": lambda: _draw_floor(document)},
        place.scale.repeats(runs),
    )
    pages = f"{_pages(ours)} pages, floor {_pages(_draw_floor(document))}"
    return compared(name, timings, goal=goal, note=f"{rows:,} rows, {pages}")


def _pages(data: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _document(rows: int) -> blocks.Document:
    table = blocks.Table(
        columns=tuple(
            blocks.Column(width=width, align="right" if at == 6 else "left")
            for at, width in enumerate(_WIDTHS)
        ),
        head=(tuple(blocks.HeadCell(text=text) for text in _HEADS),),
        rows=tuple(
            blocks.Row(
                cells=(
                    f"1.{number}",
                    f"{_CONTENTS[number % len(_CONTENTS)]} (đợt {number})",
                    _LEADS[number % len(_LEADS)],
                    "Các đoàn thể" if number % 2 else None,
                    f"Quý {'I' * (number % 3 + 1)}/2026",
                    _PRODUCTS[number % len(_PRODUCTS)],
                    number * 17 % 900,
                    "Ngân sách xã",
                    "Lồng ghép" if number % 5 == 0 else None,
                )
            )
            for number in range(1, rows + 1)
        ),
    )
    return blocks.Document(
        title="Danh mục nhiệm vụ",
        author="Ủy ban nhân dân xã Thất Khê",
        subject="Kế hoạch số 48/KH-UBND",
        made_at=dt.datetime(2026, 12, 16, 2, 30, 5, tzinfo=dt.UTC),
        identity="bench",
        parts=(blocks.Part(blocks=(table,), landscape=True),),
    )


def _draw_floor(document: blocks.Document) -> bytes:
    """Draw the same table with reportlab's canvas: its own wrapping, a grid, a head on each page."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    regular, bold = (fonts().faces[name].font for name in ("regular", "bold"))
    for font in (regular, bold):
        if font.fontName not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(font)
    width, height = map(points, DECREE_30.page_size(landscape=True))
    margins, size = DECREE_30.margins, DECREE_30.sizes.table
    left, top, bottom = points(margins.left), height - points(margins.top), points(margins.bottom)
    share = (width - left - points(margins.right)) / sum(_WIDTHS)
    edges = [left]
    for one in _WIDTHS:
        edges.append(edges[-1] + one * share)
    pitch = size * DECREE_30.tight_pitch
    stream = io.BytesIO()
    canvas: Any = Canvas(stream, pagesize=(width, height), pageCompression=1)
    (table,) = document.parts[0].blocks
    if not isinstance(table, blocks.Table):
        raise TypeError("the document of this benchmark is one table")
    head = [cell.text for cell in table.head[0]]

    def draw(texts: list[str], face: str, y: float) -> float:
        lines = [
            simpleSplit(text, face, size, edges[at + 1] - edges[at] - 6)
            for at, text in enumerate(texts)
        ]
        end = y - max(map(len, lines)) * pitch - 5
        if end < bottom:
            canvas.showPage()
            return draw(texts, face, draw(head, bold.fontName, top))
        canvas.setFont(face, size)
        for at, column in enumerate(lines):
            line_y = y - 2.5 - size
            for line in column:
                canvas.drawString(edges[at] + 3, line_y, line)
                line_y -= pitch
            canvas.line(edges[at], y, edges[at], end)
        canvas.line(edges[-1], y, edges[-1], end)
        canvas.line(left, end, edges[-1], end)
        return end

    y = draw(head, bold.fontName, top)
    for row in table.rows:
        texts = [
            cell_text(value, column) for value, column in zip(row.cells, table.columns, strict=True)
        ]
        y = draw(texts, regular.fontName, y)
    canvas.save()
    return stream.getvalue()
