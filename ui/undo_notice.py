# SPDX-License-Identifier: MIT
"""A notice that something large was done, with the way back as its button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import places
from ui.pages.page import PageContext
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.history import Change


def tell_undoable(context: PageContext, text: str, change: Change) -> None:
    """Say what was done, and offer to take that action back; where another came after it, say so
    instead of taking back the other.
    """

    def take_back() -> None:
        following = context.session.next_actions
        if following and following.undo and following.undo.id == change.action:
            context.session.undo()
            return
        context.notify(
            Tone.NEUTRAL,
            QCoreApplication.translate(
                "UndoNotice",
                "Sau đó đã có thay đổi khác. Nhấn Ctrl+Z để lùi từng bước, hoặc phục hồi ở trang Lịch sử.",
            ),
            QCoreApplication.translate("UndoNotice", "Mở trang Lịch sử"),
            lambda: context.navigate(places.HISTORY, None),
        )

    undo = QCoreApplication.translate("UndoNotice", "Hoàn tác")
    context.notify(Tone.GOOD, text, undo, take_back)
