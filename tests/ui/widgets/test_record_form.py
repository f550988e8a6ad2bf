# SPDX-License-Identifier: MIT
"""A record as a form: typing, input methods, undo, marks, and values that change meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLabel,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.errors import UserError
from ui.theme import Theme, Tone
from ui.widgets.fields import ChoiceField, FieldSpec, LineField, TextField, UnreadableError
from ui.widgets.record_form import RecordForm

Key = Qt.Key
Mod = Qt.KeyboardModifier


def read_number(text: str) -> object:
    if not text.strip():
        return None
    try:
        return int(text)
    except ValueError:
        raise UnreadableError("Ghi một số nguyên.") from None


def read_refused(_text: str) -> object:
    raise UserError("text.too_long", length=9, limit=5)


SPECS = (
    FieldSpec("title", "&Tên", hint="Tên đầy đủ"),
    FieldSpec("count", "&Số", read=read_number, width=10),
    FieldSpec("note", "&Ghi chú", "text", rows=2),
    FieldSpec("state", "T&rạng thái", "choice", choices=(("todo", "Chưa"), ("done", "Xong"))),
    FieldSpec("code", "&Mã", "read"),
)
VALUES: dict[str, object] = {
    "title": "Hội nghị",
    "count": 5,
    "note": "Đợt một",
    "state": "todo",
    "code": "A1",
}


class Stage:
    """A window with the form, a place to leave it for, and an undo of its own."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        body = QWidget(self.window)
        column = QVBoxLayout(body)
        self.form = RecordForm(SPECS, theme, parent=body)
        self.elsewhere = LineField(body)
        column.addWidget(self.form)
        column.addWidget(self.elsewhere)
        self.window.setCentralWidget(body)
        self.undone: list[str] = []
        for name, keys in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Y")):
            action = QAction(name, self.window)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, done=name: self.undone.append(done))
            self.window.addAction(action)
        self.edits: list[tuple[str, object]] = []
        self.typed: list[tuple[str, str]] = []
        self.form.edited.connect(lambda name, value: self.edits.append((name, value)))
        self.form.typing.connect(lambda name, text: self.typed.append((name, text)))
        self.form.show_new(VALUES)
        self.window.resize(600, 400)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def line(self, name: str) -> LineField:
        editor = self.form.editor(name)
        assert isinstance(editor, LineField)
        return editor

    def text(self, name: str = "note") -> TextField:
        editor = self.form.editor(name)
        assert isinstance(editor, TextField)
        return editor

    def choice(self) -> ChoiceField:
        editor = self.form.editor("state")
        assert isinstance(editor, ChoiceField)
        return editor

    def leave(self) -> None:
        self.elsewhere.setFocus()

    def notes(self) -> list[str]:
        return [one.text() for one in self.form.findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    return Stage(theme, qtbot)


def compose(widget: QWidget, preedit: str, commit: str = "", back: int = 0) -> None:
    """Send what an input method sends: letters under the cursor, or letters put in."""
    event = QInputMethodEvent(preedit, [])
    if commit or back:
        event.setCommitString(commit, -back, back)
    QApplication.sendEvent(widget, event)


def telex(widget: QWidget, qtbot: QtBot) -> None:
    """Type "hội " as Unikey does on Windows: letters, then letters taken back and put anew."""
    type_text(widget, "hoo")
    for _ in range(2):
        qtbot.keyClick(widget, Key.Key_Backspace)
    type_text(widget, "ô")
    type_text(widget, "i")
    for _ in range(2):
        qtbot.keyClick(widget, Key.Key_Backspace)
    type_text(widget, "ội ")


# --- typing ---


def test_a_field_is_taken_when_it_is_left_and_only_where_it_differs(stage: Stage) -> None:
    line = stage.line("title")
    line.setFocus()
    line.selectAll()
    type_text(line, "Hội thảo")
    assert stage.edits == []
    assert stage.typed[-1] == ("title", "Hội thảo")
    stage.leave()
    assert stage.edits == [("title", "Hội thảo")]
    line.setFocus()
    stage.leave()
    assert len(stage.edits) == 1


def test_enter_takes_a_line_and_stays_in_it(stage: Stage, qtbot: QtBot) -> None:
    line = stage.line("count")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "12")
    qtbot.keyClick(line, Key.Key_Return)
    assert stage.edits == [("count", 12)]
    assert line.hasFocus()


