# SPDX-License-Identifier: MIT
"""What the status line says of the cells selected in a grid."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication

from lsapp.domain.numbers import format_number
from ui.models.grid_columns import SelectionSummary


def selection_words(summary: SelectionSummary) -> str:
    """Return how many cells are filled, their total and average; empty for a single cell."""
    if summary.cells < 2:
        return ""
    parts = [
        QCoreApplication.translate("SelectionWords", "Đã chọn {count} ô").format(
            count=format_number(summary.cells)
        )
    ]
    if summary.numbers > 1:
        average = Decimal(summary.average).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
        parts += [
            QCoreApplication.translate("SelectionWords", "{count} số").format(
                count=format_number(summary.numbers)
            ),
            QCoreApplication.translate("SelectionWords", "Trung bình {average}").format(
                average=format_number(average)
            ),
            QCoreApplication.translate("SelectionWords", "Tổng {total}").format(
                total=format_number(summary.total)
            ),
        ]
    return "  ·  ".join(parts)
