# SPDX-License-Identifier: MIT
"""Which rows head a table, and which of our fields each column is: guessed from the words, by score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import msgspec

from lsapp.domain.legacy import convert, detect
from lsapp.domain.table_values import ValueKind, text_of
from lsapp.domain.text import clean_line, fold
from lsapp.submission.tables.head_words import (
    head_tokens,
    likeness,
    unit_of_money,
    year_of_head,
)
from lsapp.submission.tables.model import (
    ColumnMapping,
    HeaderRows,
    ImportTable,
    OfficeSheet,
    TableField,
)
from lsapp.submission.tables.table_fields import DISBURSED, NUMBER, PLANNED, TITLE

HEAD_JOIN: Final = " › "
_ENOUGH: Final = 0.62
_SEARCHED_ROWS: Final = 60
_DEEPEST: Final = 3
_CERTAIN, _LOOKED_PAST = 3.0, 8  # fields well named; rows then still tried
_LONGEST_HEAD: Final = 160
_LEAF_WEIGHT: Final = 0.96
_LEAF_SHARE: Final = 0.68  # of a form's head: the lowest alone is just enough
_ALIAS_WEIGHT: Final = 0.99  # our own label goes before any other word for the field
_MONEY_HEADS: Final = frozenset(
    ("kinh phi", "du toan", "giai ngan", "nguon von", "von", "ngan sach", "so tien")
)
_TOTALS: Final = frozenset(
    (
        ("tong",),
        ("tong", "so"),
        ("tong", "cong"),
        ("cong",),
        ("tong", "kinh", "phi"),
        ("tong", "von"),
    )
)
_SOURCE_NOISE: Final = frozenset(("ngan", "sach", "nguon", "von", "kinh", "phi", "cap", "tu", "va"))
_Path = tuple[str, ...]


def guess_header(table: ImportTable, sheet: OfficeSheet) -> HeaderRows | None:
    """Return the rows that most likely head the table: those whose words name the most fields best.

    Up to three rows deep where heads are split in two ("Kinh phí" over "Tổng", "NS tỉnh"); ``None``
    where no row names two fields.
    """
    best: tuple[float, HeaderRows] | None = None
    for first in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        if not _may_head(sheet, first):
            continue
        for last in range(first, min(first + _DEEPEST, len(sheet.rows))):
            if last > first and not _may_head(sheet, last, least=1):
                break
            header = HeaderRows(first, last)
            found = [one for one in match_columns(table, sheet, header) if one.field or one.total]
            if len({one.field for one in found}) < 2:
                continue
            score = sum(one.score for one in found)
            if best is None or score > best[0] + 0.01:
                best = (score, header)
        if best and best[0] >= _CERTAIN and first > best[1].last + _LOOKED_PAST:
            break
    return best[1] if best else None


def suggest_table(tables: Sequence[ImportTable], sheet: OfficeSheet) -> ImportTable | None:
    """Return the table that the sheet's heads fit best, by how many of its columns are known."""
    best: tuple[float, ImportTable] | None = None
    for table in tables:
        header = guess_header(table, sheet)
        if header is None:
            continue
        mapping = match_columns(table, sheet, header)
        score = sum(one.score for one in mapping if one.field and one.field != NUMBER)
        score *= 0.5 + 0.5 * sum(one.field is not None for one in mapping) / max(len(mapping), 1)
        if best is None or score > best[0]:
            best = (score, table)
    return best[1] if best else None


