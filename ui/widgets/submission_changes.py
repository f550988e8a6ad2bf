# SPDX-License-Identifier: MIT
"""The table of what differs between two states of a round, with both sides of the chosen row below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.numbers import format_number
from ui.clipboard import BlockCell, to_mime
from ui.models.submission_changes_model import (
    AFTER,
    BEFORE,
    CHIP_ROLE,
    FIELD,
    WAY,
    WHERE,
    ChangesModel,
)
from ui.theme import SPACE, Theme, set_muted
from ui.widgets.chip import ChipDelegate
from ui.widgets.row_list import set_up_row_list
from ui.widgets.two_sides import TwoSides

if TYPE_CHECKING:
    from lsapp.services.revision_changes import ChangeTable

_SHARES: Final = {WHERE: 30, FIELD: 16, BEFORE: 27, AFTER: 27}
"""Percent of the width left beside the first column."""
_WAY_LETTERS: Final = 13


class SubmissionChanges(QWidget):
    """Field by field; Enter or a double click asks for the place of a row."""

    place_asked = Signal(object)
    """The ``Place`` of a row whose record is still there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, rows: int = 8) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self._total = 0
        self._model = ChangesModel(self)
        self.head = QLabel(self)
        self.table = QTableView(self)
        self._sides = TwoSides(self)
        self._build()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(self._on_activated)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_waiting()

    @property
    def model(self) -> ChangesModel:
        """What the table shows."""
        return self._model

    def show_waiting(self) -> None:
        """Say that the changes are being found."""
        self._model.set_table(None)
        self.head.setText(self.tr("Đang so sánh…"))
        self._show_sides(-1)

    def show_changes(self, table: ChangeTable) -> None:
        """Show what differs."""
        self._model.set_table(table)
        count = self._total = len(table)
        self.head.setText(
            self.tr("{count} thay đổi").format(count=format_number(count))
            if count
            else self.tr("Không có gì khác nhau")
        )
        if count:
            self.table.setCurrentIndex(self._model.index(0, WHERE))
        else:
            self._show_sides(-1)

    def set_filter(self, text: str, way: str = "") -> None:
        """Show the rows that hold ``text``, of one ``way`` where it is named; the rest is counted."""
        total = self._total
        self._model.set_filter(text, way)
        shown = self._model.rowCount()
        if shown != total:
            words = self.tr("{shown}/{total} thay đổi")
            self.head.setText(words.format(shown=format_number(shown), total=format_number(total)))
        elif total:
            self.head.setText(self.tr("{count} thay đổi").format(count=format_number(total)))
        if shown:
            self.table.setCurrentIndex(self._model.index(0, WHERE))
        else:
            self._show_sides(-1)

    @Slot()
    def copy_all(self) -> None:
        """Put the rows that are shown on the clipboard, with the columns' titles, whole texts."""
        self._copy(range(self._model.rowCount()))

    def _copy(self, rows: Iterable[int]) -> None:
        across = Qt.Orientation.Horizontal
        columns = range(self._model.columnCount())
        block = [[BlockCell(str(self._model.headerData(one, across))) for one in columns]]
        block += [[BlockCell(text) for text in self._model.texts(row)] for row in rows]
        QGuiApplication.clipboard().setMimeData(to_mime(block))

    # --- building ---

    def _build(self) -> None:
        set_muted(self.head)
        table = self.table
        table.setModel(self._model)
        table.setItemDelegateForColumn(WAY, ChipDelegate(self._theme, CHIP_ROLE, table))
        table.setAccessibleName(self.tr("Các thay đổi"))
        set_up_row_list(table, lines=True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(AFTER, QHeaderView.ResizeMode.Stretch)
        self._sides.set_titles((self.tr("Trước"), self.tr("Sau")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.head)
        column.addWidget(self._sides.below(self.table), 1)

    @Slot()
    def _fit(self) -> None:
        self._theme.set_up_table(self.table)
        header = self.table.horizontalHeader().height()
        self.table.setMinimumHeight(header + self._theme.row_height * min(self._rows, 3))
        self._sides.set_lines(2, self._rows)
        self._share_width()

    def _share_width(self) -> None:
        header = self.table.horizontalHeader()
        way = self.table.fontMetrics().averageCharWidth() * _WAY_LETTERS + self._theme.icon_size
        header.resizeSection(WAY, way)
        room = max(self.table.viewport().width() - way, 0)
        for column in (WHERE, FIELD, BEFORE):
            header.resizeSection(column, room * _SHARES[column] // 100)

    # --- slots ---

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_sides(current.row())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        place = self._model.place(index.row())
        if place is not None:
            self.place_asked.emit(place)

    def _show_sides(self, row: int) -> None:
        words = self._model.words(row)
        self._sides.show_texts(("", "") if words is None else (words.before, words.after))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.matches(
                QKeySequence.StandardKey.Copy
            ):
                self._copy([self.table.currentIndex().row()])
                return True
            return False
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._share_width()
        return super().eventFilter(watched, event)
