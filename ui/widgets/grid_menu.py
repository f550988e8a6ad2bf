# SPDX-License-Identifier: MIT
"""The menu of a grid's cells: the same commands as its keys, and the keys beside them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.icons import icon
from ui.widgets.grid_keys import shown_key

_ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "edit": "edit",
        "open_choices": "down",
        "cut": "cut",
        "copy": "copy",
        "paste": "paste",
        "clear": "close",
        "new_row": "add",
        "delete_rows": "delete",
        "move_rows_up": "up",
        "move_rows_down": "down",
        "indent": "indent",
        "outdent": "outdent",
    }
)


class CommandRunner(Protocol):
    """What runs a command by its name."""

    def run(self, command: str) -> bool:
        """Do it; false where there is no such command."""

    def is_offered(self, command: str) -> bool:
        """Tell whether the menu should list it at all."""

    def can_run(self, command: str) -> bool:
        """Tell whether it would do something now."""


def fill_menu(menu: QMenu, runner: CommandRunner) -> None:
    """Add every command that is offered, each with its key."""
    for command, text in _commands():
        if not command:
            menu.addSeparator()
            continue
        if not runner.is_offered(command):
            continue
        key = shown_key(command)
        action = menu.addAction(f"{text}\t{key}" if key else text)
        if command in _ICONS:
            action.setIcon(icon(_ICONS[command]))
        action.setEnabled(runner.can_run(command))
        action.triggered.connect(lambda _checked=False, name=command: runner.run(name))


def _commands() -> list[tuple[str, str]]:
    """Return commands with their words; an empty one is a line between groups."""

    def words(text: str) -> str:
        return QCoreApplication.translate("GridMenu", text)

    return [
        ("edit", words("&Sửa ô")),
        ("open_choices", words("Chọn từ &danh sách")),
        ("", ""),
        ("cut", words("Cắ&t")),
        ("copy", words("&Sao chép")),
        ("paste", words("&Dán")),
        ("clear", words("&Xóa nội dung")),
        ("fill_down", words("Điền &xuống dưới")),
        ("fill_right", words("Điền sang &phải")),
        ("", ""),
        ("new_row", words("&Thêm dòng")),
        ("delete_rows", words("Xóa dòn&g")),
        ("move_rows_up", words("Chuyển dòng &lên")),
        ("move_rows_down", words("Chuyển dòng x&uống")),
        ("indent", words("Thụt vào một &cấp")),
        ("outdent", words("&Đưa ra một cấp")),
        ("", ""),
        ("select_rows", words("Chọn cả &hàng")),
        ("select_columns", words("Chọn cả c&ột")),
        ("select_all", words("Chọn tất c&ả")),
    ]
