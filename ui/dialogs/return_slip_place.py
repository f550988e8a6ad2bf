# SPDX-License-Identifier: MIT
"""One comment: the place it is about, found by a few words, and what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.text import fold
from ui.theme import SPACE, Size, set_muted, set_primary, set_size
from ui.widgets.fields import TextField

if TYPE_CHECKING:
    from lsapp.services.return_review import NotePlace

Index = QModelIndex | QPersistentModelIndex

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS: Final = 96
_ROWS: Final = 22


class PlacesModel(QAbstractListModel):
    """The places whose words hold all that is looked for, accents or none."""

    def __init__(self, places: Sequence[NotePlace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = [(fold(one.words), one) for one in places]
        self._rows = list(places)

    def place(self, row: int) -> NotePlace:
        """Return the place of a row."""
        return self._rows[row]

    def find(self, text: str) -> None:
        """Show the places with all these words."""
        wanted = fold(text).split()
        self.beginResetModel()
        self._rows = [one for words, one in self._all if all(word in words for word in wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if index.isValid() and role in (_DISPLAY, _TOOL_TIP):
            return self._rows[index.row()].words
        return None


class NotePlaceDialog(QDialog):
    """Places of the submission to search in, and the words of the comment."""

    written = Signal(object, str)
    """The place and the words."""

    def __init__(self, places: Sequence[NotePlace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm góp ý"))
        self._model = PlacesModel(places, self)
        self._breath = QTimer(self)  # a composed letter is typed as several
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._build()
        self._lay_out()
        self._connect()
        self._on_find()
        self.line.setFocus()

    # --- building ---

    def _build(self) -> None:
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("Gõ vài từ, ví dụ: 1.2 kết quả"))
        self.line.setAccessibleName(self.tr("Tìm chỗ góp ý"))
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Các chỗ của bản nộp"))
        self._count = QLabel(self)
        set_size(self._count, Size.SMALL)
        set_muted(self._count)
        self.text = TextField(3, self)
        self.text.setMaximumHeight(self.text.minimumHeight() * 2)
        self.text.setAccessibleName(self.tr("Lời góp ý"))
        self.add_button = QPushButton(self.tr("&Thêm góp ý"), self)
        set_primary(self.add_button)
        self.add_button.setDefault(True)
        self._cancel = QPushButton(self.tr("Hủ&y"), self)
        self._cancel.setAutoDefault(False)

    def _lay_out(self) -> None:
        found, said = QLabel(self.tr("&Chỗ cần góp ý:"), self), QLabel(self.tr("&Góp ý:"), self)
        found.setBuddy(self.line)
        said.setBuddy(self.text)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self._count, 1)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (found, self.line):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(said)
        column.addWidget(self.text)
        column.addLayout(buttons)
        metrics, room = self.fontMetrics(), self.screen().availableGeometry().size()
        width = min(metrics.averageCharWidth() * _LETTERS, room.width() - 6 * SPACE)
        height = min(metrics.height() * _ROWS + 20 * SPACE, room.height() - 8 * SPACE)
        self.resize(width, height)

    def _connect(self) -> None:
        self._breath.timeout.connect(self._on_find)
        self.line.textChanged.connect(lambda _text: self._breath.start())
        self.line.installEventFilter(self)
        self.list.activated.connect(lambda _index: self.text.setFocus())
        self.text.textChanged.connect(self._enable)
        self.text.given_up.connect(self.reject)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.add_button.clicked.connect(self._on_add)
        self._cancel.clicked.connect(self.reject)

    # --- slots ---

    @Slot()
    def _on_find(self) -> None:
        self._breath.stop()
        self._model.find(self.line.text())
        count = self._model.rowCount()
        if count:
            self.list.setCurrentIndex(self._model.index(0))
        words = self.tr("{count} chỗ") if count else self.tr("Không có chỗ nào như vậy")
        self._count.setText(words.format(count=count))
        self._enable()

    @Slot()
    def _enable(self) -> None:
        words = self.text.toPlainText().strip()
        self.add_button.setEnabled(bool(words) and self.list.currentIndex().isValid())

    @Slot()
    def _on_add(self) -> None:
        index = self.list.currentIndex()
        words = self.text.toPlainText().strip()
        if index.isValid() and words:
            self.written.emit(self._model.place(index.row()), words)
            self.accept()

    # --- overrides ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the comment at Ctrl+Enter from wherever the keyboard is."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_add()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in _LIST_KEYS:
                self.list.event(event)
                return True
            if event.key() in _ENTER:
                if self._breath.isActive():
                    self._on_find()
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)
