# SPDX-License-Identifier: MIT
"""Ctrl+K: finds a record by its words wherever it stands, as it is typed, and goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.pages.page import PageContext
from ui.pages.registry import page_icon, page_title
from ui.places import PAGE_NAMES, Place
from ui.theme import SPACE, Size, set_size

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.searching import Found

LIMIT: Final = 50
_PLACE: Final = int(Qt.ItemDataRole.UserRole)
_UNIT: Final = _PLACE + 1
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchDialog(QDialog):
    """A line and what it finds: pages by their names, records by their words."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self.setWindowTitle(self.tr("Tìm mọi nơi"))
        self.setMinimumSize(SPACE * 80, SPACE * 52)

        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self._line.setPlaceholderText(self.tr("Gõ từ cần tìm, có dấu hoặc không dấu"))
        set_size(self._line, Size.HEADING)
        self._line.setAccessibleName(self.tr("Từ cần tìm"))
        self._found = QListWidget(self)
        self._found.setUniformItemSizes(True)
        self._found.setAccessibleName(self.tr("Kết quả tìm"))
        self._found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._state = QLabel(self)
        set_size(self._state, Size.SMALL)

        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._line)
        column.addWidget(self._found, 1)
        column.addWidget(self._state)

        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._search)
        self._line.textChanged.connect(lambda _text: self._breath.start())
        self._line.installEventFilter(self)
        self._found.itemActivated.connect(self._on_chosen)
        self._found.itemClicked.connect(self._on_chosen)
        self._show((), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
                self._found.event(event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                item = self._found.currentItem()
                if item is not None:
                    self._on_chosen(item)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _search(self) -> None:
        text = self._line.text().strip()
        self._asked += 1
        asked = self._asked
        if not text:
            self._show((), "")
            return

        def work(desk: Desk) -> list[Found]:
            from lsapp.services.searching import find

            return find(desk, text, limit=LIMIT, parts=False) or find(desk, text, limit=LIMIT)

        def done(found: list[Found]) -> None:
            if asked == self._asked:  # a later key has not been pressed meanwhile
                self._show(found, text)

        self._context.session.read(work, done, self)

    def _show(self, found: Sequence[Found], text: str) -> None:
        from lsapp.domain.text import fold

        self._found.clear()
        wanted = fold(text)
        pages = [name for name in PAGE_NAMES if wanted in fold(page_title(name))]
        for name in pages:
            item = QListWidgetItem(icon(page_icon(name)), page_title(name), self._found)
            item.setData(_PLACE, name)
        for one in found:
            place = Place(one.kind, one.key)
            item = QListWidgetItem(
                icon(page_icon(place.page)), f"{one.label}: {_line(one.words)}", self._found
            )
            item.setToolTip(one.words)
            item.setData(_PLACE, place)
            item.setData(_UNIT, one.unit)
        if self._found.count():
            self._found.setCurrentRow(0)
        self._state.setText(self._words(len(found), text))

    def _words(self, count: int, text: str) -> str:
        if not text:
            return self.tr("Gõ để tìm trong nhiệm vụ, kết quả, số liệu, báo cáo, minh chứng")
        if count >= LIMIT:
            return self.tr("{count} kết quả đầu; gõ thêm để thu hẹp").format(count=count)
        if count == 0:
            return self.tr("Không có nội dung nào chứa “{text}”").format(text=text)
        return self.tr("{count} kết quả").format(count=count)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        chosen = item.data(_PLACE)
        unit = item.data(_UNIT)
        self.accept()
        view = self._context.session.view
        if isinstance(chosen, Place):
            if unit and view is not None and unit != view.unit:
                self._context.session.show(unit=unit)
            self._context.navigate(chosen.page, chosen)
        elif isinstance(chosen, str):
            self._context.navigate(chosen, None)


def _line(text: str) -> str:
    return " ".join(text.split())
