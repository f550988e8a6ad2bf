# SPDX-License-Identifier: MIT
"""Takes files in behind the window: looks at them first, writes when asked, and tells both on a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from ui.operations import CancelledError
from ui.pages.page import PageContext
from ui.theme import Tone
from ui.widgets.compiling_intake import IntakePanel

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.receiving import EditedMode, Outcome
    from ui.operations import Progress


class IntakeRun(QObject):
    """The files at hand and what is done with them; ``names`` gives the units' names by their codes."""

    taken = Signal()
    """Files were taken in, all or, where the run was stopped, some of them."""

    def __init__(
        self,
        context: PageContext,
        panel: IntakePanel,
        names: Callable[[], Mapping[str, str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._panel = panel
        self._names = names
        self._sources: tuple[Path, ...] = ()
        panel.take_asked.connect(self._on_take_asked)
        panel.mode_changed.connect(lambda _mode: self.look_at(self._sources))

    def look_at(self, sources: Sequence[Path]) -> None:
        """Read files and folders without writing anything, and show what would become of them."""
        if not sources or not self._session.is_ready:
            return
        self._sources = tuple(sources)
        mode = self._mode()

        def work(desk: Desk, progress: Progress) -> list[Outcome]:
            from lsapp.services.receiving import take_in

            return take_in(desk, sources, dry_run=True, edited=mode, progress=progress)

        self._session.run_long(self.tr("Đang đọc các tệp…"), work, self._on_looked, self)

    def _on_looked(self, outcomes: list[Outcome]) -> None:
        if not outcomes:
            words = self.tr("Không thấy tệp nào để tiếp nhận ở đó.")
            self._context.notify(Tone.WARNING, words, "", None)
            return
        self._panel.show()
        self._panel.show_dry_run(outcomes, self._names())

    @Slot()
    def _on_take_asked(self) -> None:
        self._context.before_large_action(self._take)

    def _take(self) -> None:
        sources, mode = self._sources, self._mode()

        def work(desk: Desk, progress: Progress) -> tuple[list[Outcome], Path]:
            from lsapp.services.receiving import take_in

            return take_in(desk, sources, edited=mode, progress=progress), desk.files / "intake"

        self._session.run_long(
            self.tr("Đang nhận các tệp…"), work, self._on_taken, self, self._on_failed
        )

    def _on_taken(self, both: tuple[list[Outcome], Path]) -> None:
        outcomes, folder = both
        self._panel.show_taken(outcomes, self._names(), folder)
        self.taken.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            words = self.tr(
                "Đã dừng giữa chừng. Tệp nào nhận xong thì đã giữ; nhận lại cả thư mục cũng không bị trùng."
            )
            self._context.notify(Tone.WARNING, words, "", None)
        else:
            self._session.failed.emit(error)
        self.taken.emit()

    def _mode(self) -> EditedMode:
        return cast("EditedMode", self._panel.mode.currentData())
