# SPDX-License-Identifier: MIT
"""What must hold in one statistical form's data: codes, sums without loops, checks over known
cells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lsapp.catalogue.faults import FileFaults
from lsapp.catalogue.model import FormColumn, StatForm

NUMERIC: Final = ("number", "money")
MOST_DECIMALS: Final = 6
WIDEST: Final = 100

_FORM_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,15}")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE_WORDS: Final = "chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ"


def check_form(form: StatForm, file: FileFaults) -> None:
    """Add a fault for everything in ``form`` that does not hold together."""
    file.pattern("code", form.code, _FORM_CODE, "chữ không dấu và số, như B1")
    if file.file.stem != form.code:
        file.add("code", "file_name", value=form.code, expected=f"{form.code}.toml")
    file.no_repeats("applies_to", form.applies_to)
    _check_layout(form, file)
    _check_codes("columns", [column.code for column in form.columns], file)
    _check_codes("rows", [row.code for row in form.rows], file)
    for index, column in enumerate(form.columns):
        _check_column(form, column, f"columns[{index}]", file)
    numeric = {column.code for column in form.columns if column.kind in NUMERIC}
    for axis, sums in (
        ("columns", {column.code: column.sum_of for column in form.columns}),
        ("rows", {row.code: row.sum_of for row in form.rows}),
    ):
        _check_sums(axis, sums, file)
    for index, row in enumerate(form.rows):
        if not 0 <= row.level <= 3:
            file.add(f"rows[{index}].level", "range", low=0, high=3)
    _check_checks(form, numeric, file)


def _check_layout(form: StatForm, file: FileFaults) -> None:
    if not form.columns:
        file.add("columns", "none_of", what="cột")
    if form.layout == "grid" and not form.rows:
        file.add("rows", "layout", detail="biểu dạng grid phải có dòng cố định")
    if form.layout == "list" and form.rows:
        file.add("rows", "layout", detail="biểu dạng list không có dòng cố định")
    if form.layout == "grid":
        for index, column in enumerate(form.columns):
            if column.kind not in NUMERIC:
                detail = "biểu dạng grid chỉ có cột number hoặc money"
                file.add(f"columns[{index}].kind", "layout", detail=detail)


def _check_codes(axis: str, codes: list[str], file: FileFaults) -> None:
    file.unique((f"{axis}[{index}].code", code) for index, code in enumerate(codes))
    for index, code in enumerate(codes):
        file.pattern(f"{axis}[{index}].code", code, _CODE, _CODE_WORDS)


def _check_column(form: StatForm, column: FormColumn, key: str, file: FileFaults) -> None:
    most = MOST_DECIMALS if column.kind == "number" else 0
    if not 0 <= column.decimals <= most:
        file.add(f"{key}.decimals", "range", low=0, high=most)
    if not 1 <= column.width <= WIDEST:
        file.add(f"{key}.width", "range", low=1, high=WIDEST)
    if column.kind == "choice" and not column.choices:
        file.add(f"{key}.choices", "none_of", what="lựa chọn")
    if column.kind != "choice" and column.choices:
        file.add(f"{key}.choices", "layout", detail="chỉ cột choice mới có danh sách lựa chọn")
    file.no_repeats(f"{key}.choices", column.choices)
    kinds = {one.code: one for one in form.columns}
    for code in column.sum_of:
        part = kinds.get(code)
        if part is None:
            continue  # _check_sums says so
        if part.kind not in NUMERIC:
            file.add(f"{key}.sum_of", "not_numeric", value=code)
        elif part.kind != column.kind:
            file.add(f"{key}.sum_of", "layout", detail=f"cột “{code}” khác loại (number, money)")
        elif part.decimals > column.decimals:
            detail = f"cột “{code}” có nhiều chữ số lẻ hơn cột tổng"
            file.add(f"{key}.decimals", "layout", detail=detail)


def _check_sums(axis: str, sums: Mapping[str, tuple[str, ...]], file: FileFaults) -> None:
    for index, (code, parts) in enumerate(sums.items()):
        key = f"{axis}[{index}].sum_of"
        file.no_repeats(key, parts)
        file.known(key, parts, sums, axis)
        if code in parts:
            file.add(key, "self_sum", value=code)
    loop = _find_loop(sums)
    if loop:
        at = list(sums).index(loop[0])
        file.add(f"{axis}[{at}].sum_of", "cycle", path=" → ".join((*loop, loop[0])))


def _find_loop(sums: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the codes of one loop of two or more sums, or nothing."""
    done: set[str] = set()

    def follow(code: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if code in path:
            return path[path.index(code) :]
        if code in done:
            return ()
        for part in sums.get(code, ()):
            loop = follow(part, (*path, code)) if part != code else ()
            if loop:
                return loop
        done.add(code)
        return ()

    return next((loop for code in sums if (loop := follow(code, ()))), ())


def _check_checks(form: StatForm, numeric: set[str], file: FileFaults) -> None:
    columns = {column.code for column in form.columns}
    rows = {row.code for row in form.rows}
    file.unique((f"checks[{index}].code", check.code) for index, check in enumerate(form.checks))
    for index, check in enumerate(form.checks):
        key = f"checks[{index}]"
        file.pattern(f"{key}.code", check.code, _CODE, _CODE_WORDS)
        if check.axis == "rows" and form.layout == "list":
            file.add(f"{key}.axis", "layout", detail="biểu dạng list chỉ so sánh được các cột")
            continue
        for side, codes in (("left", check.left), ("right", check.right)):
            if not codes:
                file.add(f"{key}.{side}", "none_of", what="mã")
            file.no_repeats(f"{key}.{side}", codes)
            known = columns if check.axis == "columns" else rows
            file.known(f"{key}.{side}", codes, known, check.axis)
            for code in codes:
                if check.axis == "columns" and code in columns and code not in numeric:
                    file.add(f"{key}.{side}", "not_numeric", value=code)
