# SPDX-License-Identifier: MIT
"""The list of pages at the left: icon and word, a key for each, folded to icons where room is short."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Role, Theme, Tone
from ui.widgets.side_bar_entry import SideBarEntry

_KEYS: Final = "1234567890"  # Ctrl with these, in the order of the pages


class SideBarPage(NamedTuple):
    """A page in the list: the key that names it to the program, the name of its icon, its word."""

    key: str
    icon: str
    text: str


class SideBar(QWidget):
    """The pages, one of them current. It remembers nothing: who shows it sets page and folding.

    `page_chosen` gives the key of the page that the person chose (also the current one again),
    `folded_changed` whether the list was folded by the person. One stop for Tab; Up, Down, Home
    and End move within, Enter and Space choose, so that walking past a page does not open it.
    Ctrl+1 to Ctrl+0, named in the tool tips, are keys of the window's menu.
    """

    page_chosen = Signal(str)
    folded_changed = Signal(bool)

    def __init__(
        self,
        pages: Sequence[SideBarPage | tuple[str, str, str]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folded = False
        self._current = ""
        self._list = QWidget()
        self._scroll = QScrollArea(self)
        self._column = QVBoxLayout(self)
        self._scroll.setWidget(self._list)
        self._entries = {
            page.key: self._make_entry(place, page)
            for place, page in enumerate(SideBarPage(*page) for page in pages)
        }
        self._fold = QToolButton(self)  # after the entries, for the order of Tab
        self._lay_out()
        self._connect()
        self.setAccessibleName(self.tr("Các trang"))
        if pages:
            self.set_current(pages[0][0])
        self._show_folding()

    @property
    def current(self) -> str:
        """The key of the current page; empty in a bar without pages."""
        return self._current

    @property
    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def set_current(self, key: str) -> None:
        """Mark another page as current, without a signal."""
        self._current = key
        entry = self._entries[key]
        entry.setChecked(True)
        self._stop_at(entry)
        self._scroll.ensureWidgetVisible(entry, 0, 0)

    def set_visible_pages(self, keys: Collection[str]) -> None:
        """Show these pages alone, each with the key that it always has."""
        for key, entry in self._entries.items():
            entry.setHidden(key not in keys)

    def set_folded(self, folded: bool) -> None:
        """Show icons alone, or icons and words, without a signal."""
        if folded != self._folded:
            self._folded = folded
            self._show_folding()

    def set_badge(self, key: str, count: int, tone: Tone = Tone.NEUTRAL, meaning: str = "") -> None:
        """Show ``count`` beside a page, nothing for 0; ``meaning`` says it in words ("2 lỗi")."""
        self._entries[key].set_badge(count, tone, meaning)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of font: the words need another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_folding()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.WINDOW))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.colour(Role.SEPARATOR))

    def _make_entry(self, place: int, page: SideBarPage) -> SideBarEntry:
        keys = QKeySequence(f"Ctrl+{_KEYS[place]}") if place < len(_KEYS) else QKeySequence()
        entry = SideBarEntry(page.text, icon(page.icon), self._theme, keys, self._list)
        entry.clicked.connect(partial(self._choose, page.key))
        entry.moved.connect(self._on_moved)
        return entry

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 4)
        for entry in self._entries.values():
            column.addWidget(entry)
        column.addStretch()
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The bar has to fit a screen of 768 pixels at 200 %: it scrolls before it asks for more.
        scroll.setMinimumHeight(0)
        for surface in (scroll.viewport(), self._list):
            surface.setAutoFillBackground(False)
        outer = self._column
        outer.setContentsMargins(SPACE // 2, SPACE, SPACE // 2 + 1, SPACE // 2)
        outer.setSpacing(SPACE // 2)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._fold)
        self._fold.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fold.setAutoRaise(True)

    def _connect(self) -> None:
        self._fold.clicked.connect(self._on_fold_clicked)
        self._theme.changed.connect(self._show_folding)

    def _stop_at(self, entry: SideBarEntry) -> None:
        for each in self._entries.values():
            stop = each is entry
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus)

    @Slot()
    def _show_folding(self) -> None:
        for entry in self._entries.values():
            entry.set_folded(self._folded)
        text = self.tr("Mở rộng thanh bên") if self._folded else self.tr("Thu gọn thanh bên")
        self._fold.setIcon(icon("unfold" if self._folded else "fold"))
        self._fold.setToolTip(text)
        self._fold.setAccessibleName(text)
        margins = self._column.contentsMargins()
        widest = max((entry.sizeHint().width() for entry in self._entries.values()), default=0)
        self.setFixedWidth(widest + margins.left() + margins.right())

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.set_current(key)
        self.page_chosen.emit(key)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.set_folded(not self._folded)
        self.folded_changed.emit(self._folded)

    @Slot(int)
    def _on_moved(self, key: int) -> None:
        entries = [each for each in self._entries.values() if not each.isHidden()]
        here = next((place for place, each in enumerate(entries) if each.hasFocus()), 0)
        there = {
            Qt.Key.Key_Up.value: max(here - 1, 0),
            Qt.Key.Key_Down.value: min(here + 1, len(entries) - 1),
            Qt.Key.Key_Home.value: 0,
            Qt.Key.Key_End.value: len(entries) - 1,
        }[key]
        self._stop_at(entries[there])
        entries[there].setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(entries[there], 0, 0)
