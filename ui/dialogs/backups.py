# SPDX-License-Identifier: MIT
"""Backups: which there are, one more now, one back in the place of the open file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QModelIndex, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.backup_list import BackupInfo
from ui.dialogs.backup_restoring import BackupRestoring
from ui.dialogs.backup_words import place_words
from ui.models.backup_model import LOOK, PLACE, SIZE, STATE, WHY, BackupModel
from ui.operations import CancelledError
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted
from ui.widgets.backup_buttons import BackupButtons, make_button
from ui.widgets.backup_second import SecondPlaceLine
from ui.widgets.chip import ChipDelegate
from ui.widgets.history_table import make_table
from ui.widgets.history_words import moment_words
from ui.widgets.notice import Notice
from ui.words import words_for

if TYPE_CHECKING:
    from lsapp.services.backups import BackupMade

_WIDTHS: Final = [20, 22, 42, 13, 16, 14]
_LEAST: Final[Mapping[int, int]] = MappingProxyType({WHY: 72, SIZE: 112, PLACE: 98})
_LETTERS: Final = 160
_LINES: Final = 36


class _Found(msgspec.Struct, frozen=True):
    """What a look at the folders brought."""

    backups: list[BackupInfo]
    last_second: dt.datetime | None


class BackupsDialog(QDialog):
    """``file_restored(path)`` where a backup was brought back as a file of its own, to be opened."""

    file_restored = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._clock = context.backups
        self._elsewhere: Path | None = None
        self._busy = False
        self._model = BackupModel(self)
        self._restoring = BackupRestoring(context, self)
        self.setWindowTitle(self.tr("Sao lưu và khôi phục"))
        self._make_widgets()
        self._lay_out()
        self._connect()
        self.refresh()

    # --- building ---

    def _make_widgets(self) -> None:
        theme = self._context.theme
        self.table = make_table(self._model, theme, _WIDTHS, 2, self)
        self.table.setAccessibleName(self.tr("Các bản sao lưu"))
        self.table.set_least_widths(_LEAST)
        self.table.setItemDelegateForColumn(STATE, ChipDelegate(theme, LOOK, self.table))
        self._place = QLabel(self)
        self._place.setWordWrap(True)
        self.second = SecondPlaceLine(self._clock.plan, self)
        set_muted(self._place)
        self._notice = Notice(Tone.NEUTRAL, "", theme, parent=self)
        self._notice.hide()
        self.make_now = make_button("backup", self.tr("Sao lưu &ngay"), self)
        self.find_elsewhere = make_button("search", self.tr("&Tìm bản sao lưu ở nơi khác..."), self)
        self.show_own = make_button("left", self.tr("Trở lại bản sao lưu của tệp này"), self)
        self.beside = BackupButtons(theme, self)
        self._line = QFrame(self)
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setForegroundRole(QPalette.ColorRole.Mid)
        self._close = QPushButton(self.tr("Đóng"), self)
        self._close.setAutoDefault(False)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(SPACE)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.beside)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        for button in (self.make_now, self.find_elsewhere, self.show_own):
            below.addWidget(button)
        below.addStretch()
        end = QHBoxLayout()
        end.addStretch()
        end.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._place)
        column.addWidget(self._notice)
        column.addLayout(middle, 1)
        column.addLayout(below)
        column.addWidget(self._line)
        column.addWidget(self.second)
        column.addLayout(end)
        letters, room = self.fontMetrics(), self.screen().availableGeometry()
        width, height = letters.averageCharWidth() * _LETTERS, letters.lineSpacing() * _LINES
        self.resize(min(width, room.width() - 48), min(height, room.height() - 80))

    def _connect(self) -> None:
        self.make_now.clicked.connect(self._on_make_now)
        self.second.choose_asked.connect(self._on_choose_second)
        self.second.forget_asked.connect(self._on_forget_second)
        self.find_elsewhere.clicked.connect(self._on_find_elsewhere)
        self.show_own.clicked.connect(self._on_show_own)
        self.beside.restore.clicked.connect(self._on_restore)
        self.beside.as_file.clicked.connect(self._on_as_file)
        self.beside.verify.clicked.connect(self._on_verify)
        self.beside.pin.clicked.connect(self._on_pin)
        self.beside.open_folder.clicked.connect(self._on_open_folder)
        self._close.clicked.connect(self.reject)
        self.table.doubleClicked.connect(self._on_restore)  # Enter is the default button
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._restoring.begun.connect(self._begin)
        self._restoring.failed.connect(self._on_failed)
        self._restoring.ended.connect(self._on_restored)
        self._restoring.over_asked.connect(self._on_restore)
        self._restoring.file_restored.connect(self.file_restored)
        self._clock.made.connect(self._on_made_meanwhile)
        self._session.state_changed.connect(self._on_state_changed)

    # --- showing ---

    def refresh(self, chosen: Path | None = None) -> None:
        """Read the list again; the chosen backup stays chosen, or the one that is named."""
        path, second = self._session.path, self._context.settings.second_backup_folder
        elsewhere = self._elsewhere

        self._clock.run(
            lambda: _look(path, second, elsewhere),
            lambda found: self._show(found, chosen),
            self,
            self._on_failed,
        )
        self._show_buttons()

    def _show(self, found: _Found, chosen: Path | None) -> None:
        current = self._chosen()
        kept = chosen or (current.path if current else None)
        self._model.set_backups(found.backups, elsewhere=self._elsewhere is not None)
        row = self._model.row_of(kept)
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(row or 0, WHY))
        minutes = round(self._clock.plan.interval.total_seconds() / 60)
        is_open = self._session.path is not None
        self._place.setText(
            place_words(len(found.backups), self._elsewhere, is_open=is_open, minutes=minutes)
        )
        self.second.show_place(self._context.settings.second_backup_folder, found.last_second)
        self._show_buttons()
        self.table.setFocus()

    def _show_buttons(self) -> None:
        one, is_open = self._chosen(), self._session.path is not None
        free = not self._busy
        self.make_now.setEnabled(free and is_open)
        self.second.choose.setEnabled(free and is_open)
        self.show_own.setVisible(self._elsewhere is not None and is_open)
        self.find_elsewhere.setEnabled(free)
        self.beside.show_for(one, free=free, is_open=is_open)

    def _chosen(self) -> BackupInfo | None:
        row = self.table.currentIndex().row()
        return self._model.backup(row) if 0 <= row < self._model.rowCount() else None

    @Slot(str)
    def _begin(self, text: str) -> None:
        self._busy = True
        self._notice.say(Tone.NEUTRAL, text)
        self._show_buttons()

    def _end(self, tone: Tone, text: str) -> None:
        self._busy = False
        self._notice.say(tone, text)
        self.refresh()

    # --- slots ---

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_buttons()

    @Slot(object)
    def _on_made_meanwhile(self, _made: object) -> None:
        if not self._busy:
            self.refresh()

    @Slot()
    def _on_state_changed(self) -> None:
        if self._session.path is None and self._busy:  # what was restored could not be opened
            self._busy = False
            self.refresh()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self._end(Tone.NEUTRAL, self.tr("Đã dừng, chưa sao lưu gì thêm."))
            return
        self._busy = False
        self._notice.close_notice()
        self._show_buttons()
        self._session.failed.emit(error)

    @Slot()
    def _on_make_now(self) -> None:
        def done(made: BackupMade) -> None:
            if made.note is not None:
                self._end(Tone.WARNING, words_for(made.note).plain())
            elif made.fresh:
                self._end(Tone.GOOD, self.tr("Đã sao lưu và kiểm tra."))
            else:
                self._end(
                    Tone.GOOD, self.tr("Chưa có gì thay đổi kể từ bản gần nhất, không cần bản mới.")
                )

        self._begin(self.tr("Đang sao lưu…"))
        self._clock.make_by_hand(self.tr("Sao lưu dữ liệu"), done, self._on_failed)

    @Slot()
    def _on_choose_second(self) -> None:
        self._choose_folder(self.tr("Chọn nơi lưu thứ hai: USB hoặc ổ đĩa khác"), self._set_second)

    def _set_second(self, folder: Path) -> None:
        self._context.settings.second_backup_folder = folder
        self._on_make_now()

    @Slot()
    def _on_forget_second(self) -> None:
        self._context.settings.second_backup_folder = None
        self.refresh()

    @Slot()
    def _on_find_elsewhere(self) -> None:
        self._choose_folder(self.tr("Tìm bản sao lưu trong thư mục"), self._set_elsewhere)

    def _set_elsewhere(self, folder: Path | None) -> None:
        self._elsewhere = folder
        self.refresh()

    @Slot()
    def _on_show_own(self) -> None:
        self._set_elsewhere(None)

    def _choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        start = self._elsewhere or self._context.settings.second_backup_folder or Path.home()
        dialog = QFileDialog(self, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_verify(self) -> None:
        one = self._chosen()
        if one is None or self._busy:
            return

        def work() -> list[str]:
            from lsapp.services.backups import verify_backup

            return verify_backup(one.path)

        def done(missing: list[str]) -> None:
            self._model.set_proven(one.path, len(missing))
            if missing:
                text = self.tr(
                    "Bản lúc {time} thiếu hoặc sai {count} tệp minh chứng; phần còn lại tốt."
                )
                text = text.format(time=moment_words(one.at), count=len(missing))
                self._end(Tone.WARNING, text)
            else:
                text = self.tr("Đã đọc lại toàn bộ bản lúc {time}: tốt, khôi phục được.")
                self._end(Tone.GOOD, text.format(time=moment_words(one.at)))

        self._begin(self.tr("Đang đọc lại toàn bộ bản này…"))
        self._clock.run(work, done, self, self._on_failed)

    @Slot()
    def _on_pin(self) -> None:
        one = self._chosen()
        if one is None or self._busy:
            return

        def work() -> Path:
            from lsapp.services.backups import set_pinned

            return set_pinned(one.path, pinned=not one.pinned)

        self._clock.run(work, self.refresh, self, self._on_failed)

    @Slot()
    def _on_open_folder(self) -> None:
        one = self._chosen()
        if one is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(one.path.parent)))

    # --- bringing one back ---

    @Slot()
    def _on_restore(self) -> None:
        one = self._chosen()
        if one is None or not self.beside.restore.isEnabled():
            return
        self._restoring.ask(one, self._elsewhere)

    @Slot()
    def _on_as_file(self) -> None:
        one = self._chosen()
        if one is not None and not self._busy:
            self._restoring.ask_file(one)

    @Slot()
    def _on_restored(self) -> None:
        self._busy = False
        self.accept()

    # --- overrides ---

    def reject(self) -> None:
        """Close at Escape, but not while something is being done with the files."""
        if not self._busy:
            super().reject()


def _look(path: Path | None, second: Path | None, elsewhere: Path | None) -> _Found:
    from lsapp.services.backups import find_backups, last_backup_at, list_backups

    if elsewhere is not None:
        return _Found(find_backups(elsewhere), None)
    if path is None:
        return _Found([], None)
    last = last_backup_at(path, second) if second is not None else None
    return _Found(list_backups(path, second), last)
