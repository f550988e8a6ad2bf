# SPDX-License-Identifier: MIT
"""Opens a return slip of the compiling department: chosen, or dropped on the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import ReturnDecision
from ui import places
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.returning import Returned

SUFFIX: Final = ".lsreturn"
_FOLDER_KEY: Final = "files/return_folder"


class ReturnOpening(QObject):
    """Takes slips in and says above the page what came with them, with a way to their comments."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def ask(self, over: QWidget) -> None:
        """Have a file chosen, then take it in."""
        settings = self._context.settings
        folder = settings.read_text(_FOLDER_KEY) or ""
        words = self.tr("Phiếu phản hồi (*{suffix})").format(suffix=SUFFIX)
        dialog = QFileDialog(over, self.tr("Mở phiếu phản hồi"), folder, words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        path = Path(name)
        self._context.settings.write_text(_FOLDER_KEY, str(path.parent))
        self.take(path)

    def take(self, path: Path) -> None:
        """Take in the slip that lies at ``path``; what is wrong with it is told by the window."""
        session = self._context.session
        if not session.is_ready:
            return

        def work(desk: Desk) -> Returned:
            from lsapp.services.returning import take_return_file

            return take_return_file(desk, path)

        session.act(work, self._on_taken, self)

    def _on_taken(self, taken: Returned) -> None:
        tone, text = self._words(taken)
        action = self.tr("Xem góp ý") if taken.notes else self.tr("Xem phiếu")
        self._context.notify(tone, text, action, partial(self._show, taken))

    def _words(self, taken: Returned) -> tuple[Tone, str]:
        slip = taken.slip
        day = format_date(day_in_vietnam(slip.returned_at))
        if taken.held:
            words = self.tr("Phiếu phản hồi ngày {day} đã mở từ trước, không nhận lại lần nữa.")
            return Tone.NEUTRAL, words.format(day=day)
        accepted = slip.decision is ReturnDecision.ACCEPTED
        words = (
            self.tr("Bản nộp lần {revision}, đợt {round} đã được chấp nhận ({count} góp ý).")
            if accepted
            else self.tr("Bản nộp lần {revision}, đợt {round} bị trả lại ({count} góp ý).")
        )
        label = RoundCode.parse(slip.round).label()
        text = words.format(revision=slip.revision, round=label, count=len(taken.notes))
        if slip.due_on is not None:
            more = self.tr("Hạn gửi lại: {day}.")
            text = f"{text} {more.format(day=format_date(slip.due_on))}"
        if taken.is_older:
            more = self.tr("Phiếu nói về bản cũ: từ đó đơn vị đã nộp lần {newest}.")
            return Tone.WARNING, f"{text} {more.format(newest=taken.newest)}"
        return Tone.GOOD if accepted else Tone.WARNING, text

    def _show(self, taken: Returned) -> None:
        session, slip = self._context.session, taken.slip
        view = session.view
        if view is None:
            return
        if (view.unit, view.round) != (slip.unit, slip.round):
            session.show(unit=slip.unit, round_code=slip.round)
        key = taken.notes[0].key if taken.notes else slip.key
        kind = "return_note" if taken.notes else "submission"
        self._context.navigate(places.SUBMISSION, Place(kind, key))
