# SPDX-License-Identifier: MIT
"""Settings of the person at this machine; each is in force as it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fitted_dialog import FittedDialog
from ui.dialogs.messages import ask
from ui.settings import Settings
from ui.theme import SPACE, Scheme, Size, Theme, set_muted, set_size
from ui.translation import language_in_force

_LETTERS: Final = 76
_LANGUAGE_NAMES: Final[Mapping[str, str]] = MappingProxyType({"vi": "Tiếng Việt", "en": "English"})
"""Each language by its own name, in every language of the window."""
SCALES: Final = (100, 110, 125, 150, 175, 200)
"""The sizes of letters that are offered, in per cent."""


class SettingsDialog(FittedDialog):
    """Language, colours, size of letters, name in the history, second place of backups; with a department's
    file open, as ``inbox_of``, also the folder that is watched for it.
    """

    name_changed = Signal(str)
    """Whom the history names from now on; empty for the account that is logged in."""

    inbox_changed = Signal()
    """Another folder is to be watched, or none."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        inbox_of: Path | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._theme = theme
        self._inbox_of = inbox_of
        self._settings = settings
        self.setWindowTitle(self.tr("Cài đặt"))
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    def _build(self) -> None:
        self._language = QComboBox(self)
        for code, words in _LANGUAGE_NAMES.items():
            self._language.addItem(words, code)
        self._scheme = QComboBox(self)
        self._scheme.addItem(self.tr("Theo hệ thống"), "system")
        self._scheme.addItem(self.tr("Sáng"), "light")
        self._scheme.addItem(self.tr("Tối"), "dark")
        self._scale = QComboBox(self)
        for percent in SCALES:
            self._scale.addItem(f"{percent} %", percent)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Chức danh hoặc bộ phận, ví dụ: Văn phòng"))
        self._second = QLineEdit(self)
        self._second.setReadOnly(True)
        self._second.setPlaceholderText(self.tr("Chưa chọn, ví dụ ổ USB hoặc ổ đĩa khác"))
        self._choose = QPushButton(self.tr("C&họn..."), self)
        self._clear = QPushButton(self.tr("&Bỏ"), self)
        self._inbox = QLineEdit(self)
        self._inbox.setReadOnly(True)
        self._inbox.setPlaceholderText(self.tr("Chưa chọn, nơi chương trình thư lưu tệp đính kèm"))
        self._choose_inbox = QPushButton(self.tr("Chọn..."), self)
        self._clear_inbox = QPushButton(self.tr("Thôi th&eo dõi"), self)
        self._reset = QPushButton(self.tr("Đặt &lại từ đầu..."), self)
        self._mail = QPushButton(self.tr("Máy chủ thư..."), self)
        for button in (
            self._choose,
            self._clear,
            self._choose_inbox,
            self._clear_inbox,
            self._reset,
            self._mail,
        ):
            button.setAutoDefault(False)
        self._restart = QLabel(self.tr("Ngôn ngữ mới có hiệu lực khi mở lại chương trình."), self)
        set_size(self._restart, Size.SMALL)
        set_muted(self._restart)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        languages = QVBoxLayout()
        languages.setSpacing(SPACE // 2)
        languages.addWidget(self._language)
        languages.addWidget(self._restart)
        label = QLabel(self.tr("N&gôn ngữ:"), self)
        label.setBuddy(self._language)
        form.addRow(label, languages)
        form.addRow(self.tr("&Màu:"), self._scheme)
        form.addRow(self.tr("&Cỡ chữ:"), self._scale)
        form.addRow(self.tr("&Tên ghi trong lịch sử:"), self._name)
        second = QHBoxLayout()
        second.setSpacing(SPACE)
        second.addWidget(self._second, 1)
        second.addWidget(self._choose)
        second.addWidget(self._clear)
        label = QLabel(self.tr("Nơi &sao lưu thứ hai:"), self)
        label.setBuddy(self._choose)
        form.addRow(label, second)
        self._lay_out_inbox(form)
        label = QLabel(self.tr("Thư của cơ &quan:"), self)
        label.setBuddy(self._mail)
        mail = QHBoxLayout()
        mail.addWidget(self._mail)
        mail.addStretch()
        form.addRow(label, mail)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self._reset)
        row.addStretch()
        row.addWidget(self._buttons)
        column.addLayout(row)

    def _lay_out_inbox(self, form: QFormLayout) -> None:
        parts: tuple[QWidget, ...] = (self._inbox, self._choose_inbox, self._clear_inbox)
        if self._inbox_of is None:
            for widget in parts:
                widget.hide()
            return
        inbox = QHBoxLayout()
        inbox.setSpacing(SPACE)
        for place, widget in enumerate(parts):
            inbox.addWidget(widget, 0 if place else 1)
        label = QLabel(self.tr("Thư mục nhận bản nộ&p:"), self)
        label.setBuddy(self._choose_inbox)
        form.addRow(label, inbox)

    def _connect(self) -> None:
        self._language.activated.connect(self._on_language)
        self._scheme.activated.connect(self._on_scheme)
        self._scale.activated.connect(self._on_scale)
        self._name.editingFinished.connect(self._on_name)
        self._choose.clicked.connect(self._on_choose)
        self._clear.clicked.connect(lambda: self._set_second(None))
        self._choose_inbox.clicked.connect(self._on_choose_inbox)
        self._clear_inbox.clicked.connect(lambda: self._set_inbox(None))
        self._reset.clicked.connect(self._on_reset)
        self._mail.clicked.connect(self._on_mail)
        self._buttons.rejected.connect(self.reject)

    def _load(self) -> None:
        settings = self._settings
        self._language.setCurrentIndex(self._language.findData(settings.language))
        self._scheme.setCurrentIndex(self._scheme.findData(settings.colour_scheme))
        nearest = min(SCALES, key=lambda percent: abs(percent - settings.scale))
        self._scale.setCurrentIndex(self._scale.findData(nearest))
        self._name.setText(settings.display_name)
        self._show_restart()
        self._show_second()
        self._show_inbox()

    def _show_restart(self) -> None:
        self._restart.setVisible(self._settings.language != language_in_force())

    def _show_second(self) -> None:
        folder = self._settings.second_backup_folder
        self._second.setText(str(folder) if folder else "")
        self._second.setAccessibleName(self.tr("Nơi sao lưu thứ hai"))
        self._clear.setEnabled(folder is not None)

    def _set_second(self, folder: Path | None) -> None:
        self._settings.second_backup_folder = folder
        self._show_second()

    def _show_inbox(self) -> None:
        file = self._inbox_of
        folder = self._settings.inbox_folder(file) if file is not None else None
        self._inbox.setText(str(folder) if folder else "")
        self._inbox.setAccessibleName(self.tr("Thư mục nhận bản nộp"))
        self._clear_inbox.setEnabled(folder is not None)

    def _set_inbox(self, folder: Path | None) -> None:
        if self._inbox_of is not None:
            self._settings.set_inbox_folder(self._inbox_of, folder)
            self._show_inbox()
            self.inbox_changed.emit()

    @Slot()
    def _on_language(self) -> None:
        self._settings.language = self._language.currentData()
        self._show_restart()

    @Slot()
    def _on_scheme(self) -> None:
        self._settings.colour_scheme = self._scheme.currentData()
        self._theme.set_scheme(Scheme[self._settings.colour_scheme.upper()])

    @Slot()
    def _on_scale(self) -> None:
        self._settings.scale = self._scale.currentData()
        self._theme.set_zoom(self._settings.scale)

    @Slot()
    def _on_name(self) -> None:
        name = self._name.text().strip()
        if name != self._settings.display_name:
            self._settings.display_name = name
            self.name_changed.emit(name)

    @Slot()
    def _on_choose(self) -> None:
        start = str(self._settings.second_backup_folder or "")
        dialog = QFileDialog(self, self.tr("Nơi sao lưu thứ hai"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self._set_second(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_choose_inbox(self) -> None:
        dialog = QFileDialog(self, self.tr("Thư mục nhận bản nộp"), self._inbox.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self._set_inbox(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_mail(self) -> None:
        from ui.dialogs.mail_server import MailServerDialog

        dialog = MailServerDialog(self._theme, self._settings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_reset(self) -> None:
        ask(
            self,
            self.tr("Đặt lại cài đặt"),
            self.tr(
                "Mọi cài đặt trở về như lúc mới dùng: ngôn ngữ, màu, cỡ chữ, độ rộng cột, tệp mở gần "
                "đây. Dữ liệu của đơn vị giữ nguyên."
            ),
            yes=self.tr("Đặt &lại"),
            no=self.tr("&Giữ nguyên"),
            answered=self._on_reset_answered,
        )

    def _on_reset_answered(self, agreed: bool) -> None:
        if agreed:
            self._settings.reset()
            self._load()
            self.inbox_changed.emit()
            self.name_changed.emit(self._settings.display_name)
            self._theme.set_scheme(Scheme[self._settings.colour_scheme.upper()])
            self._theme.set_zoom(self._settings.scale)

    # --- overrides ---

    def done(self, result: int) -> None:
        """Take over the name that is being typed, also where Escape closes."""
        self._on_name()
        super().done(result)
