# SPDX-License-Identifier: MIT
"""Deletes a programme, after asking where activities hang on it, with the way back in a notice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lsapp.domain.records import Activity, Programme
from ui.pages.page import PageContext
from ui.undo_notice import tell_undoable
from ui.widgets.programme_list import programme_label


class ProgrammeDeleter(QObject):
    """``begun`` comes when a programme is on its way out."""

    begun = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._window = parent

    def ask(self, one: Programme) -> None:
        """Delete a programme; where it has activities, ask first."""
        count = sum(held.programme == one.key for held in self._session.records(Activity))
        if count == 0:
            self._delete(one)
            return
        from ui.dialogs.messages import ask

        ask(
            self._window,
            self.tr("Xóa chương trình"),
            self.tr(
                "Xóa {name} cùng {count} nhiệm vụ, kinh phí, kết quả và minh chứng của các nhiệm vụ đó "
                "trong mọi đợt? Có thể lấy lại bằng Hoàn tác (Ctrl+Z)."
            ).format(name=programme_label(one), count=count),
            yes=self.tr("&Xóa"),
            no=self.tr("&Giữ lại"),
            answered=lambda yes: self._delete_much(one) if yes else None,
        )

    def _delete_much(self, one: Programme) -> None:
        self._context.before_large_action(lambda: self._delete(one))

    def _delete(self, one: Programme) -> None:
        from lsapp.services.recording import delete

        unit, key = one.unit, one.key
        text = self.tr("Đã xóa {name}.").format(name=programme_label(one))
        self._session.act(
            lambda desk: delete(desk, "programme.deleted", Programme, unit, [key]),
            lambda change: tell_undoable(self._context, text, change),
            self,
        )
        self.begun.emit()
