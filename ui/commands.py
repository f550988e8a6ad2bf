# SPDX-License-Identifier: MIT
"""What the menus do: each command opens its dialog or asks the session; modules load when needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from lsapp import paths
from ui import places

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowCommands(QObject):
    """The commands of one window, by the names that menus, the welcome page and the tests use."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def run(self, name: str) -> None:
        """Run a command by its name, such as ``new_office``."""
        command: Callable[[], None] = getattr(self, name)
        command()

    # --- files ---

    @Slot()
    def new_office(self) -> None:
        """Make a file for an office: unit, role, year, place."""
        from ui.dialogs.new_office import NewOfficeDialog

        window = self._window
        dialog = NewOfficeDialog(window.session, window.theme, window.settings, window)
        dialog.desk_asked.connect(self._adopt)
        self._open(dialog)

    @Slot()
    def open_file(self) -> None:
        """Choose a file to open."""
        window = self._window
        start = str(window.settings.last_folder or paths.database_dir()[0])
        dialog = QFileDialog(window, self.tr("Mở tệp dữ liệu"), start)
        dialog.setNameFilters([self.tr("Tệp dữ liệu KH48 (*.lsdb)"), self.tr("Mọi tệp (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: window.open_file(Path(name)))
        self._open(dialog)

    @Slot()
    def open_sample(self) -> None:
        """Make a sample of a commune's year in the local folder, and open it."""
        from ui.sample import sample_maker

        self._adopt(sample_maker())

    @Slot()
    def close_file(self) -> None:
        """Close the file; the welcome page is shown."""
        self._window.commit_editing()
        self._window.session.close_file()

    @Slot()
    def import_office(self) -> None:
        """Take an office's own Excel table into a programme."""
        from ui.dialogs.office_import import OfficeImportDialog

        self._open(OfficeImportDialog(self._window.context, self._window))

    @Slot()
    def backups(self) -> None:
        """Show the backups, and bring one back."""
        from ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self._window.context, self._window)
        dialog.file_restored.connect(self._window.open_file)
        self._open(dialog)

    # --- data ---

    @Slot()
    def new_round(self) -> None:
        """Open another round, starting from the one before."""
        from ui.dialogs.new_round import NewRoundDialog

        self._open(NewRoundDialog(self._window.context, self._window))

    @Slot()
    def new_programme_from_last(self) -> None:
        """Make a programme from an earlier one, its dates shifted."""
        from ui.dialogs.new_programme import NewProgrammeDialog

        self._open(NewProgrammeDialog(self._window.context, self._window))

    @Slot()
    def search_everywhere(self) -> None:
        """Find a record by its words, wherever it stands."""
        from ui.dialogs.search_everywhere import SearchDialog

        self._open(SearchDialog(self._window.context, self._window))

    @Slot()
    def find_in_page(self) -> None:
        """Put the cursor into the page's own search line."""
        self._window.find_in_page()

    @Slot()
    def show_findings(self) -> None:
        """Open the list of findings, with the keyboard in it."""
        self._window.show_findings()

    # --- help and settings ---

    @Slot()
    def settings(self) -> None:
        """Language, colours, size of letters, second place of backups."""
        from ui.dialogs.settings_dialog import SettingsDialog

        self._open(SettingsDialog(self._window.theme, self._window.settings, self._window))

    @Slot()
    def help_page(self) -> None:
        """Explain the page that is shown."""
        from ui.dialogs.help_viewer import HelpViewer

        page = self._window.current_page
        name = page.objectName() if page is not None else "welcome"
        self._open(HelpViewer(name, self._window.theme, self._window))

    @Slot()
    def shortcuts(self) -> None:
        """List the keys."""
        from ui.dialogs.help_viewer import HelpViewer

        self._open(HelpViewer("shortcuts", self._window.theme, self._window))

    @Slot()
    def tour(self) -> None:
        """Walk through the sample in five steps."""
        from ui.tour import Tour

        Tour(self._window).start()

    @Slot()
    def about(self) -> None:
        """Version, schema, licences."""
        from ui.dialogs.about import AboutDialog

        self._open(AboutDialog(self._window.theme, self._window))

    @Slot()
    def log_folder(self) -> None:
        """Open the folder of the log files."""
        paths.logs_dir().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.logs_dir())))

    @Slot()
    def data_folder(self) -> None:
        """Open the folder in which the file lies."""
        path = self._window.session.path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot()
    def submit(self) -> None:
        """Turn to the page from which the submission leaves."""
        self._window.show_page(places.SUBMISSION)

    # --- ---

    def _adopt(self, make: Callable[[], object]) -> None:
        self._window.commit_editing()
        self._window.session.adopt(make)  # type: ignore[arg-type]  # the dialogs make desks

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
