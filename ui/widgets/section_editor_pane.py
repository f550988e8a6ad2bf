# SPDX-License-Identifier: MIT
"""One section in the middle of the report page: what belongs there, its words, what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.text import clean
from lsapp.errors import UserError
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_size
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.figure_tokens import FigureBook
from ui.widgets.record_form import Mark
from ui.widgets.section_editor import SectionEditor
from ui.widgets.section_editor_outline import OutlineEntry
from ui.widgets.section_editor_texts import WordsPlace

_NARROW: Final = 64  # letters
_LOW: Final = 18  # lines
_BREATH: Final = (
    120  # milliseconds: what stands below the text follows the typing, it does not run with it
)


class SectionPane(QWidget):
    """``committed`` carries the place and its words when they are left or rested on; ``typing`` each
    text on the way there.
    """

    committed = Signal(object, str)
    typing = Signal(object, str)
    preview_left = Signal()
    """Words were put in, and are shown as they are written again."""

    def __init__(
        self, theme: Theme, tools: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place: WordsPlace | None = None
        self._shown = ""
        self._is_filling = False
        self._kept: dict[WordsPlace, str] = {}
        self._buttons: list[QToolButton] = []
        self._heading = self._label()
        set_size(self._heading, Size.HEADING)
        self._line = ElidedLabel(self)
        set_size(self._line, Size.HEADING)
        self._chip = Chip(ChipLook("not-started", "", Tone.NEUTRAL), theme, self)
        self._guidance = self._label()
        set_muted(self._guidance)
        self._marks = QVBoxLayout()
        self.editor = SectionEditor(theme, self)
        self.editor.setAccessibleName(self.tr("Nội dung của phần"))
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.document().setDocumentMargin(SPACE)
        self.preview.setAccessibleName(self.tr("Nội dung với số liệu, chỉ xem"))
        self._foot = self._label()
        set_size(self._foot, Size.SMALL)
        set_muted(self._foot)
        self._lay_out(tools)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)
        self._breath.timeout.connect(self._tell)
        self.editor.left.connect(self.commit)
        self.editor.paused.connect(self.commit)
        self.editor.document().contentsChanged.connect(self._on_contents_changed)
        self.editor.cursorPositionChanged.connect(self._breath.start)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self, tools: Sequence[QAction]) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._heading, 1)
        head.addWidget(self._line, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        row = self._row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        for action in tools:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.preview)
        column = self._column = QVBoxLayout(self)
        self.set_margins(left=True, right=False)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._guidance)
        column.addLayout(self._marks)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    # --- for the page ---

    @property
    def place(self) -> WordsPlace | None:
        """Where the words belong that are shown."""
        return self._place

    def set_margins(self, *, left: bool, right: bool) -> None:
        """Leave air at the sides where another part stands, none at the page's own margins."""
        self._column.setContentsMargins(SPACE * left, 0, SPACE * right, 0)

    def put_above(self, widget: QWidget) -> None:
        """Set a part of the page's own right above the words."""
        self._column.insertWidget(self._column.indexOf(self._stack), widget)

    def show_entry(self, entry: OutlineEntry, state: str) -> None:
        """Say which section this is, what belongs there, and how far it has come."""
        self._heading.setText(entry.heading)
        self._line.setText(entry.heading)
        self.editor.setAccessibleDescription(entry.heading)
        self._guidance.setText(entry.guidance)
        self._fit()
        self._chip.set_look(ChipLook(entry.state.icon, state, entry.state.tone))

    def show_words(self, place: WordsPlace, text: str, *, fresh: bool = False) -> None:
        """Show the words of a place; words that are being typed there stay, unless ``fresh``."""
        self._shown = text
        if fresh or place != self._place:
            self._place = place
            kept = None if fresh else self._kept.pop(place, None)
            self._fill(text if kept is None else kept, at_end=True)
            self.editor.document().setModified(kept is not None)
        elif not self.editor.isModified() and not _same(self.editor.toPlainText(), text):
            self._fill(text)
        self._tell()

    def _fill(self, text: str, *, at_end: bool = False) -> None:
        """Show a text that nobody is typing; Qt calls it modified until it stands there."""
        self._is_filling = True
        self.editor.show_text(text, at_end=at_end)
        self._is_filling = False

    def keep_words(self, place: WordsPlace, text: str) -> None:
        """Words that could not be saved stand in the text again, to be saved later."""
        if place == self._place:
            self.editor.document().setModified(True)
        else:
            self._kept[place] = text

    def set_book(self, book: FigureBook) -> None:
        """Show these figures."""
        self.editor.set_book(book)
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let the words be read and copied, not changed."""
        self.editor.setReadOnly(read_only)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show what the rules found in this section."""
        while (item := self._marks.takeAt(0)) is not None:
            held = item.widget()
            if held is not None:
                held.deleteLater()
        for tone, text in marks:
            label = self._label()
            label.setText(text)
            palette = label.palette()
            palette.setColor(label.foregroundRole(), self._theme.colour(tone.text))
            label.setPalette(palette)
            self._marks.addWidget(label)

    def show_preview(self, shown: bool) -> None:
        """Show the words as the paper has them, in place of the text that is written."""
        focus = self.editor.hasFocus() or self.preview.hasFocus()
        if shown:
            self.commit()
        self._stack.setCurrentIndex(1 if shown else 0)
        self._tell()
        if focus:
            self.take_focus()

    @Slot(str)
    def put_in_words(self, text: str) -> None:
        """Add words at the end, as one step of their own, and write on there."""
        self._leave_preview()
        self.commit()
        self.editor.add_at_end(text)
        self.commit()
        self.take_focus()

    @Slot(str)
    def put_in_figure(self, code: str) -> None:
        """Put a figure where the keyboard is in the words."""
        self._leave_preview()
        self.editor.put_in(code)
        self.take_focus()

    def _leave_preview(self) -> None:
        if self._stack.currentIndex() == 1:
            self.show_preview(False)
            self.preview_left.emit()

    def select_words(self, start: int, end: int) -> None:
        """Select letters ``start`` to ``end`` of the words, and bring them into view."""
        cursor = self.editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()

    @Slot()
    def commit(self) -> None:
        """Take over what is being typed."""
        if self._place is None or not self.editor.isModified():
            return
        text = self.editor.toPlainText()
        self.editor.set_taken()
        if not _same(text, self._shown):
            self._shown = text
            self.committed.emit(self._place, text)

    def take_focus(self) -> None:
        """Set the keyboard into the words."""
        words = self.editor if self._stack.currentIndex() == 0 else self.preview
        words.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the text has it: buttons without words, the state beside them; one line
        of heading, and guidance in its tip.
        """
        metrics = self.fontMetrics()
        style = Qt.ToolButtonStyle
        narrow = self.width() < metrics.averageCharWidth() * _NARROW
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )
        row = [one.sizeHint().width() + SPACE // 2 for one in (*self._buttons, self._chip)]
        below = narrow and sum(row) <= self.width()
        into, out_of = (self._row, self._head) if below else (self._head, self._row)
        if out_of.indexOf(self._chip) >= 0:
            out_of.removeWidget(self._chip)
            into.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        low = self.height() < metrics.lineSpacing() * _LOW
        self._guidance.setVisible(bool(self._guidance.text()) and not low)
        self._heading.setHidden(low)
        self._line.setVisible(low)
        self._heading.setToolTip(self._guidance.text())
        told = (self._heading.text(), self._guidance.text())
        self._line.setToolTip("\n".join(one for one in told if one))

    # --- below the text ---

    @Slot()
    def _on_contents_changed(self) -> None:
        self._breath.start()
        is_typed = self.editor.isModified() and not self._is_filling
        if self._place is not None and is_typed:
            self.typing.emit(self._place, self.editor.toPlainText())

    @Slot()
    def _tell(self) -> None:
        editor = self.editor
        if self._stack.currentIndex() == 1:
            printed = editor.book.printed(editor.toPlainText())
            if printed != self.preview.toPlainText():
                self.preview.setPlainText(printed)
            self._foot.setText(self.tr("Như trên báo cáo in ra. Tắt nút Xem với số liệu để sửa."))
            return
        at_cursor = editor.figure_at_cursor()
        if at_cursor is not None:
            self._foot.setText(editor.reading_words(*at_cursor))
            return
        figures = editor.figures()
        unknown = [token for token, reading in figures if not reading.known]
        if unknown:
            self._foot.setText(
                self.tr("{count} số liệu; không có số liệu tên {tokens}").format(
                    count=len(figures), tokens=", ".join(unknown[:3])
                )
            )
        elif figures:
            self._foot.setText(
                self.tr("{count} số liệu trong phần này, luôn theo dữ liệu").format(
                    count=len(figures)
                )
            )
        else:
            self._foot.setText("")


def _same(one: str, other: str) -> bool:
    try:
        return clean(one) == clean(other)
    except UserError:  # longer than a field holds: saving tells it
        return False
