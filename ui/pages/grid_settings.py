# SPDX-License-Identifier: MIT
"""Keeps how a grid's columns stand, from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ui.settings import ColumnLayout, Settings
from ui.widgets.grid_view import GridView


def keep_columns(grid: GridView, settings: Settings, table: str) -> None:
    """Lay a grid out as it was last left under this name, and remember what is changed from now on."""
    layout = settings.columns(table)
    state: dict[str, Any] = {}
    if layout.widths:
        state["widths"] = dict(layout.widths)
    if layout.order:
        state["order"] = list(layout.order)
    if layout.hidden:
        state["hidden"] = sorted(layout.hidden)
    if state:
        grid.restore_state(state)
    grid.layout_changed.connect(lambda: settings.set_columns(table, _layout(grid.save_state())))


def _layout(state: Mapping[str, Any]) -> ColumnLayout:
    return ColumnLayout(
        widths=dict(state.get("widths", {})),
        order=tuple(state.get("order", ())),
        hidden=frozenset(state.get("hidden", ())),
    )
