# SPDX-License-Identifier: MIT
"""What can be done on the page of statistical forms, as actions of its menu, its tools and its grids."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from lsapp.catalogue.model import StatForm
from lsapp.services.form_cells import FormSheet
from ui.pages.page_actions import make_action

Command = Literal[
    "not_applicable",
    "copy_last",
    "zero",
    "shows_last",
    "add_row",
    "copy_rows",
    "whole",
    "next",
    "before",
]
_ORDER: Final[tuple[Command, ...]] = (
    *("not_applicable", "copy_last", "zero", "shows_last"),
    *("add_row", "copy_rows", "whole", "next", "before"),
)


class StatisticsActions(QObject):
    """One action for each command; ``run`` is called with the command that was chosen."""

    def __init__(self, run: Callable[[Command], object], owner: QObject) -> None:
        super().__init__(owner)
        listed: tuple[tuple[Command, str, str, str], ...] = (
            ("not_applicable", "none-arising", self.tr("Không áp &dụng..."), ""),
            ("shows_last", "last-year", self.tr("Số đợt &trước"), ""),
            ("copy_last", "copy", self.tr("Chép &giá trị của đợt trước"), "Ctrl+'"),
            ("zero", "edit", self.tr("Ghi &0 vào các ô còn trống"), ""),
            ("add_row", "add", self.tr("Thê&m dòng"), ""),
            ("copy_rows", "paste", self.tr("Chép các dòng của đợt t&rước"), ""),
            ("whole", "document", self.tr("&Không có số liệu để khai..."), ""),
            ("next", "right", self.tr("Biểu tiếp the&o"), "Ctrl+PgDown"),
            ("before", "left", self.tr("Biểu trướ&c"), "Ctrl+PgUp"),
        )
        self._actions = {
            command: make_action(owner, icon, text, keys, partial(run, command))
            for command, icon, text, keys in listed
        }
        self._actions["shows_last"].setCheckable(True)
        self._actions["not_applicable"].setToolTip(
            self.tr("Ô đang chọn không áp dụng, ghi lý do (phím N)")
        )
        self._actions["shows_last"].setToolTip(
            self.tr("Hiện số của đợt trước, chữ nhỏ nghiêng dưới số của đợt này")
        )

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def of_page(self) -> list[QAction]:
        """Return the actions of the window's menu."""
        return [self._actions[one] for one in _ORDER]

    def buttons_of(self, form: StatForm) -> list[QAction]:
        """Return what stands above a form's grid."""
        fixed = form.layout == "grid"
        return (
            self._some("not_applicable", "shows_last")
            if fixed
            else self._some("add_row", "copy_rows")
        )

    def menu_of(self, form: StatForm) -> list[QAction]:
        """Return what the right button offers in a form's grid."""
        fixed = form.layout == "grid"
        return (
            self._some("not_applicable", "copy_last", "zero") if fixed else self._some("copy_last")
        )

    def refresh(
        self, sheet: FormSheet, *, can_edit: bool, has_last: bool, shows_last: bool
    ) -> None:
        """Enable what has a meaning in the form that is shown; ``has_last`` says that there is a round
        before, ``shows_last`` that a person wants to see its figures.
        """
        fixed = sheet.form.layout == "grid"
        meanings: tuple[tuple[Command, bool], ...] = (
            ("not_applicable", fixed),
            ("zero", fixed),
            ("copy_last", has_last),
            ("add_row", not fixed),
            ("copy_rows", not fixed and bool(sheet.last_rows)),
            ("whole", True),
        )
        for command, has_meaning in meanings:
            self._actions[command].setEnabled(can_edit and has_meaning)
        self._actions["shows_last"].setEnabled(fixed and has_last)
        self._actions["shows_last"].setChecked(fixed and has_last and shows_last)

    def _some(self, *commands: Command) -> list[QAction]:
        return [self._actions[one] for one in commands]
