# SPDX-License-Identifier: MIT
"""Chương trình: the unit's programmes over the years, the chosen one as a form, and how papers are headed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Programme
from lsapp.services.programme_paper import (
    basis_lines,
    blank_programme,
    printed_number,
    programme_types,
)
from lsapp.services.unit_view import UnitView
from ui import places
from ui.findings_watch import tone_of
from ui.pages.letterhead_tab import LetterheadTab
from ui.pages.note_places import focused_field
from ui.pages.page import Page, PageContext
from ui.pages.page_actions import make_action
from ui.pages.programme_deleting import ProgrammeDeleter
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Tone
from ui.translation import language_in_force
from ui.widgets.empty_page import EmptyPage
from ui.widgets.letterhead_form import LetterheadForm
from ui.widgets.programme_export import ProgrammeExporter
from ui.widgets.programme_form import ProgrammeForm
from ui.widgets.programme_list import ProgrammeList, newest_first, programme_label
from ui.widgets.programme_tools import ProgrammeTools

_EMPTY: Final = "programme.empty"
_LETTERHEAD: Final = 1  # the place of its tab
_NARROW: Final = 90
"""Letters across, below which the list stands above the form."""


class ProgrammePage(Page):
    """At the left which programme, at the right what it says."""

    KINDS = frozenset({"programme", "activity", "letterhead"})
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._current: str | None = None
        # Each tree that gets another parent is given its style again: so the outermost come first.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._list_room = QWidget(self._splitter)
        self.programmes = ProgrammeList(self._list_room)
        self._beside = QHBoxLayout(self._list_room)
        self._beside.addWidget(self.programmes)
        self.tabs = QTabWidget(self._splitter)
        self.tabs.setDocumentMode(True)
        self._paper = QStackedWidget(self.tabs)
        self.tabs.addTab(self._paper, self.tr("Văn bản"))
        self._exporter = ProgrammeExporter(context, self)
        self._deleter = ProgrammeDeleter(context, self)
        self._make_actions()
        self.form = ProgrammeForm(self.theme, context.drafts, language_in_force(), self._paper)
        self._paper.addWidget(self.form)
        self.empty = self._make_empty()
        self._paper.addWidget(self.empty)
        self._lay_out()
        self._letterhead = LetterheadTab(context, self.tabs, _LETTERHEAD)
        self._connect()

    # --- building ---

    def _make_actions(self) -> None:
        self.add_action = self._action(
            "add", self.tr("Thê&m chương trình"), self._on_add, "Ctrl+Shift+N"
        )
        self.copy_action = self._action(
            "last-year", self.tr("&Lập từ chương trình cũ..."), self._on_copy
        )
        self.delete_action = self._action("delete", self.tr("Xó&a"), self._on_delete)
        self.print_action = self._action("print", self.tr("&In..."), self._on_print, "Ctrl+P")
        self.pdf_action = self._action("pdf", self.tr("Xuất &PDF..."), self._on_pdf)
        self.word_action = self._action("document", self.tr("Xuất &Word..."), self._on_word)

    def _action(
        self, icon_name: str, text: str, call: Callable[[], None], keys: str = ""
    ) -> QAction:
        return make_action(self, icon_name, text, keys, call)

    def _make_empty(self) -> EmptyPage:
        take = self._action(
            "import",
            self.tr("&Nhập từ tệp Excel của cơ quan..."),
            lambda: self.context.run_command("import_office"),
        )
        self._import_action = take
        return EmptyPage(
            "programme",
            self.tr("Chưa có chương trình nào"),
            self.tr(
                "Ở đây là văn bản của đơn vị để thực hiện kế hoạch: chương trình hành động, "
                "kế hoạch hoặc đề án, mỗi văn bản cho một hay nhiều năm."
            ),
            [self.add_action, take],
            self.theme,
            self._paper,
        )

    def _lay_out(self) -> None:
        self.tabs.addTab(QWidget(self), self.tr("Thể thức văn bản"))
        splitter = self._splitter
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        letters = self.fontMetrics().averageCharWidth()
        splitter.setSizes([letters * 26, letters * 120])
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 0, 0, SPACE)
        column.setSpacing(SPACE)
        self._tools = ProgrammeTools(self.page_actions(), self.print_action, self)
        column.addWidget(self._tools)
        column.addWidget(splitter, 1)
        self._show_width()

    def _show_width(self) -> None:
        """Where the page is narrow, the list stands above, and the buttons show their icons alone."""
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        self._tools.set_narrow(narrow)
        self._beside.setContentsMargins(0, 0, 2 * SPACE if narrow else 0, 0)
        if narrow != (self._splitter.orientation() == Qt.Orientation.Vertical):
            way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
            self._splitter.setOrientation(way)
            whole = self._splitter.height() if narrow else self._splitter.width()
            first = self.fontMetrics().lineSpacing() * 4 if narrow else whole // 6
            self._splitter.setSizes([first, whole - first])

    def _connect(self) -> None:
        self.programmes.chosen.connect(self._on_chosen)
        self.programmes.delete_asked.connect(self._on_delete)
        self._deleter.begun.connect(self.programmes.setFocus)
        self.form.edited.connect(self._on_edited)
        self.form.activities_asked.connect(self._on_activities)

    @property
    def letterhead(self) -> LetterheadForm:
        """The form of the letterhead; it is built when it is first asked for."""
        return self._letterhead.form

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view = self.session.view
        if view is None:
            return
        held = newest_first(view.records.programmes)
        if self.session.find(Programme, self._current or "") is None:
            self._current = _first_shown(held, view)
        letterhead = self._letterhead.record()
        facts = self.session.facts
        self.programmes.set_programmes(
            held,
            {
                one.key: printed_number(facts.plan, letterhead, one) if facts else one.number or ""
                for one in held
            },
            Counter(one.programme for one in view.records.activities),
            self._current,
        )
        turned_empty = not held and self._paper.currentWidget() is self.form
        self._list_room.setHidden(not held)
        self._paper.setCurrentWidget(self.form if held else self.empty)
        if turned_empty and self.tabs.currentWidget() is self._paper:
            self.take_focus()  # the last one was deleted: what had the keyboard is gone
        self._show_current()
        current = self.session.find(Programme, self._current or "")
        self._letterhead.show(letterhead, current)
        self._enable()

    def refresh_findings(self) -> None:
        findings = self.context.findings
        whole = [one for one in findings.at("programme", self._current) if one.field is None]
        tone = tone_of(whole[0]) if whole else Tone.NEUTRAL
        empty = any(one.code == _EMPTY for one in whole)
        marks = findings.marks_of("programme", self._current)
        words = " ".join(one.message for one in whole)
        self.form.set_findings(marks, words, tone, empty and self.session.can_edit)
        self._letterhead.refresh_findings()

    def show_place(self, place: Place) -> bool:
        if place.kind == "letterhead":
            return self._letterhead.show_field(place.field or "name")
        if place.kind != "programme":
            return False
        self.tabs.setCurrentWidget(self._paper)
        if place.record is None:
            return False
        if self.session.find(Programme, place.record) is None:
            return False
        self._choose(place.record)
        return self.form.focus_field(place.field or "number")

    def place_in_focus(self) -> Place | None:
        in_letterhead = self._letterhead.place_in_focus()
        if in_letterhead is not None or self._current is None:
            return in_letterhead
        return Place(Programme.KIND, self._current, focused_field(self.form.form))

    def page_actions(self) -> list[QAction]:
        return [
            self.add_action,
            self.copy_action,
            self.delete_action,
            self.print_action,
            self.pdf_action,
            self.word_action,
        ]

    def commit_editing(self) -> None:
        if self.session.can_edit:
            self.form.commit()
            self._letterhead.commit()

    def take_focus(self) -> None:
        if self._paper.currentWidget() is self.empty:
            self.tabs.setCurrentWidget(self._paper)
            self.empty.buttons[0].setFocus()
        else:
            self.programmes.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of a narrow page."""
        super().resizeEvent(event)
        self._show_width()

    # --- showing ---

    def _show_current(self) -> None:
        one = self.session.find(Programme, self._current or "")
        if one is None:
            return
        facts = self.session.facts
        types = programme_types(facts.plan) if facts else ()
        names = {kind.code: kind.name for kind in facts.plan.document_types} if facts else {}
        choices = [(kind.code, kind.name) for kind in types]
        if one.doc_type not in {code for code, _ in choices}:
            choices.append((one.doc_type, names.get(one.doc_type, one.doc_type)))
        self.form.set_types(choices)
        self.form.show_programme(one, self.session.can_edit)
        if facts is not None:
            self.form.show_bases(basis_lines(facts.plan, one.issued_on or _today()))

    def _enable(self) -> None:
        can_edit, view = self.session.can_edit, self.session.view
        one = self.session.find(Programme, self._current or "")
        self.add_action.setEnabled(can_edit)
        self._import_action.setEnabled(can_edit)
        self.copy_action.setEnabled(can_edit and one is not None)
        self.delete_action.setEnabled(can_edit and one is not None)
        meets = one is not None and view is not None and _meets(one, view)
        for action in (self.print_action, self.pdf_action, self.word_action):
            action.setEnabled(self.session.is_ready and meets)
            action.setToolTip(
                self.tr("Văn bản để trình ký, kèm phụ lục nhiệm vụ")
                if meets
                else self.tr("Chọn chương trình có thời kỳ gồm năm của đợt đang xem")
            )

    def _choose(self, key: str) -> None:
        if key != self._current:
            self.form.commit()
            self._current = key
        self.refresh(Changed({}, whole=True))
        self.refresh_findings()

    # --- what a person does ---

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._choose(key)

    @Slot(object)
    def _on_edited(self, one: Programme) -> None:
        self.session.save(action="programme.edited", records=[one], label=programme_label(one))

    @Slot()
    def _on_add(self) -> None:
        facts, view = self.session.facts, self.session.view
        if facts is None or view is None or not self.session.can_edit:
            return
        self.commit_editing()
        one = blank_programme(facts.plan, view.unit, view.round, view.records.programmes)
        self._current = one.key
        self.session.save(action="programme.added", records=[one], label=programme_label(one))
        self.refresh_now()
        self.tabs.setCurrentWidget(self._paper)
        self.form.focus_field("number")

    @Slot()
    def _on_copy(self) -> None:
        self.commit_editing()
        from ui.dialogs.new_programme import NewProgrammeDialog

        dialog = NewProgrammeDialog(self.context, self, programme=self._current)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_delete(self) -> None:
        one = self.session.find(Programme, self._current or "")
        if one is None or not self.session.can_edit:
            return
        self._deleter.ask(one)

    @Slot()
    def _on_activities(self) -> None:
        self.context.navigate(places.ACTIVITIES, None)

    @Slot()
    def _on_print(self) -> None:
        one = self.session.find(Programme, self._current or "")
        if one is not None:
            self.commit_editing()
            self._exporter.print(one.key, programme_label(one))

    @Slot()
    def _on_pdf(self) -> None:
        self._export("pdf")

    @Slot()
    def _on_word(self) -> None:
        self._export("docx")

    def _export(self, file_format: str) -> None:
        self.commit_editing()
        self._exporter.ask_folder(file_format)


def _meets(one: Programme, view: UnitView) -> bool:
    return one.period_from <= RoundCode.parse(view.round).year <= one.period_to


def _first_shown(held: list[Programme], view: UnitView) -> str | None:
    """Return the programme of the round in view, else the latest."""
    within = [one for one in held if _meets(one, view)]
    return (within or held)[0].key if held else None


def _today() -> dt.date:
    return day_in_vietnam(dt.datetime.now(dt.UTC))
