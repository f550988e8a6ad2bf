# SPDX-License-Identifier: MIT
"""The menus of the window, their keys, and which of them have a meaning now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from lsapp.messages import TABLES
from ui import places
from ui.commands import WindowCommands
from ui.icons import icon
from ui.pages.registry import page_icon, page_title

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Keys = QKeySequence | QKeySequence.StandardKey | str | None


class WindowActions(QObject):
    """Builds the menu bar and keeps its words in step: undo and redo carry the action's name."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.commands = WindowCommands(window)
        self._of_file: list[QAction] = []
        self._of_own_file: list[QAction] = []
        self._pages: dict[str, QAction] = {}
        self._make_file_menu()
        self._make_edit_menu()
        self._make_view_menu()
        self._make_data_menu()
        self._make_submission_menu()
        self._make_tools_menu()
        self._make_help_menu()
        window.session.state_changed.connect(self.refresh)
        window.session.actions_changed.connect(self.refresh_undo)
        window.page_shown.connect(self._on_page_shown)
        self._make_search_button()
        self.refresh()

    # --- menus ---

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
        self._add(menu, "star", self.tr("Mở &bản mẫu"), run.open_sample)
        menu.addSeparator()
        self._own(
            self._add(
                menu,
                "import",
                self.tr("&Nhập từ tệp Excel của cơ quan..."),
                run.import_office,
                "Ctrl+I",
            )
        )
        self._own(self._add(menu, "export", self.tr("&Xuất bản nộp..."), run.submit, "Ctrl+E"))
        menu.addSeparator()
        # Also without a file: on a new computer the backup on a stick is all there is.
        self._add(menu, "backup", self.tr("&Sao lưu và khôi phục..."), run.backups)
        self._file(self._add(menu, "folder", self.tr("Mở thư mục chứa t&ệp"), run.data_folder))
        menu.addSeparator()
        self._file(self._add(menu, "close", self.tr("Đón&g tệp"), run.close_file, standard.Close))
        self._add(menu, None, self.tr("Th&oát"), self._window.close, "Ctrl+Q")

    def _make_edit_menu(self) -> None:
        menu = self._menu(self.tr("&Sửa"))
        session = self._window.session
        self.undo = self._add(
            menu, "undo", self.tr("&Hoàn tác"), self._on_undo, QKeySequence("Ctrl+Z")
        )
        self.redo = self._add(
            menu, "redo", self.tr("&Làm lại"), self._on_redo, QKeySequence("Ctrl+Y")
        )
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        session.busy_changed.connect(self.refresh_undo)
        menu.addSeparator()
        for name, word, keys, slot in (
            (None, self.tr("Cắ&t"), "Ctrl+X", "cut"),
            ("copy", self.tr("&Chép"), "Ctrl+C", "copy"),
            ("paste", self.tr("&Dán"), "Ctrl+V", "paste"),
        ):
            action = self._add(menu, name, word, self._to_focus(slot), keys)
            # The widget in focus answers its own keys; here they are only shown.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.addSeparator()
        run = self.commands
        self._file(
            self._add(menu, "search", self.tr("Tìm trong &trang"), run.find_in_page, "Ctrl+F")
        )
        self._search = self._file(
            self._add(menu, "search", self.tr("Tìm &mọi nơi..."), run.search_everywhere, "Ctrl+K")
        )

    def _make_view_menu(self) -> None:
        menu = self._menu(self.tr("&Xem"))
        for index, name in enumerate(places.PAGE_NAMES, 1):
            action = self._add(
                menu, page_icon(name), page_title(name), self._turn_to(name), f"Ctrl+{index % 10}"
            )
            action.setCheckable(True)
            self._pages[name] = action
        menu.addSeparator()
        self._file(
            self._add(
                menu, "fold", self.tr("&Thu gọn thanh bên"), self._window.fold_side_bar, "Ctrl+B"
            )
        )
        self._file(
            self._add(
                menu, "warning", self.tr("Bảng &kiểm tra"), self._window.toggle_findings, "F8"
            )
        )
        self._file(
            self._add(
                menu, "refresh", self.tr("Đọc lại từ tệ&p"), self._window.session.reload, "F5"
            )
        )

    def _make_data_menu(self) -> None:
        self._data = self._menu(self.tr("&Dữ liệu"))
        self._data.aboutToShow.connect(self._fill_data)
        run = self.commands
        self._data_fixed = [
            self._own(
                self._add(self._data, "last-year", self.tr("Mở đợ&t báo cáo mới..."), run.new_round)
            ),
            self._own(
                self._add(
                    self._data,
                    "programme",
                    self.tr("Lập chương trình &mới từ chương trình cũ..."),
                    run.new_programme_from_last,
                )
            ),
        ]

    def _make_submission_menu(self) -> None:
        menu = self._menu(self.tr("&Nộp"))
        self._own(self._add(menu, "submit", self.tr("&Kiểm tra và nộp..."), self.commands.submit))

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

    def _make_search_button(self) -> None:
        button = QToolButton(self._window)
        button.setDefaultAction(self._search)
        button.setText(self.tr("Tìm mọi nơi (Ctrl+K)"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._window.menuBar().setCornerWidget(button, Qt.Corner.TopRightCorner)

    # --- keeping in step ---

    @Slot()
    def refresh(self) -> None:
        """Enable what has a meaning now."""
        session = self._window.session
        for action in self._of_file:
            action.setEnabled(session.view is not None)
        for action in self._of_own_file:
            action.setEnabled(session.can_edit)
        names = self._window.page_names()
        for name, action in self._pages.items():
            action.setVisible(name in names)
            action.setEnabled(name in names)
        self.refresh_undo()

    @Slot()
    def refresh_undo(self) -> None:
        """Name what undo and redo are about."""
        following = self._window.session.next_actions
        undo = following.undo if following else None
        redo = following.redo if following else None
        can_edit = self._window.session.can_edit
        self.undo.setEnabled(undo is not None and can_edit)
        self.redo.setEnabled(redo is not None and can_edit)
        self.undo.setText(
            self.tr("&Hoàn tác: {action}").format(action=self._words(undo.name, undo.label))
            if undo
            else self.tr("&Hoàn tác")
        )
        self.redo.setText(
            self.tr("&Làm lại: {action}").format(action=self._words(redo.name, redo.label))
            if redo
            else self.tr("&Làm lại")
        )

    def _words(self, name: str, label: str | None) -> str:
        words = TABLES[self._window.settings.language].get(f"action.{name}", name)
        return f"{words} ({label})" if label else words

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
    def _fill_data(self) -> None:
        page = self._window.current_page
        for action in self._data.actions():
            self._data.removeAction(action)
        if page is not None:
            self._data.addActions(page.page_actions())
        self._data.addSeparator()
        self._data.addActions(self._data_fixed)

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        for path, exists in self._window.settings.recent_files():
            action = self._recent.addAction(path.name)
            action.setToolTip(str(path))
            action.setEnabled(exists)
            action.triggered.connect(lambda _=False, chosen=path: self._window.open_file(chosen))
        self._recent.setToolTipsVisible(True)
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("Chưa có tệp nào")).setEnabled(False)

    @Slot()
    def _on_undo(self) -> None:
        self._window.commit_editing()
        self._window.session.undo()

    @Slot()
    def _on_redo(self) -> None:
        self._window.session.redo()

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
        if keys is not None:
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
        return lambda: self._window.show_page(name)

    def _to_focus(self, slot: str) -> Callable[[], None]:
        def call() -> None:
            focus: QWidget | None = QApplication.focusWidget()
            act = getattr(focus, slot, None)
            if callable(act):
                act()

        return call
