# SPDX-License-Identifier: MIT
"""The table of files: Enter opens, F2 renames, Delete removes; rows are dragged onto an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.evidence_model import (
    CHIP_ROLE,
    NAME,
    NOTE,
    PROVES,
    SIZE,
    STATE,
    EvidenceModel,
)
from ui.theme import SPACE, Theme
from ui.widgets.chip import ChipDelegate
from ui.widgets.row_list import set_up_row_list

if TYPE_CHECKING:
    from lsapp.domain.records import Evidence
    from lsapp.services.evidence import EvidenceRow

_LETTERS: Final = {NOTE: 16, SIZE: 14, STATE: 15}  # NAME and PROVES share what is left
_NAME_LEAST, _NAME_SHARE = 22, 0.62
"""A name takes the room that the names need: at least so many letters, at most that part of what is left."""
_MEASURED: Final = 500  # names; a longer list is not walked through for the width of a column
_LEAST: Final = {NOTE: 100, SIZE: 84, PROVES: 46}
"""Letters of the whole table below which a column is read at the right alone."""


class EvidenceTable(QTableView):
    """Several rows can be selected; ``current_changed`` comes when another is current, or none."""

    current_changed = Signal()
    open_asked = Signal()

    def __init__(self, model: EvidenceModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = model
        self._theme = theme
        self._menu_actions: list[QAction] = []
        self._held: tuple[str, int] | None = None
        self._resetting = False
        self.setModel(model)
        set_up_row_list(self, several=True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setItemDelegate(_RowDelegate(self))
        self.setItemDelegateForColumn(STATE, ChipDelegate(theme, CHIP_ROLE, self))
        self.setAccessibleName(self.tr("Tệp minh chứng của đợt"))
        theme.set_up_table(self)
        self._fit()
        header = self.horizontalHeader()
        header.setSectionResizeMode(PROVES, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(model.sort)
        theme.changed.connect(self._on_theme_changed)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(lambda _index: self.open_asked.emit())

    def set_menu(self, actions: list[QAction]) -> None:
        """Offer these in the menu of the right button."""
        self._menu_actions = actions

    def current_file(self) -> EvidenceRow | None:
        """Return the file that is current."""
        return self._files.row(self.currentIndex().row())

    def selected_files(self) -> list[Evidence]:
        """Return the records of the rows that are selected, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [one.record for row in rows if (one := self._files.row(row)) is not None]

    def go_to(self, key: str) -> bool:
        """Make one file current and selected alone; false where it is not shown."""
        row = self._files.row_of(key)
        if row < 0:
            return False
        self._choose(row)
        return True

    def select_keys(self, keys: list[str]) -> None:
        """Select several files, the first of them current."""
        flags = QItemSelectionModel.SelectionFlag
        for at, key in enumerate(keys):
            row = self._files.row_of(key)
            if row < 0:
                continue
            if at == 0:
                self.go_to(key)
            how = flags.Select | flags.Rows
            self.selectionModel().select(self._files.index(row, NAME), how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_asked.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().averageCharWidth(), 1)
        for column, least in _LEAST.items():
            self.setColumnHidden(column, letters < least)
        self._fit_names()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.indexAt(self.viewport().mapFrom(self, event.pos())).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._menu_actions)
            menu.popup(event.globalPos())

    @Slot()
    def _on_about_to_reset(self) -> None:
        row = self.currentIndex().row()
        held = self._files.row(row)
        self._held = (held.record.key, row) if held else self._held
        self._resetting = True

    @Slot()
    def _on_reset(self) -> None:
        """The file that was current stays so; where it is gone, the one in its place."""
        self._resetting = False
        count = self._files.rowCount()
        if self._held is not None and count and not self.go_to(self._held[0]):
            self._choose(min(self._held[1], count - 1))
        elif self._held is None and count:
            self._choose(0)
        self._fit_names()
        self.current_changed.emit()

    def _choose(self, row: int) -> None:
        # selectRow looks at the keys that are held: with Ctrl of Ctrl+V it would take the row out.
        flags = QItemSelectionModel.SelectionFlag
        how = flags.ClearAndSelect | flags.Rows
        self.selectionModel().setCurrentIndex(self._files.index(row, NAME), how)

    @Slot()
    def _on_current_changed(self) -> None:
        if not self._resetting:
            self.current_changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._theme.set_up_table(self)
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in _LETTERS.items():
            self.setColumnWidth(column, letters * letter)
        self._fit_names()
        self.setIconSize(QSize(self._theme.icon_size, self._theme.icon_size))

    def _fit_names(self) -> None:
        """Give the names what they need, and what they prove the rest."""
        shown = [column for column in (NOTE, SIZE, STATE) if not self.isColumnHidden(column)]
        room = self.viewport().width() - sum(self.columnWidth(column) for column in shown)
        width = room
        if not self.isColumnHidden(PROVES):
            width = min(self._needed_by_names(), round(room * _NAME_SHARE))
        least = self.fontMetrics().averageCharWidth() * _NAME_LEAST
        self.setColumnWidth(NAME, max(width, min(least, room), 1))

    def _needed_by_names(self) -> int:
        metrics = self.fontMetrics()
        rows = (self._files.row(row) for row in range(min(self._files.rowCount(), _MEASURED)))
        names = (row.record.name for row in rows if row is not None)
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return widest + self._theme.icon_size + 2 * SPACE


class _RowDelegate(QStyledItemDelegate):
    """Whole rows are chosen: no frame around the one cell that is current."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
