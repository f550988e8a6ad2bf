# SPDX-License-Identifier: MIT
"""The two panes of the timeline: their widths, the scale of time, zooming and scrolling."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import Theme
from ui.widgets.chart_drawing import Type
from ui.widgets.timeline_calendar import Frame
from ui.widgets.timeline_model import years_of
from ui.widgets.timeline_scale import TimelineScale
from ui.widgets.timeline_zoom import ZOOM_STEP, Zoom, ZoomBox, bounded_width

_LABELS: Final = 320  # the left pane at first
LEAST_PANE: Final = 120
_GRIP: Final = 4  # how near to the line between the panes the mouse takes hold of it
_NOTCH: Final = 120  # a step of the wheel, as Qt counts it


class TimelineArea(QAbstractScrollArea):
    """A scroll area whose left pane stays, and whose right pane shows years at a width of a day.

    Lengths are in device-independent pixels and grow with the font.
    """

    def __init__(self, theme: Theme, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._scale = TimelineScale(years_of((), today), 1.0)
        self._labels = self._wanted_labels = float(_LABELS)
        self._gripped = False
        self._zoom_box = ZoomBox(self.viewport())
        self._scale = TimelineScale(self._scale.years, self._day_width())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setAccessibleName(self.tr("Cuộn các dòng"))
        self.horizontalScrollBar().setAccessibleName(self.tr("Cuộn theo thời gian"))
        self._zoom_box.currentIndexChanged.connect(self._on_zoom_chosen)

    def set_zoom(self, zoom: Zoom) -> None:
        """Choose one of the steps of the combo box."""
        self._zoom_box.setCurrentIndex(zoom)

    def label_width(self) -> int:
        """Return the width of the left pane, to be kept for the next time."""
        return round(self._labels)

    def set_label_width(self, width: int) -> None:
        """Set the width of the left pane; both panes stay wide enough to be used."""
        self._wanted_labels = float(max(width, LEAST_PANE))
        self._fit_panes()

    def show_today(self) -> None:
        """Show today's year from its beginning; today itself where the pane is too narrow for it."""
        bar = self.horizontalScrollBar()
        today = self._scale.x(self._today)
        new_year = self._scale.x(self._today.replace(month=1, day=1))
        fits = today - new_year < 0.9 * bar.pageStep()
        bar.setValue(round(new_year if fits else today - bar.pageStep() / 3))

    def _type(self) -> Type:
        return Type(self.font(), self)

    def _row_height(self) -> int:
        measure = self._type()
        return max(self._theme.row_height, round(measure.line + measure.px(8)))

    def _header_height(self) -> int:
        measure = self._type()
        return round(2 * (measure.line + measure.px(8)))

    def _day_width(self) -> float:
        unit = self._type().px(1)
        room = max(self.viewport().width() - self._labels, LEAST_PANE)
        return self._zoom_box.day_width(room / unit, self._scale.years.days) * unit

    def _frame(self) -> Frame:
        size = self.viewport().size()
        measure = self._type()
        return Frame(
            width=size.width(),
            height=size.height(),
            header=self._header_height(),
            row=self._row_height(),
            labels=self._labels,
            number=measure.width("00.00"),
            offset=self.horizontalScrollBar().value(),
        )

    def _refresh(self) -> None:
        """Fit everything anew and draw again."""
        self._fit(0)
        self.viewport().update()

    def _fit(self, count: int) -> None:
        """Set the scroll bars to so many rows and to the years."""
        size = self.viewport().size()
        if self._zoom_box.zoom() is Zoom.FIT:
            self._scale = TimelineScale(self._scale.years, self._day_width())
        rows, row = self.verticalScrollBar(), self._row_height()
        height = max(size.height() - self._header_height(), 0)
        rows.setPageStep(height)
        rows.setSingleStep(row)
        rows.setRange(0, max(count * row - height, 0))
        time = self.horizontalScrollBar()
        width = max(size.width() - round(self._labels), 0)
        time.setPageStep(width)
        time.setSingleStep(round(self._type().px(40)))
        time.setRange(0, max(round(self._scale.width) - width, 0))
        self._place_zoom_box()

    def _fit_panes(self) -> None:
        most = max(self.viewport().width() - LEAST_PANE, LEAST_PANE)
        self._labels = min(self._wanted_labels, float(most))
        self._refresh()

    def _place_zoom_box(self) -> None:
        margin = round(self._type().px(2))
        height = min(self._zoom_box.sizeHint().height(), self._header_height() - 2 * margin)
        width = min(self._zoom_box.sizeHint().width(), round(self._labels) - 4 * margin)
        left = round(self._labels) - width - 2 * margin
        self._zoom_box.setGeometry(left, (self._header_height() - height) // 2, width, height)

    def _zoom_to(self, width: float, at: float) -> None:
        """Give each day a width; the day under ``at``, a place in the right pane, stays there."""
        bar = self.horizontalScrollBar()
        day = self._scale.day_at(bar.value() + at)
        self._scale = TimelineScale(self._scale.years, width)
        self._refresh()
        bar.setValue(round(day * width - at))

    def _zoom_by(self, factor: float, at: float) -> None:
        """Zoom freely around a place in the right pane."""
        unit = self._type().px(1)
        width = bounded_width(self._scale.day_width / unit * factor)
        self._zoom_box.show_nearest(width)
        self._zoom_to(width * unit, at)

    def _pivot(self) -> float:
        """Return the place that zooming leaves where it is: today if in sight, else the middle."""
        bar = self.horizontalScrollBar()
        today = self._scale.x(self._today) - bar.value()
        return today if 0 <= today <= bar.pageStep() else bar.pageStep() / 2

    @Slot(int)
    def _on_zoom_chosen(self, index: int) -> None:
        self._zoom_to(self._day_width(), self._pivot())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw again where the scroll bars stand now."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit panes and scroll bars to the new size."""
        super().resizeEvent(event)
        self._fit_panes()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size; colours are taken anew at each painting."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom around the mouse, with Shift move through time."""
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(ZOOM_STEP**notches, max(event.position().x() - self._labels, 0.0))
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(round(bar.value() - 3 * notches * bar.singleStep()))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line between the panes."""
        self._gripped = event.button() == Qt.MouseButton.LeftButton and self._near_grip(
            event.position()
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line between the panes."""
        if self._gripped:
            self.set_label_width(round(event.position().x()))
        near = self._gripped or self._near_grip(event.position())
        shape = Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the line between the panes."""
        self._gripped = False
        super().mouseReleaseEvent(event)

    def _near_grip(self, point: QPointF) -> bool:
        return abs(point.x() - self._labels) <= _GRIP
