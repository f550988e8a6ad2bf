# SPDX-License-Identifier: MIT
"""The menus of the window, their keys, and which of them have a meaning now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui import places
from ui.commands import WindowCommands
from ui.edit_actions import EditActions
from ui.icons import icon
from ui.pages.registry import page_icon, page_title
from ui.widgets.search_button import SearchButton

if TYPE_CHECKING:
    from ui.shell_window import ShellWindow

_PRINT: Final = "Ctrl+P"
Keys = QKeySequence.StandardKey | str | None


class WindowActions(QObject):
    """Builds the menu bar, and enables what has a meaning: with a file, with the office's own unit."""

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self.commands = WindowCommands(window)
        self.edit = EditActions(window)
        self.undo = self.edit.undo
        self.redo = self.edit.redo
        self._of_file: list[QAction] = []
        self._of_own_file: list[QAction] = []
        self._pages: dict[str, QAction] = {}
        self._submit = self._make_submit()
        self._make_file_menu()
        self._make_edit_menu()
        self._make_view_menu()
        self._make_data_menu()
        self._make_submission_menu()
        self._make_tools_menu()
        self._make_help_menu()
        window.session.state_changed.connect(self.refresh)
        window.page_shown.connect(self._on_page_shown)
        window.menuBar().setCornerWidget(
            SearchButton(self._search, window.theme, window), Qt.Corner.TopRightCorner
        )
        self.refresh()

    # --- menus ---

    def _make_submit(self) -> QAction:
        """One action in two menus: where an office looks for an export, and where it looks for Nộp."""
        action = QAction(icon("export"), self.tr("&Kiểm tra và nộp..."), self._window)
        action.setShortcut(QKeySequence("Ctrl+E"))
        action.triggered.connect(self.commands.submit)
        return self._file(action)

    def _make_file_menu(self) -> None:
        menu = self._menu(self.tr("&Tệp"))
        run = self.commands
        standard = QKeySequence.StandardKey
        self._add(
            menu, "new-file", self.tr("&Tạo tệp mới cho đơn vị..."), run.new_office, standard.New
        )
        self._add(menu, "open-file", self.tr("&Mở..."), run.open_file, standard.Open)
        self._recent = menu.addMenu(icon("history"), self.tr("Mở &gần đây"))
        self._recent.aboutToShow.connect(self._fill_recent)
        self._window.recent.changed.connect(self._fill_recent)
        self._add(menu, "star", self.tr("Mở &bản mẫu"), run.open_sample)
        menu.addSeparator()
        words = self.tr("&Nhập từ tệp Excel của cơ quan...")
        self._own(self._add(menu, "import", words, run.import_office, "Ctrl+I"))
        menu.addAction(self._submit)
        self._below_print = menu.addSeparator()
        menu.aboutToShow.connect(self._fill_print)
        self._file_menu = menu
        # Also without a file: on a new computer the backup on a stick is all there is.
        self._add(menu, "backup", self.tr("&Sao lưu và khôi phục..."), run.backups)
        self._file(self._add(menu, "folder", self.tr("Mở thư mục &chứa tệp"), run.data_folder))
        menu.addSeparator()
        self._file(self._add(menu, "close", self.tr("Đóng tệ&p"), run.close_file, standard.Close))
        self._add(menu, None, self.tr("Th&oát"), self._window.close, "Ctrl+Q")

    def _make_edit_menu(self) -> None:
        menu = self._menu(self.tr("&Sửa"))
        menu.addActions([self.undo, self.redo])
        menu.addSeparator()
        menu.addActions(self.edit.clipboard)
        menu.aboutToShow.connect(self.edit.refresh_clipboard)
        menu.addSeparator()
        run = self.commands
        self._file(
            self._add(menu, "search", self.tr("Tìm tron&g trang"), run.find_in_page, "Ctrl+F")
        )
        self._search = self._file(
            self._add(menu, "search", self.tr("Tìm &mọi nơi..."), run.search_everywhere, "Ctrl+K")
        )

    def _make_view_menu(self) -> None:
        menu = self._menu(self.tr("&Xem"))
        window = self._window
        for index, name in enumerate(places.PAGE_NAMES, 1):
            action = self._add(
                menu, page_icon(name), page_title(name), self._turn_to(name), f"Ctrl+{index % 10}"
            )
            action.setCheckable(True)
            self._pages[name] = action
        menu.addSeparator()
        self._folding = self._file(
            self._add(menu, None, self.tr("&Thu gọn thanh bên"), window.fold_side_bar, "Ctrl+B")
        )
        self._folding.setCheckable(True)
        self._findings = self._file(
            self._add(menu, None, self.tr("Bảng &kiểm tra"), window.toggle_findings, "F8")
        )
        self._findings.setCheckable(True)
        menu.aboutToShow.connect(self._show_checks)
        menu.addSeparator()
        self._file(
            self._add(menu, "refresh", self.tr("Đọ&c lại từ tệp"), self.commands.reload, "F5")
        )

    def _make_data_menu(self) -> None:
        self._data = self._menu(self.tr("&Dữ liệu"))
        self._data.aboutToShow.connect(self._fill_data)
        run = self.commands
        words = self.tr("Lập chương trình mới từ chương trình cũ...")
        self._data_fixed = [
            self._own(
                self._add(self._data, "last-year", self.tr("Mở đợt báo cáo mới..."), run.new_round)
            ),
            self._file(
                self._add(self._data, "calendar", self.tr("Ngày của kỳ..."), run.round_dates)
            ),
            self._file(
                self._add(self._data, "calendar", self.tr("Ngày nghỉ và làm bù..."), run.days_off)
            ),
            self._own(self._add(self._data, "programme", words, run.new_programme_from_last)),
        ]

    def _make_submission_menu(self) -> None:
        menu = self._menu(self.tr("&Nộp"))
        menu.addAction(self._submit)
        words = self.tr("&Danh sách lỗi và lưu ý")
        self._file(self._add(menu, "warning", words, self.commands.show_findings, "Shift+F8"))
        menu.addSeparator()
        menu.addActions(self._window.pinning.actions)

    def _make_tools_menu(self) -> None:
        menu = self._menu(self.tr("&Công cụ"))
        self._add(menu, "settings", self.tr("&Cài đặt..."), self.commands.settings, "Ctrl+,")
        self._add(menu, "folder", self.tr("Mở thư mục &nhật ký lỗi"), self.commands.log_folder)

    def _make_help_menu(self) -> None:
        menu = self._menu(self.tr("T&rợ giúp"))
        run = self.commands
        self._add(menu, "help", self.tr("&Trợ giúp về trang này"), run.help_page, "F1")
        self._add(menu, "tour", self.tr("&Làm quen trong năm bước"), run.tour)
        self._add(menu, None, self.tr("&Phím tắt"), run.shortcuts, "Ctrl+F1")
        menu.addSeparator()
        self._add(menu, "info", self.tr("&Giới thiệu KH48"), run.about)

    # --- keeping in step ---

    @Slot()
    def refresh(self) -> None:
        """Enable what has a meaning now."""
        session = self._window.session
        for action in self._of_file:
            action.setEnabled(session.is_ready)
        for action in self._of_own_file:
            action.setEnabled(session.can_edit)
        names = self._window.page_names()
        for name, action in self._pages.items():
            action.setVisible(name in names or session.view is None)
            action.setEnabled(name in names)
        self.edit.refresh()

    @Slot(str)
    def _on_page_shown(self, name: str) -> None:
        for page, action in self._pages.items():
            action.setChecked(page == name)
        # The page's keys work while the menu is closed, so its actions belong to the page itself.
        page_shown = self._window.current_page
        if page_shown is not None:
            for action in page_shown.page_actions():
                if action not in page_shown.actions():
                    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                    page_shown.addAction(action)

    @Slot()
    def _show_checks(self) -> None:
        self._folding.setChecked(self._window.settings.side_bar_folded)
        self._findings.setChecked(not self._window.findings_dock.isHidden())

    @Slot()
    def _fill_data(self) -> None:
        page = self._window.current_page
        of_page = page.page_actions() if page is not None else []
        for action in self._data.actions():
            self._data.removeAction(action)
            if action.isSeparator() and action.parent() is self._data:  # not a page's own
                action.deleteLater()
        self._data.addActions(of_page)
        if of_page:
            self._data.addSeparator()
        self._data.addActions(self._data_fixed)

    @Slot()
    def _fill_print(self) -> None:
        """Offer the page's own In... here too, where one looks for it first; not every page has one."""
        page = self._window.current_page
        keys = QKeySequence(_PRINT)
        of_page = [] if page is None else [a for a in page.page_actions() if a.shortcut() == keys]
        for action in self._file_menu.actions():
            if action.shortcut() == keys:
                self._file_menu.removeAction(action)
        self._file_menu.insertActions(self._below_print, of_page)

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        for path, exists in self._window.recent.files():
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setEnabled(exists)
            action.triggered.connect(lambda _=False, chosen=path: self._window.open_file(chosen))
        self._recent.setToolTipsVisible(True)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Chưa có tệp nào")).setEnabled(False)

    # --- building ---

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self,
        menu: QMenu,
        icon_name: str | None,
        text: str,
        call: Callable[[], object],
        keys: Keys = None,
    ) -> QAction:
        action = QAction(text, self._window)
        if icon_name is not None:
            action.setIcon(icon(icon_name))
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)  # the system may know several
        elif keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: call())
        menu.addAction(action)
        return action

    def _file(self, action: QAction) -> QAction:
        self._of_file.append(action)
        return action

    def _own(self, action: QAction) -> QAction:
        self._of_own_file.append(action)
        return action

    def _turn_to(self, name: str) -> Callable[[], None]:
        def turn() -> None:
            self._window.show_page(name)
            page = self._window.current_page
            # Qt has turned the mark over; it stands at the page that is shown.
            self._on_page_shown(page.objectName() if page is not None else "")

        return turn
