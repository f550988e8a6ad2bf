# SPDX-License-Identifier: MIT
"""Ctrl+K: finds a record by its words wherever it stands, as it is typed, and goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
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

from lsapp.domain.records import CompiledSection, Role
from lsapp.domain.text import fold
from ui.icons import icon
from ui.pages.page import PageContext
from ui.pages.registry import page_icon, page_title
from ui.places import COMPILING, PAGE_NAMES, Place
from ui.round_bar import round_name
from ui.theme import SPACE, Size, set_muted, set_size

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.searching import Found

LIMIT: Final = 50
_CHOICE: Final = int(Qt.ItemDataRole.UserRole)
_LIST_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchDialog(QDialog):
    """A line and what it finds: pages by their names, records by their words, of all units and rounds.

    One search runs at a time; what is typed meanwhile is asked when it has been answered, so that a slow
    disk is never asked for words that nobody wants any more.
    """

    page_chosen = Signal(str)
    record_chosen = Signal(object, str, str)
    """A ``Place``, and the unit and round that it belongs to; an empty text for no round, and for a unit
    that need not be in view.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = ""
        self._running = False
        self._enter_waits = False
        facts = context.session.facts
        self._unit_names = {one.code: one.name for one in facts.units} if facts else {}
        self.setWindowTitle(self.tr("Tìm mọi nơi"))
        self._build()
        self._lay_out()
        self._connect()
        self._fit()
        self._show((), "")

    def _build(self) -> None:
        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self._line.setPlaceholderText(self.tr("Gõ từ cần tìm, có dấu hoặc không dấu"))
        self._line.setAccessibleName(self.tr("Từ cần tìm"))
        self._found = QListWidget(self)
        self._found.setUniformItemSizes(True)
        self._found.setSpacing(SPACE // 4)
        self._found.setAccessibleName(self.tr("Kết quả tìm"))
        self._found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        set_size(self._state, Size.SMALL)
        set_muted(self._state)
        self._breath = QTimer(self)  # a composed letter is typed as several
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._line)
        column.addWidget(self._found, 1)
        column.addWidget(self._state)

    def _connect(self) -> None:
        self._breath.timeout.connect(self._on_typed)
        self._line.textChanged.connect(lambda _text: self._breath.start())
        self._line.installEventFilter(self)
        # A click chooses; Enter in the list does. On some systems a click activates as well.
        self._found.itemClicked.connect(self._on_chosen)
        self._found.installEventFilter(self)

    def _fit(self) -> None:
        """Be as large as the letters ask for, within the window."""
        parent = self.parentWidget()
        letters = self.fontMetrics().averageCharWidth() * 100
        lines = self.fontMetrics().height() * 24
        room = parent.size() if parent is not None else None
        width = min(letters, room.width() - SPACE * 8) if room is not None else letters
        height = min(lines, room.height() - SPACE * 12) if room is not None else lines
        self.resize(width, height)

    # --- searching ---

    @Slot()
    def _on_typed(self) -> None:
        self._enter_waits = False
        self._wanted = self._line.text().strip()
        if not self._wanted:
            self._show((), "")
        elif not self._running:
            self._search()

    def _search(self) -> None:
        text = self._wanted
        self._running = True

        def work(desk: Desk) -> list[Found]:
            from lsapp.services.searching import find

            return find(desk, text, limit=LIMIT, parts=False) or find(desk, text, limit=LIMIT)

        self._context.session.read(
            work, lambda found: self._on_found(found, text), self, self._on_failed
        )

    def _on_found(self, found: Sequence[Found], text: str) -> None:
        self._running = False
        if text != self._wanted:
            if self._wanted:
                self._search()
            return
        self._show(found, text)
        if self._enter_waits:
            self._choose_current()

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        self._context.session.failed.emit(error)

    def _show(self, found: Sequence[Found], text: str) -> None:
        self._found.clear()
        pages = self._pages_named(fold(text))
        for name in pages:
            item = QListWidgetItem(icon(page_icon(name)), page_title(name), self._found)
            item.setData(_CHOICE, name)
        for one in found:
            item = QListWidgetItem(
                icon(page_icon(Place(one.kind).page)),
                f"{self._label(one)}: {_line(one.words)}",
                self._found,
            )
            item.setToolTip(one.words)
            item.setData(_CHOICE, one)
        self._found.setCurrentRow(0 if self._found.count() else -1)
        self._state.setText(self._words(len(found), len(pages), text))

    def _pages_named(self, wanted: str) -> list[str]:
        view = self._context.session.view
        compiling = view is not None and view.office.role is Role.COMPILING
        names = [one for one in PAGE_NAMES if one != COMPILING or compiling]
        return [name for name in names if wanted in fold(page_title(name))]

    def _label(self, one: Found) -> str:
        """Say of what kind a record is, and whose and when where that is not what is in view."""
        view = self._context.session.view
        parts = []
        if view is not None and _unit_of(one) not in ("", view.unit):
            parts.append(self._unit_names.get(one.unit, one.unit))
        if view is not None and one.round and one.round != view.round:
            parts.append(round_name(one.round))
        return f"{one.label} ({', '.join(parts)})" if parts else one.label

    def _words(self, count: int, pages: int, text: str) -> str:
        if not text:
            return self.tr("Gõ để tìm trong nhiệm vụ, kết quả, số liệu, báo cáo, minh chứng")
        if count >= LIMIT:
            return self.tr("{count} kết quả đầu; gõ thêm để thu hẹp").format(count=count)
        if count == 0 and pages == 0:
            return self.tr("Không có nội dung nào chứa “{text}”").format(text=text)
        return self.tr("{count} kết quả").format(count=count + pages)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        chosen = item.data(_CHOICE)
        self.accept()
        if isinstance(chosen, str):
            self.page_chosen.emit(chosen)
        else:
            place = Place(chosen.kind, chosen.key)
            self.record_chosen.emit(place, _unit_of(chosen), chosen.round or "")

    # --- overrides ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._line and event.key() in _LIST_KEYS:
                self._found.event(event)
                return True
            if event.key() in _ENTER:
                self._choose_current()
                return True
        return super().eventFilter(watched, event)

    def _choose_current(self) -> None:
        """Go to the first result, or the one chosen; Enter is meant for the words that stand in the line."""
        if self._breath.isActive():
            self._breath.stop()
            self._on_typed()
        self._enter_waits = self._running
        if self._running:
            return
        item = self._found.currentItem()
        if item is not None:
            self._on_chosen(item)


def _unit_of(one: Found) -> str:
    """Return whose pages a record stands on; empty for words that span the units: any may be in view."""
    return "" if one.kind == CompiledSection.KIND else one.unit


def _line(text: str) -> str:
    return " ".join(text.split())
