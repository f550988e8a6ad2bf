# SPDX-License-Identifier: MIT
"""The grid of units by rounds: the names stay at the left, the rounds' counts above; keys as in Excel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from ui.clipboard import to_mime
from ui.models.compiling_rounds_model import SUCCESSOR_ROLE, RoundsModel
from ui.theme import SPACE, Role, Theme
from ui.widgets.compiling_rounds_cell import RoundCellDelegate

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAME_LETTERS: Final = 36
_MOST_LETTERS: Final = 64
_NARROW_LETTERS: Final = 24
_GAP: Final = SPACE // 2


class UnitHeader(QHeaderView):
    """The names of the units, each with what came of it in the quiet colour behind."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def share(self, width: int, narrow: bool) -> None:
        """Be as wide as the letters call for: less where there is little room, more where the rounds leave
        some of the ``width`` pixels to names and successors.
        """
        letter = self.fontMetrics().averageCharWidth()
        least = (_NARROW_LETTERS if narrow else _NAME_LETTERS) * letter
        wide = max(least, min(width, _MOST_LETTERS * letter))
        if wide != self.width():
            self.setFixedWidth(wide)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the ground and lines as the style has them, and on it the words."""
        model = self.model()
        colours = self._theme
        painter.fillRect(rect, colours.colour(Role.BASE))
        painter.setPen(colours.colour(Role.SEPARATOR))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.colour(Role.LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        room = rect.adjusted(_GAP, 0, -SPACE, 0)
        name = str(model.headerData(section, Qt.Orientation.Vertical) or "")
        after = str(model.headerData(section, Qt.Orientation.Vertical, SUCCESSOR_ROLE) or "")
        self._draw(painter, room, name, Role.TEXT)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + SPACE)
        if after and room.width() > 2 * SPACE:
            self._draw(painter, room, after, Role.MUTED_TEXT)

    def _draw(self, painter: QPainter, room: QRect, words: str, role: Role) -> None:
        painter.setPen(self._theme.colour(role))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class RoundsTable(QTableView):
    """Shows a ``RoundsModel``; Enter and a double click choose a report."""

    report_chosen = Signal(QModelIndex)
    """The cell whose report is to be shown."""
    cells_changed = Signal()
    """Other cells are chosen."""

    def __init__(self, rounds: RoundsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rounds = rounds
        self._narrow = False
        self.names = UnitHeader(theme, self)
        self.setVerticalHeader(self.names)
        self._corner = QLabel(self.tr("Đơn vị"), self)
        self._corner.setContentsMargins(_GAP, 0, _GAP, 0)
        self._cells = RoundCellDelegate(theme, self)
        self.setItemDelegate(self._cells)
        self.setModel(rounds)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Các đơn vị theo từng kỳ báo cáo"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()
        theme.changed.connect(self._fit)
        self.doubleClicked.connect(self._on_double_clicked)
        self.names.sectionDoubleClicked.connect(self._on_name_double_clicked)
        self.selectionModel().selectionChanged.connect(self.cells_changed)
        rounds.modelReset.connect(self.cells_changed)
        rounds.modelReset.connect(self._lay_names)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the rounds more room where there is little."""
        self._narrow = narrow
        self._lay_names()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter, copy at Ctrl+C; the rest moves as in a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self.report_chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a spreadsheet reads them."""
        block = self._rounds.block(self.selectedIndexes())
        if block:
            QGuiApplication.clipboard().setMimeData(to_mime(block))

    def sizeHint(self) -> QSize:
        """Return the size that shows a few rounds; the page gives more."""
        return QSize(80 * SPACE, 40 * SPACE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_names()

    @Slot()
    def _fit(self) -> None:
        self._theme.set_up_table(self)
        header = self.horizontalHeader()
        header.setFixedHeight(2 * self.fontMetrics().lineSpacing() + SPACE)
        header.setDefaultSectionSize(self._cells.measure(self.font()))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lay_names()

    @Slot()
    def _lay_names(self) -> None:
        """Give the names what the rounds leave, and say above them what they are."""
        frame, header = self.frameWidth(), self.horizontalHeader()
        room = self.names.width() + self.viewport().width() - header.length()
        self.names.share(room, self._narrow)
        self._corner.setGeometry(frame, frame, self.names.width(), header.height())

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.report_chosen.emit(index)

    @Slot(int)
    def _on_name_double_clicked(self, row: int) -> None:
        """Open the unit's newest report."""
        places = (self._rounds.index(row, one) for one in range(self._rounds.columnCount()))
        lines = [one for one in places if (line := self._rounds.line(one)) and line.revision]
        if lines:
            self.report_chosen.emit(lines[0])