def match_columns(
    table: ImportTable, sheet: OfficeSheet, header: HeaderRows
) -> tuple[ColumnMapping, ...]:
    """Return what each column with a head is taken for: the best fits first, a field once at most;
    money once for each source and year.
    """
    paths = head_paths(sheet, header)
    sheet_unit = _unit_above(sheet, header)
    fields = list(table.fields)
    mapped: dict[int, ColumnMapping] = {}
    if table.kind == "activities":
        columns = {column: _money_column(table, path) for column, path in paths.items()}
        mapped = {column: one for column, one in columns.items() if one is not None}
        fields = [one for one in fields if one.key not in {PLANNED, DISBURSED}]
    plain = {column: path for column, path in paths.items() if column not in mapped}
    chosen = _assigned(fields, plain)
    result = []
    for column, path in sorted(paths.items()):
        head = HEAD_JOIN.join(path)
        money = mapped.get(column)
        if money is not None:
            unit = unit_of_money(head) or sheet_unit or 1
            result.append(msgspec.structs.replace(money, column=column, head=head, unit=unit))
            continue
        field, score = chosen.get(column, (None, 0.0))
        unit = 1
        if field is not None and field.kind is ValueKind.MONEY:
            unit = unit_of_money(head) or sheet_unit or 1
        result.append(
            ColumnMapping(
                column=column, head=head, field=field.key if field else None, score=score, unit=unit
            )
        )
    return tuple(_settled(result))


def head_paths(sheet: OfficeSheet, header: HeaderRows) -> dict[int, _Path]:
    """Return the heads over each column, outermost first, where there are any.

    A head reaches over the columns it is merged with; where nothing tells of merging, over the empty
    cells at its right that have heads below them.
    """
    rows = [_head_row(sheet, row) for row in range(header.first, header.last + 1)]
    for level, cells in enumerate(rows):
        row = header.first + level
        merged = {
            column: cells[left]
            for top, left, bottom, right in sheet.merges
            if top <= row <= bottom and top >= header.first and left in cells
            for column in range(left + 1, right + 1)
        }
        if merged or any(top == row for top, *_ in sheet.merges):
            rows[level] = {**merged, **cells}
        elif level < len(rows) - 1:
            rows[level] = _spread(cells, rows[level + 1 :])
    paths: dict[int, _Path] = {}
    for column in sorted({column for cells in rows for column in cells}):
        path = [cells[column] for cells in rows if column in cells]
        paths[column] = tuple(
            word for place, word in enumerate(path) if place == 0 or word != path[place - 1]
        )
    return paths


def with_mapping(
    mapping: Sequence[ColumnMapping], changed: ColumnMapping
) -> tuple[ColumnMapping, ...]:
    """Return the mapping with one column taken for something else; another column that was taken for
    the same is left out.
    """
    place = _place(changed)
    free = msgspec.structs.replace
    return tuple(
        changed
        if one.column == changed.column
        else free(one, field=None, score=0.0)
        if changed.field is not None and _place(one) == place
        else one
        for one in mapping
    )


def _place(one: ColumnMapping) -> tuple[object, ...]:
    return (one.field, one.source, one.year, one.total)


def _may_head(sheet: OfficeSheet, row: int, least: int = 2) -> bool:
    """Tell whether a row can be heads: a few short texts, and no figures but column numbers."""
    cells = [seen for seen in sheet.rows[row] if seen is not None]
    cells = [f"{seen}" if isinstance(seen, int) and 1990 < seen < 2100 else seen for seen in cells]
    texts = [seen for seen in cells if isinstance(seen, str)]
    if len(texts) < least or any(len(text) > 4 * _LONGEST_HEAD for text in texts):
        return False
    figures = [seen for seen in cells if not isinstance(seen, str)]
    return len(figures) <= len(texts) and not is_numbering_row(sheet, row)


def is_numbering_row(sheet: OfficeSheet, row: int) -> bool:
    """Tell whether a row only numbers the columns: ``(1) (2) (3)``, ``1 2 3``, ``A B 1 2 3=1+2``."""
    filled = [seen for seen in sheet.rows[row] if seen is not None]
    if len(filled) < 3 or any(isinstance(seen, str) and len(seen) > 12 for seen in filled):
        return False
    cells = [text for seen in filled if (text := clean_line(text_of(seen)))]
    bare = [fold(text).strip("()[]. ") for text in cells]
    numbers = [text.partition("=")[0].strip() for text in bare]
    counted = [int(text) for text in numbers if text.isdecimal() and len(text) < 3]
    letters = [text for text in numbers if len(text) == 1 and text.isalpha()]
    steady = all(later == first + 1 for first, later in pairwise(counted))
    return steady and len(counted) >= 2 and len(counted) + len(letters) == len(cells)


