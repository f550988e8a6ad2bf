# SPDX-License-Identifier: MIT
"""Brings values of the round before into the cells of this one."""

from __future__ import annotations

from ui.models.grid_model import GridModel
from ui.models.result_columns import ResultLine, last_value
from ui.widgets.grid_view import GridView


def copy_last_values(grid: GridView, model: GridModel) -> None:
    """Fill the cells that are selected with what the round before said there, as one action; a cell of
    which it said nothing stays.
    """
    grid.commit_editor()
    cells = []
    for row, place in grid.grid_cursor.selected_cells():
        line, shown = model.row_at(row), model.columns[place]
        if isinstance(line, ResultLine):
            value = last_value(line, shown.key)
            if value is not None:
                cells.append((row, place, shown.show(value)))
    model.write(cells)
