# SPDX-License-Identifier: MIT
"""What is said of one line of the checklist, and where a warning or a comment is answered in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.icons import icon
from ui.models.submission_checklist import CheckLine
from ui.models.submission_notes import note_of_line
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.fields import TextField
from ui.widgets.flow_layout import FlowLayout

_ROWS: Final = 3  # lines of a reason that are seen at once
_VALUE: Final = 90  # letters of what a comment's place held or holds


class AnswerField(TextField):
    """A reason; Enter hands it in, Shift+Enter begins another line."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the same lines in letters of another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _ROWS + 2 * SPACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand in at Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SubmissionDetail(QScrollArea):
    """One line in full. A reason is handed in when its field is left, by Enter or by its button."""

    go_asked = Signal(object)
    """The ``CheckLine`` whose place is to be shown."""
    answered = Signal(object, str)
    """The ``CheckLine`` of a warning or comment, and the answer; empty where it was taken back."""
    typed = Signal(object, str)
    """The ``CheckLine`` and its reason as it is being typed."""
    handed_in = Signal()
    """A reason was handed in by Enter or the button: the keyboard may go on."""
    note_ticked = Signal(str, bool)
    """The key of a returned comment, and whether it was mended; else its answer is taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: CheckLine | None = None
        self._can_edit = False
        body = QWidget(self)
        self._title = self._label(body, Size.BODY)
        self._where = self._label(body, Size.BODY, quiet=True)
        self._remedy = self._label(body, Size.BODY)
        self._values = self._label(body, Size.BODY)
        self._source = self._label(body, Size.SMALL, quiet=True)
        self.answer = AnswerField(body)
        self._answer_label = QLabel(body)
        self.go_button = QPushButton(icon("right"), self.tr("Đến chỗ nà&y"), body)
        self.answer_button = QPushButton(icon("ok"), "", body)
        self.tick_button = QPushButton(body)
        self._build()
        self._lay_out(body)
        self._connect()
        self.show_line(None, can_edit=False)

    # --- building ---

    @staticmethod
    def _label(parent: QWidget, size: Size, *, quiet: bool = False) -> QLabel:
        label = QLabel(parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_size(label, size)
        if quiet:
            set_muted(label)
        return label

    def _build(self) -> None:
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._answer_label.setBuddy(self.answer)
        for button in (self.go_button, self.answer_button, self.tick_button):
            button.setAutoDefault(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self, body: QWidget) -> None:
        buttons = FlowLayout(SPACE)
        for button in (self.tick_button, self.answer_button, self.go_button):
            buttons.addWidget(button)
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        for label in (self._title, self._where, self._values, self._remedy):
            column.addWidget(label)
        column.addWidget(self._answer_label)
        column.addWidget(self.answer)
        column.addLayout(buttons)
        column.addWidget(self._source)
        column.addStretch(1)
        self.setWidget(body)

    def _connect(self) -> None:
        self.go_button.clicked.connect(self._on_go)
        self.answer_button.clicked.connect(self._on_handed_in)
        self.tick_button.clicked.connect(self._on_ticked)
        self.answer.entered.connect(self._on_handed_in)
        self.answer.left.connect(self.commit)
        self.answer.given_up.connect(self._on_given_up)
        self.answer.textChanged.connect(self._on_text_changed)

    # --- what is shown ---

    @property
    def values_text(self) -> str:
        """What a comment's place held and holds, in words; empty for another line."""
        return self._values.text()

    @property
    def line(self) -> CheckLine | None:
        """What is shown."""
        return self._line

    def show_line(self, line: CheckLine | None, *, can_edit: bool) -> None:
        """Show another line; a reason that is being typed stays while its line does."""
        same = line is not None and self._line is not None and line.key == self._line.key
        if not same:
            self.commit()
        self._line, self._can_edit = line, can_edit
        self._show_words()
        answerable = _takes_words(line)
        told = line is not None and bool(line.answer)
        self._name_answer(is_reply=line is not None and line.can_reply)
        for widget in (self._answer_label, self.answer):
            widget.setVisible(answerable and (can_edit or told))
        self.answer_button.setVisible(answerable and can_edit)
        self.answer.setReadOnly(not can_edit)
        self.go_button.setVisible(line is not None and line.place is not None)
        self._show_tick()
        if not (same and self.answer.isModified()):
            self._fill_answer()

    def focus_answer(self) -> bool:
        """Set the keyboard into the reason; false where none can be given."""
        if not _takes_words(self._line) or not self._can_edit:
            return False
        self.answer.setFocus()
        self.answer.selectAll()
        self.ensureWidgetVisible(self.answer)
        return True

    @Slot()
    def commit(self) -> None:
        """Hand in the reason if anything was typed."""
        line = self._line
        if line is None or not _takes_words(line) or not self._can_edit:
            return
        if not self.answer.isModified():
            return
        self.answer.document().setModified(False)
        text = self.answer.toPlainText().strip()
        if text != (line.answer or ""):
            self.answered.emit(line, text)

    # --- slots ---

    @Slot()
    def _on_go(self) -> None:
        if self._line is not None:
            self.go_asked.emit(self._line)

    @Slot()
    def _on_handed_in(self) -> None:
        self.commit()
        self.handed_in.emit()

    @Slot()
    def _on_given_up(self) -> None:
        self._fill_answer()

    @Slot()
    def _on_text_changed(self) -> None:
        if self.answer.isModified() and self._line is not None:
            self.typed.emit(self._line, self.answer.toPlainText())

    @Slot()
    def _on_ticked(self) -> None:
        key = None if self._line is None else note_of_line(self._line)
        if self._line is not None and key is not None:
            self.note_ticked.emit(key, not self._line.resolved)

    # --- inside ---

    def _fill_answer(self) -> None:
        self.answer.setPlainText((self._line.answer if self._line else None) or "")
        self.answer.document().setModified(False)

    def _show_tick(self) -> None:
        line = self._line
        is_note = line is not None and line.resolved is not None
        self.tick_button.setVisible(is_note and self._can_edit)
        done = line is not None and bool(line.resolved)
        self.tick_button.setText(self.tr("Bỏ trả &lời") if done else self.tr("Đã sử&a"))
        self.tick_button.setToolTip(
            "" if done else self.tr("Trả lời góp ý này là đã sửa, kèm giá trị cũ và mới của ô")
        )
        self.tick_button.setIcon(icon("undo" if done else "edit"))

    def _name_answer(self, *, is_reply: bool) -> None:
        """Name the field and its button by what is written there."""
        if is_reply:
            self._answer_label.setText(self.tr("Trả lời góp ý (đi cùng bản nộ&p)"))
            self.answer.setAccessibleName(self.tr("Trả lời góp ý"))
            self.answer.setPlaceholderText(
                self.tr("Đã sửa thế nào, hay vì sao giữ nguyên? Enter để ghi")
            )
            self.answer_button.setText(self.tr("G&hi trả lời"))
        else:
            self._answer_label.setText(self.tr("Giải trình (đi cùng bản nộ&p)"))
            self.answer.setAccessibleName(self.tr("Giải trình"))
            self.answer.setPlaceholderText(self.tr("Vì sao để như vậy? Enter để ghi"))
            self.answer_button.setText(self.tr("G&hi giải trình"))

    def _value_words(self) -> str:
        """Return what a comment's place held then and holds now, where both are known."""
        line = self._line
        if line is None or line.before is None or line.after is None:
            return ""
        empty = self.tr("để trống")
        before, after = (_cut(one) or empty for one in (line.before, line.after))
        if line.before == line.after:
            return self.tr("Chưa thay đổi: {value}").format(value=after)
        return self.tr("Trước: {before}\nNay: {after}").format(before=before, after=after)

    def _show_words(self) -> None:
        line = self._line
        whole = (line.before, line.after) if line is not None else ()
        self._values.setToolTip("\n".join(one for one in whole if one))
        title, where, remedy, source = self._words()
        for label, text in (
            (self._title, title),
            (self._where, where),
            (self._values, self._value_words()),
            (self._remedy, remedy),
            (self._source, source),
        ):
            label.setText(text)
            label.setHidden(not text)

    def _words(self) -> tuple[str, str, str, str]:
        line = self._line
        if line is None:
            return "", self.tr("Chọn một dòng ở trên để xem chi tiết."), "", ""
        finding = line.finding
        if finding is None:
            return line.text, line.figure, "", ""
        where = f"{finding.where} - {finding.label}"
        if line.can_reply:
            where = where if line.place is not None else finding.where
            remedy = "" if line.resolved or self._can_edit else finding.remedy
            return finding.message, where, remedy, finding.source or ""
        source = self.tr("Căn cứ: {text}").format(text=finding.source) if finding.source else ""
        remedy = self.tr("Cách xử lý: {text}").format(text=finding.remedy)
        return finding.message, where, remedy, source


def _takes_words(line: CheckLine | None) -> bool:
    return line is not None and (line.can_answer or line.can_reply)


def _cut(text: str) -> str:
    """Return a value on one line; a long one whole as a tool tip, so that the answer is in sight."""
    line = " ".join(text.split())
    return line if len(line) <= _VALUE else f"{line[: _VALUE - 1].rstrip()}…"
