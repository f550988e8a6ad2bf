# SPDX-License-Identifier: MIT
"""Takes files in behind the window: looks at them first, writes when asked, and tells both on a panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from lsapp.services.intake_steps import waits_for_decision
from ui.operations import CancelledError
from ui.pages.page import PageContext
from ui.stranger_opening import StrangerOpening
from ui.theme import Tone
from ui.widgets.compiling_intake import IntakePanel
from ui.widgets.compiling_intake_reports import IntakeReports
from ui.widgets.compiling_intake_rows import IntakeRowActions

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.intake_reports import IntakeReport
    from lsapp.services.receiving import EditedMode, Outcome
    from ui.operations import Progress


_WITHIN: Final = " › "  # between a mail and its attachment in the label of an outcome


class _Run(NamedTuple):
    """What a run came to; ``left_over`` files were not looked at, as a person stopped it."""

    outcomes: list[Outcome]
    left_over: int = 0


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
        self._is_dry = False
        self.strangers = StrangerOpening(context, panel)
        self.rows = IntakeRowActions(context, panel, self)
        self.reports = IntakeReports(context, panel, self)
        panel.offer(self.rows.actions, self.reports.actions)
        panel.take_asked.connect(self._on_take_asked)
        panel.mode_changed.connect(lambda _mode: self.look_at(self._sources))
        panel.closed.connect(self._on_closed)
        self.reports.copy_asked.connect(panel.table.copy)
        self.reports.report_chosen.connect(self._on_report_chosen)
        # A decision, and one that is undone, is told on the lines of the files that it is about.
        self._session.actions_changed.connect(self._on_actions_changed)

    def actions_of_page(self) -> list[QAction]:
        """Return what the page's menu offers."""
        return [self.reports.earlier_action, self.strangers.action]

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
        self._is_dry = True
        self._panel.show()
        self._panel.show_dry_run(outcomes, self._names())
        self.rows.set_kept(False)

    @Slot()
    def _on_take_asked(self) -> None:
        self._context.before_large_action(self._take)

    def _take(self) -> None:
        sources, mode = self._sources, self._mode()
        self._session.run_long(
            self.tr("Đang nhận các tệp…"),
            lambda desk, progress: _take_in(desk, sources, mode, progress),
            self._on_taken,
            self,
            self._on_failed,
        )

    def _on_taken(self, run: _Run) -> None:
        if not run.outcomes and run.left_over:
            words = self.tr("Đã dừng trước khi nhận tệp nào.")
            self._context.notify(Tone.NEUTRAL, words, "", None)
            return
        self._is_dry = False
        self._panel.show_taken(run.outcomes, self._names(), run.left_over)
        self.rows.set_kept(True)
        self.reports.hold(None)
        self._settle(run.outcomes)
        self.taken.emit()

    def _on_failed(self, error: Exception) -> None:
        self._session.failed.emit(error)
        self.taken.emit()  # what was done before it went wrong is kept

    @Slot(object)
    def _on_report_chosen(self, report: IntakeReport) -> None:
        def work(_desk: Desk) -> list[Outcome]:
            from lsapp.services.intake_reports import read_report

            return read_report(report.file)

        def done(outcomes: list[Outcome]) -> None:
            self._is_dry = False
            self._panel.show()
            self._panel.show_report(outcomes, self._names(), report.ended_at)
            self.rows.set_kept(True)
            self.reports.hold(report)
            self._on_actions_changed()

        self._session.read(work, done, self)

    @Slot()
    def _on_actions_changed(self) -> None:
        """Read again what was decided on the files that are shown, where they are taken in."""
        shown = self._panel.outcomes
        waited = any(waits_for_decision(one) for one in shown)
        if self._is_dry or self._panel.isHidden() or not waited or not self._session.is_ready:
            return

        def work(desk: Desk) -> list[str | None]:
            from lsapp.services.intake_since import decided_since

            return [None if one is None else one.value for one in decided_since(desk, shown)]

        def done(since: list[str | None]) -> None:
            if self._panel.outcomes is shown and not self._is_dry:  # no other run was shown since
                self._panel.show_since(since)
                self.rows.refresh()

        self._session.read(work, done, self)

    @Slot()
    def _on_closed(self) -> None:
        """Where a look found nothing to take, a person has seen it: the inbox tells no more of it."""
        if self._is_dry and self._panel.take_button.isHidden():
            self._settle(self._panel.outcomes)

    def _settle(self, outcomes: Sequence[Outcome]) -> None:
        self._context.inbox.settle([one.path for one in outcomes])

    def _mode(self) -> EditedMode:
        return cast("EditedMode", self._panel.mode.currentData())


def _take_in(desk: Desk, sources: Sequence[Path], mode: EditedMode, progress: Progress) -> _Run:
    """Take the files in; a run that a person stopped tells what was done by then, from its kept report."""
    from lsapp.services.intake_reports import latest_report
    from lsapp.services.receiving import take_in

    started = desk.clock()
    try:
        return _Run(take_in(desk, sources, edited=mode, progress=progress))
    except CancelledError:
        outcomes = latest_report(desk, started)
        seen = {one.path.split(_WITHIN, 1)[0] for one in outcomes}
        # Files are read ahead of those that are written, so what was told of is no measure.
        return _Run(outcomes, max(progress.state[1] - len(seen), 0))
