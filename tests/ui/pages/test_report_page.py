# SPDX-License-Identifier: MIT
"""The report in words as a clerk writes it: typing, figures, last round, a wording from the data, undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import GroupStatement, Report, Section
from ui import places
from ui.main_window import MainWindow
from ui.pages.report import ReportPage
from ui.places import Place
from ui.theme import Theme
from ui.translation import install_translations
from ui.widgets.figure_model import FigureModel
from ui.widgets.section_editor import PAUSE
from ui.widgets.section_editor_outline import OutlineModel, WordsState
from ui.widgets.section_editor_sources import DRAFT, FIGURES, LAST
from ui.widgets.section_editor_texts import SECTION, SUMMARY, WordsPlace

LEADING = WordsPlace(SECTION, "chi_dao")
LESSONS = WordsPlace(SECTION, "bai_hoc")
CENTRAL = WordsPlace(SECTION, "kien_nghi_trung_uong")


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ReportPage:
    """The report of the sample, its figures worked out."""
    return shown(window, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> ReportPage:
    window.show_page(places.REPORT)
    page = window.page(places.REPORT)
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.pane.editor.book.is_ready, timeout=15_000)
    return page


def turn_to(page: ReportPage, place: WordsPlace, qtbot: QtBot) -> None:
    """Click a line of the outline."""
    index = page.outline.outline.index(page.outline.outline.row_of(place), 0)
    page.outline.scrollTo(index)
    centre = page.outline.visualRect(index).center()
    qtbot.mouseClick(page.outline.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert page.pane.place == place


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session._records.pending, timeout=15_000)
    qtbot.wait(20)


def said(window: MainWindow, code: str) -> str | None:
    return next((one.text for one in window.session.records(Section) if one.section == code), None)


def state(page: ReportPage, place: WordsPlace) -> WordsState:
    model = page.outline.outline
    return model.entries[model.row_of(place)].state


def press_in_window(window: MainWindow, qtbot: QtBot, keys: str) -> None:
    """Press a key on whatever has the keyboard, as the window's shortcuts get it."""
    target = QApplication.focusWidget()
    assert target is not None
    modifiers = Qt.KeyboardModifier.ControlModifier
    if "Shift" in keys:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(target, getattr(Qt.Key, f"Key_{keys[-1]}"), modifiers)


# --- the outline ---


def test_outline_has_the_sections_and_under_the_results_the_groups(page: ReportPage) -> None:
    entries = page.outline.outline.entries
    places_of = [one.place for one in entries]
    plan = page.session.plan
    assert [one.code for one in places_of if one.kind == SECTION] == [o.code for o in plan.outline]
    at = next(i for i, one in enumerate(places_of) if one.code == "ket_qua")
    groups = [WordsPlace(SUMMARY, one.code) for one in plan.groups]
    assert places_of[at + 1 : at + 1 + len(groups)] == groups
    assert entries[at + 1].number == "Nhóm I."
    assert state(page, LEADING) is WordsState.WRITTEN
    assert state(page, CENTRAL) is WordsState.EMPTY
    assert "4/4" in page._count.text()


def test_section_left_empty_says_what_the_round_before_had(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, LEADING, qtbot)
    page.pane.editor.selectAll()
    qtbot.keyClick(page.pane.editor, Qt.Key.Key_Delete)
    turn_to(page, LESSONS, qtbot)
    settled(window, qtbot)
    assert said(window, LEADING.code) is None
    assert state(page, LEADING) is WordsState.LAST_ONLY
    assert "3/4" in page._count.text()


# --- typing ---


def test_words_are_saved_when_the_section_is_left(
    page: ReportPage,
    window: MainWindow,
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    sample: Path,
) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "Đề nghị bổ sung kinh phí.")
    turn_to(page, LESSONS, qtbot)
    settled(window, qtbot)
    assert said(window, CENTRAL.code) == "Đề nghị bổ sung kinh phí."
    assert state(page, CENTRAL) is WordsState.WRITTEN
    window.close()
    again = open_window(sample)
    assert said(again, CENTRAL.code) == "Đề nghị bổ sung kinh phí."