def test_tab_walks_the_fields_and_enter_breaks_a_line_in_a_text(stage: Stage, qtbot: QtBot) -> None:
    stage.line("count").setFocus()
    qtbot.keyClick(stage.line("count"), Key.Key_Tab)
    note = stage.text()
    assert note.hasFocus()
    qtbot.keyClick(note, Key.Key_End, Mod.ControlModifier)
    qtbot.keyClick(note, Key.Key_Return)
    type_text(note, "Đợt hai")
    qtbot.keyClick(note, Key.Key_Tab)
    assert stage.edits == [("note", "Đợt một\nĐợt hai")]
    assert stage.choice().hasFocus()


def test_escape_gives_up_what_was_typed(stage: Stage, qtbot: QtBot) -> None:
    for editor, shown in ((stage.line("title"), "Hội nghị"), (stage.text(), "Đợt một")):
        editor.setFocus()
        type_text(editor, "nhầm")
        qtbot.keyClick(editor, Key.Key_Escape)
        text = editor.text() if isinstance(editor, LineField) else editor.toPlainText()
        assert text == shown
    stage.leave()
    assert stage.edits == []


def test_what_cannot_be_read_stays_with_its_reason_until_it_can(stage: Stage, qtbot: QtBot) -> None:
    line = stage.line("count")
    line.setFocus()
    line.selectAll()
    type_text(line, "năm")
    stage.leave()
    assert stage.edits == []
    assert "Ghi một số nguyên." in stage.notes()
    assert line.accessibleDescription() == "Ghi một số nguyên."
    stage.form.show_values(VALUES)
    assert line.text() == "năm"
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "7")
    stage.leave()
    assert stage.edits == [("count", 7)]
    assert "Ghi một số nguyên." not in stage.notes()


def test_a_field_left_empty_is_nothing(stage: Stage, qtbot: QtBot) -> None:
    line = stage.line("title")
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Key.Key_Delete)
    stage.leave()
    assert stage.edits == [("title", None)]


def test_commit_takes_every_field_without_leaving_one(stage: Stage) -> None:
    stage.line("title").setFocus()
    type_text(stage.line("title"), "X")
    stage.form.commit()
    assert [name for name, _ in stage.edits] == ["title"]
    stage.form.commit()
    assert len(stage.edits) == 1


# --- input methods ---


@pytest.mark.parametrize("name", ["title", "note"])
def test_letters_taken_back_and_put_anew_are_neither_lost_nor_doubled(
    stage: Stage, qtbot: QtBot, name: str
) -> None:
    editor = stage.form.editor(name)
    editor.setFocus()
    editor.selectAll()
    telex(editor, qtbot)
    for _ in range(3):
        telex(editor, qtbot)
    stage.leave()
    assert stage.edits == [(name, "hội hội hội hội")]


@pytest.mark.parametrize("name", ["title", "note"])
def test_a_composed_word_is_put_in_once(stage: Stage, qtbot: QtBot, name: str) -> None:
    editor = stage.form.editor(name)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Key.Key_Delete)
    for half in ("h", "ho", "hô", "hôi", "hội"):
        compose(editor, half)
    compose(editor, "", "hội")
    compose(editor, "", " ")
    compose(editor, "nghi")
    compose(editor, "", "nghi")
    compose(editor, "", "nghị", back=4)  # as engines do that replace the text around the cursor
    stage.leave()
    assert stage.edits == [(name, "hội nghị")]


@pytest.mark.parametrize("name", ["title", "note"])
def test_values_that_come_while_half_a_word_is_composed_do_not_take_it_away(
    stage: Stage, name: str
) -> None:
    editor = stage.form.editor(name)
    editor.setFocus()
    compose(editor, "hô")
    stage.form.show_values({**VALUES, name: "đổi ở nơi khác"})
    compose(editor, "", "hội")
    stage.leave()
    assert len(stage.edits) == 1
    assert "hội" in str(stage.edits[0][1])


# --- values that change meanwhile ---


@pytest.mark.parametrize("name", ["title", "note"])
def test_new_values_leave_the_field_that_is_typed_in_alone(
    stage: Stage, qtbot: QtBot, name: str
) -> None:
    editor = stage.form.editor(name)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, "đang gõ")
    stage.form.show_values({**VALUES, name: "của người khác", "count": 9})
    assert stage.line("count").text() == "9"
    qtbot.keyClick(editor, Key.Key_End)
    type_text(editor, " tiếp")
    stage.leave()
    assert stage.edits == [(name, "đang gõ tiếp")]


def test_escape_shows_the_value_that_came_meanwhile(stage: Stage, qtbot: QtBot) -> None:
    line = stage.line("title")
    line.setFocus()
    type_text(line, "đang gõ")
    stage.form.show_values({**VALUES, "title": "của người khác"})
    qtbot.keyClick(line, Key.Key_Escape)
    assert line.text() == "của người khác"
    stage.leave()
    assert stage.edits == []


