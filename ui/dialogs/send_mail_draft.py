# SPDX-License-Identifier: MIT
"""The way by another program: a draft that a mail program opens, and always beside it the text, the files
and the folder to copy from.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lsapp.services.mail_message import Letter
from ui.icons import icon
from ui.session import Session
from ui.theme import SPACE, Size, set_muted, set_size

if TYPE_CHECKING:
    from lsapp.services.dispatching import Draft

MESSAGE_ENDING = ".eml"


class DraftBar(QWidget):
    """``letter`` gives the letter as it stands, or ``None`` where it told what is wrong with it.

    ``draft_opened`` once a draft was handed to the mail program, with whether there is one; ``said`` what
    was done, ``failed`` what went wrong, ``sent_told`` when the person says that it was sent.
    """

    draft_opened = Signal(bool)
    said = Signal(str)
    failed = Signal(object)
    sent_told = Signal()

    def __init__(
        self,
        session: Session,
        letter: Callable[[], Letter | None],
        folder: Callable[[], Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._letter = letter
        self._folder = folder
        self._stem = ""
        self.open_button = QPushButton(icon("mail"), self.tr("&Mở thư nháp"), self)
        self.text_button = QPushButton(icon("copy"), self.tr("&Sao chép lời thư"), self)
        self.files_button = QPushButton(icon("attach"), self.tr("Ché&p tệp"), self)
        self.folder_button = QPushButton(icon("folder"), self.tr("Mở t&hư mục"), self)
        self.sent_button = QPushButton(icon("ok"), self.tr("Đã gửi &xong..."), self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QLabel(self.tr("Gửi bằng chương trình thư hoặc trang thư"), self)
        set_size(head, Size.HEADING)
        hint = QLabel(
            self.tr(
                "Mở thư nháp có sẵn tệp kèm; nếu chương trình thư không gửi được thư nháp, chép lời thư và "
                "tệp sang thư mới. Gửi rồi thì bấm Đã gửi xong."
            ),
            self,
        )
        hint.setWordWrap(True)
        set_muted(hint)
        set_size(hint, Size.SMALL)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in (self.open_button, self.text_button, self.files_button, self.folder_button):
            row.addWidget(button)
        row.addStretch()
        last = QHBoxLayout()
        last.addWidget(self.sent_button)
        last.addStretch()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        column.addWidget(head)
        column.addWidget(hint)
        column.addLayout(row)
        column.addLayout(last)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.text_button.clicked.connect(self._on_text)
        self.files_button.clicked.connect(self._on_files)
        self.folder_button.clicked.connect(self._on_folder)
        self.sent_button.clicked.connect(self.sent_told)

    def set_stem(self, stem: str) -> None:
        """Name the draft as the files of the submission are named."""
        self._stem = stem

    # --- slots ---

    @Slot()
    def _on_open(self) -> None:
        letter, folder, name = self._letter(), self._folder(), self._stem + MESSAGE_ENDING
        if letter is None:
            return
        self._session.compute(
            lambda: _written(letter, folder, name), self._on_written, self, self.failed.emit
        )

    def _on_written(self, draft: Draft) -> None:
        self.draft_opened.emit(QDesktopServices.openUrl(QUrl.fromLocalFile(str(draft.message))))

    @Slot()
    def _on_text(self) -> None:
        letter = self._letter()
        if letter is not None:
            QGuiApplication.clipboard().setText(letter.body)
            self.said.emit(self.tr("Đã chép lời thư. Dán vào thư mới bằng Ctrl+V."))

    @Slot()
    def _on_files(self) -> None:
        self._write_files(self._copy_files)

    @Slot()
    def _on_folder(self) -> None:
        self._write_files(_open_folder)

    def _write_files(self, done: Callable[[tuple[Path, ...]], None]) -> None:
        """Have the sealed files lie in the folder, then go on with them."""
        letter, folder = self._letter(), self._folder()
        if letter is None:
            return

        def work() -> tuple[Path, ...]:
            from lsapp.services.dispatching import write_draft

            return write_draft(folder, letter.files).files

        self._session.compute(work, done, self, self.failed.emit)

    def _copy_files(self, files: tuple[Path, ...]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(
            self.tr("Đã chép {count} tệp. Dán vào thư mới bằng Ctrl+V.").format(count=len(files))
        )


def _open_folder(files: tuple[Path, ...]) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(files[0].parent)))


def _written(letter: Letter, folder: Path, name: str) -> Draft:
    """Write the draft and its files; called on the other thread."""
    import datetime as dt

    from lsapp.services.dispatching import write_draft
    from lsapp.services.mail_message import compose, message_bytes, new_message_id

    message = compose(
        letter,
        message_id=new_message_id(letter.sender),
        date=dt.datetime.now(dt.UTC),
        unsent=True,
    )
    return write_draft(folder, letter.files, name, message_bytes(message))