def test_words_are_saved_after_a_pause_and_the_cursor_stays(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, LESSONS, qtbot)
    page.pane.take_focus()
    editor = page.pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "xyz ")
    before = editor.toPlainText()
    qtbot.waitUntil(lambda: not editor.isModified(), timeout=PAUSE + 5_000)
    settled(window, qtbot)
    assert said(window, LESSONS.code) == before
    assert editor.toPlainText() == before
    assert editor.textCursor().position() == 7
    assert editor.hasFocus()


def test_white_space_at_the_end_stays_while_it_is_typed(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "Một hai ")
    page.pane.commit()
    settled(window, qtbot)
    assert said(window, CENTRAL.code) == "Một hai"
    assert page.pane.editor.toPlainText() == "Một hai "
    qtbot.keyClicks(page.pane.editor, "ba")
    page.pane.commit()
    settled(window, qtbot)
    assert said(window, CENTRAL.code) == "Một hai ba"


def test_undo_is_of_the_typing_first_and_then_of_what_was_saved(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "Câu đầu.")
    page.pane.commit()
    settled(window, qtbot)
    qtbot.keyClicks(page.pane.editor, " Câu sau")
    press_in_window(window, qtbot, "Ctrl+Z")
    assert page.pane.editor.toPlainText() == "Câu đầu."
    assert said(window, CENTRAL.code) == "Câu đầu."  # nothing went through the journal
    press_in_window(window, qtbot, "Ctrl+Z")
    settled(window, qtbot)
    qtbot.waitUntil(lambda: page.pane.editor.toPlainText() == "", timeout=5_000)
    assert said(window, CENTRAL.code) is None
    press_in_window(window, qtbot, "Ctrl+Y")
    settled(window, qtbot)
    qtbot.waitUntil(lambda: page.pane.editor.toPlainText() == "Câu đầu.", timeout=5_000)


def test_escape_throws_nothing_away(page: ReportPage, qtbot: QtBot) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "Một trang chữ")
    qtbot.keyClick(page.pane.editor, Qt.Key.Key_Escape)
    assert page.pane.editor.toPlainText() == "Một trang chữ"