def test_another_record_takes_the_place_of_what_was_not_taken(stage: Stage) -> None:
    line = stage.line("title")
    line.setFocus()
    type_text(line, "đang gõ")
    other = dict(VALUES, title="Bản ghi khác")
    stage.form.show_new(other)
    assert line.text() == "Bản ghi khác"
    stage.leave()
    assert stage.edits == []


def test_a_choice_with_the_keyboard_follows_an_undo(stage: Stage, qtbot: QtBot) -> None:
    box = stage.choice()
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    assert stage.edits == [("state", "done")]
    stage.form.show_values({**VALUES, "state": "todo"})
    assert box.currentText() == "Chưa"


def test_a_value_that_is_no_choice_is_shown_and_never_lost(stage: Stage, qtbot: QtBot) -> None:
    stage.form.show_values({**VALUES, "state": "từ bản cũ"})
    box = stage.choice()
    assert box.currentIndex() == -1
    assert box.placeholderText() == "từ bản cũ"
    box.setFocus()
    stage.leave()
    stage.form.commit()
    assert stage.edits == []
    stage.form.set_choices("state", [("từ bản cũ", "Từ bản cũ"), ("done", "Xong")])
    assert box.currentText() == "Từ bản cũ"
    assert stage.edits == []


def test_the_wheel_changes_no_choice(stage: Stage) -> None:
    box = stage.choice()
    box.setFocus()
    centre = QPointF(box.rect().center())
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        centre, centre, QPoint(0, -120), QPoint(0, -120), none, Mod.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert not wheel.isAccepted()
    assert stage.edits == []


# --- undo ---


@pytest.mark.parametrize("name", ["title", "note"])
def test_undo_takes_back_typing_first_and_then_reaches_the_window(
    stage: Stage, qtbot: QtBot, name: str
) -> None:
    editor = stage.form.editor(name)
    editor.setFocus()
    qtbot.keyClick(editor, Key.Key_Z, Mod.ControlModifier)
    assert stage.undone == ["undo"]
    type_text(editor, "a")
    qtbot.keyClick(editor, Key.Key_Z, Mod.ControlModifier)
    assert stage.undone == ["undo"]
    text = editor.text() if isinstance(editor, LineField) else editor.toPlainText()
    assert text == VALUES[name]
    qtbot.keyClick(editor, Key.Key_Z, Mod.ControlModifier)
    qtbot.keyClick(editor, Key.Key_Y, Mod.ControlModifier)
    assert stage.undone == ["undo", "undo", "redo"]
    assert stage.edits == []


@pytest.mark.parametrize("name", ["title", "note"])
def test_undo_after_a_field_was_taken_is_the_windows(stage: Stage, qtbot: QtBot, name: str) -> None:
    editor = stage.form.editor(name)
    editor.setFocus()
    type_text(editor, "mới ")
    stage.form.commit()
    qtbot.keyClick(editor, Key.Key_Z, Mod.ControlModifier)
    assert stage.undone == ["undo"]


# --- marks, looks ---


def test_marks_stand_at_their_field_in_words(stage: Stage) -> None:
    stage.form.set_marks({"title": (Tone.WARNING, "Tên trùng với nhiệm vụ 1.2.")})
    assert "Tên trùng với nhiệm vụ 1.2." in stage.notes()
    assert stage.line("title").accessibleDescription() == "Tên trùng với nhiệm vụ 1.2."
    stage.form.set_marks({})
    assert "Tên trùng với nhiệm vụ 1.2." not in stage.notes()
    assert stage.line("title").accessibleDescription() == "Tên đầy đủ"


def test_a_reason_takes_the_place_of_a_mark(stage: Stage, qtbot: QtBot) -> None:
    stage.form.set_marks({"count": (Tone.WARNING, "Lệch so với kỳ trước.")})
    line = stage.line("count")
    line.setFocus()
    type_text(line, "x")
    stage.leave()
    assert "Lệch so với kỳ trước." not in stage.notes()
    assert "Ghi một số nguyên." in stage.notes()


def test_read_only_fields_can_be_read_and_copied_alone(stage: Stage) -> None:
    stage.form.set_read_only(True)
    line = stage.line("title")
    line.setFocus()
    type_text(line, "x")
    assert line.text() == "Hội nghị"
    assert not stage.choice().isEnabled()
    stage.form.set_read_only(False)
    assert not line.isReadOnly()
    assert stage.line("code").isReadOnly()


