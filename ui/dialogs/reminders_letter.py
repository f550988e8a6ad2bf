# SPDX-License-Identifier: MIT
"""The words of all reminders, and the letter that they make for the unit in view."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.reminding import PLACES, Debtor, Reminder, Template
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.fields import TextField
from ui.widgets.tall_area import TallArea

_PAUSE = 200  # milliseconds after typing, then the letter is made anew
_ROWS = 4


class LetterPanel(QTabWidget):
    """``changed`` a moment after the template was typed in."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to, self.subject_shown = QLabel(self), QLabel(self)
        self.preview = QPlainTextEdit(self)
        self.subject = QLineEdit(self)
        self.body = TextField(_ROWS, self)
        self._usual = QPushButton(self.tr("Về lời thườn&g dùng"), self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._build()
        self._soon.timeout.connect(self.changed)
        self.subject.textChanged.connect(lambda _text: self._soon.start())
        self.body.textChanged.connect(self._soon.start)
        self._usual.clicked.connect(self._on_usual)

    # --- building ---

    def _build(self) -> None:
        for label in (self.to, self.subject_shown):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setMinimumHeight(self.body.minimumHeight())
        self.preview.setAccessibleName(self.tr("Thư gửi đơn vị đang chọn"))
        self.subject.setAccessibleName(self.tr("Tiêu đề thư"))
        self.body.setAccessibleName(self.tr("Lời thư"))
        self._usual.setAutoDefault(False)
        seen = self._tab(self.to, self.subject_shown, self.preview)
        heading, words = (
            QLabel(self.tr("Tiêu đề t&hư:"), self),
            QLabel(self.tr("&Lời thư:"), self),
        )
        heading.setBuddy(self.subject)
        words.setBuddy(self.body)
        hint = QLabel(
            self.tr("Chỗ điền sẵn: {places}").format(
                places=", ".join(f"{{{one}}}" for one in PLACES)
            ),
            self,
        )
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        set_muted(hint)
        set_size(hint, Size.SMALL)
        typed = self._tab(heading, self.subject, words, self.body, hint, self._usual)
        self.addTab(TallArea(seen, self), self.tr("&Xem trước"))
        self.addTab(TallArea(typed, self), self.tr("Lời mẫ&u"))

    def _tab(self, *widgets: QWidget) -> QWidget:
        tab = QWidget(self)
        column = QVBoxLayout(tab)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        for widget in widgets:
            tall = widget in (self.preview, self.body)
            column.addWidget(widget, 1 if tall else 0)
        column.setAlignment(self._usual, Qt.AlignmentFlag.AlignLeft)
        return tab

    # --- for the dialog ---

    @property
    def template(self) -> Template:
        """The template as it stands."""
        return Template(subject=self.subject.text(), body=self.body.toPlainText())

    def set_template(self, template: Template) -> None:
        """Show a template to be edited."""
        self.subject.setText(template.subject)
        self.subject.setCursorPosition(0)
        self.body.setPlainText(template.body)

    def show_letter(self, debtor: Debtor | None, letter: Reminder | None, address: str) -> None:
        """Show the letter to one unit; ``letter`` is ``None`` where its address cannot be read."""
        if debtor is None or letter is None:
            self.subject_shown.clear()
            self.preview.clear()
            words = self.tr("Địa chỉ chưa đúng: {address}") if debtor is not None else ""
            self.to.setText(words.format(address=address))
            return
        to = address or self.tr("chưa có địa chỉ, chọn trong chương trình thư")
        self.to.setText(self.tr("Gửi: {to}").format(to=to))
        self.subject_shown.setText(self.tr("Tiêu đề: {subject}").format(subject=letter.subject))
        self.preview.setPlainText(letter.body)

    @Slot()
    def _on_usual(self) -> None:
        self.set_template(Template())
