# SPDX-License-Identifier: MIT
"""Nộp: check, look at the paper, seal, send, and follow what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from lsapp.domain.records import Answer
from ui.icons import icon
from ui.models.submission_checklist import CheckLine, CheckPart, answers_by_place, checklist
from ui.models.submission_notes import (
    NOTES,
    line_key_of,
    next_unanswered,
    note_line_key,
    notes_part,
)
from ui.models.submission_stages import Stage, Step, step_words, way_of
from ui.models.submission_standing import is_blocked, standing_words
from ui.pages.page import Page, PageContext
from ui.pages.submission_answers import SubmissionAnswers
from ui.pages.submission_columns import SubmissionColumns
from ui.pages.submission_reading import SubmissionReading
from ui.pages.submission_tools import SubmissionTools
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Size, Tone, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.submission_checklist_view import ChecklistView
from ui.widgets.submission_detail import SubmissionDetail
from ui.widgets.submission_history import SubmissionHistory
from ui.widgets.submission_preview import SubmissionPreview
from ui.widgets.submission_stages import StageBar

if TYPE_CHECKING:
    from lsapp.services.submitting import Revision

_NARROW: Final = 110
"""Letters across, below which the list and the paper take turns."""


class SubmissionPage(Page):
    """The stages above; the checklist or the history at the left, the paper itself at the right."""

    KINDS = frozenset(
        {
            *("programme", "activity", "budget_line", "progress", "group_statement", "report"),
            *("stat_value", "open_row", "section", "answer", "local_unit", "letterhead"),
            *("evidence", "submission", "dispatch", "return_slip", "return_note", "draft_note"),
        }
    )
    NEEDS_FINDINGS = True
    LISTS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.reading = SubmissionReading(self.session, context.findings, self)
        self.tools = SubmissionTools(context, self, self._seen_paper)
        self._answers = SubmissionAnswers(context, self)
        self.export_action = self.tools.export
        self.next_action = QAction(self)
        self.step = Step.WAIT
        """What the primary button does."""
        self._wanted: str | None = None  # the line that is shown as soon as it is there
        self.headline = ElidedLabel(self, fewest=12)
        self.state = Chip(ChipLook("refresh", "", Tone.NEUTRAL), self.theme, self)
        self.stages = StageBar(self.theme, self)
        self.list = ChecklistView(self.theme, self)
        self.detail = SubmissionDetail(self)
        self.history = SubmissionHistory(context, self.tools.open_return, self)
        self.panel = PdfPanel(self.session.compute, self.theme, self)
        self.preview = SubmissionPreview(self.session, self.panel, self)
        self._columns = SubmissionColumns((self.list, self.detail), self.history, self.panel, self)
        self._lay_out()
        self._connect()
        self._show_columns()

    # --- building ---

    def _lay_out(self) -> None:
        set_size(self.headline, Size.BODY)
        self.next_button = ActionButton(self.next_action, primary=True, parent=self)
        self.print_button = ActionButton(self.tools.print, parent=self)
        self.more_button = QToolButton(self)
        self.more_button.setText(self.tr("&Việc khác"))
        self.more_button.setIcon(icon("more"))
        self.more_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more_button)
        menu.addActions(
            [self.tools.print, self.tools.form, self.tools.open_return, self.tools.compare]
        )
        self.more_button.setMenu(menu)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE)
        self._head.addWidget(self.stages)
        self._head.addStretch(1)
        self._told = QHBoxLayout()
        self._told.setSpacing(SPACE)
        self._told.addWidget(self.state)
        self._told.addWidget(self.headline, 1)
        self._place_buttons()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        whole.setSpacing(SPACE)
        whole.addLayout(self._head)
        whole.addLayout(self._told)
        whole.addWidget(self._columns, 1)

    def _place_buttons(self) -> None:
        """Set the buttons beside the stages, or below them where both do not fit."""
        narrow = self._columns.is_narrow
        row = self._told if narrow else self._head
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.more_button.setToolButtonStyle(icon_only if narrow else beside)
        for widget in (self.more_button, self.print_button, self.next_button):
            row.addWidget(widget)
        self.print_button.setHidden(narrow)
        self.stages.set_narrow(narrow)

    def _connect(self) -> None:
        self.reading.read.connect(self._show)
        self.export_action.triggered.connect(self._on_export)
        self.next_action.triggered.connect(self._on_next)
        self.stages.stage_chosen.connect(self._on_stage)
        self.list.line_changed.connect(self._on_line_changed)
        self.list.line_chosen.connect(self._on_line_chosen)
        self.detail.go_asked.connect(self._go_to)
        self.detail.answered.connect(self._on_answered)
        self.detail.typed.connect(self._answers.note)
        self.detail.handed_in.connect(self._on_handed_in)
        self.detail.note_ticked.connect(self._on_note_ticked)
        self.history.export_asked.connect(self._on_export_again)
        self.history.send_asked.connect(self.tools.open_send)
        self.history.print_asked.connect(self.tools.print_paper)
        self.history.compare_asked.connect(self._on_compare)

    def _seen_paper(self) -> tuple[bytes, int] | None:
        """Return what is on the screen, to be printed as it is."""
        data = self.preview.data if self.preview.is_current else None
        return None if data is None else (data, self.panel.view.page)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        self.reading.refresh()
        self._show()
        self.preview.refresh()

    def refresh_findings(self) -> None:
        self._show()
        self.reading.refresh()

    def show_place(self, place: Place) -> bool:
        if place.kind == "submission":
            self._turn_to(Stage.FOLLOW)
            self.history.take_focus()
            return True
        key = line_key_of(place, self.session.records(Answer))
        if key is None:
            return False
        self._turn_to(Stage.CHECK)
        if not self.list.choose(key):
            if place.kind == "answer":
                return False
            self._wanted = key
        if place.kind != "return_note" or place.field is None or not self.detail.focus_answer():
            self.list.setFocus()
        return True

    def find_text(self, text: str) -> None:
        if text and self._columns.is_narrow:
            self._turn_to(Stage.PAPER)
        self.panel.find_text(text)

    def can_find(self) -> bool:
        return self.panel.page_count > 0

    def page_actions(self) -> list[QAction]:
        return self.tools.actions()

    def commit_editing(self) -> None:
        self.detail.commit()

    def take_focus(self) -> None:
        if self.panel.view.search.needle:
            self.panel.view.setFocus()
        elif self._columns.on_history:
            self.history.take_focus()
        else:
            self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the left side and the paper take turns where two do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        if narrow != self._columns.is_narrow:
            self._columns.set_narrow(narrow)
            self._place_buttons()
            self._show_columns()

    # --- stages ---

    def _turn_to(self, stage: Stage) -> None:
        """Bring a part of the page into sight."""
        self._columns.turn_to(stage)
        self._show_columns()

    def _show_columns(self) -> None:
        self.stages.show_panes(self._columns.stages)
        self._show_stages()

    @Slot(object)
    def _on_stage(self, stage: Stage) -> None:
        if stage is Stage.EXPORT:
            self.export_action.trigger()
        elif stage is Stage.SEND:
            # Nothing is sent that is not sealed: then sealing comes first.
            (self.tools.send if self.step is not Step.EXPORT else self.export_action).trigger()
        else:
            self._turn_to(stage)
            if stage is Stage.PAPER:
                self.panel.view.setFocus()
            else:
                self.take_focus()

    @Slot()
    def _on_next(self) -> None:
        if self.step is Step.NOTES:
            self._turn_to(Stage.CHECK)
            if self.list.choose_first(NOTES):
                self.list.setFocus()
        elif self.step is Step.FOLLOW:
            self._on_stage(Stage.FOLLOW)
        elif self.step is Step.SEND:
            self.tools.send.trigger()
        else:
            self.export_action.trigger()

    # --- showing ---

    @Slot()
    def _show(self) -> None:
        held = self.reading.submissions
        answers = answers_by_place(self.session.records(Answer))
        findings = self.context.findings.findings
        parts: list[CheckPart] = list(checklist(self.reading.overview, findings, answers))
        notes = notes_part(self.reading.notes)
        if notes is not None:
            parts.insert(1, notes)
        self.list.show_parts(tuple(parts))
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        look, words = standing_words(
            held,
            findings if self.context.findings.is_current else None,
            answers,
            can_edit=self.session.can_edit,
        )
        self.state.set_look(look)
        notes_left = 0 if held is None else len(held.returns.open_notes)
        if notes_left:
            more = self.tr("Còn {count} góp ý của Sở chưa trả lời.").format(count=notes_left)
            words = f"{more} {words}".strip()
        self.headline.setText(words)
        self.headline.setToolTip(words)
        self.history.show_revisions(held.revisions if held is not None else ())
        self.tools.allow(held)
        blocked = is_blocked(held, findings)
        self.export_action.setText(
            self.tr("Đến chỗ phải sửa") if blocked else self.tr("X&uất bản nộp...")
        )
        self.export_action.setIcon(icon("right" if blocked else "export"))
        self._show_stages()

    def _show_stages(self) -> None:
        """Show how far the round has come; the step that comes next is the one primary button."""
        held, can_edit = self.reading.submissions, self.session.can_edit
        findings = self.context.findings
        way = way_of(
            held,
            findings.findings if findings.is_current else None,
            answers_by_place(self.session.records(Answer)),
            paper_shown=self.preview.is_current and not self.panel.isHidden(),
        )
        self.step = way.step
        self.stages.set_can_edit(can_edit)
        self.stages.show_looks(way.looks)
        notes = 0 if held is None else len(held.returns.open_notes)
        revision = 1 if held is None else held.next_revision
        name, words = step_words(way.step, revision=revision, notes=notes)
        self.next_action.setText(words)
        self.next_action.setIcon(icon(name))
        self.next_action.setEnabled(way.step is not Step.WAIT)
        self.next_action.setVisible(can_edit)

    # --- the list ---

    @Slot(object)
    def _on_line_changed(self, line: CheckLine | None) -> None:
        self.detail.show_line(line, can_edit=self.session.can_edit)

    @Slot(object)
    def _on_line_chosen(self, line: CheckLine) -> None:
        if line.can_answer and self.detail.focus_answer():
            return
        self._go_to(line)

    @Slot(object)
    def _go_to(self, line: CheckLine) -> None:
        if line.place is not None:
            self.context.navigate(line.page, line.place)

    @Slot()
    def _on_handed_in(self) -> None:
        """Go on to the next warning or comment without an answer, so that one can answer in a row."""
        self.list.setFocus()
        target = next_unanswered(self.list.checklist.parts, self.detail.line)
        if target is not None:
            self.list.choose(target.key)

    @Slot(str, bool)
    def _on_note_ticked(self, key: str, resolved: bool) -> None:
        self._wanted = note_line_key(key)  # its line has another place in the list then
        self._answers.tick(key, mended=resolved)

    @Slot(object, str)
    def _on_answered(self, line: CheckLine, text: str) -> None:
        self._answers.give(line, text)
        self._show()  # whoever goes on to the next line sees it as answered

    # --- export ---

    @property
    def _is_demanded(self) -> bool:
        """Whether a slip lets no revision follow before its comments are answered."""
        held = self.reading.submissions
        return held is not None and bool(held.returns.demanded_notes)

    @Slot()
    def _on_export(self) -> None:
        self.commit_editing()
        if not self.session.can_edit:
            return
        if is_blocked(self.reading.submissions, self.context.findings.findings):
            self._turn_to(Stage.CHECK)
            if self.list.choose_first("hard"):
                self.list.setFocus()
            return
        if self.step is Step.NOTES and self._is_demanded:
            self._on_next()
            return
        self.tools.read(self.tools.open_export)

    @Slot(object)
    def _on_export_again(self, revision: Revision) -> None:
        if self.reading.submissions is not None:
            self.tools.open_export(self.reading.submissions, revision)

    @Slot(object)
    def _on_compare(self, revision: Revision) -> None:
        """Compare a revision with the one before it; the first with the records as they are now."""
        held = self.reading.submissions
        if held is None:
            return
        older = [one for one in held.revisions if one.revision < revision.revision]
        if older:
            self.tools.open_changes(held, older[0].hash, revision.hash)
        else:
            self.tools.open_changes(held, revision.hash, None)
