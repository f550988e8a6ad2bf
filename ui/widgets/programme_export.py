# SPDX-License-Identifier: MIT
"""The round's programmes as papers to sign: written into a folder that is asked for, or printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.operations import Progress
from ui.pages.page import PageContext
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.exporting import Exported
    from lsapp.services.previewing import ProgrammePaper


class ProgrammeExporter(QObject):
    """Exports behind the window, with its progress on the screen."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._session = context.session
        self._page = page

    def ask_folder(self, file_format: str) -> None:
        """Ask where to write ``pdf`` or ``docx``, then write."""
        path = self._session.path
        start = self._context.settings.last_folder or (path.parent if path else Path.home())
        dialog = QFileDialog(self._page, self.tr("Chọn thư mục để ghi văn bản"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.export(file_format, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, file_format: str, folder: Path) -> None:
        """Write the programmes that the round meets into a folder, and tell where they are."""
        facts, view = self._session.facts, self._session.view
        if facts is None or view is None:
            return
        plan, unit, code = facts.plan, view.unit, view.round
        self._context.settings.last_folder = folder

        def work(desk: Desk, progress: Progress) -> Exported:
            from lsapp.services.exporting import export_programmes

            progress(0, 0)
            return export_programmes(desk, plan, unit, code, (file_format,), folder)

        self._session.run_long(self.tr("Xuất chương trình"), work, self._on_exported, self)

    def print(self, key: str, title: str) -> None:
        """Set one programme as a PDF, ask for a printer, and print it."""
        session, page, view = self._session, self._page, self._session.view
        if view is None or not view.complete:
            return

        def read(desk: Desk) -> ProgrammePaper:
            from lsapp.services.previewing import programme_paper

            return programme_paper(desk, view, key)

        def set_paper(paper: ProgrammePaper) -> None:
            session.compute(lambda: _pdf_of(paper), go_on, self)

        def go_on(data: bytes) -> None:
            from ui.printing import print_pdf

            print_pdf(
                session,
                data,
                title,
                page.window(),
                sent=lambda _count, printer: self._on_sent(title, printer),
            )

        session.read(read, set_paper, self)

    def _on_sent(self, title: str, printer: str) -> None:
        self._context.notify(
            Tone.GOOD,
            self.tr("Đã gửi {title} đến máy in {printer}.").format(title=title, printer=printer),
            "",
            None,
        )

    def _on_exported(self, exported: Exported) -> None:
        names = ", ".join(one.name for one in exported.files)
        folder = exported.files[0].parent
        self._context.notify(
            Tone.GOOD,
            self.tr("Đã xuất {names} vào thư mục {folder}.").format(names=names, folder=folder),
            self.tr("Mở thư mục"),
            lambda: _open_folder(folder),
        )


def _pdf_of(paper: ProgrammePaper) -> bytes:
    from lsapp.services.previewing import programme_pdf

    return programme_pdf(paper)


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
