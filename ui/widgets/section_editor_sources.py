# SPDX-License-Identifier: MIT
"""What a section may be written from, folded at the right: last round, a wording from the data, figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Size, Theme, set_muted, set_size
from ui.widgets.figure_picker import FigurePicker

LAST, DRAFT, FIGURES = range(3)


class SourcesPane(QWidget):
    """``words_chosen`` carries a text to put into the section, ``figure_chosen`` the code of a figure;
    ``closed`` comes with Escape and the cross.
    """

    words_chosen = Signal(str)
    figure_chosen = Signal(str)
    turned = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last = _Wording(self.tr("C&hép sang"), "last-year", self)
        self.draft = _Wording(self.tr("Chèn &gợi ý"), "paste", self)
        self.figures = FigurePicker(theme, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self._sources: list[tuple[str, str]] = []
        self._is_narrow = False
        self.add_page(self.last, self.tr("Kỳ trước"), "last-year")
        self.add_page(self.draft, self.tr("Gợi ý"), "edit")
        self.add_page(self.figures, self.tr("Số liệu"), "statistics")
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setToolTip(self.tr("Gập khung này (Esc)"))
        close.setAccessibleName(self.tr("Gập khung bên phải"))
        close.clicked.connect(self.closed)
        self.tabs.setCornerWidget(close, Qt.Corner.TopRightCorner)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, 0, 0)
        column.addWidget(self.tabs)
        self.last.chosen.connect(self.words_chosen)
        self.draft.chosen.connect(self.words_chosen)
        self.figures.chosen.connect(self.figure_chosen)
        self.figures.left.connect(self.closed)
        self.tabs.currentChanged.connect(self.turned)

    @property
    def page(self) -> int:
        """Which of the three is shown."""
        return self.tabs.currentIndex()

    def show_page(self, page: int) -> None:
        """Turn to one of the three and set the keyboard there."""
        self.tabs.setCurrentIndex(page)
        takers: dict[int, Callable[[], None]] = {
            LAST: self.last.take_focus,
            DRAFT: self.draft.take_focus,
            FIGURES: self.figures.take_focus,
        }
        takers.get(page, lambda: self.tabs.currentWidget().setFocus())()

    def add_page(self, page: QWidget, title: str, icon_name: str) -> int:
        """Add a source of the page's own, which takes the focus itself; return its place. ``icon_name``
        stands for its title where there is no room for all of them.
        """
        place = self.tabs.addTab(page, title)
        self.tabs.setTabToolTip(place, title)
        self.tabs.tabBar().setAccessibleTabName(place, title)
        self._sources.append((title, icon_name))
        return place

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show every source, with its title or its icon."""
        super().resizeEvent(event)
        letters = self.fontMetrics()
        wanted = sum(letters.horizontalAdvance(title) + 6 * SPACE for title, _ in self._sources)
        narrow = wanted + 6 * SPACE > self.width()  # with the cross at the end
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            for place, (title, icon_name) in enumerate(self._sources):
                self.tabs.setTabText(place, "" if narrow else title)
                self.tabs.setTabIcon(place, icon(icon_name) if narrow else QIcon())

    def show_last(self, text: str) -> None:
        """Show what the round before said here."""
        self.last.show_text(text, self.tr("Kỳ trước không viết phần này."))

    def show_draft(self, text: str | None, printed: str) -> None:
        """Show a wording made of the data as it would be printed; ``text`` is what is put in."""
        self.draft.show_text(
            text or "", self.tr("Dữ liệu chưa đủ để gợi ý cho phần này."), printed=printed
        )

    def set_can_write(self, can_write: bool) -> None:
        """Let things be put into the section, or only be looked at."""
        self.last.set_can_write(can_write)
        self.draft.set_can_write(can_write)
        self.figures.set_can_choose(can_write)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class _Wording(QWidget):
    """A text to read, and a button that puts it into the section."""

    chosen = Signal(str)

    def __init__(self, action: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._can_write = True
        self.button = QPushButton(icon(icon_name), action, self)
        self.button.setAutoDefault(False)
        self._words = QPlainTextEdit(self)
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.document().setDocumentMargin(SPACE)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        set_muted(self._nothing)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        set_muted(self._note)
        set_size(self._note, Size.SMALL)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._words)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        column.addWidget(self._note)
        self.button.clicked.connect(self._on_clicked)
        self.show_text("", "")

    def show_text(self, text: str, nothing: str, printed: str | None = None) -> None:
        """Show a text, or say why there is none."""
        self._text = text
        self._words.setPlainText(text if printed is None else printed)
        self._words.setAccessibleName(self.button.text().replace("&", ""))
        self._nothing.setText(nothing)
        self._stack.setCurrentIndex(0 if text else 1)
        changing = printed is not None and printed != text
        self._note.setText(
            self.tr("Số trong gợi ý được chèn dưới dạng số liệu, tự theo dữ liệu về sau.")
            if changing
            else ""
        )
        self._note.setVisible(changing)
        self._enable()

    def set_can_write(self, can_write: bool) -> None:
        """Let the text be put in, or not."""
        self._can_write = can_write
        self._enable()

    def take_focus(self) -> None:
        """Set the keyboard where Enter or the space bar puts the text in."""
        target = self.button if self.button.isEnabled() else self._words
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        able = bool(self._text) and self._can_write
        waiting = able and not self.button.isEnabled() and self._words.hasFocus()
        self.button.setEnabled(able)
        if waiting:  # the text came after the pane was opened
            self.take_focus()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._text)
