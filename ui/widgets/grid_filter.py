# SPDX-License-Identifier: MIT
"""The small window under a column's button: put in order, and choose the values that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.text import fold
from ui.icons import icon

_MOST_LISTED: Final = 500
_TEXT: Final = int(Qt.ItemDataRole.UserRole)
_MOST_LETTERS: Final = 80


class GridFilterPopup(QFrame):
    """Offers the values of one column; closes by itself when something else is clicked.

    ``sort_chosen(descending)``; ``values_chosen(values)`` with a frozenset of texts, ``None`` for all.
    """

    sort_chosen = Signal(bool)
    values_chosen = Signal(object)

    def __init__(
        self,
        title: str,
        values: Sequence[tuple[str, int]],
        chosen: frozenset[str] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Lọc cột {title}").format(title=title))
        self._values = [(text, count, fold(text)) for text, count in values]
        every = {text for text, _ in values}
        self._checked = set(every if chosen is None else chosen & every)
        self._every = every
        self._up = self._make_sort(self.tr("&Xếp tăng dần"), descending=False)
        self._down = self._make_sort(self.tr("Xếp &giảm dần"), descending=True)
        self._search = QLineEdit(self)
        self._list = QListWidget(self)
        self._more = QLabel(self)
        self._accept = QPushButton(self.tr("Đồng ý"), self)
        self._clear = QPushButton(self.tr("&Bỏ lọc"), self)
        self._lay_out()
        self._connect()
        self._fill()

    def open_at(self, point: QPoint) -> None:
        """Show the window with its corner at a global point, moved where the screen ends."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(point.x(), screen.right() - self.width())
        top = min(point.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), left), max(screen.top(), top))
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept at Enter, close at Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_accepted()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _make_sort(self, text: str, *, descending: bool) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(icon("down" if descending else "up"))
        # Beside an icon the words begin at the left, alone they stand in the middle.
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setSizePolicy(
            button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy()
        )
        button.clicked.connect(lambda: self._on_sorted(descending))
        return button

    def _lay_out(self) -> None:
        self._search.setPlaceholderText(self.tr("Tìm giá trị (không cần dấu)"))
        self._search.setAccessibleName(self.tr("Tìm giá trị"))
        self._search.setClearButtonEnabled(True)
        self._list.setAccessibleName(self.tr("Giá trị hiển thị"))
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(1)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._more.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._up)
        column.addWidget(self._down)
        column.addWidget(self._search)
        column.addWidget(self._list)
        column.addWidget(self._more)
        row = QHBoxLayout()
        row.addWidget(self._clear)
        row.addStretch()
        row.addWidget(self._accept)
        column.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        self._accept.setDefault(True)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._fill)
        self._list.itemChanged.connect(self._on_item_changed)
        self._accept.clicked.connect(self._on_accepted)
        self._clear.clicked.connect(self._on_cleared)

    @Slot()
    def _fill(self) -> None:
        """List the values that hold what is searched, those all at the top."""
        found = self._found()
        self._list.blockSignals(True)
        self._list.clear()
        everything = QListWidgetItem(self.tr("(Chọn tất cả)"), self._list)
        everything.setData(_TEXT, None)
        everything.setCheckState(self._state_of(found))
        for text, count in found[:_MOST_LISTED]:
            item = QListWidgetItem(self._label(text, count), self._list)
            item.setData(_TEXT, text)
            item.setToolTip(text)
            checked = text in self._checked
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        left = len(found) - _MOST_LISTED
        self._more.setVisible(left > 0)
        self._more.setText(
            self.tr("Còn {count} giá trị nữa: gõ vào ô tìm để thu hẹp.").format(count=left)
        )

    def _found(self) -> list[tuple[str, int]]:
        wanted = fold(self._search.text())
        return [(text, count) for text, count, plain in self._values if wanted in plain]

    def _label(self, text: str, count: int) -> str:
        words = " ".join(text.split()) or self.tr("(trống)")
        if len(words) > _MOST_LETTERS:
            words = words[:_MOST_LETTERS] + "…"
        return f"{words}  ({count})"

    def _state_of(self, found: Sequence[tuple[str, int]]) -> Qt.CheckState:
        checked = sum(text in self._checked for text, _ in found)
        if checked == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if checked == len(found) else Qt.CheckState.PartiallyChecked

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        checked = item.checkState() == Qt.CheckState.Checked
        text = item.data(_TEXT)
        texts = {one for one, _ in self._found()} if text is None else {text}
        self._checked = self._checked | texts if checked else self._checked - texts
        self._list.blockSignals(True)
        if text is None:
            for row in range(1, self._list.count()):
                self._list.item(row).setCheckState(item.checkState())
        else:
            self._list.item(0).setCheckState(self._state_of(self._found()))
        self._list.blockSignals(False)

    @Slot()
    def _on_accepted(self) -> None:
        """Show what is checked; with a search, of that only what was found."""
        chosen = self._checked
        if self._search.text().strip():
            chosen = chosen & {text for text, _ in self._found()}
        if chosen or not self._every:
            self.values_chosen.emit(None if chosen == self._every else frozenset(chosen))
        self.close()

    @Slot()
    def _on_cleared(self) -> None:
        self.values_chosen.emit(None)
        self.close()

    def _on_sorted(self, descending: bool) -> None:
        self.sort_chosen.emit(descending)
        self.close()