def test_labels_name_their_fields(stage: Stage) -> None:
    assert stage.form.names == ("title", "count", "note", "state", "code")
    assert stage.line("title").accessibleName() == "Tên"
    assert stage.form.focus_field("note")
    assert stage.text().hasFocus()
    assert not stage.form.focus_field("không có")


def test_fields_grow_with_the_letters(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    narrow, low = stage.line("count").maximumWidth(), stage.text().minimumHeight()
    theme.set_zoom(200)
    try:
        qtbot.waitUntil(lambda: stage.line("count").maximumWidth() > narrow * 1.6)
        assert stage.text().minimumHeight() > low * 1.5
    finally:
        theme.set_zoom(100)


def test_words_of_a_note_follow_the_colours(stage: Stage, theme: Theme, qtbot: QtBot) -> None:
    from ui.theme import Scheme

    stage.form.set_marks({"title": (Tone.BAD, "Thiếu tên.")})
    note = next(one for one in stage.form.findChildren(QLabel) if one.text() == "Thiếu tên.")
    light = note.palette().color(note.foregroundRole())
    theme.set_scheme(Scheme.DARK)
    try:
        dark = note.palette().color(note.foregroundRole())
        assert dark == theme.colour(Tone.BAD.text)
        assert dark != light
    finally:
        theme.set_scheme(Scheme.LIGHT)


def test_an_error_of_the_services_is_told_in_words(theme: Theme, qtbot: QtBot) -> None:
    form = RecordForm([FieldSpec("long", "&Dài", read=read_refused)], theme)
    qtbot.addWidget(form)
    form.show_new({})
    form.show()
    editor = form.editor("long")
    editor.setFocus()
    type_text(editor, "x")
    form.commit()
    notes = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    assert any("5" in one for one in notes)


def test_a_window_that_loses_the_keyboard_takes_the_field(stage: Stage, qtbot: QtBot) -> None:
    line = stage.line("title")
    line.setFocus()
    line.selectAll()
    type_text(line, "giữ lại")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert stage.edits == [("title", "giữ lại")]
    assert line.text() == "giữ lại"


def test_nothing_is_read_before_a_field_is_left(theme: Theme, qtbot: QtBot) -> None:
    reads: list[str] = []
    spec = FieldSpec("slow", "&Chậm", read=lambda text: reads.append(text) or text)
    form = RecordForm([spec], theme)
    qtbot.addWidget(form)
    form.show_new({})
    form.show()
    editor = form.editor("slow")
    type_text(editor, "a" * 50)
    assert reads == []


def test_each_label_stands_on_the_first_line_of_its_field(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, qtbot)
    stage.window.resize(700, 500)
    stage.window.show()
    labels = {one.text(): one for one in stage.form.findChildren(QLabel) if one.buddy() is not None}
    for spec in SPECS:
        editor, label = stage.form.editor(spec.name), labels[spec.label]
        qtbot.waitUntil(lambda label=label: label.contentsMargins().top() > 0)
        top = editor.mapTo(stage.form, QPoint(0, 0)).y()
        words = label.mapTo(stage.form, label.contentsRect().topLeft()).y()
        if isinstance(editor, TextField):
            line = editor.viewport().mapTo(stage.form, editor.cursorRect().topLeft()).y()
        else:
            line = top + (editor.height() - editor.fontMetrics().height()) // 2
        assert abs(words - line) <= 1, spec.name


def test_a_long_note_is_shown_whole_where_labels_stand_above(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, qtbot)
    rows = stage.form.layout()
    assert isinstance(rows, QFormLayout)
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    stage.window.resize(320, 900)
    stage.window.show()
    words = "Văn bản triệu tập, danh sách người dự, biên bản hoặc thông báo kết quả hội nghị. " * 4
    stage.form.set_marks({"count": (Tone.NEUTRAL, words.strip())})
    note = next(one for one in stage.form.findChildren(QLabel) if one.text() == words.strip())
    qtbot.waitUntil(lambda: note.height() > 4 * note.fontMetrics().height())
    room = QRect(0, 0, note.width(), 10_000)
    needed = note.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, note.text())
    assert note.height() >= needed.height()
    editor = stage.form.editor("count")
    assert (
        note.mapTo(stage.form, QPoint(0, 0)).y()
        >= editor.mapTo(stage.form, QPoint(0, editor.height())).y()
    )
    tall = note.height()
    stage.window.resize(900, 900)
    qtbot.waitUntil(lambda: note.height() < tall)
    stage.form.set_marks({})
    qtbot.waitUntil(lambda: not note.isVisible())
