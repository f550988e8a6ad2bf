# SPDX-License-Identifier: MIT
"""A department's form as they are drawn up: merged heads, a picture, a chart, formulas, conditional formats,
comments, drop-downs, a second sheet that counts, a third with words alone; and what two workbooks differ in.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

import xlsxwriter

SHEET = "Phụ lục 1"
PART = "xl/worksheets/sheet1.xml"
TOTALS_PART = "xl/worksheets/sheet2.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST, LAST, TOTAL = 9, 28, 29
"""The rows for tasks, from 1, and that of the totals."""

_HEADS = (
    "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", None, None,
    "Kết quả thực hiện", "Tỷ lệ hoàn thành", "Còn lại",
)  # fmt: skip


def picture() -> bytes:
    """A small red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes((200, 30, 40)) * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(*one) for one in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    )


def department_form(rows: int = LAST - FIRST + 1, year: int = 2026) -> bytes:
    """The form with room for so many tasks."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2026, 11, 2)})
    sheet, totals, guide = (book.add_worksheet(name) for name in (SHEET, "Tổng hợp", "Hướng dẫn"))
    head = book.add_format(
        {"bold": 1, "border": 1, "align": "center", "text_wrap": 1, "bg_color": "#DDEBF7"}
    )
    text = book.add_format({"border": 1, "text_wrap": 1, "valign": "top"})
    number = book.add_format({"border": 1, "num_format": "#,##0.0"})
    percent = book.add_format({"border": 1, "num_format": "0%"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    title = book.add_format({"bold": 1, "align": "center", "font_size": 14})
    red = book.add_format({"bg_color": "#FFC7CE"})
    sheet.merge_range("A1:I1", f"BIỂU TỔNG HỢP KẾT QUẢ NĂM {year}", title)
    sheet.write("A3", "Đơn vị báo cáo:")
    sheet.merge_range("C3:E3", "..........", text)
    sheet.write("G3", "Ngày lập:")
    sheet.write_blank("H3", None, day)
    sheet.write("H4", "Đơn vị tính: triệu đồng")
    for column, words in enumerate(_HEADS):
        if words:
            sheet.merge_range(5, column, 6, column, words, head)
    sheet.merge_range(5, 4, 5, 5, f"Kinh phí năm {year}", head)
    sheet.write(6, 4, "Dự toán", head)
    sheet.write(6, 5, "Đã giải ngân", head)
    for column in range(9):
        sheet.write(7, column, column + 1, head)
    last = FIRST + rows - 1
    for row in range(FIRST - 1, last):
        for column in range(8):
            style = number if column in (4, 5) else percent if column == 7 else text
            sheet.write_blank(row, column, None, style)
        sheet.write_formula(row, 8, f"=E{row + 1}-F{row + 1}", number, 0)
    sheet.write(last, 1, "Tổng cộng", head)
    for letter in "EF":
        sheet.write_formula(
            f"{letter}{last + 1}", f"=SUM({letter}{FIRST}:{letter}{last})", number, 0
        )
    sheet.merge_range(f"G{last + 3}:I{last + 3}", "NGƯỜI KÝ", title)
    sheet.insert_image(f"A{last + 3}", "dau.png", {"image_data": io.BytesIO(picture())})
    sheet.write_comment("B6", "Ghi theo chương trình hành động")
    sheet.conditional_format(f"H{FIRST}:H{last}", {"type": "data_bar", "data_bar_2010": True})
    over = {"type": "cell", "criteria": ">", "value": 100, "format": red}
    sheet.conditional_format(f"E{FIRST}:E{last}", over)
    listed = {"validate": "list", "source": ["Quý I", "Quý II"], "error_type": "warning"}
    sheet.data_validation(f"D{FIRST}:D{last}", listed)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{SHEET}'!$E${FIRST}:$E${last}"})
    sheet.insert_chart("K5", chart)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 3, 18)
    sheet.freeze_panes(8, 0)
    sheet.repeat_rows(5, 7)
    sheet.print_area(f"A1:I{last + 3}")
    totals.write("A1", "Tổng kinh phí")
    totals.write_formula("B1", f"='{SHEET}'!E{last + 1}", number, 0)
    guide.write("A1", "Không sửa trang này")
    guide.write_formula("B1", "=1+1", number, 2)
    book.define_name("TongKinhPhi", f"='{SHEET}'!$E${last + 1}")
    book.close()
    return target.getvalue()


def parts(workbook: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return {name: package.read(name) for name in package.namelist()}


def differing_parts(before: bytes, after: bytes) -> set[str]:
    """The names of parts that are not byte for byte the same; the order and the list must be."""
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def cells_of(part: bytes) -> dict[str, tuple[dict[str, str], str | None, str]]:
    """Each cell's attributes but its type, its formula, and its text or number."""
    found = {}
    for cell in ET.fromstring(part).iter(f"{MAIN}c"):
        attributes = {name: value for name, value in cell.attrib.items() if name != "t"}
        formula = cell.find(f"{MAIN}f")
        text = "".join(one.text or "" for one in cell.iter() if one.tag in (f"{MAIN}v", f"{MAIN}t"))
        found[cell.attrib["r"]] = (attributes, None if formula is None else formula.text, text)
    return found


def around_cells(part: bytes) -> str:
    """The sheet without its cells: everything that stands around them, rows and their attributes too."""
    root = ET.fromstring(part)
    for row in root.iter(f"{MAIN}row"):
        for cell in list(row):
            row.remove(cell)
        row.text = None
    return ET.tostring(root, encoding="unicode")
