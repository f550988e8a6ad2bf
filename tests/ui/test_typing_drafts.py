# SPDX-License-Identifier: MIT
"""What is typed on the pages is kept by its record and field, and let go when it is committed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, Progress, natural_key
from lsapp.services.desk import open_desk
from lsapp.services.drafts import Draft, Drafts
from ui import places
from ui.main_window import MainWindow
from ui.pages.typing_places import form_place


def kept(path: Path) -> list[Draft]:
    return sorted(Drafts(path)._held.values(), key=lambda one: one.text)


def type_in(qtbot: QtBot, text: str) -> None:
    """Type into the editor that is open, as a person does after the first letter has opened it."""
    focus = QApplication.focusWidget()
    qtbot.keyClicks(focus, text[:1])
    qtbot.keyClicks(QApplication.focusWidget(), text[1:])


def test_a_cell_of_the_activities_is_kept_until_it_is_left(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    window.show_page(places.ACTIVITIES)
    grid = window.current_page.grid
    key = window.session.records(Activity)[0].key
    assert grid.go_to(key, "note")
    grid.setFocus()
    type_in(qtbot, "dang go")
    qtbot.waitUntil(lambda: [one.text for one in kept(sample)] == ["dang go"], timeout=10_000)
    (draft,) = kept(sample)
    assert (draft.kind, draft.key, draft.field) == ("activity", key, "note")
    assert draft.label.startswith("Nhiệm vụ ")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(sample) == [], timeout=10_000)
    assert window.session.find(Activity, key).note == "dang go"


def test_escape_gives_the_text_up_for_good(qtbot: QtBot, window: MainWindow, sample: Path) -> None:
    window.show_page(places.ACTIVITIES)
    grid = window.current_page.grid
    assert grid.go_to(window.session.records(Activity)[0].key, "note")
    grid.setFocus()
    type_in(qtbot, "nhầm")
    qtbot.waitUntil(lambda: len(kept(sample)) == 1, timeout=10_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept(sample) == [], timeout=10_000)


def test_a_field_of_the_form_is_kept_and_what_cannot_be_read_stays_kept(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    window.show_page(places.ACTIVITIES)
    page = window.current_page
    key = window.session.records(Activity)[0].key
    page.grid.go_to(key, "content")
    qtbot.keyClick(page, Qt.Key.Key_F4)
    form = page.detail.form
    assert form.focus_field("note")
    qtbot.keyClicks(form.editor("note"), "trong bieu mau")
    qtbot.waitUntil(lambda: [one.field for one in kept(sample)] == ["note"], timeout=10_000)
    form.focus_field("due_on")
    qtbot.waitUntil(lambda: kept(sample) == [], timeout=10_000)
    editor = form.editor("due_on")
    editor.selectAll()
    qtbot.keyClicks(editor, "31/02/2026")
    qtbot.waitUntil(lambda: [one.text for one in kept(sample)] == ["31/02/2026"], timeout=10_000)
    form.focus_field("note")
    window.close()
    assert [(one.key, one.field, one.text) for one in kept(sample)] == [
        (key, "due_on", "31/02/2026")
    ]


def test_a_result_not_recorded_yet_is_kept_by_the_key_it_will_have(
    qtbot: QtBot, sample: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    with open_desk(sample) as desk, desk.store.transaction("results.saved") as tx:
        gone = desk.store.select(Progress, round="2026")[0]
        tx.delete_many(Progress, gone.unit, [gone.key])
        tx.commit()
    window = open_window(sample)
    window.show_page(places.RESULTS)
    grid = window.current_page.grid
    qtbot.waitUntil(lambda: grid.go_to(gone.activity, "result"), timeout=10_000)
    grid.setFocus()
    type_in(qtbot, "da mo lop")
    qtbot.waitUntil(lambda: len(kept(sample)) == 1, timeout=10_000)
    key = natural_key(Progress, gone.unit, gone.plan, gone.round, gone.activity)
    assert [(one.kind, one.key, one.field) for one in kept(sample)] == [("progress", key, "result")]


def test_each_cell_of_a_form_has_its_place(window: MainWindow) -> None:
    view, plan = window.session.view, window.session.plan
    assert view is not None
    held = view.records.stat_values[0]
    form = next(one for one in plan.forms if one.code == held.form)
    place = form_place(view, form, held.row, held.column)
    assert place is not None
    assert (place.kind, place.key, place.field) == ("stat_value", held.key, "value")
    assert form_place(view, form, held.row, "không có cột này") is None
    listed = next(one for one in plan.forms if one.layout == "list")
    column = listed.columns[0].code
    row = form_place(view, listed, "khóa", column)
    assert row is not None
    assert (row.kind, row.key, row.field) == ("open_row", "khóa", f"cells/{column}")
