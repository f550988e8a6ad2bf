# SPDX-License-Identifier: MIT
"""Money on paper: exact sums in đồng, printed in triệu đồng without rounding; the table by year and
source.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from lsapp.catalogue.model import FundingSource
from lsapp.domain.records import BudgetLine
from lsapp.report.blocks import Column, Row, Table, Value
from lsapp.report.tables import flat_head, group_row, total_row
from lsapp.report.wording import share

MILLIONS: Final = "Đơn vị tính: triệu đồng"
"""The note above a table of money; paper alone is in triệu đồng, records hold đồng."""

_MOST_PLACES: Final = 6


class Money(NamedTuple):
    """Planned and disbursed đồng; ``None`` where no amount was given at all, which is not
    nought.
    """

    planned: int | None = None
    disbursed: int | None = None

    @classmethod
    def of(cls, lines: Iterable[BudgetLine | Money]) -> Money:
        """Return the exact sum of lines or of sums."""
        planned: int | None = None
        disbursed: int | None = None
        for line in lines:
            planned = _plus(planned, line.planned)
            disbursed = _plus(disbursed, line.disbursed)
        return cls(planned, disbursed)

    @property
    def rate(self) -> Decimal | None:
        """What is disbursed in hundredths of what was planned."""
        if not self.planned or self.disbursed is None:
            return None
        return share(self.disbursed, self.planned)


def _plus(left: int | None, right: int | None) -> int | None:
    if left is None or right is None:
        return right if left is None else left
    return left + right


def millions(amount: int | None) -> Decimal | None:
    """Return đồng as triệu đồng, exactly."""
    return None if amount is None else Decimal(amount).scaleb(-_MOST_PLACES)


def money_places(amounts: Iterable[int | None]) -> int:
    """Return the fewest places after the comma that show all amounts (đồng) in triệu đồng exactly.

    Printed so, a column's figures add up to its total to the last digit: nothing is rounded.
    """
    places = 0
    for amount in amounts:
        while amount and places < _MOST_PLACES and amount % 10 ** (_MOST_PLACES - places):
            places += 1
    return places


def money_column(width: float, places: int) -> Column:
    """Return a column for triệu đồng."""
    return Column(width=width, align="right", decimals=places)


def money_table(
    sources: Iterable[FundingSource], lines: Iterable[BudgetLine], *, planned_only: bool = False
) -> Table:
    """Return money by year and source, in the plan's order of sources, unknown ones after by code.

    ``planned_only`` is for a programme, of which nothing is spent yet.
    """
    columns = 3 if planned_only else 5
    names = {source.code: source.name for source in sources}
    order = {code: at for at, code in enumerate(names)}
    sums: list[Money] = []
    rows: list[Row] = []
    for year, by_source in sorted(_by_year_and_source(lines).items()):
        of_year = Money.of(by_source.values())
        rows.append(group_row("", f"Năm {year}", columns, _cells(of_year, columns)))
        known = sorted(by_source, key=lambda code: (order.get(code, len(order)), code))
        for index, code in enumerate(known, start=1):
            sums.append(by_source[code])
            values = _cells(by_source[code], columns).values()
            rows.append(Row(cells=(index, names.get(code, code), *values)))
    rows.append(total_row(columns, _cells(Money.of(sums), columns)))
    places = money_places(amount for one in sums for amount in one)
    widths = (
        Column(width=6, align="center"),
        Column(width=50),
        money_column(18, places),
        money_column(18, places),
        Column(width=14, align="right", decimals=1),
    )
    titles = ("STT", "Nguồn vốn", "Kế hoạch", "Giải ngân", "Tỷ lệ giải ngân (%)")
    return Table(
        columns=widths[:columns],
        head=flat_head(titles[:columns]),
        rows=tuple(rows),
        unit_note=MILLIONS,
    )


def _by_year_and_source(lines: Iterable[BudgetLine]) -> dict[int, dict[str, Money]]:
    sums: dict[int, dict[str, Money]] = {}
    for line in lines:
        by_source = sums.setdefault(line.year, {})
        by_source[line.source] = Money.of((by_source.get(line.source, Money()), line))
    return sums


def _cells(money: Money, columns: int) -> dict[int, Value]:
    """Return the values of a row from the third column on."""
    values: tuple[Value, ...] = (millions(money.planned), millions(money.disbursed), money.rate)
    return dict(enumerate(values[: columns - 2], start=2))