def _head_row(sheet: OfficeSheet, row: int) -> dict[int, str]:
    words: dict[int, str] = {}
    for column, seen in enumerate(sheet.rows[row] if row < len(sheet.rows) else ()):
        text = clean_line(text_of(seen))
        if text and len(text) <= 4 * _LONGEST_HEAD:
            words[column] = text[:_LONGEST_HEAD]
    encoding = detect(" ".join(words.values()))
    if encoding is not None:
        words = {column: convert(text, encoding) for column, text in words.items()}
    return words


def _spread(cells: dict[int, str], below: list[dict[int, str]]) -> dict[int, str]:
    """Carry each head over the empty cells at its right, as long as heads stand below both."""
    spread = dict(cells)
    under = {column for row in below for column in row}
    for column in sorted(under):
        if column not in spread and column - 1 in spread and column - 1 in under:
            spread[column] = spread[column - 1]
    return spread


def _unit_above(sheet: OfficeSheet, header: HeaderRows) -> int | None:
    """Return the unit of money that a line over the table names: ``Đơn vị tính: triệu đồng``."""
    for row in range(max(0, header.first - 6), header.first):
        for seen in sheet.rows[row]:
            if isinstance(seen, str) and len(seen) < 80 and ":" in seen:
                words = fold(seen)
                if words.lstrip("( ").startswith(("don vi", "dvt", "dv ")):
                    unit = unit_of_money(words.partition(":")[2])
                    if unit is not None:
                        return unit
    return None


@lru_cache(maxsize=512)
def _known_words(label: str, words: _Path, heads: _Path) -> tuple[_Path, ...]:
    known = [label, *words]
    if heads:
        known = [" ".join((*heads, label)), *known]
    return tuple(dict.fromkeys(tokens for one in known if (tokens := head_tokens(one))))


def _field_words(field: TableField) -> tuple[_Path, ...]:
    """The heads that a field goes by, its label first, as words."""
    return _known_words(field.label, field.words, field.heads)


def _score(field: TableField, path: _Path) -> float:
    """Return how well the heads over a column name a field: all of them, or the lowest alone."""
    whole, leaf = head_tokens(" ".join(path)), head_tokens(path[-1])
    if field.needs and field.needs not in whole:
        return 0.0
    if field.heads and len(path) > 1:
        above = likeness(head_tokens(" ".join(path[:-1])), head_tokens(" ".join(field.heads)))
        parts = _LEAF_SHARE * likeness(leaf, head_tokens(field.label)) + (1 - _LEAF_SHARE) * above
        return max(parts, *(likeness(whole, words) for words in _field_words(field)[:1]))
    best = max((likeness(whole, words) for words in _field_words(field)), default=0.0)
    if len(path) > 1:
        alone = max((likeness(leaf, words) for words in _field_words(field)), default=0.0)
        best = max(best, _LEAF_WEIGHT * alone)
    if (field.kind is ValueKind.PERCENT) != ("%" in whole) and best < 1:
        best *= 0.8
    label = _field_words(field)[:1]
    return best if label and whole == label[0] else min(best, _ALIAS_WEIGHT)


def _assigned(
    fields: Sequence[TableField], paths: Mapping[int, _Path]
) -> dict[int, tuple[TableField, float]]:
    """Give each column its best field, the surest first; each field goes once."""
    candidates = [
        (-score, column, place, field)
        for column, path in paths.items()
        for place, field in enumerate(fields)
        if (score := _score(field, path)) >= _ENOUGH
    ]
    chosen: dict[int, tuple[TableField, float]] = {}
    used: set[str] = set()
    for score, column, _, field in sorted(candidates, key=lambda one: one[:3]):
        if column not in chosen and field.key not in used:
            chosen[column] = (field, -score)
            used.add(field.key)
    return chosen


