# SPDX-License-Identifier: MIT
"""How wide a day is drawn on the timeline, and the box that chooses it."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget


class Zoom(IntEnum):
    """The entries of the box; ``FIT`` keeps all years in sight."""

    YEARS = 0
    QUARTERS = 1
    MONTHS = 2
    FIT = 3


ZOOM_STEP: Final = 1.25
"""How much wider a day gets by one press of a key or one notch of the wheel."""

_DAY_WIDTHS: Final = {Zoom.YEARS: 0.25, Zoom.QUARTERS: 0.9, Zoom.MONTHS: 2.6}
_NARROWEST, _WIDEST = 0.05, 12.0


class ZoomBox(QComboBox):
    """The box above the rows. Widths are in pixels of the design, that grow with the font."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mức thu phóng thời gian"))
        self.setToolTip(self.tr("Thu phóng: Ctrl + lăn chuột, phím + và -"))
        words = {
            Zoom.YEARS: self.tr("Theo năm"),
            Zoom.QUARTERS: self.tr("Theo quý"),
            Zoom.MONTHS: self.tr("Theo tháng"),
            Zoom.FIT: self.tr("Vừa khung"),
        }
        for zoom in Zoom:
            self.addItem(words[zoom])
        self.setCurrentIndex(Zoom.QUARTERS)

    def zoom(self) -> Zoom:
        """Return what is chosen."""
        return Zoom(self.currentIndex())

    def day_width(self, room: float, days: int) -> float:
        """Return the width of a day for what is chosen; ``days`` fit into ``room`` for ``FIT``."""
        if self.zoom() is Zoom.FIT:
            return max(room / days, _NARROWEST)
        return _DAY_WIDTHS[self.zoom()]

    def show_nearest(self, day_width: float) -> None:
        """Name the entry that a freely chosen width comes nearest to, without choosing it."""
        nearest = min(_DAY_WIDTHS, key=lambda zoom: abs(_DAY_WIDTHS[zoom] - day_width))
        with QSignalBlocker(self):
            self.setCurrentIndex(nearest)


def bounded_width(day_width: float) -> float:
    """Return the width within what can still be read."""
    return min(max(day_width, _NARROWEST), _WIDEST)
