# SPDX-License-Identifier: MIT
"""The arithmetic of statistical forms: computed cells and the relations that must hold.

A cell is found by ``(row, column)``. What is not in the mapping is empty, and empty is not nought:
a sum of empty cells alone is empty. In a list form the row is the key of the unit's own row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from lsapp.catalogue.model import FormCheck, FormColumn, FormRow, StatForm

Number = int | Decimal
"""What a numeric cell holds: people, đồng, or a number with decimals."""

CellPlace = tuple[str, str]
"""Row code (or row key) and column code of a cell."""

_PRECISION: Final = 60
"""Digits of a sum: more than any sum of cells of up to 10^15 with decimals can need."""


class FailedCheck(NamedTuple):
    """A relation that does not hold: at which row (or column), the two sums; ``None`` is empty."""

    check: FormCheck
    at: str
    left: Number | None
    right: Number | None


def is_computed(form: StatForm, row: str, column: str) -> bool:
    """Tell whether a cell is a sum of others, so that nobody types it."""
    return any(one.sum_of for one in form.rows if one.code == row) or any(
        one.sum_of for one in form.columns if one.code == column
    )


def totals(form: StatForm, cells: Mapping[CellPlace, Number]) -> dict[CellPlace, Number]:
    """Return ``cells`` with every computed cell of the form filled in.

    What was typed into a computed cell does not count. A cell that is a sum both ways adds up the
    typed cells that it stands on, so rows first or columns first is the same. Sums are exact; a sum
    of whole numbers is an ``int``. Cells that the form has no place for come back as they are.
    """
    row_parts = _leaves(form.rows)
    column_parts = _leaves(form.columns)
    summed_rows = {row.code for row in form.rows if row.sum_of}
    summed_columns = {column.code for column in form.columns if column.sum_of}
    result = {
        place: value
        for place, value in cells.items()
        if place[0] not in summed_rows and place[1] not in summed_columns
    }
    typed = dict(result)
    for row in _rows_of(form, cells):
        for column in form.columns:
            if row not in summed_rows and column.code not in summed_columns:
                continue
            value = _sum(
                (typed[place], row_count * column_count)
                for row_leaf, row_count in row_parts.get(row, {row: 1}).items()
                for column_leaf, column_count in column_parts[column.code].items()
                if (place := (row_leaf, column_leaf)) in typed
            )
            if value is not None:
                result[row, column.code] = value
    return result


def failed_checks(form: StatForm, cells: Mapping[CellPlace, Number]) -> list[FailedCheck]:
    """Return the relations of the form that do not hold, by check and then in the form's order.

    Computed cells are worked out first. ``equal`` is looked at where both sides have a number,
    ``at_most`` where the left one has; rows and columns that are sums themselves are left to those
    they add up.
    """
    filled = totals(form, cells)
    computed_rows = {row.code for row in form.rows if row.sum_of}
    along: dict[str, list[str]] = {
        "columns": [row for row in _rows_of(form, cells) if row not in computed_rows],
        "rows": [column.code for column in form.columns if not column.sum_of],
    }
    failed = []
    for check in form.checks:
        for at in along[check.axis]:
            left = _side(filled, check, at, check.left)
            right = _side(filled, check, at, check.right)
            if not _holds(check, left, right):
                failed.append(FailedCheck(check, at, left, right))
    return failed


def _rows_of(form: StatForm, cells: Mapping[CellPlace, Number]) -> Iterable[str]:
    """Return the fixed rows of a grid, or the rows of a list that have a number."""
    if form.layout == "grid":
        return [row.code for row in form.rows]
    return list(dict.fromkeys(row for row, _ in cells))


def _leaves(lines: Iterable[FormRow | FormColumn]) -> dict[str, Counter[str]]:
    """Return for each row (or column) the typed ones that it adds up, and how often each counts."""
    parts = {line.code: line.sum_of for line in lines}
    found: dict[str, Counter[str]] = {}

    def leaves(code: str) -> Counter[str]:
        if code not in found:
            found[code] = Counter() if parts[code] else Counter({code: 1})
            for part in parts[code]:
                found[code].update(leaves(part))
        return found[code]

    for code in parts:
        leaves(code)
    return found


def _sum(terms: Iterable[tuple[Number, int]]) -> Number | None:
    total: Number | None = None
    with localcontext() as context:
        context.prec = _PRECISION
        for value, count in terms:
            total = value * count + (0 if total is None else total)
    return total


def _side(
    cells: Mapping[CellPlace, Number], check: FormCheck, at: str, codes: tuple[str, ...]
) -> Number | None:
    places = [(at, code) if check.axis == "columns" else (code, at) for code in codes]
    return _sum((cells[place], 1) for place in places if place in cells)


def _holds(check: FormCheck, left: Number | None, right: Number | None) -> bool:
    if left is None:
        return True
    if check.relation == "equal":
        return right is None or left == right
    return left <= (0 if right is None else right)