def _money_column(table: ImportTable, path: _Path) -> ColumnMapping | None:
    """Read a head as money of an activity: planned or disbursed, from which source, of which year."""
    sources = table.field("budget_line.source")
    whole = " ".join(path)
    tokens = [head_tokens(word) for word in path]
    joined = tuple(token for words in tokens for token in words)
    text = " ".join(joined)
    if "%" in joined or sources is None:
        return None
    if not any(word in text for word in _MONEY_HEADS):
        alone = _named_source(sources, tokens[-1]) if len(path) == 1 else None
        return _money(PLANNED, whole, _LEAF_WEIGHT, source=alone) if alone else None
    source = source_of_head(sources, tokens[-1])
    total = len(path) > 1 and tokens[-1] in _TOTALS
    rest = joined
    if source is not None or total:
        rest = tuple(token for words in tokens[:-1] for token in words) or ("kinh", "phi")
    elif not tokens[-1]:  # only a year, or only a unit
        rest = tuple(token for words in tokens[:-1] for token in words)
    if rest[:2] in {("nguon", "von"), ("nguon", "kinh")} and rest != joined:
        rest = ("kinh", "phi")
    scores = {
        key: max((likeness(rest, words) for words in _field_words(field)), default=0.0)
        for key in (PLANNED, DISBURSED)
        if (field := table.field(key)) is not None
    }
    key = max(scores, key=lambda one: scores[one], default=None)
    if key is None or scores[key] < _ENOUGH:
        return None
    if source is None and not total:
        other = max(likeness(joined, words) for words in _field_words(sources))
        if other > scores[key]:
            return None
    return _money(key, whole, scores[key], source=source, total=total)


def _money(
    key: str, head: str, score: float, *, source: str | None, total: bool = False
) -> ColumnMapping:
    return ColumnMapping(
        column=0,
        head=head,
        field=key,
        score=score,
        source=source,
        year=year_of_head(head),
        total=total,
    )


def _named_source(sources: TableField, words: _Path) -> str | None:
    """Return the source whose very name a head is; a single word ("Khác") says too little."""
    return next(
        (
            choice.code
            for choice in sources.choices
            for name in (choice.label, *choice.words)
            if len(words) > 1 and head_tokens(name) == words
        ),
        None,
    )


def source_of_head(sources: TableField, words: tuple[str, ...]) -> str | None:
    """Return the funding source that a head or cell names, by the words that tell sources apart."""
    said = tuple(word for word in words if word not in _SOURCE_NOISE)
    best, found = 0.6, None
    for choice in sources.choices if said else ():
        for name in (choice.label, *choice.words):
            known = tuple(word for word in head_tokens(name) if word not in _SOURCE_NOISE)
            alike = likeness(said, known)
            if alike > best:
                best, found = alike, choice.code
    return found


def _settled(mapping: list[ColumnMapping]) -> list[ColumnMapping]:
    """Let totals be totals only where their parts are there, and each place of money be taken once."""
    parts = Counter((one.field, one.year) for one in mapping if one.field and one.source)
    taken: set[tuple[object, ...]] = set()
    settled = []
    for one in mapping:
        if one.field in (PLANNED, DISBURSED):
            has_parts = parts[one.field, one.year] > 0 and one.source is None
            one = msgspec.structs.replace(one, total=has_parts)
            if _place(one) in taken:
                one = msgspec.structs.replace(one, field=None, score=0.0, total=False)
            taken.add(_place(one))
        settled.append(one)
    return settled


def title_column(mapping: Sequence[ColumnMapping], table: ImportTable) -> int | None:
    """Return the column that names a row: the task, the fixed row's title, else the first text."""
    key = {"activities": "activity.content", "grid": TITLE}.get(table.kind)
    if key is None:
        texts = {one.key for one in table.fields if one.kind is ValueKind.LONG_TEXT}
        return next((one.column for one in mapping if one.field in texts), None)
    return next((one.column for one in mapping if one.field == key), None)
