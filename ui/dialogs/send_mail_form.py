# SPDX-License-Identifier: MIT
"""The letter that a submission goes out in: addresses, subject, words and the files chosen to go along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lsapp.errors import UserError
from lsapp.services.mail_message import (
    Letter,
    LetterFacts,
    SealedFile,
    estimated_size,
    opening_words,
    size_words,
    whole_body,
)
from lsapp.services.mail_settings import MailSettings, addresses, subject_of
from ui.icons import icon
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_size
from ui.widgets.chip import tone_icon

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "xlsx": ("spreadsheet", str(QT_TRANSLATE_NOOP("SendMailForm", "&Excel"))),
        "pdf": ("pdf", str(QT_TRANSLATE_NOOP("SendMailForm", "P&DF"))),
        "docx": ("document", str(QT_TRANSLATE_NOOP("SendMailForm", "&Word"))),
        "json": ("table", str(QT_TRANSLATE_NOOP("SendMailForm", "Dữ liệu &thuần"))),
    }
)
_USUAL: Final = ("xlsx", "pdf")
"""Both hold all data; a PDF is for reading, a workbook for whoever works on with the figures."""
_ROWS: Final = 6


class WordsField(QPlainTextEdit):
    """The words of a letter: six lines where the screen is low, more where it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """Return room for the lines of a usual letter."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: what is taller scrolls."""
        height = self.fontMetrics().lineSpacing() * _ROWS + 2 * SPACE
        return QSize(super().minimumSizeHint().width(), height)


