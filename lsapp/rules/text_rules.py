# SPDX-License-Identifier: MIT
"""Rules for every text: what cannot be read, printed or shown whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lsapp.domain.fields import TEXT_FIELDS
from lsapp.domain.legacy import Encoding, convert, detect
from lsapp.domain.numbers import format_number
from lsapp.domain.records import OpenRow, Record
from lsapp.domain.text import MAX_TEXT
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of, short
from lsapp.rules.rule import Rule
from lsapp.submission.sheets import CELL_LIMIT, utf16_length

_NAMES: Final = {Encoding.TCVN3: "TCVN3 (phông .VnTime)", Encoding.VNI: "VNI (phông VNI-Times)"}
_SHOWN: Final = 10
"""Characters that a message names at most."""


def texts(context: Context) -> Iterator[tuple[Record, str, str]]:
    """Yield every text with its record and field; of an open row the field is the column's code."""
    records = context.records
    lists: tuple[list[Record], ...] = tuple(
        getattr(records, name) for name in records.__struct_fields__
    )
    for kind in lists:
        fields = TEXT_FIELDS.get(kind[0].KIND, ()) if kind else ()
        for record in kind:
            for field in fields:
                text = getattr(record, field)
                if text is not None:
                    yield record, field, text
    for row in records.open_rows:
        for code, value in row.cells.items():
            if isinstance(value, str):
                yield row, code, value


def _fault(context: Context, record: Record, field: str, message: str) -> Fault:
    label = None
    if isinstance(record, OpenRow) and record.form in context.forms:
        column = context.forms[record.form].columns.get(field)
        label = column[1].title if column else None
    return Fault(place_of(context, record), message, field, label)


def _legacy(context: Context) -> Iterator[Fault]:
    # The same words stand in many fields ("Quý II/2026"): each text is judged once.
    judged: dict[str, Encoding | None] = {}
    for record, field, text in texts(context):
        if text not in judged:
            judged[text] = detect(text)
        encoding = judged[text]
        if encoding is not None:
            read = short(convert(text, encoding))
            message = f"Chữ gõ theo bảng mã {_NAMES[encoding]}; đọc ra là «{read}»."
            yield _fault(context, record, field, message)


def _cut(context: Context) -> Iterator[Fault]:
    for record, field, text in texts(context):
        if len(text) * 2 > CELL_LIMIT and utf16_length(text) > CELL_LIMIT:
            length, shown = format_number(len(text)), format_number(CELL_LIMIT)
            message = f"Văn bản dài {length} ký tự, ô Excel chỉ hiện {shown}."
            yield _fault(context, record, field, message)


def _too_long(context: Context) -> Iterator[Fault]:
    for record, field, text in texts(context):
        if len(text) > MAX_TEXT:
            message = (
                f"Văn bản dài {format_number(len(text))} ký tự, quá mức {format_number(MAX_TEXT)}."
            )
            yield _fault(context, record, field, message)


def _unprintable(context: Context) -> Iterator[Fault]:
    """Ask the fonts once, for all characters together; only then look for who uses them."""
    if context.unprintable is None:
        return
    used = set("".join({text for _, _, text in texts(context)}))
    lacking = context.unprintable("".join(sorted(used)))
    if not lacking:
        return
    pattern = re.compile("[" + "".join(map(re.escape, sorted(lacking))) + "]")
    for record, field, text in texts(context):
        found = sorted(set(pattern.findall(text)))
        if found:
            names = ", ".join(f"{char} (U+{ord(char):04X})" for char in found[:_SHOWN])
            more = f" và {len(found) - _SHOWN} ký tự khác" if len(found) > _SHOWN else ""
            yield _fault(context, record, field, f"Phông chữ không in được: {names}{more}.")


TEXT_RULES: Final = (
    Rule(
        code="text.legacy",
        level="soft",
        title="Chữ Việt theo bảng mã Unicode",
        why="Chữ theo bảng mã cũ (TCVN3, VNI) in ra sai và không tìm được.",
        remedy="Chọn Chuyển bảng mã, xem trước rồi xác nhận.",
        source="TCVN 6909:2001; Nghị định số 30/2020/NĐ-CP, Phụ lục I",
        find=_legacy,
    ),
    Rule(
        code="text.cut",
        level="soft",
        title=f"Văn bản không dài quá {format_number(CELL_LIMIT)} ký tự của một ô Excel",
        why="Phần quá dài không hiện trong Excel; dữ liệu nộp và bản PDF vẫn đủ.",
        remedy="Rút gọn, hoặc chuyển phần chi tiết sang tệp minh chứng.",
        find=_cut,
    ),
    Rule(
        code="text.too_long",
        level="hard",
        title=f"Văn bản không dài quá {format_number(MAX_TEXT)} ký tự",
        why="Tệp nộp không nhận ô dài hơn.",
        remedy="Chuyển phần chi tiết sang tệp minh chứng.",
        find=_too_long,
    ),
    Rule(
        code="text.unprintable",
        level="soft",
        title="Mọi ký tự đều in được",
        why="Ký tự không có trong phông chữ in ra thành ô vuông.",
        remedy="Thay hoặc xóa ký tự được nêu.",
        find=_unprintable,
    ),
)