def test_words_too_long_are_told_and_stay_in_the_text(
    page: ReportPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr("ui.dialogs.messages.show_error", lambda _parent, error: told.append(error))
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    long = "chữ " * 50_001
    page.pane.editor.insertPlainText(long)
    page.pane.commit()
    settled(window, qtbot)
    assert [getattr(one, "code", None) for one in told] == ["text.too_long"]
    assert page.pane.editor.toPlainText() == long
    assert page.pane.editor.isModified()
    page.pane.editor.selectAll()
    qtbot.keyClicks(page.pane.editor, "ngắn")
    page.pane.commit()
    settled(window, qtbot)
    assert said(window, CENTRAL.code) == "ngắn"


def test_group_summary_is_written_and_keeps_its_statement(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    group = page.session.plan.groups[1].code
    turn_to(page, WordsPlace(SUMMARY, group), qtbot)
    page.pane.take_focus()
    page.pane.editor.selectAll()
    qtbot.keyClicks(page.pane.editor, "Nhóm này làm tốt.")
    turn_to(page, LESSONS, qtbot)
    settled(window, qtbot)
    held = [one for one in window.session.records(GroupStatement) if one.group == group]
    assert [one.summary for one in held] == ["Nhóm này làm tốt."]


def test_keys_lead_to_the_next_section(page: ReportPage, qtbot: QtBot) -> None:
    turn_to(page, LEADING, qtbot)
    page.take_focus()
    qtbot.keyClick(page.pane.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.pane.place == WordsPlace(SECTION, "ket_qua")
    assert page.pane.editor.hasFocus()
    qtbot.keyClick(page.pane.editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.pane.place == LEADING


# --- figures ---


def test_figure_is_found_without_accents_and_put_at_the_cursor(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "Hoàn thành ")
    press_in_window(window, qtbot, "Ctrl+Shift+I")
    line = page.sources.figures.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "ca don vi hoan thanh")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.pane.editor.hasFocus()
    qtbot.keyClicks(page.pane.editor, " việc")
    assert page.pane.editor.toPlainText() == "Hoàn thành {{nhiem_vu.hoan_thanh}} việc"


def test_text_is_seen_with_the_figures_as_they_are(page: ReportPage, qtbot: QtBot) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "Tổng {{Nhiệm vụ.Tổng}} và {{khong.co}}")
    count = next(one for one in page.pane.editor.book.figures if one.token == "nhiem_vu.tong").value
    page._preview.trigger()
    assert page.pane.preview.isVisible()
    assert page.pane.preview.toPlainText() == f"Tổng {count} và {{{{khong.co}}}}"
    page._preview.trigger()
    assert page.pane.editor.isVisible()


def test_figures_in_the_text_are_marked_and_unknown_ones_stand_out(
    page: ReportPage, qtbot: QtBot
) -> None:
    turn_to(page, CENTRAL, qtbot)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, "A {{nhiem_vu.tong}} B {{khong.co}} C \\{{khong.phai}}")
    block = page.pane.editor.document().firstBlock()
    formats = block.layout().formats()
    assert [(one.start, one.length) for one in formats] == [(2, 17), (22, 12)]
    under = [one.format.underlineStyle().name for one in formats]
    assert under == ["NoUnderline", "WaveUnderline"]
    qtbot.waitUntil(lambda: "{{khong.co}}" in page.pane._foot.text(), timeout=3_000)
    cursor = page.pane.editor.textCursor()
    cursor.setPosition(5)
    page.pane.editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: "Số nhiệm vụ" in page.pane._foot.text(), timeout=3_000)
    assert not page.pane.editor.document().isUndoAvailable() or page.pane.editor.isModified()


def test_marks_change_no_text(page: ReportPage, theme: Theme, qtbot: QtBot) -> None:
    turn_to(page, LEADING, qtbot)
    theme.changed.emit()
    qtbot.wait(20)
    assert not page.pane.editor.isModified()


# --- what a section is written from ---


def test_words_of_the_round_before_are_copied_as_one_step(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, LESSONS, qtbot)
    page.pane.editor.selectAll()
    qtbot.keyClick(page.pane.editor, Qt.Key.Key_Delete)
    page._turn_sources(LAST)
    button = page.sources.last.findChild(QPushButton)
    assert button is not None
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(window, qtbot)
    before = page._last_texts()[LESSONS]
    assert said(window, LESSONS.code) == before
    press_in_window(window, qtbot, "Ctrl+Z")
    settled(window, qtbot)
    assert said(window, LESSONS.code) is None


def test_wording_from_the_data_is_put_in_only_when_asked(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, WordsPlace(SECTION, "uu_diem"), qtbot)
    text = page.pane.editor.toPlainText()
    page._turn_sources(DRAFT)
    button = page.sources.draft.button
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    assert "{{" not in page.sources.draft._words.toPlainText()
    assert page.pane.editor.toPlainText() == text
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled(window, qtbot)
    now = said(window, "uu_diem") or ""
    assert now.startswith(text)
    assert "{{nhiem_vu.tong}}" in now


def test_pane_at_the_right_folds_with_escape(page: ReportPage, qtbot: QtBot) -> None:
    assert page.sources.isHidden()
    page._insert.trigger()
    assert page.sources.isVisible()
    assert page.sources.page == FIGURES
    qtbot.keyClick(page.sources.figures.line, Qt.Key.Key_Escape)
    assert page.sources.isHidden()
    assert page.pane.editor.hasFocus()


