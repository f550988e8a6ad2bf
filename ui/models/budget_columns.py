# SPDX-License-Identifier: MIT
"""The columns of an activity's money: year, source, planned, disbursed."""

from __future__ import annotations

from typing import Final

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import field_label
from lsapp.domain.table_values import ReadContext, ValueChoice, ValueKind
from ui.models.grid_columns import Choice, GridColumn, Kind
from ui.models.value_columns import reader, shower

_WIDTHS: Final = {"year": 58, "source": 112, "planned": 95, "disbursed": 95}


def budget_columns(plan: Plan | None, language: str) -> list[GridColumn]:
    """Return the columns; rows are ``BudgetLine`` records."""
    sources = tuple(
        ValueChoice(one.code, one.short, (one.name,))
        for one in (plan.funding_sources if plan else ())
    )
    source = ReadContext(choices=sources)
    listed = [Choice(one.code, one.label) for one in sources]
    year = ReadContext(decimals=0)
    return [
        GridColumn(
            key="year",
            title=field_label("budget_line", "year"),
            value_of=lambda line: line.year,
            width=_WIDTHS["year"],
            editable=True,
            read=reader(ValueKind.NUMBER, language, year),
        ),
        GridColumn(
            key="source",
            title=field_label("budget_line", "source"),
            value_of=lambda line: line.source,
            kind=Kind.CHOICE,
            width=_WIDTHS["source"],
            editable=True,
            choices=lambda _line: listed,
            is_tree=True,  # where the empty row says what it is for
            show=shower(ValueKind.CHOICE, source),
            read=reader(ValueKind.CHOICE, language, source),
        ),
        _money("planned", language),
        _money("disbursed", language),
    ]


def _money(name: str, language: str) -> GridColumn:
    return GridColumn(
        key=name,
        title=field_label("budget_line", name),
        value_of=lambda line: getattr(line, name),
        kind=Kind.MONEY,
        width=_WIDTHS[name],
        editable=True,
        show=shower(ValueKind.MONEY),
        read=reader(ValueKind.MONEY, language),
    )
