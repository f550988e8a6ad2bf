# SPDX-License-Identifier: MIT
"""Paste, copy and fill down over a table, planned before anything is written.

The clipboard's text becomes cells with ``cells_of_text``; ``plan_paste`` says what each cell becomes, by the
readers that grids and imports use; ``PastePlan.changes`` gives the new values by row and field.
"""

from __future__ import annotations

from lsapp.domain.clipboard_text import cells_of_text, text_of_cells
from lsapp.submission.tables.model import TableField
from lsapp.submission.tables.pasting import (
    PasteCell,
    PasteColumn,
    PastePlan,
    PasteRemark,
    PasteTarget,
    copied_text,
    plan_fill_down,
    plan_paste,
)

__all__ = [
    "PasteCell",
    "PasteColumn",
    "PastePlan",
    "PasteRemark",
    "PasteTarget",
    "TableField",
    "cells_of_text",
    "copied_text",
    "plan_fill_down",
    "plan_paste",
    "text_of_cells",
]