def test_outline_makes_room_where_the_window_is_narrow(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(900, 600)
    qtbot.wait(20)
    assert page.outline.isVisible()
    page._insert.trigger()
    assert page.sources.isVisible()
    assert not page.outline.isVisible()
    page.sources.closed.emit()
    assert page.outline.isVisible()


# --- head, places, find ---


def test_head_of_the_report_is_a_form_and_a_bad_day_stays_in_its_field(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.show_place(Place("report", None, "number"))
    number = page.head.form.editor("number")
    assert number.hasFocus()
    qtbot.keyClicks(number, "12")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    day = page.head.form.editor("issued_on")
    day.setFocus()
    qtbot.keyClicks(day, "31/02/2026")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    settled(window, qtbot)
    report = window.session.records(Report)[0]
    assert report.number == "12"
    assert report.issued_on is None
    assert "12" in page.head._toggle.text()


@pytest.mark.parametrize("kind", ["outline_section", "section"])
def test_a_finding_leads_to_its_section(page: ReportPage, window: MainWindow, kind: str) -> None:
    record = next(one for one in window.session.records(Section) if one.section == "han_che")
    key = record.key if kind == "section" else "han_che"
    window.show_page(places.REPORT, Place(kind, key, "text"))
    assert page.pane.place == WordsPlace(SECTION, "han_che")
    assert page.pane.editor.hasFocus()


def test_find_turns_to_the_section_and_selects_the_words(page: ReportPage) -> None:
    page.find_text("nang luc, gan ket qua")
    page.find_text("gan ket qua voi danh gia")
    assert page.pane.place == LESSONS
    assert page.pane.editor.textCursor().selectedText() == "gắn kết quả với đánh giá"


def test_a_file_dropped_on_the_words_leaves_no_address(page: ReportPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.pdf")])
    assert not page.pane.editor.canInsertFromMimeData(data)
    data = QMimeData()
    data.setText("chữ")
    assert page.pane.editor.canInsertFromMimeData(data)


def test_another_round_shows_its_own_words(
    page: ReportPage, window: MainWindow, qtbot: QtBot
) -> None:
    turn_to(page, LEADING, qtbot)
    cursor = page.pane.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    page.pane.editor.setTextCursor(cursor)
    page.pane.take_focus()
    qtbot.keyClicks(page.pane.editor, " Thêm.")
    window._on_round_chosen("2025")
    view = window.session.view
    assert view is not None
    qtbot.waitUntil(lambda: window.session.view is not view, timeout=10_000)
    settled(window, qtbot)
    assert window.session.view is not None
    assert window.session.view.round == "2025"
    assert page.pane.editor.toPlainText() == said(window, LEADING.code)
    assert "Thêm." not in page.pane.editor.toPlainText()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_opens_in_each_language(
    qapp: QApplication,
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    sample: Path,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        page = shown(open_window(sample), qtbot)
        page._insert.trigger()
        assert page.sources.figures.list.model().rowCount() > 100
    finally:
        install_translations(qapp, "vi")


def test_models_keep_the_rules_of_models(page: ReportPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    figures = FigureModel()
    QAbstractItemModelTester(figures, mode)
    figures.set_figures(page.pane.editor.book.figures)
    figures.set_filter("hoan thanh")
    assert figures.code(0) is None
    assert figures.count == sum(figures.code(row) is not None for row in range(figures.rowCount()))
    figures.set_filter("khong co gi nhu vay")
    assert figures.rowCount(QModelIndex()) == 0
    outline = OutlineModel()
    QAbstractItemModelTester(outline, mode)
    outline.set_entries(page.outline.outline.entries)
    changed = [page.outline.outline.entries[0]._replace(state=WordsState.EMPTY)]
    outline.set_entries([*changed, *page.outline.outline.entries[1:]])
    assert outline.entries[0].state is WordsState.EMPTY
