# SPDX-License-Identifier: MIT
"""F1: what this page is for and how it is worked, beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from lsapp import paths
from ui.pages.registry import page_title
from ui.places import PAGE_NAMES
from ui.theme import SPACE, Theme
from ui.translation import language_in_force
from ui.widgets.text_headings import scale_headings

WELCOME: Final = "welcome"
SHORTCUTS: Final = "shortcuts"
GRID: Final = "grid"

_LETTERS: Final = 116
_LINES: Final = 36

TOPICS: Final = (WELCOME, *PAGE_NAMES, GRID, SHORTCUTS)
"""The topics in the order of the list; each is a file ``<topic>.md`` in each language's folder."""


class HelpViewer(QDialog):
    """The topics at the left, the text at the right; a link in the text leads to another topic."""

    def __init__(self, topic: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language_in_force()
        self.setWindowTitle(self.tr("Trợ giúp"))
        self.setModal(False)
        self._resize_to_letters()
        self._topics = QListWidget(self)
        self._topics.setAccessibleName(self.tr("Các mục trợ giúp"))
        self._topics.setSpacing(SPACE // 4)
        self._text = QTextBrowser(self)
        self._text.setAccessibleName(self.tr("Nội dung trợ giúp"))
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(SPACE * 2)
        for name in TOPICS:
            item = QListWidgetItem(self._title(name), self._topics)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self._topics)
        self._splitter.addWidget(self._text)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._splitter, 1)
        column.addWidget(buttons)
        self._topics.currentItemChanged.connect(self._on_topic_changed)
        self._text.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._on_topic_changed)
        self.show_topic(topic)
        self._share_room()
        self._topics.setFocus()

    def show_topic(self, topic: str) -> None:
        """Turn to a topic; to the first where there is none of that name."""
        self._topics.setCurrentRow(TOPICS.index(topic) if topic in TOPICS else 0)

    def _resize_to_letters(self) -> None:
        """Take room for lines that can be read, within the screen."""
        letters, screen = self.fontMetrics(), self.screen().availableGeometry()
        width, height = letters.averageCharWidth() * _LETTERS, letters.lineSpacing() * _LINES
        self.resize(
            min(width, screen.width() - SPACE * 8), min(height, screen.height() - SPACE * 8)
        )

    def _share_room(self) -> None:
        """Give the list the width of its longest title, and the rest to the text."""
        letters = self.fontMetrics()
        longest = max(letters.horizontalAdvance(self._title(name)) for name in TOPICS)
        beside = longest + SPACE * 6
        self._topics.setMinimumWidth(beside)
        self._splitter.setSizes([beside, max(self.width() - beside, beside)])

    def _title(self, name: str) -> str:
        own = {
            WELCOME: self.tr("Bắt đầu"),
            GRID: self.tr("Bảng như Excel"),
            SHORTCUTS: self.tr("Phím tắt"),
        }
        return own.get(name) or page_title(name)

    @Slot()
    def _on_topic_changed(self) -> None:
        item = self._topics.currentItem()
        if item is not None:
            text = topic_file(item.data(Qt.ItemDataRole.UserRole), self._language).read_text(
                "utf-8"
            )
            self._text.setMarkdown(text)
            scale_headings(self._text.document())

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        self.show_topic(url.toString().removesuffix(".md"))


def topic_file(topic: str, language: str) -> Path:
    """Return where a topic's text lies."""
    return paths.resources_dir() / "help" / language / f"{topic}.md"
