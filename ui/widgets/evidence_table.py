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
from ui.theme import Theme
from ui.widgets.chip import ChipDelegate

if TYPE_CHECKING:
    from lsapp.domain.records import Evidence
    from lsapp.services.evidence import EvidenceRow

_LETTERS: Final = {NOTE: 16, SIZE: 14, STATE: 17}  # NAME and PROVES share what is left
_LEAST: Final = {NOTE: 100, SIZE: 62, PROVES: 46}
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
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setItemDelegateForColumn(STATE, ChipDelegate(theme, CHIP_ROLE, self))
        self.setAccessibleName(self.tr("Tệp minh chứng của đợt"))
        self.verticalHeader().hide()
        theme.set_up_table(self)
        self._fit()
        header = self.horizontalHeader()
        for column in (NAME, PROVES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
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
        self.setIconSize(QSize(self._theme.icon_size, self._theme.icon_size))


class _RowDelegate(QStyledItemDelegate):
    """Whole rows are chosen: no frame around the one cell that is current."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
