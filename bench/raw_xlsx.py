# SPDX-License-Identifier: MIT
"""The floors of Excel: XML from f-strings into a zip, and unzip with expat; and the peers."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from bench.samples import CellRows

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EPOCH = dt.date(1899, 12, 30)

Sheets = Iterable[tuple[str, CellRows]]


def write_floor(sheets: Sheets) -> bytes:
    """Return the cells as a workbook with shared strings and no styles: one pass, no questions."""
    strings: dict[str, int] = {}
    names: list[str] = []
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, rows in sheets:
            names.append(name)
            xml = "".join(_sheet(rows, strings))
            package.writestr(f"xl/worksheets/sheet{len(names)}.xml", xml)
        items = "".join([f"<si><t>{escape(text)}</t></si>" for text in strings])
        package.writestr(
            "xl/sharedStrings.xml", f'{_DECLARATION}<sst xmlns="{_MAIN}">{items}</sst>'
        )
        for part, content in _small_parts(names):
            package.writestr(part, content)
    return stream.getvalue()


def _sheet(rows: CellRows, strings: dict[str, int]) -> Iterator[str]:
    letters = [_letters(index) for index in range(max(map(len, rows), default=0))]
    yield f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>'
    for number, row in enumerate(rows, 1):
        yield f'<row r="{number}">'
        for letter, value in zip(letters, row, strict=False):
            if value is None or value == "":
                yield f'<c r="{letter}{number}" s="0"/>'
            elif isinstance(value, str):
                index = strings.setdefault(value, len(strings))
                yield f'<c r="{letter}{number}" s="0" t="s"><v>{index}</v></c>'
            elif isinstance(value, dt.date):
                yield f'<c r="{letter}{number}" s="0"><v>{(value - _EPOCH).days}</v></c>'
            else:
                yield f'<c r="{letter}{number}" s="0"><v>{value}</v></c>'
        yield "</row>"
    yield "</sheetData></worksheet>"


def _letters(index: int) -> str:
    first, second = divmod(index, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _small_parts(names: list[str]) -> Iterator[tuple[str, str]]:
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = [(f"worksheets/sheet{n}.xml", "worksheet") for n in range(1, len(names) + 1)]
    parts.append(("sharedStrings.xml", "sharedStrings"))
    types = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{office}.{kind}+xml"/>'
        for part, kind in [("workbook.xml", "sheet.main"), *parts]
    )
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    yield (
        "[Content_Types].xml",
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
    )
    yield (
        "_rels/.rels",
        f'{_DECLARATION}<Relationships xmlns="{rels}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{part}"/>'
        for n, (part, kind) in enumerate(parts, 1)
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_DECLARATION}<Relationships xmlns="{rels}">{targets}</Relationships>',
    )
    tabs = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    yield (
        "xl/workbook.xml",
        f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{tabs}</sheets>'
        "</workbook>",
    )


def read_floor(data: bytes) -> None:
    """Inflate every XML part and let expat call handlers that do nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            parser = expat.ParserCreate()
            parser.buffer_text = True
            parser.ordered_attributes = True
            parser.StartElementHandler = _ignore_start
            parser.EndElementHandler = _ignore
            parser.CharacterDataHandler = _ignore
            parser.Parse(package.read(name), True)


def _ignore_start(name: str, attributes: list[str]) -> None:
    pass


def _ignore(text: str) -> None:
    pass


def write_xlsxwriter(sheets: Sheets, *, constant_memory: bool = False) -> bytes:
    """Return the cells written by XlsxWriter with one format for texts and one for numbers."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"constant_memory": constant_memory, "in_memory": not constant_memory}
    with xlsxwriter.Workbook(stream, options) as workbook:
        text = workbook.add_format({"border": 1, "text_wrap": True})
        number = workbook.add_format({"border": 1, "num_format": "#,##0"})
        for name, rows in sheets:
            worksheet = workbook.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if value is None or value == "":
                        worksheet.write_blank(row, column, None, text)
                    elif isinstance(value, str):
                        worksheet.write_string(row, column, value, text)
                    elif isinstance(value, int | Decimal):
                        worksheet.write_number(row, column, value, number)
                    else:
                        worksheet.write_datetime(row, column, value, number)
    return stream.getvalue()


def write_openpyxl(sheets: Sheets, *, write_only: bool = False) -> bytes:
    """Return the cells written by openpyxl; each cell takes over the style of one made beforehand."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Side

    workbook = Workbook(write_only=write_only)
    style: Any = None
    if not write_only:
        workbook.remove(workbook.worksheets[0])
    for name, rows in sheets:
        worksheet: Any = workbook.create_sheet(name)
        if style is None:
            model = WriteOnlyCell(worksheet)
            side = Side(style="thin")
            model.border = Border(left=side, right=side, top=side, bottom=side)
            model.alignment = Alignment(wrap_text=True)
            style = model._style
        for row, values in enumerate(rows, 1):
            if write_only:
                worksheet.append([_styled(worksheet, value, style) for value in values])
                continue
            for column, value in enumerate(values, 1):
                worksheet.cell(row, column, value)._style = style
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _styled(worksheet: Any, value: Any, style: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(worksheet, value)
    cell._style = style
    return cell


def read_calamine(data: bytes) -> int:
    """Read every value with calamine, without a look at what the file is."""
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(
        len(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name in workbook.sheet_names
    )
