# SPDX-License-Identifier: MIT
"""Nộp: is it complete, what does it look like on paper, and out it goes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.records import Answer
from lsapp.services.in_round import round_key
from ui.icons import icon
from ui.models.submission_checklist import (
    CheckLine,
    answers_by_place,
    checklist,
    finding_place,
)
from ui.models.submission_standing import is_blocked, standing_words
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Size, Tone, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.submission_checklist_view import ChecklistView
from ui.widgets.submission_detail import SubmissionDetail
from ui.widgets.submission_preview import SubmissionPreview

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.exporting import Exported
    from lsapp.services.overview import Overview
    from lsapp.services.submitting import RoundSubmissions
    from lsapp.services.unit_view import UnitView

_NARROW: Final = 110
"""Letters across, below which the list and the paper take turns."""
_LIST, _PAPER = range(2)


class SubmissionPage(Page):
    """The checklist at the left, the paper itself at the right, and the export."""

    KINDS = frozenset(
        {
            *("programme", "activity", "budget_line", "progress", "group_statement", "report"),
            *(
                "stat_value",
                "open_row",
                "section",
                "answer",
                "local_unit",
                "letterhead",
                "evidence",
            ),
        }
    )
    NEEDS_FINDINGS = True
    LISTS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._overview: Overview | None = None
        self._submissions: RoundSubmissions | None = None
        self._shown_for: tuple[str, str] | None = None
        self._asked = 0
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._ask)
        self.export_action = self._make_export_action()
        self.headline = QLabel(self)
        self.state = Chip(ChipLook("refresh", "", Tone.NEUTRAL), self.theme, self)
        self.list = ChecklistView(self.theme, self)
        self.detail = SubmissionDetail(self)
        self.panel = PdfPanel(self.session.compute, self.theme, self)
        self.preview = SubmissionPreview(self.session, self.panel, self)
        self._left = QWidget(self)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._turns = QWidget(self)
        self._turn = QButtonGroup(self)
        self._narrow = False
        self._lay_out()
        self._connect()

    # --- building ---

    def _make_export_action(self) -> QAction:
        action = QAction(icon("export"), self.tr("&Xuất bản nộp..."), self)
        action.setShortcut(QKeySequence("Ctrl+Return"))
        action.triggered.connect(self._on_export)
        return action

    def _lay_out(self) -> None:
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setWordWrap(True)
        set_size(self.headline, Size.BODY)
        self.export_button = ActionButton(self.export_action, primary=True, parent=self)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE)
        self._head.addWidget(self.state)
        self._head.addWidget(self.headline, 1)
        self._head.addStretch(0)
        self._head.addWidget(self._turns)
        self._head.addWidget(self.export_button)
        lines = QSplitter(Qt.Orientation.Vertical, self._left)
        lines.setChildrenCollapsible(False)
        lines.addWidget(self.list)
        lines.addWidget(self.detail)
        lines.setStretchFactor(0, 3)
        lines.setStretchFactor(1, 2)
        lines.setSizes([3 * SPACE * 10, 2 * SPACE * 10])
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, SPACE, 0)
        left.addWidget(lines)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self.panel)
        self._columns.setStretchFactor(0, 2)
        self._columns.setStretchFactor(1, 3)
        self._lay_out_turns()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        self._whole.setSpacing(SPACE)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._columns, 1)

    def _lay_out_turns(self) -> None:
        row = QHBoxLayout(self._turns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        for place, words in ((_LIST, self.tr("Kiểm tra")), (_PAPER, self.tr("Bản in"))):
            button = QToolButton(self._turns)
            button.setText(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._turn.addButton(button, place)
            row.addWidget(button)
        self._turn.button(_LIST).setChecked(True)
        self._turns.hide()

    def _connect(self) -> None:
        self.list.line_changed.connect(self._on_line_changed)
        self.list.line_chosen.connect(self._on_line_chosen)
        self.detail.go_asked.connect(self._go_to)
        self.detail.answered.connect(self._on_answered)
        self.detail.typed.connect(self._on_typed)
        self.detail.handed_in.connect(self._on_handed_in)
        self._turn.idClicked.connect(lambda _id: self._show_columns())

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view = self.session.view
        here = None if view is None else (view.unit, view.round)
        if here != self._shown_for:
            self._shown_for, self._overview, self._submissions = here, None, None
        self.export_action.setEnabled(self.session.can_edit)
        self.export_button.setVisible(self.session.can_edit)
        self._show()
        self._breath.start()
        self.preview.refresh()

    def refresh_findings(self) -> None:
        self._show()
        self._breath.start()

    def show_place(self, place: Place) -> bool:
        if place.kind == "answer":
            held = self.session.find(Answer, place.record or "")
            if held is None:
                return False
            key = f"finding/{held.code}/{held.record or ''}/{held.field or ''}"
            shown = self.list.choose(key)
        else:
            shown = place.kind == "submission" and self.list.choose("revisions")
        if shown:
            self.list.setFocus()
        return shown

    def find_text(self, text: str) -> None:
        if text and self._narrow:
            self._turn.button(_PAPER).setChecked(True)
            self._show_columns()
        self.panel.find_text(text)

    def can_find(self) -> bool:
        return self.panel.page_count > 0

    def page_actions(self) -> list[QAction]:
        return [self.export_action]

    def commit_editing(self) -> None:
        self.detail.commit()

    def take_focus(self) -> None:
        (self.panel.view if self.panel.view.search.needle else self.list).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list and the paper take turns where two do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        if narrow != self._narrow:
            self._narrow = narrow
            self._turns.setVisible(narrow)
            # A sentence beside three buttons would be a column of single words.
            self._head.removeWidget(self.headline)
            self._whole.removeWidget(self.headline)
            if narrow:
                self._whole.insertWidget(1, self.headline)
            else:
                self._head.insertWidget(1, self.headline, 1)
            self._show_columns()

    def _show_columns(self) -> None:
        paper = self._turn.checkedId() == _PAPER
        self._left.setHidden(self._narrow and paper)
        self.panel.setHidden(self._narrow and not paper)

    # --- reading ---

    @Slot()
    def _ask(self) -> None:
        view = self.session.view
        if view is None or not view.complete or not self.session.is_ready:
            return
        self._asked += 1
        asked = self._asked

        def read(desk: Desk) -> RoundSubmissions:
            from lsapp.services.submitting import round_submissions

            return round_submissions(desk, view)

        def go_on(submissions: RoundSubmissions) -> None:
            if asked == self._asked and self.isVisible():
                self._submissions = submissions
                self._compute(asked, view)

        self.session.read(read, go_on, self)

    def _compute(self, asked: int, view: UnitView) -> None:
        facts, submissions = self.session.facts, self._submissions
        if facts is None or submissions is None:
            return
        found = list(self.context.findings.findings)
        today = day_in_vietnam(dt.datetime.now(dt.UTC))

        def work() -> Overview:
            from lsapp.services.overview import overview_of

            return overview_of(facts.plan, facts.unit, view, found, today, submissions.seal)

        def done(overview: Overview) -> None:
            if asked == self._asked:
                self._overview = overview
                self._show()

        self.session.compute(work, done, self)

    # --- showing ---

    def _show(self) -> None:
        held = self._submissions
        answers = answers_by_place(self.session.records(Answer))
        findings = self.context.findings.findings
        revisions = held.revisions if held is not None else ()
        self.list.show_parts(checklist(self._overview, findings, answers, revisions))
        look, words = standing_words(
            held,
            findings if self.context.findings.is_current else None,
            answers,
            can_edit=self.session.can_edit,
        )
        self.state.set_look(look)
        self.headline.setText(words)
        blocked = is_blocked(held, findings)
        self.export_action.setText(
            self.tr("Đến chỗ phải &sửa") if blocked else self.tr("&Xuất bản nộp...")
        )
        self.export_action.setIcon(icon("right" if blocked else "export"))

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
        """Go on to the next warning without a reason, so that one can answer in a row."""
        self.list.setFocus()
        lines = next((one.lines for one in self.list.checklist.parts if one.key == "soft"), ())
        current = self.detail.line
        at = next((i for i, one in enumerate(lines) if current and one.key == current.key), -1)
        following = [*lines[at + 1 :], *lines[: max(at, 0)]]
        target = next((one for one in following if not one.answer), None)
        if target is not None:
            self.list.choose(target.key)

    # --- answers ---

    @Slot(object, str)
    def _on_answered(self, line: CheckLine, text: str) -> None:
        finding, view = line.finding, self.session.view
        if finding is None or view is None:
            return
        held = answers_by_place(self.session.records(Answer)).get(finding_place(finding))
        key = self._answer_key(line)
        if text:
            answer = Answer(
                unit=view.unit,
                key=key,
                plan=view.plan,
                round=view.round,
                code=finding.code,
                record=finding.record,
                field=finding.field,
                text=text,
            )
            if held is not None:
                answer = msgspec.structs.replace(held, text=text)
            self.session.save("answer.given", [answer], finding.where)
        elif held is not None:
            self.session.delete("answer.taken_back", Answer, [held.key])
        self.context.drafts.forget("answer", key, "text")
        self._show()  # whoever goes on to the next line sees it as answered

    @Slot(object, str)
    def _on_typed(self, line: CheckLine, text: str) -> None:
        if line.finding is not None:
            label = self.tr("Giải trình: {where}").format(where=line.finding.where)
            self.context.drafts.note("answer", self._answer_key(line), "text", label, text)

    def _answer_key(self, line: CheckLine) -> str:
        finding, view = line.finding, self.session.view
        if finding is None or view is None:
            return ""
        held = answers_by_place(self.session.records(Answer)).get(finding_place(finding))
        if held is not None:
            return held.key
        return round_key(Answer, view, finding.code, finding.record or "", finding.field or "")

    # --- export ---

    @Slot()
    def _on_export(self) -> None:
        self.commit_editing()
        if not self.session.can_edit:
            return
        if is_blocked(self._submissions, self.context.findings.findings):
            if self.list.choose_first("hard"):
                self.list.setFocus()
            return
        view = self.session.view
        if view is None or not view.complete:
            return

        # What was just typed is saved before this is read.
        def read(desk: Desk) -> RoundSubmissions:
            from lsapp.services.submitting import round_submissions

            return round_submissions(desk, self.session.view or view)

        self.session.read(read, self._open_export, self)

    def _open_export(self, submissions: RoundSubmissions) -> None:
        from ui.dialogs.export_submission import ExportSubmissionDialog

        dialog = ExportSubmissionDialog(self.context, submissions, self.window())
        dialog.exported.connect(self._on_exported)
        dialog.place_asked.connect(self._on_place_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_exported(self, _done: Exported) -> None:
        self.session.reload()  # the round is sealed now: every page that says so reads again

    @Slot(object)
    def _on_place_asked(self, place: Place) -> None:
        self.context.navigate(place.page, place)