class SendMailForm(QWidget):
    """``changed`` whenever what is to be sent differs."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: LetterFacts | None = None
        self._files: Mapping[str, SealedFile] = {}
        self._limit = 0
        self.sender_line = QLineEdit(self)
        self.to = QLineEdit(self)
        self.cc = QLineEdit(self)
        self.subject = QLineEdit(self)
        self.words = WordsField(self)
        self.boxes = {name: QCheckBox(self) for name in _FORMATS}
        self.size_label = QLabel(self)
        self._size_icon = QLabel(self)
        self._closing = QLabel(self)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.to.setPlaceholderText(self.tr("Địa chỉ thư của cơ quan tổng hợp, ghi trong công văn"))
        self.cc.setPlaceholderText(self.tr("Không bắt buộc"))
        self.sender_line.setPlaceholderText(self.tr("Địa chỉ thư của cơ quan; thư nháp không cần"))
        for name, box in self.boxes.items():
            box.setIcon(icon(_FORMATS[name][0]))
            box.setText(QCoreApplication.translate("SendMailForm", _FORMATS[name][1]))
            box.setChecked(name in _USUAL)
            box.setEnabled(False)
        self.size_label.setText(self.tr("Đang lập các tệp…"))
        self._closing.setText(
            self.tr(
                "Dưới lời thư, chương trình tự ghi đơn vị, đợt, lần gửi, mã kiểm tra và danh sách tệp."
            )
        )
        for label in (self.size_label, self._closing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_size(label, Size.SMALL)
            set_muted(label)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, SPACE, 0)
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Ngườ&i gửi:"), self.sender_line)
        form.addRow(self.tr("Nơi &nhận:"), self.to)
        form.addRow(self.tr("Đồng gửi (&Cc):"), self.cc)
        form.addRow(self.tr("Tiê&u đề:"), self.subject)
        boxes = QGridLayout()
        boxes.setHorizontalSpacing(SPACE * 3)
        boxes.setVerticalSpacing(SPACE // 2)
        for place, box in enumerate(self.boxes.values()):
            boxes.addWidget(box, *divmod(place, 2))
        boxes.setColumnStretch(2, 1)
        told = QHBoxLayout()
        told.setSpacing(SPACE // 2)
        told.addWidget(self._size_icon)
        told.addWidget(self.size_label, 1)
        files = QVBoxLayout()
        files.setSpacing(SPACE // 2)
        files.addLayout(boxes)
        files.addLayout(told)
        form.addRow(self.tr("Tệp kèm:"), files)
        text = QVBoxLayout()
        text.setSpacing(SPACE // 2)
        text.addWidget(self.words, 1)
        text.addWidget(self._closing)
        label = QLabel(self.tr("&Lời thư:"), self)
        label.setBuddy(self.words)
        self.words.setAccessibleName(self.tr("Lời thư"))
        form.addRow(label, text)

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.toggled.connect(self._on_changed)
        for line in (self.sender_line, self.to, self.cc, self.subject):
            line.textChanged.connect(self.changed)

    # --- what is shown ---

    def load(self, mail: MailSettings, facts: LetterFacts) -> None:
        """Show a letter as the office writes it."""
        self._facts = facts
        self.sender_line.setText(mail.sender)
        self.to.setText(mail.to)
        self.cc.setText(mail.cc)
        self.subject.setText(subject_of(mail.subject, facts.places()))
        self.subject.setCursorPosition(0)
        self.words.setPlainText(opening_words(facts))
        self.set_limit(mail.limit_bytes)

    def take_settings(self, mail: MailSettings) -> None:
        """Fill in what the settings have now, where nothing else was typed."""
        for line, text in ((self.sender_line, mail.sender), (self.to, mail.to), (self.cc, mail.cc)):
            if not line.text().strip():
                line.setText(text)
        if self._facts is not None and not self.subject.isModified():
            self.subject.setText(subject_of(mail.subject, self._facts.places()))
        self.set_limit(mail.limit_bytes)

    def set_limit(self, limit: int) -> None:
        """Tell what is larger than ``limit`` bytes."""
        self._limit = limit
        self._on_changed()

    def show_files(self, files: Sequence[SealedFile]) -> None:
        """Offer the files, with their sizes."""
        self._files = {one.name.rpartition(".")[2]: one for one in files}
        for name, box in self.boxes.items():
            held = self._files.get(name)
            box.setEnabled(held is not None)
            if held is not None:
                words = QCoreApplication.translate("SendMailForm", _FORMATS[name][1])
                box.setText(f"{words} ({size_words(len(held.content))})")
                box.setToolTip(held.name)
        self._on_changed()

    @property
    def is_ready(self) -> bool:
        """Whether the files are there to be sent."""
        return bool(self._files)

    @property
    def is_too_large(self) -> bool:
        """Whether the whole message is over the limit."""
        return estimated_size(self.files) > self._limit > 0

    @property
    def files(self) -> tuple[SealedFile, ...]:
        """The files that are chosen."""
        return tuple(self._chosen())

    def _chosen(self) -> Iterator[SealedFile]:
        for name, box in self.boxes.items():
            if box.isChecked() and name in self._files:
                yield self._files[name]

    # --- what comes of it ---

    @property
    def body(self) -> str:
        """The whole text of the message."""
        if self._facts is None:
            return ""
        return whole_body(self.words.toPlainText(), self._facts, self.files)

    def letter(self) -> Letter:
        """Return the letter; UserError ``send.bad_address``, ``send.no_files``."""
        if not self.files:
            raise UserError("send.no_files")
        sender = addresses(self.sender_line.text())
        return Letter(
            sender=sender[0] if sender else None,
            to=addresses(self.to.text()),
            cc=addresses(self.cc.text()),
            subject=" ".join(self.subject.text().split()),
            body=self.body,
            files=self.files,
        )

    @Slot()
    def _on_changed(self) -> None:
        if self._files:
            self._show_size()
        self.changed.emit()

    def _show_size(self) -> None:
        size = size_words(estimated_size(self.files))
        limit = size_words(self._limit)
        if not self.files:
            words = self.tr("Chưa chọn tệp nào.")
        elif self.is_too_large:
            words = self.tr(
                "Cả thư khoảng {size}, quá giới hạn {limit}: hãy bỏ bớt tệp, một tệp Excel hoặc PDF là đủ dữ "
                "liệu."
            ).format(size=size, limit=limit)
        else:
            words = self.tr("Cả thư khoảng {size}; giới hạn {limit}.").format(
                size=size, limit=limit
            )
        self.size_label.setText(words)
        bad = self.is_too_large or not self.files
        self._size_icon.setVisible(bad)
        if bad:
            side = self._theme.icon_size
            drawing = tone_icon("warning", Tone.WARNING, self._theme)
            self._size_icon.setPixmap(drawing.pixmap(side, side))
