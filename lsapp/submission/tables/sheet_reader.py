# SPDX-License-Identifier: MIT
"""Reads the rows of an office's sheet column by column as mapped: merged cells filled down, error cells
left out, old encodings found, the way of writing numbers told from the whole column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from lsapp.domain.legacy import Encoding, convert, detect
from lsapp.domain.syllable import is_syllable
from lsapp.domain.table_values import (
    CellContent,
    ReadContext,
    Value,
    ValueIssue,
    ValueKind,
    read_value,
    taken_value,
    text_of,
    writes_english_numbers,
)
from lsapp.domain.text import clean_line, fold
from lsapp.submission.tables.head_words import head_tokens
from lsapp.submission.tables.headers import source_of_head
from lsapp.submission.tables.model import (
    ColumnMapping,
    HeaderRows,
    ImportIssue,
    ImportTable,
    LegacyText,
    OfficeSheet,
    TableField,
    column_letters,
)

_ERROR_CELL: Final = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|####+)")
_FIGURES: Final = frozenset({ValueKind.NUMBER, ValueKind.MONEY, ValueKind.PERCENT})
_SHOWN_LEGACY: Final = 50
_REMEMBERED: Final = 60  # characters
_SAMPLE: Final = 20_000  # characters that tell the sheet's encoding
_WORD: Final = re.compile(r"[^\W\d_]+")
_NOT_FILLED: Final = frozenset({"number", "title", "activity.content"})

TOTAL_ROW: Final = re.compile(
    r"(?:tong|cong)(?: (?:cong|so|kinh phi|toan bo|chung|von|muc|so tien|so kinh phi))*"
    r"(?: (?:nhom|muc|phan) [0-9ivx]+| \(?[0-9ivxa-d]+(?: ?\+ ?[0-9ivxa-d]+)+\)?)?[ .:]*"
)
"""What a row of totals is called, folded."""

_FOOTER: Final = re.compile(
    r"(?:noi nhan|nguoi lap|nguoi tong hop|thu truong|thu ky|luu: ?vt|ghi chu ?:|tm\.|kt\.|tl\.|tuq\."
    r"|chu tich$|giam doc$|lap bieu|xac nhan cua|ke toan truong"
    r"|[\w ]{3,40}, ngay [ .…0-9]*thang)"
)


class MappedColumn(msgspec.Struct, frozen=True):
    """A column that is taken for a field, with what its reader must know."""

    mapping: ColumnMapping
    field: TableField
    context: ReadContext
    letters: str


class SheetReader:
    """The rows below the heads, read by the mapping; collects issues and texts in old encodings."""

    def __init__(
        self,
        table: ImportTable,
        sheet: OfficeSheet,
        header: HeaderRows,
        mapping: Sequence[ColumnMapping],
        *,
        convert_legacy: bool,
    ) -> None:
        self.sheet = sheet
        self.issues: list[ImportIssue] = []
        self.legacy: list[LegacyText] = []
        self.legacy_count = 0
        self._first = header.last + 1
        self._convert = convert_legacy
        self._encoding = self._sheet_encoding()
        self._decoded: dict[str, tuple[str, Encoding | None]] = {}
        self._known: dict[tuple[int, str], Value | ValueIssue] = {}
        self._sources: dict[str, str | None] = {}
        self.columns = tuple(
            MappedColumn(one, field, self._context(one, field), column_letters(one.column))
            for one in mapping
            if one.field is not None and (field := table.field(one.field)) is not None
        )
        self._filled = self._filled_down()

    def rows(self) -> Iterator[int]:
        """Yield the rows below the heads, from 0, down to where the table ends."""
        for row in range(self._first, len(self.sheet.rows)):
            first = next((seen for seen in self.sheet.rows[row] if seen not in (None, "")), None)
            if isinstance(first, str) and self._begins_footer(first, row):
                self.note(code="import.footer", facts={"text": first.strip()[:80]}, row=row)
                return
            yield row

    def cells(self, row: int) -> dict[int, CellContent]:
        """Return the filled cells of the mapped columns of one row, by column."""
        found: dict[int, CellContent] = {}
        for column in self.columns:
            place = column.mapping.column
            seen = self.sheet.cell(row, place)
            if seen is None and (top := self._filled.get((row, place))) is not None:
                seen = self.sheet.cell(top, place)
            if isinstance(seen, str):
                if _ERROR_CELL.fullmatch(seen.strip()):
                    facts = {"seen": seen.strip()}
                    self.note(code="import.error_cell", facts=facts, row=row, column=column)
                    continue
                seen = self._read_text(seen, row, place)
                if not seen.strip():
                    continue
            if seen is not None:
                found[place] = seen
        return found

    def value(
        self, row: int, column: MappedColumn, seen: CellContent
    ) -> tuple[Value, ValueIssue | None]:
        """Return what a cell means and, where it could not be read, why; remarks become issues."""
        read = self._read(column, seen)
        if not isinstance(read, ValueIssue):
            return read, None
        if read.taken:
            self.note(code=read.code, facts=read.facts, row=row, column=column)
            return taken_value(read), None
        return None, read

    def source(self, column: MappedColumn, words: str) -> str | None:
        """Return the funding source that a cell names, ``None`` where it names none of the plan's."""
        if words not in self._sources:
            self._sources[words] = source_of_head(column.field, head_tokens(words))
        return self._sources[words]

    def _read(self, column: MappedColumn, seen: CellContent) -> Value | ValueIssue:
        """Read a cell; short texts are remembered, for columns repeat them."""
        if not isinstance(seen, str) or len(seen) > _REMEMBERED:
            return read_value(column.field.kind, seen, column.context)
        place = (column.mapping.column, seen)
        if place not in self._known:
            self._known[place] = read_value(column.field.kind, seen, column.context)
        return self._known[place]

    def note(
        self,
        *,
        code: str,
        facts: dict[str, str],
        row: int | None = None,
        column: MappedColumn | None = None,
    ) -> None:
        """Keep something that a person should see; ``row`` counts from 0."""
        self.issues.append(
            ImportIssue(
                code=code,
                facts=facts,
                row=None if row is None else row + 1,
                column=column.letters if column else None,
                label=column.field.label if column else None,
            )
        )

    def _context(self, mapping: ColumnMapping, field: TableField) -> ReadContext:
        english = False
        if field.kind in _FIGURES:
            place = mapping.column
            below = range(self._first, len(self.sheet.rows))
            english = writes_english_numbers(self.sheet.cell(row, place) for row in below)
        return field.context(mapping.unit, english=english)

    def _filled_down(self) -> dict[tuple[int, int], int]:
        """Return where a cell lies under a merged one of a column whose value holds for all its rows.

        Money is one amount and a task one task: these are never repeated.
        """
        wanted = {
            one.mapping.column
            for one in self.columns
            if one.field.key not in _NOT_FILLED and one.field.kind not in _FIGURES
        }
        filled: dict[tuple[int, int], int] = {}
        for top, left, bottom, right in self.sheet.merges:
            if top < self._first or bottom <= top or right > left:
                continue
            if left in wanted:
                for row in range(top + 1, min(bottom + 1, len(self.sheet.rows))):
                    filled[row, left] = top
        return filled

    def _begins_footer(self, first: str, row: int) -> bool:
        """Tell whether a row has words that stand under a table, and none below looks like the table's:
        more than three cells filled.
        """
        if not _FOOTER.match(fold(self._text(first)[:60])):
            return False
        below = range(row, min(row + 40, len(self.sheet.rows)))
        return all(sum(seen is not None for seen in self.sheet.rows[one]) <= 3 for one in below)

    def _sheet_encoding(self) -> Encoding | None:
        texts: list[str] = []
        room = _SAMPLE
        for row in self.sheet.rows[self._first :]:
            for seen in row:
                if isinstance(seen, str) and not seen.isascii() and room > 0:
                    texts.append(seen[:500])
                    room -= len(texts[-1])
            if room <= 0:
                break
        votes = [found for text in texts if (found := detect(text)) is not None]
        for encoding in Encoding:
            if 2 * votes.count(encoding) > len(texts):
                return encoding
        return None

    def _decode(self, text: str) -> tuple[str, Encoding | None]:
        if text.isascii():
            return text, None
        known = self._decoded.get(text)
        if known is None:
            encoding = detect(text)
            if encoding is None and self._encoding and not _is_unicode(text):
                encoding = self._encoding
            known = (convert(text, encoding) if encoding else text, encoding)
            self._decoded[text] = known
        return known

    def _text(self, text: str) -> str:
        return self._decode(text)[0]

    def _read_text(self, text: str, row: int, column: int) -> str:
        decoded, encoding = self._decode(text)
        if encoding is None or decoded == text:
            return text
        self.legacy_count += 1
        if len(self.legacy) < _SHOWN_LEGACY:
            self.legacy.append(
                LegacyText(
                    row=row + 1,
                    column=column_letters(column),
                    encoding=encoding.name,
                    before=text[:300],
                    after=decoded[:300],
                )
            )
        return decoded if self._convert else text


def shown_cell(seen: CellContent) -> str:
    """Return a cell of the sheet as a preview shows it: on one line."""
    return (clean_line(seen) if isinstance(seen, str) else text_of(seen)) or ""


def _is_unicode(text: str) -> bool:
    """Tell whether a text is Vietnamese as it stands, or has letters that no old encoding has."""
    if any(char > "ÿ" and char not in "Đđ\u03bc" and char.isalpha() for char in text):
        return True
    return all(is_syllable(word) for word in _WORD.findall(text))
