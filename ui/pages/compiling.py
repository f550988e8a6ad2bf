# SPDX-License-Identifier: MIT
"""Tổng hợp: which units owe, have sent, are late; files come in here, and the compiled round goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from lsapp.domain.records import CompiledSection
from ui import places
from ui.icons import icon
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Role, Tone
from ui.widgets.compiling_board_reading import BoardReading
from ui.widgets.compiling_intake import IntakePanel
from ui.widgets.compiling_intake_run import IntakeRun
from ui.widgets.compiling_units import CompilingUnits
from ui.widgets.inbox_bar import InboxBar

if TYPE_CHECKING:
    from lsapp.services.receiving import Outcome
    from ui.widgets.compiling_figures import CompilingFigures
    from ui.widgets.compiling_report import CompilingReport
    from ui.widgets.compiling_rounds import CompilingRounds

BOARD, ROUNDS, FIGURES, REPORT = range(4)
"""The parts of the page."""
_MOST_LINES: Final = 4  # between the groups of the menu


class CompilingPage(Page):
    """The round over all units; only a compiling department has it."""

    FOLDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_dropping = False
        self._text = ""
        self._viewed = ""
        self.files_action = self._action(
            "import", self.tr("N&hận tệp..."), "Ctrl+Shift+N", self._on_take_files
        )
        self.folder_action = self._action(
            "folder", self.tr("Nhận cả thư &mục..."), "", self._on_take_folder
        )
        self.export_action = self._action(
            "export", self.tr("X&uất tổng hợp..."), "Ctrl+Return", self._on_export
        )
        self._own = (self.files_action, self.folder_action, self.export_action)
        self._lines = [QAction(self) for _ in range(_MOST_LINES)]
        for line in self._lines:
            line.setSeparator(True)
        self.reading = BoardReading(self.session, self)
        self.units = CompilingUnits(context, self.reading, self._own, self)
        self.summary, self.table, self.bar = self.units.summary, self.units.table, self.units.bar
        self.states, self.kinds, self.late = self.units.states, self.units.kinds, self.units.late
        self.intake = IntakePanel(self.theme, self)
        self.run = IntakeRun(context, self.intake, self._names, self)
        self.inbox = InboxBar(context, self)
        self.tabs = QTabWidget(self)
        self.rounds: CompilingRounds | None = None
        self.figures: CompilingFigures | None = None
        self._rounds_tab = QWidget(self)
        self.report: CompilingReport | None = None
        self._figures_tab = QWidget(self)
        self._report_tab = QWidget(self)
        self._build()
        self._connect()

    # --- building ---

    def _action(self, icon_name: str, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        return action

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.intake.hide()
        self.units.add_below(self.intake)
        self.tabs.addTab(self.units, icon("unit"), self.tr("Đơn &vị"))
        self.tabs.addTab(self._rounds_tab, icon("table"), self.tr("Các &kỳ"))
        self.tabs.addTab(self._figures_tab, icon("statistics"), self.tr("Số &liệu"))
        self.tabs.addTab(self._report_tab, icon("report"), self.tr("&Báo cáo"))
        for tab in (self._rounds_tab, self._figures_tab, self._report_tab):
            QVBoxLayout(tab).setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        whole.addWidget(self.inbox)
        whole.addWidget(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.units.unit_chosen.connect(self._on_unit_chosen)
        self.units.unit_without_data.connect(self._on_unit_without_data)
        self.units.selection_told.connect(self.tell_selection)
        for action in self.bar.actions_of_page():
            # Their keys work whatever part was shown when the page was turned to.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.units.addAction(action)
        self.session.state_changed.connect(self._on_view_turned)
        # Who owes and what was answered are no records of the view; undo changes them as well.
        self.session.actions_changed.connect(self._on_state_changed)
        self.run.taken.connect(self._on_taken)
        self.units.strangers_asked.connect(self.run.strangers.open)
        self.inbox.preview_asked.connect(self._take_in)
        self.intake.closed.connect(self._on_intake_closed)
        self.run.rows.decide_asked.connect(self._on_decide_asked)
        self.run.rows.offer_decisions()
        self.intake.room_wanted.connect(self.units.give_room)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        ready = self.session.is_ready
        for action in self._own:
            action.setEnabled(ready)
        self._read()
        for part in (self.figures, self.report):
            if part is not None:
                part.refresh()

    def show_place(self, place: Place) -> bool:
        if place.kind != CompiledSection.KIND or place.record is None:
            return False
        self.tabs.setCurrentIndex(REPORT)
        if self.report is not None:
            self.report.show_record(place.record)
        return self.report is not None

    def find_text(self, text: str) -> None:
        self._text = text
        self._find()

    def _find(self) -> None:
        """Look for the words in the part that is shown; the others are asked when they are turned to."""
        part = self._part()
        if part is not None:
            part.set_text(self._text)
        else:
            self.units.model.set_text(self._text)

    def can_find(self) -> bool:
        return self.units.has_board

    def page_actions(self) -> list[QAction]:
        incoming = [*self.inbox.actions_of_page(), *self.run.actions_of_page()]
        report = [] if self.report is None else self.report.actions_of_page()
        # What is done with a unit's report is about that of the part that is looked at.
        rounds = self.rounds if self.tabs.currentIndex() == ROUNDS else None
        of_bar = self.bar.action_groups() if rounds is None else (rounds.bar.actions_of_page(),)
        return self._parted(list(self._own), incoming, *of_bar, report)

    def _parted(self, *groups: list[QAction]) -> list[QAction]:
        """Return the groups with a line between each two."""
        actions: list[QAction] = []
        lines = iter(self._lines)
        for group in groups:
            if group:
                actions += [next(lines), *group] if actions else group
        return actions

    def commit_editing(self) -> None:
        if self.report is not None:
            self.report.commit()

    def take_focus(self) -> None:
        part = self._part()
        if part is not None:
            part.take_focus()
        elif (
            not self.intake.isHidden()
        ):  # the files are what is worked on: the next one is decided on
            (self.intake.focusWidget() or self.intake.table).setFocus()
        else:
            self.table.setFocus()

    # --- the parts ---

    def _part(self) -> CompilingRounds | CompilingFigures | CompilingReport | None:
        """The part that is shown, where it is another than the units'."""
        parts = {ROUNDS: self.rounds, FIGURES: self.figures, REPORT: self.report}
        return parts.get(self.tabs.currentIndex())

    @Slot(int)
    def _on_tab_changed(self, tab: int) -> None:
        """Build the other parts when they are looked at first: they read more than the round in view."""
        if tab == FIGURES and self.figures is None:
            self._build_figures()
        if tab == REPORT and self.report is None:
            self._build_report()
        if tab == ROUNDS:
            if self.rounds is None:
                self._build_rounds()
            self._read()
        self._find()
        self.tell_selection("")
        self.take_focus()

    def _build_figures(self) -> None:
        from ui.widgets.compiling_figures import CompilingFigures

        self.figures = CompilingFigures(self.context, self._figures_tab)
        _put(self.figures, self._figures_tab)
        self.figures.refresh()

    def _build_report(self) -> None:
        from ui.widgets.compiling_report import CompilingReport

        self.report = CompilingReport(self.context, self.export_action, self._report_tab)
        _put(self.report, self._report_tab)
        self.report.refresh()

    def _build_rounds(self) -> None:
        from ui.widgets.compiling_rounds import CompilingRounds

        self.rounds = rounds = CompilingRounds(self.context, self.reading, self._rounds_tab)
        _put(rounds, self._rounds_tab)
        rounds.rounds_wanted.connect(self._read)
        rounds.report_chosen.connect(self._on_report_chosen)
        rounds.unit_without_data.connect(self._on_unit_without_data)
        rounds.selection_told.connect(self.tell_selection)

    @Slot()
    def _read(self) -> None:
        """Read the round in view, and beside it those of the grid while that is looked at."""
        view = self.session.view
        if view is None or not self.session.is_ready:
            return
        wanted = [view.round]
        if self.rounds is not None:
            self.rounds.show_rounds(view.rounds, view.round)
            if self.tabs.currentIndex() == ROUNDS:
                wanted += self.rounds.codes
        self.reading.ask(wanted)
        self.units.show_round(view.round)

    # --- to a unit's own pages ---

    @Slot()
    def _on_view_turned(self) -> None:
        """Stand on the unit whose own pages are turned to, wherever from: who comes back goes on there."""
        view = self.session.view
        unit = "" if view is None or view.is_own else view.unit
        if unit and unit != self._viewed:
            self.units.stand_on(unit)
        self._viewed = unit

    @Slot(str)
    def _on_unit_chosen(self, unit: str) -> None:
        """Show the unit's own pages, to read."""
        self.session.show(unit=unit)
        self.context.navigate(places.OVERVIEW, None)

    @Slot(str, str)
    def _on_report_chosen(self, unit: str, round_code: str) -> None:
        self.session.show(unit=unit, round_code=round_code)
        self.context.navigate(places.OVERVIEW, None)

    @Slot(str)
    def _on_unit_without_data(self, name: str) -> None:
        words = self.tr("Chưa có dữ liệu của {unit} trong tệp này.").format(unit=name)
        self.context.notify(Tone.NEUTRAL, words, "", None)

    # --- files coming in ---

    @Slot()
    def _on_take_files(self) -> None:
        dialog = self._file_dialog(self.tr("Chọn các tệp tiếp nhận"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Bản nộp, thư và tệp nén (*.xlsx *.pdf *.json *.eml *.zip)"),
                self.tr("Mọi tệp (*)"),
            ]
        )
        dialog.filesSelected.connect(lambda names: self._take_in([Path(one) for one in names]))
        dialog.open()

    @Slot()
    def _on_take_folder(self) -> None:
        dialog = self._file_dialog(self.tr("Chọn thư mục tiếp nhận"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self._take_in([Path(name)]))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        folder = self.context.settings.last_folder
        dialog = QFileDialog(self, title, str(folder or Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _take_in(self, paths: list[Path]) -> None:
        """Look at what is to come in, where it can be seen."""
        self.tabs.setCurrentIndex(BOARD)
        self.run.look_at(paths)

    @Slot()
    def _on_taken(self) -> None:
        self.session.reload()  # units and rounds may be new, and the board reads again

    @Slot(object)
    def _on_decide_asked(self, one: Outcome) -> None:
        """Open what there is to decide of a file that was taken in."""
        if one.unit is None or one.round is None:
            return
        if one.verdict.value == "foreign":
            self.run.strangers.open_file(one.round, one.hash or "")
        else:
            self.bar.decide(one.unit, one.round, one.hash)

    @Slot()
    def _on_intake_closed(self) -> None:
        self.intake.hide()
        self.table.setFocus()

    def _names(self) -> dict[str, str]:
        facts = self.session.facts
        names = {one.code: one.name for one in facts.units} if facts is not None else {}
        return names | self.units.names()

    # --- dropping ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this machine."""
        local = any(one.isLocalFile() for one in event.mimeData().urls())
        if local and self.session.is_ready:
            event.acceptProposedAction()
            self._is_dropping = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._is_dropping = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        self._is_dropping = False
        self.update()
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        event.acceptProposedAction()
        self._take_in(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show by a ring that the files can be let go here."""
        if self._is_dropping:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.theme.colour(Role.ACCENT_BACK))
            self.theme.paint_focus(painter, QRectF(self.rect()))

    # --- going out ---

    @Slot()
    def _on_export(self) -> None:
        from ui.dialogs.export_compiled import ExportCompiledDialog

        dialog = ExportCompiledDialog(self.context, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _put(part: QWidget, tab: QWidget) -> None:
    layout = tab.layout()
    if layout is not None:
        layout.addWidget(part)
