# SPDX-License-Identifier: MIT
"""The unit's statistical forms as a list: what each is about, how far it is filled in, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import SPACE, Theme, set_quiet
from ui.widgets.chip import ChipLook, chip_size, paint_chip, tone_icon

_LINES: Final = 2
_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_LETTERS: Final = 33
_MOST_WIDTH: Final = 300

AnyIndex = QModelIndex | QPersistentModelIndex


class FormEntry(msgspec.Struct, frozen=True):
    """A form in the list: its code, its title, how it stands, and how much of it is there in words."""

    code: str
    title: str
    chip: ChipLook | None = None
    amount: str = ""

    @property
    def spoken(self) -> str:
        """All of it as one line, for readers of the screen."""
        state = f", {self.chip.text}" if self.chip else ""
        return f"{self.code}. {self.title}{state}{f', {self.amount}' if self.amount else ''}"


class FormListModel(QAbstractListModel):
    """The entries in the plan's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[FormEntry] = []

    @property
    def entries(self) -> Sequence[FormEntry]:
        """What is listed."""
        return self._entries

    def set_entries(self, entries: Sequence[FormEntry]) -> None:
        """List other entries; those of the same forms only say something else."""
        if [one.code for one in entries] != [one.code for one in self._entries]:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()
            return
        for place, entry in enumerate(entries):
            if entry != self._entries[place]:
                self._entries[place] = entry
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many forms there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what is shown, said, or painted of a form."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.code}. {entry.title}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return entry.spoken
        return entry if role == _ENTRY else None


class FormList(QListView):
    """``form_chosen(code)`` when another form becomes the current one."""

    form_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms = FormListModel(self)
        self.setModel(self._forms)
        self.setItemDelegate(_FormDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Các biểu số liệu"))
        set_quiet(self)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current_code(self) -> str | None:
        """The code of the form that is chosen."""
        row = self.currentIndex().row()
        return self._forms.entries[row].code if 0 <= row < self._forms.rowCount() else None

    def set_entries(self, entries: Sequence[FormEntry]) -> None:
        """List the forms; the one that is chosen stays."""
        chosen = self.current_code
        self._forms.set_entries(entries)
        if chosen != self.current_code and chosen in [one.code for one in entries]:
            self.choose(chosen or "")

    def choose(self, code: str) -> bool:
        """Make a form the current one; false where it is not listed."""
        for row, entry in enumerate(self._forms.entries):
            if entry.code == code:
                self.setCurrentIndex(self._forms.index(row))
                return True
        return False

    def step(self, by: int) -> None:
        """Go to a neighbour; it stops at the ends."""
        row = min(max(self.currentIndex().row() + by, 0), self._forms.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self._forms.index(row))

    def sizeHint(self) -> QSize:
        """Return a width that shows a title in two lines."""
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        return QSize(min(width, _MOST_WIDTH), super().sizeHint().height())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.form_chosen.emit(self._forms.entries[current.row()].code)


class _FormDelegate(QStyledItemDelegate):
    """Draws code and title in two lines, and below them the state and the amount."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of two lines and a chip; the width is the list's."""
        line = option.fontMetrics.lineSpacing()
        chip = chip_size(option.fontMetrics, "", self._theme).height()
        return QSize(8 * SPACE, _LINES * line + chip + 3 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the ground as the style does, and the entry on it."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        entry = index.data(_ENTRY)
        if not isinstance(entry, FormEntry):
            return
        painter.save()
        room = cell.rect.adjusted(SPACE, SPACE // 2 + 2, -SPACE, -SPACE // 2)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        self._paint_title(painter, cell, room, entry, role)
        self._paint_state(painter, cell, room, entry, role)
        painter.restore()

    def _paint_title(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        room: QRect,
        entry: FormEntry,
        role: QPalette.ColorRole,
    ) -> None:
        painter.setPen(cell.palette.color(role))
        bold = QFont(cell.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        code = f"{entry.code}  "
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), code)
        left = painter.fontMetrics().horizontalAdvance(code)
        painter.setFont(cell.font)
        title = room.adjusted(left, 0, 0, 0)
        title.setHeight(_LINES * cell.fontMetrics.lineSpacing())
        words = _two_lines(entry.title, cell, title.width())
        painter.drawText(title, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip), words)

    def _paint_state(
        self,
        painter: QPainter,
        cell: QStyleOptionViewItem,
        room: QRect,
        entry: FormEntry,
        role: QPalette.ColorRole,
    ) -> None:
        painter.setFont(cell.font)
        right = room.right()
        if entry.chip is not None:
            size = chip_size(cell.fontMetrics, entry.chip.text, self._theme)
            size.setWidth(min(size.width(), room.width()))
            chip = QRect(room.left(), room.bottom() - size.height(), size.width(), size.height())
            drawn = tone_icon(entry.chip.icon, entry.chip.tone, self._theme)
            paint_chip(painter, chip, drawn, entry.chip.text, entry.chip.tone, self._theme)
            room = QRect(chip.right() + SPACE, chip.top(), right - chip.right(), chip.height())
        muted = role is QPalette.ColorRole.Text
        painter.setPen(cell.palette.color(QPalette.ColorRole.PlaceholderText if muted else role))
        room.setRight(right)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if cell.fontMetrics.horizontalAdvance(entry.amount) <= room.width():
            painter.drawText(room, int(flags), entry.amount)


def _two_lines(text: str, cell: QStyleOptionViewItem, width: int) -> str:
    """Return as much of a text as stands in two lines, with dots where it is cut."""
    metrics = cell.fontMetrics
    words, first = text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{rest}" if rest else first
