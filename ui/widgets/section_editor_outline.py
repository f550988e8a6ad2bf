# SPDX-License-Identifier: MIT
"""The report's outline at the left: each section and group summary with how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

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
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import SPACE, Role, Theme, Tone
from ui.widgets.chip import tone_icon
from ui.widgets.section_editor_texts import WordsPlace

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class WordsState(Enum):
    """How far the words of a place have come: an icon and a tone for each."""

    WRITTEN = ("completed", Tone.GOOD)
    MISSING = ("warning", Tone.WARNING)
    LAST_ONLY = ("last-year", Tone.ACCENT)
    EMPTY = ("not-started", Tone.NEUTRAL)
    BY_ITSELF = ("ok", Tone.NEUTRAL)
    CHANGED = ("refresh", Tone.WARNING)
    FROM_FIGURES = ("statistics", Tone.NEUTRAL)

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return self.value[0]

    @property
    def tone(self) -> Tone:
        """How it looks."""
        return self.value[1]


class OutlineEntry(NamedTuple):
    """A line of the outline; ``number`` is printed before ``title``, ``level`` is 1 at the left;
    ``heading`` says it in full, ``guidance`` what belongs there.
    """

    place: WordsPlace
    number: str
    title: str
    level: int
    required: bool
    state: WordsState
    heading: str
    guidance: str = ""


class OutlineModel(QAbstractListModel):
    """The entries in the order of the report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[OutlineEntry] = []

    @property
    def entries(self) -> Sequence[OutlineEntry]:
        """The entries as shown."""
        return self._entries

    def set_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show these entries; where the places are the same, only what differs is repainted."""
        if [one.place for one in entries] != [one.place for one in self._entries]:
            self.beginResetModel()
            self._entries = list(entries)
            self.endResetModel()
            return
        for row, entry in enumerate(entries):
            if entry != self._entries[row]:
                self._entries[row] = entry
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def row_of(self, place: WordsPlace) -> int:
        """Return the row of a place; -1 where the outline has none."""
        return next((at for at, one in enumerate(self._entries) if one.place == place), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == _DISPLAY:
            return f"{entry.number} {entry.title}"
        if role == _TOOL_TIP:
            return f"{entry.heading}\n{self.state_words(entry)}"
        if role == _ACCESSIBLE:
            return f"{entry.number} {entry.title}. {self.state_words(entry)}"
        return None

    def state_words(self, entry: OutlineEntry) -> str:
        """Return in words how far an entry has come."""
        words = {
            WordsState.WRITTEN: self.tr("Đã viết"),
            WordsState.MISSING: self.tr("Còn phải viết"),
            WordsState.LAST_ONLY: self.tr("Chưa viết, kỳ trước có"),
            WordsState.EMPTY: self.tr("Chưa viết"),
            WordsState.BY_ITSELF: self.tr("Tự lập từ kết quả các nhóm"),
            WordsState.FROM_FIGURES: self.tr("Tự lập từ số liệu"),
            WordsState.CHANGED: self.tr("Số liệu đã đổi"),
        }[entry.state]
        if not entry.required or entry.state in (WordsState.WRITTEN, WordsState.CHANGED):
            return words
        return self.tr("{state} (bắt buộc)").format(state=words)


class OutlineList(QListView):
    """``place_chosen`` comes when another line becomes current; Enter asks to write there."""

    place_chosen = Signal(object)
    writing_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineModel(self)
        self.setModel(self.outline)
        self.setItemDelegate(_OutlineDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Đề cương báo cáo"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(lambda _index: self.writing_asked.emit())

    def set_current(self, place: WordsPlace) -> bool:
        """Make a place current; false where the outline has none."""
        row = self.outline.row_of(place)
        if row < 0:
            return False
        self.setCurrentIndex(self.outline.index(row, 0))
        return True

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry = current.data(ENTRY_ROLE)
        if isinstance(entry, OutlineEntry):
            self.place_chosen.emit(entry.place)


class _OutlineDelegate(QStyledItemDelegate):
    """Number and title by level, the state's icon at the right."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = {one: tone_icon(one.icon, one.tone, theme) for one in WordsState}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        if not isinstance(entry, OutlineEntry):
            super().paint(painter, option, index)
            return
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        side = self._theme.icon_size
        room = cell.rect.adjusted(SPACE + (entry.level - 1) * SPACE * 2, 0, -SPACE, 0)
        mark = QRect(room.right() - side + 1, room.center().y() - side // 2, side, side)
        self._icons[entry.state].paint(painter, mark)
        room.setRight(mark.left() - SPACE)
        painter.save()
        painter.setPen(self._ink(cell))
        font = QFont(cell.font)
        font.setWeight(QFont.Weight.DemiBold if entry.level == 1 else QFont.Weight.Normal)
        painter.setFont(font)
        star = " *" if entry.required else ""
        metrics = painter.fontMetrics()
        width = room.width() - metrics.horizontalAdvance(star)
        words = f"{entry.number} {entry.title}"
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width) + star
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _ink(self, cell: QStyleOptionViewItem) -> QColor:
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        return self._theme.colour(Role.SELECTION_TEXT if chosen else Role.TEXT)
