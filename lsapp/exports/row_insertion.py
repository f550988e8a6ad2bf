# SPDX-License-Identifier: MIT
"""Puts empty rows into a worksheet that another program made, as inserting them by hand would: what stands
below moves, formulas, names, charts and formats follow, the new rows look like the one above them.

What is not understood well enough to be moved (pivot tables, tables, array formulas, comments below) is
refused; inserting by hand is then the way.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, unescape

import msgspec

from lsapp.errors import UserError
from lsapp.exports.formula_rows import RowShift, copied
from lsapp.exports.sheet_markup import (
    CellSpan,
    RowSpan,
    SheetMarkup,
    letters_of,
    range_of,
    read_markup,
)

_ROW_NUMBER: Final = re.compile(rb"""(\sr=)(["'])([0-9]+)\2""")
_CELL_NAME: Final = re.compile(rb"""(\sr=)(["'])([A-Z]+)([0-9]+)\2""")
_FORMULA: Final = re.compile(rb"<((?:[\w.-]+:)?f)((?:\s[^>]*?)?)(?:/>|>([^<]*)</\1>)")
_FORMULAS_AROUND: Final = re.compile(
    rb"(<((?:[\w.-]+:)?(?:f|formula[12]?))(?:\s[^>]*)?>)([^<]*)(</\2>)"
)
_RANGES_AROUND: Final = re.compile(rb"""(\s(?:ref|sqref|activeCell)=)(["'])([^"']*)\2""")
_RANGES_OF_EXTENSION: Final = re.compile(rb"(<((?:[\w.-]+:)?sqref)>)([^<]*)(</\2>)")
_NAME: Final = re.compile(rb"(<((?:[\w.-]+:)?definedName)(?:\s[^>]*)?>)([^<]*)(</\2>)")
_BREAKS: Final = re.compile(rb"<((?:[\w.-]+:)?rowBreaks)\b.*?</\1>", re.DOTALL)
_BREAK: Final = re.compile(rb"""(\sid=)(["'])([0-9]+)\2""")
_MERGE: Final = re.compile(rb"""<((?:[\w.-]+:)?mergeCell)\s+ref=["']([A-Z0-9:]+)["']\s*/>""")
_MERGES: Final = re.compile(
    rb"""(<(?:[\w.-]+:)?mergeCells\b)([^>]*>)(.*?)(</(?:[\w.-]+:)?mergeCells>)""", re.DOTALL
)
_COUNT: Final = re.compile(rb"""\scount=(["'])[0-9]*\1""")
_ANCHOR_ROW: Final = re.compile(rb"(<((?:[\w.-]+:)?row)>)([0-9]+)(</\2>)")
_SHARED: Final = re.compile(rb"""\st=(["'])shared\1""")
_SHARED_INDEX: Final = re.compile(rb"""\ssi=(["'])([0-9]+)\1""")
_COMMENT: Final = re.compile(
    rb"""<(?:[\w.-]+:)?(?:comment|threadedComment)\s[^>]*?ref=["']([A-Z]+[0-9]+)["']"""
)
_RELATION: Final = re.compile(rb"<(?:[\w.-]+:)?Relationship\s[^>]*?/>")
_ATTRIBUTE: Final = re.compile(rb"""\s([A-Za-z]+)=["']([^"']*)["']""")
_CHAIN: Final = "xl/calcChain.xml"
_REFUSED: Final = ("/table", "/pivotTable", "/ctrlProp", "/queryTable", "/slicer")
_QUOTES: Final = {"&quot;": '"', "&apos;": "'"}
_LAST_ROW: Final = 1_048_576


class RowInsertion(msgspec.Struct, frozen=True, kw_only=True):
    """Where rows come: into the worksheet ``part`` called ``sheet``, ``count`` of them below row ``after``,
    the last of a table that begins with row ``first``.
    """

    part: str
    sheet: str
    first: int
    after: int
    count: int


def insert_rows(workbook: bytes, main: str, wanted: RowInsertion) -> bytes:
    """Return the workbook with the rows in it; ``main`` is the part of the workbook itself.

    Raises ``UserError``: ``filling.cannot_insert`` where it must be done by hand.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(workbook)) as package:
            held = {entry.filename: package.read(entry) for entry in package.infolist()}
            changed = _changed_parts(held, main, wanted)
            return _packed(package, held, changed)
    except (zipfile.BadZipFile, KeyError, ValueError, expat.ExpatError, UserError) as error:
        raise UserError("filling.cannot_insert", sheet=wanted.sheet, row=wanted.after) from error


def _changed_parts(
    held: Mapping[str, bytes], main: str, wanted: RowInsertion
) -> dict[str, bytes | None]:
    """Return the parts that change; ``None`` for one that goes."""
    if any(name.startswith(("xl/pivot", "_xmlsignatures")) for name in held):
        raise ValueError("pivot tables or a signature")
    shift = RowShift(sheet=wanted.sheet, after=wanted.after, count=wanted.count)
    changed: dict[str, bytes | None] = {wanted.part: _sheet(held[wanted.part], shift, wanted.first)}
    for kind, name in _related(held, wanted.part):
        if kind.endswith(_REFUSED):
            raise ValueError(kind)
        if kind.endswith("/drawing"):
            changed[name] = _ANCHOR_ROW.sub(
                lambda found: found[1] + _later(found[3], wanted) + found[4], held[name]
            )
        elif kind.endswith(("/comments", "/threadedComment")):
            _refuse_below(held[name], wanted.after)
    outside = _editor(lambda text: shift.formula(text, inside=False))
    for name, part in held.items():
        if name != wanted.part and name.startswith(("xl/worksheets/sheet", "xl/charts/chart")):
            changed[name] = _FORMULAS_AROUND.sub(outside, part)
    changed[main] = _NAME.sub(outside, held[main])
    if _CHAIN in held:
        relations = posixpath.join(
            posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels"
        )
        changed[_CHAIN] = None
        changed[relations] = re.sub(
            rb"<(?:[\w.-]+:)?Relationship\s[^>]*calcChain[^>]*/>", b"", held[relations]
        )
        types = "[Content_Types].xml"
        changed[types] = re.sub(
            rb"<(?:[\w.-]+:)?Override\s[^>]*calcChain\.xml[^>]*/>", b"", held[types]
        )
    return changed


def _sheet(part: bytes, shift: RowShift, first: int) -> bytes:
    markup = read_markup(part)
    if markup.blocks or (markup.rows and markup.rows[-1].number + shift.count > _LAST_ROW):
        raise ValueError("array formulas, or no room")
    rows = _SheetRows(part, markup, shift, first)
    before, after = part[: markup.data_start], part[markup.data_end :]
    data = part[markup.data_start : markup.data_end]
    if not markup.data_empty:
        opened, closed = (
            part[markup.data_start : markup.data_inner],
            part[markup.data_close : markup.data_end],
        )
        data = opened + rows.all() + closed
    return _around(before, shift) + data + _with_merges(_around(after, shift), part, shift)


class _SheetRows:
    """The rows of a sheet as they stand afterwards; formulas shared by cells become each cell's own."""

    def __init__(self, part: bytes, markup: SheetMarkup, shift: RowShift, first: int) -> None:
        self._part = part
        self._markup = markup
        self._shift = shift
        self._within = msgspec.structs.replace(shift, extends=False)
        self._first = first
        self._shared = self._read_shared()

    def all(self) -> bytes:
        pieces: list[bytes] = []
        for row in self._markup.rows:
            pieces.append(self._row(row))
            if row.number == self._shift.after:
                pieces += [self._new_row(row, place) for place in range(1, self._shift.count + 1)]
        return b"".join(pieces)

    def _row(self, row: RowSpan) -> bytes:
        number = row.number + (self._shift.count if row.number > self._shift.after else 0)
        pieces = [_renumbered(self._part[row.start : row.inner], number)]
        at = row.inner
        for cell in row.cells:
            pieces += [self._part[at : cell.start], self._cell(row, cell, number)]
            at = cell.end
        return b"".join([*pieces, self._part[at : row.end]])

    def _cell(self, row: RowSpan, cell: CellSpan, number: int) -> bytes:
        markup = _named(self._part[cell.start : cell.end], cell.column, number)
        if not cell.formula:
            return markup
        within = self._first <= row.number <= self._shift.after
        shift = self._within if within else self._shift
        text = shift.formula(self._formula(row, cell), inside=True)
        return _with_formula(markup, text)

    def _new_row(self, row: RowSpan, place: int) -> bytes:
        """Return an empty row that looks like the last of the table and calculates as it does."""
        number, after = row.number + place, self._shift.after
        prefix = self._markup.prefix
        cells = []
        for cell in row.cells:
            style = f' s="{cell.style}"' if cell.style else ""
            head = f'<{prefix}c r="{letters_of(cell.column)}{number}"{style}'
            if not cell.formula:
                cells.append(f"{head}/>")
                continue
            text = self._within.formula(self._formula(row, cell), inside=True)
            text = copied(text, place, moves=lambda at: at <= after)
            cells.append(f"{head}><{prefix}f>{escape(text)}</{prefix}f></{prefix}c>")
        tag = _renumbered(self._part[row.start : row.inner], number)
        if row.empty:
            return tag
        return tag + "".join(cells).encode() + f"</{prefix}row>".encode()

    def _formula(self, row: RowSpan, cell: CellSpan) -> str:
        found = _FORMULA.search(self._part, cell.start, cell.end)
        if found is None:
            raise ValueError("formula")
        text = _text(found[3] or b"")
        if not _SHARED.search(found[2]) or text:
            return text
        index = _SHARED_INDEX.search(found[2])
        text, top, left = self._shared[index[2] if index else b""]
        return copied(text, row.number - top, cell.column - left)

    def _read_shared(self) -> dict[bytes, tuple[str, int, int]]:
        """Return the formulas that cells share, by their index, and where each is written out."""
        shared: dict[bytes, tuple[str, int, int]] = {}
        for row in self._markup.rows:
            for cell in row.cells:
                found = _FORMULA.search(self._part, cell.start, cell.end) if cell.formula else None
                if found and found[3] and _SHARED.search(found[2]):
                    index = _SHARED_INDEX.search(found[2])
                    shared[index[2] if index else b""] = (_text(found[3]), row.number, cell.column)
        return shared


def _around(part: bytes, shift: RowShift) -> bytes:
    """Return what stands before or after the rows: ranges, formulas of formats and lists, page breaks."""
    part = _RANGES_AROUND.sub(
        lambda found: found[1] + found[2] + shift.references(found[3].decode()).encode() + found[2],
        part,
    )
    part = _FORMULAS_AROUND.sub(_editor(lambda text: shift.formula(text, inside=True)), part)
    part = _RANGES_OF_EXTENSION.sub(_editor(shift.references), part)

    def moved(breaks: re.Match[bytes]) -> bytes:
        return _BREAK.sub(
            lambda found: (
                found[1]
                + found[2]
                + str(shift.count * (int(found[3]) >= shift.after) + int(found[3])).encode()
                + found[2]
            ),
            breaks[0],
        )

    return _BREAKS.sub(moved, part)


def _with_merges(after: bytes, part: bytes, shift: RowShift) -> bytes:
    """Merge in each new row what is merged across in the row above it."""
    added = []
    for found in _MERGE.finditer(part):
        (top, left), (bottom, right) = range_of(found[2].decode())
        if top == bottom == shift.after:
            for row in range(top + 1, top + shift.count + 1):
                name = f"{letters_of(left)}{row}:{letters_of(right)}{row}"
                added.append(f'<{found[1].decode()} ref="{name}"/>'.encode())
    if not added:
        return after

    def filled(found: re.Match[bytes]) -> bytes:
        count = len(_MERGE.findall(found[3])) + len(added)
        tag = _COUNT.sub(f' count="{count}"'.encode(), found[2])
        return found[1] + tag + found[3] + b"".join(added) + found[4]

    return _MERGES.sub(filled, after, count=1)


def _related(held: Mapping[str, bytes], part: str) -> list[tuple[str, str]]:
    """Return kind and part of everything that a worksheet is related to inside the package."""
    folder, name = posixpath.split(part)
    found = []
    for relation in _RELATION.findall(held.get(f"{folder}/_rels/{name}.rels", b"")):
        pairs = {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(relation)}
        if pairs.get("TargetMode") == "External":
            continue
        target = pairs.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found.append((pairs.get("Type", ""), posixpath.normpath(path)))
    return found


def _refuse_below(part: bytes, after: int) -> None:
    for name in _COMMENT.findall(part):
        if range_of(name.decode())[0][0] > after:
            raise ValueError("a comment below")


def _later(row: bytes, wanted: RowInsertion) -> bytes:
    """Return the row of an anchor, counted from 0."""
    return str(int(row) + wanted.count * (int(row) >= wanted.after)).encode()


def _editor(change: Callable[[str], str]) -> Callable[[re.Match[bytes]], bytes]:
    """Return what replaces the text of an element where ``change`` gives another."""

    def edited(found: re.Match[bytes]) -> bytes:
        before = _text(found[3])
        after = change(before)
        return found[0] if after == before else found[1] + escape(after).encode() + found[4]

    return edited


def _renumbered(tag: bytes, number: int) -> bytes:
    new, count = _ROW_NUMBER.subn(
        lambda found: found[1] + found[2] + str(number).encode() + found[2], tag, count=1
    )
    if not count:
        raise ValueError("a row without its number")
    return new


def _named(cell: bytes, column: int, row: int) -> bytes:
    name = f"{letters_of(column)}{row}".encode()
    new, count = _CELL_NAME.subn(lambda found: found[1] + found[2] + name + found[2], cell, count=1)
    if not count:
        raise ValueError("a cell without its name")
    return new


def _with_formula(cell: bytes, text: str) -> bytes:
    def written(found: re.Match[bytes]) -> bytes:
        return b"<" + found[1] + b">" + escape(text).encode() + b"</" + found[1] + b">"

    return _FORMULA.sub(written, cell, count=1)


def _text(data: bytes) -> str:
    return unescape(data.decode(), _QUOTES)


def _packed(
    package: zipfile.ZipFile, held: Mapping[str, bytes], changed: Mapping[str, bytes | None]
) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for entry in package.infolist():
            content = changed.get(entry.filename, held[entry.filename])
            if content is None:
                continue
            same = zipfile.ZipInfo(entry.filename, entry.date_time)
            same.compress_type = entry.compress_type
            same.external_attr = entry.external_attr
            same.create_system = entry.create_system
            written.writestr(same, content)
    return target.getvalue()
