# SPDX-License-Identifier: MIT
"""From report blocks to WordprocessingML: the components of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Lengths are twentieths of a point, sizes of type are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lsapp.exports.block_setting import BlockSetter, TextLook
from lsapp.exports.docx_chart import chart_paragraph
from lsapp.exports.docx_markup import (
    CELL_PADDING,
    Cell,
    Setting,
    Style,
    estimated_last_line,
    estimated_width,
    paragraph,
    row,
    rule,
    run,
    spacer,
    table,
    twentieths,
)
from lsapp.exports.layout import POINTS_PER_MM, Layout, fit_widths
from lsapp.exports.wording import (
    MOTTO,
    NATIONAL_TITLE,
    cell_text,
    is_number,
    placed_head,
    receiver_lines,
    spans,
)
from lsapp.report import blocks
from lsapp.report.wording import unbroken_name

_LINE: Final = 1.08
"""The body's pitch over single spacing, as the PDF sets it."""
_CENTRED: Final = Setting(align="center", keep_next=True)
_LONGEST_WHOLE_ROW: Final = 1500
"""Characters above which a row may be cut by the end of a page."""


class MarkupBuilder(BlockSetter[str]):
    """Builds the markup of one part's blocks within the width of its text."""

    def __init__(self, layout: Layout, *, landscape: bool, first_chart: int = 1) -> None:
        super().__init__(layout)
        self._chart_number = first_chart
        self._sizes = layout.sizes
        self._width = twentieths(layout.text_width(landscape=landscape))
        self._first_line = twentieths(layout.first_line)

    def _text(self, text: str, look: TextLook, *, keep_next: bool) -> Iterator[str]:
        """Yield a paragraph a line, for a line break would stretch the words before it."""
        setting = Setting(
            align="left" if look.heading else "both",
            first_line=self._first_line,
            before=self._layout.paragraph_gap,
            line=_LINE,
            keep_next=keep_next,
        )
        style = Style(look.size, bold=look.bold, italic=look.italic)
        for line in [text] if look.heading else text.split("\n"):
            yield paragraph(run(line, style), setting)

    def _seal(self, block: blocks.Seal) -> Iterator[str]:
        """Yield nothing: the code leads to the sealed file; words edited in Word are not its words."""
        return iter(())

    def _header(self, block: blocks.Header) -> Iterator[str]:
        """Ô 1 to 4: a table without frames; number and date share its second row."""
        sizes, share = self._sizes, self._layout.rule_share
        left = round(self._width * self._layout.header_left)
        right = self._width - left
        name = unbroken_name(block.name.upper())
        names = [paragraph(run(name, Style(sizes.issuing_body, bold=True)), _CENTRED)]
        if block.parent_body:
            parent = run(unbroken_name(block.parent_body.upper()), Style(sizes.parent_body))
            names.insert(0, paragraph(parent, _CENTRED))
        last = estimated_width(name.split("\n")[-1], sizes.issuing_body)
        names.append(rule(round(min(last, left) * share), left, keep_next=True))
        motto = estimated_width(MOTTO, sizes.motto)
        nation = [
            paragraph(run(NATIONAL_TITLE, Style(sizes.national_title, bold=True)), _CENTRED),
            paragraph(run(MOTTO, Style(sizes.motto, bold=True)), _CENTRED),
            rule(motto, right, keep_next=True),
        ]
        number = paragraph(run(block.number_line, Style(sizes.number_line)), _CENTRED)
        date = paragraph(run(block.place_date, Style(sizes.place_date, italic=True)), _CENTRED)
        rows = [
            row([Cell("".join(names), left), Cell("".join(nation), right)]),
            row([Cell(number, left), Cell(date, right)]),
        ]
        yield table(rows, [left, right], grid=False)

    def _title(self, block: blocks.Title) -> Iterator[str]:
        gap = 3 * self._layout.paragraph_gap
        kind = run(block.doc_type.upper(), Style(self._sizes.doc_type, bold=True))
        yield paragraph(kind, _CENTRED._replace(before=gap))
        subject = run(block.subject, Style(self._sizes.subject, bold=True))
        side = round(self._width * 0.06)
        yield paragraph(subject, _CENTRED._replace(left=side, right=side))
        width = self._width - 2 * side
        last = estimated_last_line(block.subject, self._sizes.subject, width)
        yield rule(round(last * self._layout.rule_share), self._width, keep_next=True)
        yield spacer(self._layout.paragraph_gap, keep_next=True)

    def _annex_title(self, block: blocks.AnnexTitle) -> Iterator[str]:
        sizes = self._sizes
        yield paragraph(run(block.label, Style(sizes.annex_label, bold=True)), _CENTRED)
        title = run(block.title.upper(), Style(sizes.annex_title, bold=True))
        yield paragraph(title, _CENTRED)
        if block.reference:
            reference = run(block.reference, Style(sizes.annex_reference, italic=True))
            yield paragraph(reference, _CENTRED._replace(after=self._layout.paragraph_gap))

    def _addressee(self, block: blocks.Addressee) -> Iterator[str]:
        style = Style(self._sizes.addressee)
        gap = 2 * self._layout.paragraph_gap
        if len(block.receivers) <= 1:
            words = f"Kính gửi: {''.join(block.receivers).strip().rstrip(' .;')}."
            yield paragraph(run(words, style), Setting(align="center", before=gap, after=gap / 2))
            return
        left = round(self._width * 0.25)
        yield paragraph(run("Kính gửi:", style), Setting(left=left, before=gap, keep_next=True))
        # Under the colon: the label is about 4 em wide.
        under = left + round(self._sizes.addressee * 20 * 4)
        for line in receiver_lines(block.receivers):
            yield paragraph(run(line, style), Setting(left=under))

    def _table(self, block: blocks.Table) -> Iterator[str]:
        note = self._sizes.note
        if block.caption:
            caption = run(block.caption, Style(note, bold=True))
            yield paragraph(caption, _CENTRED._replace(before=self._layout.paragraph_gap))
        if block.unit_note:
            unit = run(block.unit_note, Style(note, italic=True))
            yield paragraph(unit, Setting(align="right", keep_next=True))
        size = table_size(len(block.columns), self._sizes.table, self._sizes.table_smallest)
        widths = self._column_widths(block, size)
        rows = self._head_rows(block, widths, size)
        rows += [_data_row(each, block.columns, widths, size) for each in block.rows]
        if rows:
            yield table(rows, widths, grid=True)
        # Word joins tables that touch; this paragraph keeps them apart.
        yield spacer(1)

    def _chart(self, block: blocks.Chart) -> Iterator[str]:
        caption = run(block.title, Style(self._sizes.note, bold=True))
        yield paragraph(caption, _CENTRED._replace(before=self._layout.paragraph_gap, after=3))
        unit = run(f"Đơn vị tính: {block.unit}", Style(self._sizes.note, italic=True))
        yield paragraph(unit, Setting(align="right", keep_next=True))
        yield chart_paragraph(block, self._chart_number, self._width)
        self._chart_number += 1

    def _column_widths(self, block: blocks.Table, size: float) -> list[int]:
        """Return the widths of the columns, wide enough for their figures as far as there is room."""
        shares = [column.width for column in block.columns]
        needs = [0.0] * len(shares)
        for each in block.rows:
            for at, value in enumerate(each.cells):
                if value is not None and not isinstance(value, str):
                    text = cell_text(value, block.columns[at])
                    needs[at] = max(needs[at], estimated_width(text, size) + 2 * CELL_PADDING + 20)
        if sum(needs) > self._width * 0.9:
            needs = [0.0] * len(shares)
        return [round(width) for width in fit_widths(shares, needs, self._width)]

    def _head_rows(self, block: blocks.Table, widths: Sequence[int], size: float) -> list[str]:
        """Return the header rows: spans across as gridSpan, spans down as vMerge."""
        style = Style(size, bold=True)
        grid: list[dict[int, Cell]] = [{} for _ in block.head]
        for at, column, head in placed_head(block):
            width = sum(widths[column : column + head.columns])
            for down in range(min(head.rows, len(grid) - at)):
                merge = "" if head.rows == 1 else "continue" if down else "restart"
                words = run(head.text, style) if not down else ""
                content = paragraph(words, Setting(align="center", before=1, after=1))
                grid[at + down][column] = Cell(content, width, head.columns, merge, middle=True)
        rows = [row([cells[at] for at in sorted(cells)], header=True) for cells in grid]
        if block.numbered and rows:
            italic = Style(size, italic=True)
            numbers = [run(f"({n + 1})", italic) for n in range(len(widths))]
            paragraphs = [paragraph(words, Setting(align="center")) for words in numbers]
            cells = [Cell(words, width) for words, width in zip(paragraphs, widths, strict=True)]
            rows.append(row(cells, header=True))
        return rows

    def _signature(self, block: blocks.Signature) -> Iterator[str]:
        """Ô 7 and 9b: one row that a page never cuts, receivers left, signer right."""
        sizes = self._sizes
        half = self._width // 2
        left: list[str] = []
        if block.recipients:
            title = run("Nơi nhận:", Style(sizes.recipients_title, bold=True, italic=True))
            left.append(paragraph(title, Setting(before=2)))
        for line in receiver_lines(block.recipients):
            left.append(paragraph(run(line, Style(sizes.recipients)), Setting()))
        signer = Style(sizes.signer, bold=True)
        right = [
            paragraph(run(words.upper(), signer), Setting(align="center"))
            for words in (block.authority, block.signer_title)
            if words
        ]
        space = self._layout.signature_space * POINTS_PER_MM
        name = run(block.signer_name or "", signer)
        right.append(paragraph(name, Setting(align="center", before=space)))
        empty = paragraph("", Setting())
        cells = [Cell("".join(left) or empty, half), Cell("".join(right), self._width - half)]
        above = spacer(2 * self._layout.paragraph_gap, keep_next=True)
        yield above + table([row(cells)], [half, self._width - half], grid=False)


def table_size(columns: int, largest: float, smallest: float) -> float:
    """Return the size of type for a table of so many columns; Word does not fit it by itself."""
    return max(smallest, largest - max(0, (columns - 8)) * 0.25)


def _data_row(
    data: blocks.Row, columns: Sequence[blocks.Column], widths: Sequence[int], size: float
) -> str:
    style = Style(size, bold=data.style != "plain")
    cells: list[Cell] = []
    length = 0
    for at, count in spans(data.cells, data.style):
        value = data.cells[at]
        text = cell_text(value, columns[at])
        length = max(length, len(text))
        align: str = columns[at].align
        if is_number(value) and align == "left":
            align = "right"
        elif count > 1:
            align = "center" if data.style == "total" else "left"
        content = paragraph(
            run(text, style) if text else "",
            Setting(align=align, before=1, after=1, keep_next=data.style == "group"),
        )
        cells.append(Cell(content, sum(widths[at : at + count]), count))
    return row(cells, whole=length <= _LONGEST_WHOLE_ROW)
