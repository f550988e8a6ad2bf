# SPDX-License-Identifier: MIT
"""The person says that a submission was sent in another way: how, when and to whom."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.records import DispatchWay
from lsapp.services.mail_message import SentFacts
from ui.dialogs.fitted_dialog import FittedDialog
from ui.theme import SPACE, Size, set_muted, set_primary, set_size

_LETTERS: Final = 64


class RecordSentDialog(FittedDialog):
    """``told`` with a ``SentFacts``; what is recorded stays, so it is asked plainly."""

    told = Signal(object)

    def __init__(self, recipient: str, way: DispatchWay, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.way = QComboBox(self)
        self.recipient = QLineEdit(recipient, self)
        self.when = QDateTimeEdit(QDateTime.currentDateTime(), self)
        self.note = QLineEdit(self)
        self.record_button = QPushButton(self.tr("&Ghi là đã gửi"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._build(way)
        self._lay_out()
        self._connect()
        self._enable()

    def _build(self, way: DispatchWay) -> None:
        self.setWindowTitle(self.tr("Ghi nhận đã gửi"))
        self.way.addItem(
            self.tr("Thư điện tử, bằng chương trình thư hoặc trang thư"),
            DispatchWay.MAIL_PROGRAM.value,
        )
        self.way.addItem(
            self.tr("Cách khác: trao tay, bưu chính, trục văn bản"), DispatchWay.BY_HAND.value
        )
        self.way.setCurrentIndex(self.way.findData(way.value))
        self.when.setDisplayFormat("dd/MM/yyyy HH:mm")
        self.when.setCalendarPopup(True)
        self.note.setPlaceholderText(self.tr("Không bắt buộc, ví dụ: số công văn"))
        set_primary(self.record_button)
        self.record_button.setDefault(True)
        self._buttons.addButton(self.record_button, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Cách gửi:"), self.way)
        form.addRow(self.tr("&Lúc:"), self.when)
        form.addRow(self.tr("&Nơi nhận:"), self.recipient)
        form.addRow(self.tr("Ghi c&hú:"), self.note)
        hint = QLabel(
            self.tr("Đã ghi thì không bỏ được: lịch sử nộp phải đúng như đã xảy ra."), self
        )
        hint.setWordWrap(True)
        set_muted(hint)
        set_size(hint, Size.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addLayout(form)
        column.addWidget(hint)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.recipient.textChanged.connect(self._enable)
        self.record_button.clicked.connect(self._on_record)
        self._buttons.rejected.connect(self.reject)

    @Slot()
    def _enable(self) -> None:
        self.record_button.setEnabled(bool(self.recipient.text().strip()))

    @Slot()
    def _on_record(self) -> None:
        said = SentFacts(
            way=DispatchWay(self.way.currentData()),
            recipient=self.recipient.text().strip(),
            sent_at=dt.datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch(), dt.UTC),
            note=self.note.text().strip() or None,
        )
        self.accept()
        self.told.emit(said)
