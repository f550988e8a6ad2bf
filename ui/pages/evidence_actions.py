# SPDX-License-Identifier: MIT
"""What can be done on the page of evidence, as actions of its menu, its tools and its table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ui.pages.page_actions import make_action

Command = Literal[
    "add", "paste", "open", "assign", "rename", "delete", "verify", "lacking", "details"
]
OF_PAGE: Final[tuple[Command, ...]] = ("add", "paste", "assign", "lacking", "verify", "details")
"""Those of the window's menu; the keys of the others mean something else in a field."""
OF_ROW: Final[tuple[Command, ...]] = ("open", "assign", "rename", "delete")
"""Those of the table's menu."""


class EvidenceActions(QObject):
    """One action for each command; ``run`` is called with the command that was chosen."""

    def __init__(self, run: Callable[[Command], object], owner: QObject) -> None:
        super().__init__(owner)
        listed: tuple[tuple[Command, str, str, str], ...] = (
            ("add", "add", self.tr("T&hêm tệp..."), "Ctrl+Shift+N"),
            ("paste", "paste", self.tr("&Dán tệp, ảnh"), "Ctrl+V"),
            ("open", "open-file", self.tr("&Mở tệp"), ""),
            ("assign", "activities", self.tr("&Chọn nhiệm vụ được chứng minh..."), "Ctrl+M"),
            ("rename", "edit", self.tr("Đổi &tên"), "F2"),
            ("delete", "delete", self.tr("&Xóa"), "Delete"),
            ("verify", "ok", self.tr("&Kiểm tra các tệp"), ""),
            ("lacking", "warning", "", ""),
            ("details", "image", self.tr("Chi tiế&t"), "F4"),
        )
        self._actions = {
            command: make_action(owner, icon, text, keys, partial(run, command))
            for command, icon, text, keys in listed
        }
        for command in ("lacking", "details"):
            self._actions[command].setCheckable(True)
        self._actions["details"].setChecked(True)

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def of_page(self) -> list[QAction]:
        """Return the actions of the window's menu."""
        return [self._actions[one] for one in OF_PAGE]

    def of_row(self) -> list[QAction]:
        """Return what can be done with the files that are chosen."""
        return [self._actions[one] for one in OF_ROW]
