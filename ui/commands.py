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
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.dialogs.help_viewer import HelpViewer
    from ui.shell_window import ShellWindow
    from ui.tour import Tour


class WindowCommands(QObject):
    """The commands of one window, by the names that menus, the welcome page and the tests use."""

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._help: HelpViewer | None = None
        self._tour: Tour | None = None

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
        dialog.desk_asked.connect(window.adopt_file)
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
        """Make a sample of a commune's year in the local folder, and open it; the tour is offered once."""
        from ui.sample import sample_maker

        window = self._window
        window.adopt_file(sample_maker())
        if not window.settings.tour_seen:
            window.notify(
                Tone.ACCENT,
                self.tr(
                    "Đây là bản mẫu để dùng thử; mọi thay đổi ở đây không ảnh hưởng tệp nào khác."
                ),
                self.tr("Làm quen trong năm bước"),
                self.tour,
            )

    @Slot()
    def close_file(self) -> None:
        """Close the file; the welcome page is shown."""
        self._window.commit_editing()
        self._window.notices.clear()
        self._window.session.close_file()

    @Slot()
    def reload(self) -> None:
        """Read what is shown again from the file, after what is being typed is saved."""
        self._window.commit_editing()
        self._window.session.reload()

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
    def round_dates(self) -> None:
        """Change the dates of the round in view."""
        from ui.dialogs.round_dates import RoundDatesDialog

        self._open(RoundDatesDialog(self._window.context, self._window))

    @Slot()
    def days_off(self) -> None:
        """Change the table of days off and of days worked in exchange."""
        from ui.dialogs.days_off import DaysOffDialog

        self._open(DaysOffDialog(self._window.context, self._window))

    @Slot()
    def new_programme_from_last(self) -> None:
        """Make a programme from an earlier one, its dates shifted."""
        from ui.dialogs.new_programme import NewProgrammeDialog

        self._open(NewProgrammeDialog(self._window.context, self._window))

    @Slot()
    def search_everywhere(self) -> None:
        """Find a record by its words, wherever it stands."""
        from ui.dialogs.search_everywhere import SearchDialog

        dialog = SearchDialog(self._window.context, self._window)
        dialog.page_chosen.connect(self._window.show_page)
        dialog.record_chosen.connect(self._window.show_record)
        self._open(dialog)

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
        """Language, colours, size of letters, name in the history, second place of backups."""
        from ui.dialogs.settings_dialog import SettingsDialog

        window = self._window
        inbox = window.context.inbox
        inbox_of = window.session.path if inbox.can_watch else None
        dialog = SettingsDialog(window.theme, window.settings, window, inbox_of=inbox_of)
        dialog.inbox_changed.connect(inbox.refresh)
        dialog.name_changed.connect(window.session.be_named)
        self._open(dialog)

    @Slot()
    def help_page(self) -> None:
        """Explain the page that is shown."""
        page = self._window.current_page
        self._show_help(page.objectName() if page is not None else "welcome")

    @Slot()
    def shortcuts(self) -> None:
        """List the keys."""
        self._show_help("shortcuts")

    @Slot()
    def tour(self) -> None:
        """Walk through the sample in five steps; the one that is under way begins again."""
        from ui.tour import Tour

        if self._tour is not None:
            self._tour.end()
        self._tour = Tour(self._window)
        self._tour.ended.connect(self._on_tour_ended)
        self._tour.start()

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

    def _show_help(self, topic: str) -> None:
        """Show a topic in the one window of help, beside this one: the page stays in use."""
        from ui.dialogs.help_viewer import HelpViewer

        if self._help is None:
            self._help = HelpViewer(topic, self._window.theme, self._window)
        self._help.show_topic(topic)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    @Slot()
    def _on_tour_ended(self) -> None:
        self._tour = None

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
