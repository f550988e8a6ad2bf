# SPDX-License-Identifier: MIT
"""The roll-up as canonical JSON: sorted keys, no white space, the same bytes for the same reports.

Money is whole đồng, decimals are strings as in a submission, days are ISO dates in Vietnam. ``null``
is not nought.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.dates import day_in_vietnam
from lsapp.report.money import Money
from lsapp.report.provincial_figures import (
    FormSum,
    GroupTotal,
    ProvincialFigures,
    ReportState,
    UnitLine,
)
from lsapp.report.round_view import Figures

FORMAT: Final = "lsapp-rollup"
SCHEMA: Final = 1

_encoder = msgspec.json.Encoder(order="sorted")


def canonical_rollup(plan: Plan, figures: ProvincialFigures, *, application: str) -> bytes:
    """Return the roll-up of a round as canonical JSON, UTF-8, without a newline at the end."""
    round_ = figures.round
    return _encoder.encode(
        {
            "format": FORMAT,
            "schema": SCHEMA,
            "application": application,
            "catalogue": plan.version,
            "plan": figures.plan,
            "round": {
                "code": round_.code,
                "flow_from": round_.flow_from,
                "flow_to": round_.flow_to,
                "stock_on": round_.stock_on,
                "cut_off": round_.cut_off,
                "unit_deadline": round_.unit_deadline,
            },
            "year": figures.year,
            "made_at": figures.made_at,
            "counts": _counts(figures),
            "units": [_unit(line) for line in figures.lines],
            "total": _figures(figures.total),
            "groups": [_group(group) for group in figures.groups],
            "kinds": [
                {"kind": one.kind, "counted": one.counted, **_figures(one.figures)}
                for one in figures.kinds
            ],
            "money": [
                {"year": one.year, "source": one.source, **_money(one.money)}
                for one in figures.money
            ],
            "forms": [_form(one) for one in figures.forms],
            "unknown_forms": figures.unknown_forms,
        }
    )


def _counts(figures: ProvincialFigures) -> dict[str, int]:
    """Return how many units stand where; ``on_time`` and ``late`` are of the counted ones."""
    counted = figures.counted
    late = sum(bool(line.late) for line in counted)
    return {
        **{
            state.value: len(figures.in_state(state))
            for state in ReportState
            if state is not ReportState.COUNTED
        },
        "counted": len(counted),
        "owing": len(figures.owing),
        "owing_counted": sum(line.counted for line in figures.owing),
        "late": late,
        "on_time": len(counted) - late,
        "not_accepted": sum(not line.accepted for line in counted),
        "incomplete": sum(
            line.content is not None and not line.content.complete for line in counted
        ),
    }


def _unit(line: UnitLine) -> dict[str, Any]:
    first = line.first_received_at
    return {
        "unit": line.unit.code,
        "kind": line.unit.kind,
        "name": line.unit.name,
        "owes": line.owes,
        "state": line.state,
        "revision": line.revision,
        "hash": line.hash,
        "received_on": line.received_on,
        "first_received_on": None if first is None else day_in_vietnam(first),
        "late": line.late,
        "accepted": line.accepted,
        "programmes": line.programmes,
        "issued": line.issued,
        "lacking": None if line.content is None else msgspec.structs.asdict(line.content),
        "figures": None if line.figures is None else _figures(line.figures),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "count": figures.count,
        "by_status": {status.value: count for status, count in figures.by_status.items()},
        "undeclared": figures.undeclared,
        "overdue": figures.overdue,
        **_money(figures.money),
    }


def _money(money: Money) -> dict[str, int | None]:
    return {"planned": money.planned, "disbursed": money.disbursed}


def _group(group: GroupTotal) -> dict[str, Any]:
    return {
        "group": group.code,
        "with_tasks": group.with_tasks,
        "units_none_arising": group.none_arising,
        "silent": group.silent,
        **_figures(group.figures),
    }


def _form(form: FormSum) -> dict[str, Any]:
    return {
        "form": form.code,
        "units": form.units,
        "said": form.said,
        "nothing_arose": form.nothing_arose,
        "silent": form.silent,
        "strays": form.strays,
        "cells": form.cells,
        "rows": [
            {"unit": one.unit.code, "key": one.row.key, "cells": one.row.cells} for one in form.rows
        ],
    }
