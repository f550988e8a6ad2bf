# SPDX-License-Identifier: MIT
"""The blocks of an official document (Nghị định 30/2020/NĐ-CP), free of any file format.

A ``Document`` is built once; the renderers in ``lsapp.exports`` are pure functions from it to bytes.
Text is plain: a renderer escapes it. A line break inside a text is a line break on the page.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

import msgspec

Value = str | int | Decimal | dt.date | None
"""What a table cell holds; a renderer prints numbers and dates the Vietnamese way."""


class Block(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of the blocks."""


class Header(Block, frozen=True, kw_only=True):
    """The two-column head: issuing body left (ô 2, 3), national title right (ô 1), place and date (ô 4)."""

    parent_body: str | None
    name: str
    number_line: str
    place_date: str


class Title(Block, frozen=True, kw_only=True):
    """Type of document and what it is about (ô 5a), with the rule below."""

    doc_type: str
    subject: str


class Addressee(Block, frozen=True, kw_only=True):
    """``Kính gửi:`` and its receivers (ô 9a)."""

    receivers: tuple[str, ...]


class Bases(Block, frozen=True, kw_only=True):
    """The "Căn cứ" lines, italic; the renderer adds ``;`` and the last full stop."""

    lines: tuple[str, ...]


class Heading(Block, frozen=True, kw_only=True):
    """A heading. Level 1: mục I., capitals, bold; level 2: khoản 1., bold; level 3: điểm a), plain."""

    level: Literal[1, 2, 3]
    text: str


class Paragraph(Block, frozen=True, kw_only=True):
    """A paragraph of the body; ``note`` is a smaller italic remark."""

    text: str
    style: Literal["body", "note", "italic"] = "body"


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table: its share of the width and how its values are set."""

    width: float
    align: Literal["left", "center", "right"] = "left"
    decimals: int = 0


class HeadCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table's head; it may span columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table: one value a column. in a ``group`` row each text runs over the empty cells after it;
    ``total`` rows are bold.
    """

    cells: tuple[Value, ...]
    style: Literal["plain", "group", "total"] = "plain"


class Table(Block, frozen=True, kw_only=True):
    """A table. ``head`` lists the header rows, repeated on every page; ``numbered`` adds the row (1) (2) ….

    ``unit_note`` stands right above it (``Đơn vị tính: triệu đồng``).
    """

    columns: tuple[Column, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[Row, ...]
    numbered: bool = True
    unit_note: str | None = None
    caption: str | None = None


class ChartSeries(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the legend: a value for each category, ``None`` where there is none (not nought)."""

    name: str
    values: tuple[int | Decimal | None, ...]


class Chart(Block, frozen=True, kw_only=True):
    """A chart of bars with the number on each. ``stacked``: one bar a category, its parts add up;
    ``beside``: a bar a series under each other; ``columns``: upright, for categories that are moments.

    ``unit`` says what the numbers count; ``decimals`` are the places after the comma.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    kind: Literal["stacked", "beside", "columns"]
    unit: str
    decimals: int = 0


class Signature(Block, frozen=True, kw_only=True):
    """Receivers at the left (ô 9b), signer at the right (ô 7a to 7b), about 4 cm kept for hand and seal."""

    recipients: tuple[str, ...]
    authority: str | None
    signer_title: str
    signer_name: str | None


class AnnexTitle(Block, frozen=True, kw_only=True):
    """The head of an annex: ``Phụ lục I``, its title, and the document that it belongs to."""

    label: str
    title: str
    reference: str


class Seal(Block, frozen=True, kw_only=True):
    """The QR code by which a stamped paper is matched to its file, with the words beside it."""

    code: str
    words: tuple[str, ...]


AnyBlock = (
    Header
    | Title
    | Addressee
    | Bases
    | Heading
    | Paragraph
    | Table
    | Chart
    | Signature
    | AnnexTitle
    | Seal
)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A run of pages with one orientation and its own page numbers: the document, or one annex."""

    blocks: tuple[AnyBlock, ...]
    landscape: bool = False


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file inside the PDF (the sealed payload)."""

    name: str
    media_type: str
    content: bytes
    description: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document. ``made_at`` is the only date a renderer may write; ``identity`` seeds its ids.

    ``watermark`` is drawn across each page of a draft.
    """

    title: str
    author: str
    subject: str
    made_at: dt.datetime
    identity: str
    parts: tuple[Part, ...]
    footer: str | None = None
    watermark: str | None = None
    attachment: Attachment | None = None
