# SPDX-License-Identifier: MIT
"""Lịch sử: what was done stands there in words, and can be brought back; the bin gives back whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, Progress
from lsapp.services.desk import open_desk
from lsapp.services.recording import save
from lsapp.services.restoring import BinEntry
from lsapp.services.timeline import TimelineEntry
from lsapp.storage.journal_pages import Touched
from ui import places
from ui.main_window import MainWindow
from ui.models.bin_model import BinModel
from ui.models.history_model import TIME, WHAT, HistoryModel
from ui.pages.history import BIN, HistoryPage
from ui.places import Place
from ui.theme import Theme
from ui.translation import install_translations
from ui.widgets.history_record import HistoryRecord
from ui.widgets.history_words import day_words, marked, size_words

TODAY = dt.date(2026, 12, 5)


def entry(number: int, at: dt.datetime, **more: object) -> TimelineEntry:
    fields: dict[str, object] = {
        "id": number,
        "at": at,
        "who": "canbo",
        "name": "activity.edited",
        "words": "action.activity.edited",
        "label": None,
        "way": "do",
        "target": None,
        "undoable": True,
        "undone": False,
        "touched": [Touched(kind="activity", added=0, changed=2, deleted=1)],
    }
    return TimelineEntry(**{**fields, **more})  # type: ignore[arg-type]


def shown(page: HistoryPage) -> list[str]:
    model = page.journal.model
    return [
        str(model.index(row, WHAT).data())
        for row in range(model.rowCount())
        if model.entry(row) is not None
    ]


def opened(qtbot: QtBot, window: MainWindow) -> HistoryPage:
    window.show_page(places.HISTORY)
    page = window.current_page
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.journal.model.count > 0, timeout=10_000)
    return page


def edit(window: MainWindow, note: str, number: int = 0, label: str | None = None) -> Activity:
    record = window.session.records(Activity)[number]
    changed = msgspec.structs.replace(record, note=note)
    window.session.save("activity.edited", [changed], label)
    return changed


def choose(qtbot: QtBot, page: HistoryPage, words: str) -> HistoryRecord:
    """Walk to the first entry with such words by keys, and wait for its records."""
    table = page.journal.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(page.journal.model.rowCount()):
        current = table.currentIndex()
        if words in str(current.siblingAtColumn(WHAT).data()):
            break
        qtbot.keyClick(table, Qt.Key.Key_Down)
    one = page.journal.model.entry(table.currentIndex().row())
    assert one is not None
    qtbot.waitUntil(lambda: page.journal.details.shown > 0, timeout=10_000)
    return page.journal.details.records[0]


def texts(widget: HistoryRecord) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel))


def press(qtbot: QtBot, widget: HistoryRecord, words: str) -> None:
    (button,) = [
        one for one in widget.findChildren(QPushButton) if one.text().replace("&", "") == words
    ]
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# --- models and words ---


def test_the_journals_model_holds_what_qt_expects_of_models(
    theme: Theme, qtmodeltester: ModelTester
) -> None:
    model = HistoryModel(theme, "vi")
    noon = dt.datetime(2026, 12, 5, 12, 0, tzinfo=dt.UTC)
    qtmodeltester.check(model)
    model.set_entries([entry(9, noon), entry(8, noon, undone=True)], has_more=True)
    qtmodeltester.check(model)
    model.add_entries([entry(7, noon - dt.timedelta(days=1))], has_more=False)
    qtmodeltester.check(model)
    assert model.headings() == [0, 3]


def test_a_day_that_goes_on_gets_no_second_heading(theme: Theme) -> None:
    model = HistoryModel(theme, "vi")
    noon = dt.datetime(2026, 12, 5, 5, 0, tzinfo=dt.UTC)
    model.set_entries([entry(9, noon)], has_more=True)
    model.add_entries([entry(8, noon - dt.timedelta(minutes=1))], has_more=False)
    assert [model.entry(row) is None for row in range(model.rowCount())] == [True, False, False]
    assert model.row_of(8) == 2


def test_more_is_asked_for_once_until_it_has_come(theme: Theme, qtbot: QtBot) -> None:
    model = HistoryModel(theme, "vi")
    asked: list[int] = []
    model.more_wanted.connect(lambda: asked.append(1))
    noon = dt.datetime(2026, 12, 5, 5, 0, tzinfo=dt.UTC)
    model.set_entries([entry(9, noon)], has_more=True)
    for _ in range(3):
        model.fetchMore(model.index(-1, -1))
    assert asked == [1]
    model.add_entries([], has_more=False)
    assert not model.canFetchMore(model.index(-1, -1))


def test_undone_is_said_in_words_and_grey(theme: Theme) -> None:
    model = HistoryModel(theme, "vi")
    noon = dt.datetime(2026, 12, 5, 5, 0, tzinfo=dt.UTC)
    model.set_entries(
        [entry(3, noon, way="undo", target=2), entry(2, noon, undone=True), entry(1, noon)],
        has_more=False,
    )
    undoing, undone, plain = (model.index(row, WHAT) for row in (1, 2, 3))
    assert undoing.data() == "Hoàn tác: Sửa nhiệm vụ"
    assert undone.data() == "Sửa nhiệm vụ · đã hoàn tác"
    assert undone.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert plain.data(Qt.ItemDataRole.ForegroundRole) is None


def test_the_bins_model_holds_what_qt_expects_and_finds_without_accents(
    qtmodeltester: ModelTester,
) -> None:
    def gone(number: int, where: str) -> BinEntry:
        return BinEntry(
            action=number, at=dt.datetime(2026, 12, 5, tzinfo=dt.UTC), who="canbo",
            words="action.activity.deleted", way="do", unit="X06040", kind="activity",
            key=str(number), kind_label="Nhiệm vụ", where=where, hanging={"progress": 2},
        )  # fmt: skip

    model = BinModel("vi")
    model.set_entries([gone(2, "«Đọc sách»"), gone(1, "«Hội nghị»")], has_more=False)
    qtmodeltester.check(model)
    assert model.index(0, 1).data() == "Kết quả thực hiện (2)"
    model.set_text("doc sach")
    assert model.rowCount() == 1
    model.set_text("")
    assert model.rowCount() == 2


def test_days_sizes_and_differences_are_said_as_people_say_them(theme: Theme) -> None:
    assert day_words(TODAY, TODAY) == "Hôm nay, thứ Bảy 05/12/2026"
    assert day_words(TODAY - dt.timedelta(days=1), TODAY).startswith("Hôm qua, thứ Sáu")
    assert day_words(dt.date(2026, 12, 1), TODAY) == "Thứ Ba 01/12/2026"
    assert [size_words(n) for n in (340_000, 1_240_000, 3_000_000_000)] == [
        "340 KB",
        "1,2 MB",
        "3,0 GB",
    ]
    before, after = marked("Tổ chức hội nghị <lớn> tại xã", "Tổ chức hội nghị <nhỏ> tại xã", theme)
    assert "line-through" in before
    assert "underline" in after
    assert "&lt;lớn&gt;" in before
    assert marked("một", "khác hẳn đi", theme) == ("một", "khác hẳn đi")


# --- the page ---


def test_what_is_done_stands_first_and_its_record_before_and_after(
    qtbot: QtBot, window: MainWindow
) -> None:
    edit(window, "Đã trình lãnh đạo")
    edit(window, "Đã trình lãnh đạo ký", label="1.1")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: shown(page)[:2] == ["Sửa nhiệm vụ (1.1)", "Sửa nhiệm vụ"])
    record = choose(qtbot, page, "Sửa nhiệm vụ (1.1)")
    said = texts(record)
    assert "Ghi chú" in said
    assert "Đã trình lãnh đạo" in said
    assert "underline" in said
    names = {one.accessibleName() for one in record.findChildren(QLabel)}
    assert "Ghi chú, Trước: Đã trình lãnh đạo" in names
    assert "Ghi chú, Sau: Đã trình lãnh đạo ký" in names


def test_a_record_goes_back_to_how_it_was_and_that_can_be_undone(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    first = edit(window, "bản đầu")
    edit(window, "bản sau")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: len(shown(page)) > 2)
    record = choose(qtbot, page, "Sửa nhiệm vụ")
    press(qtbot, record, "Khôi phục như trước")
    session = window.session
    qtbot.waitUntil(lambda: session.find(Activity, first.key).note == "bản đầu", timeout=10_000)
    qtbot.waitUntil(lambda: shown(page)[0].startswith("Phục hồi bản ghi"))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.find(Activity, first.key).note == "bản sau", timeout=10_000)
    qtbot.waitUntil(lambda: "đã hoàn tác" in shown(page)[1])
    window.close()
    with open_desk(sample) as desk:
        assert desk.store.get(Activity, first.unit, first.key).note == "bản sau"


def test_the_bin_gives_back_what_hung_on_a_record(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    key = session.records(Progress)[0].activity
    hanging = [one for one in session.records(Progress) if one.activity == key]
    session.delete("activity.deleted", Activity, [key])
    page = opened(qtbot, window)
    page.tabs.setCurrentIndex(BIN)
    qtbot.waitUntil(lambda: page.bin.model.rowCount() == 1, timeout=10_000)
    assert "Kết quả thực hiện" in page.bin.model.index(0, 1).data()
    assert page.bin.chosen()[0].key == key  # what was deleted last is chosen
    assert page.bin.restore.isEnabled()
    qtbot.keyClick(page.bin.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.find(Activity, key) is not None, timeout=10_000)
    assert [one for one in session.records(Progress) if one.activity == key] == hanging
    qtbot.waitUntil(lambda: page.bin.model.is_empty)


def test_one_records_life_and_back_to_the_journal(qtbot: QtBot, window: MainWindow) -> None:
    edit(window, "một")
    edit(window, "của nhiệm vụ khác", number=1)
    edit(window, "hai")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: len(shown(page)) > 3)
    whole = len(shown(page))
    record = choose(qtbot, page, "Sửa nhiệm vụ")
    press(qtbot, record, "Lịch sử của bản ghi này")
    qtbot.waitUntil(lambda: shown(page)[:2] == ["Sửa nhiệm vụ"] * 2 and len(shown(page)) == 3)
    qtbot.waitUntil(lambda: page.journal.details.shown == 1)
    assert "hai" in texts(page.journal.details.records[0])
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(shown(page)) == whole)


def test_the_way_from_the_journal_to_the_record(qtbot: QtBot, window: MainWindow) -> None:
    changed = edit(window, "đến đây")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: shown(page)[0] == "Sửa nhiệm vụ")
    press(qtbot, choose(qtbot, page, "Sửa nhiệm vụ"), "Đến chỗ này")
    assert window.current_page.objectName() == places.ACTIVITIES
    assert window.current_page.grid.active_cell() == (changed.key, "note")


def test_another_page_can_ask_for_a_records_life(qtbot: QtBot, window: MainWindow) -> None:
    changed = edit(window, "hỏi từ trang khác")
    window.show_page(places.HISTORY, Place("activity", changed.key))
    page = window.current_page
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.journal.details.shown == 1, timeout=10_000)
    assert "hỏi từ trang khác" in texts(page.journal.details.records[0])


def test_finding_in_the_journal_folds_accents_and_esc_shows_all(
    qtbot: QtBot, window: MainWindow
) -> None:
    edit(window, "Phối hợp trường học", label="1.1")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: shown(page)[0] == "Sửa nhiệm vụ (1.1)")
    whole = len(shown(page))
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "phoi hop truong hoc")
    qtbot.waitUntil(lambda: shown(page)[:1] == ["Sửa nhiệm vụ (1.1)"] and len(shown(page)) < whole)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(page)) == whole)


def test_a_long_journal_comes_page_by_page_as_it_is_scrolled(
    qtbot: QtBot, sample: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    with open_desk(sample) as desk:
        record = desk.store.select(Activity)[0]
        for number in range(450):
            save(desk, "activity.edited", [msgspec.structs.replace(record, note=f"lần {number}")])
    page = opened(qtbot, open_window(sample))
    assert page.journal.model.count < 450
    table = page.journal.table
    for _ in range(8):
        qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        if not page.journal.model.has_more:
            break
        held = page.journal.model.count
        qtbot.waitUntil(lambda held=held: page.journal.model.count > held, timeout=10_000)
    assert page.journal.model.count > 450
    assert len(set(shown(page))) > 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_in_each_language(
    qtbot: QtBot,
    qapp: QApplication,
    sample: Path,
    open_window: Callable[[Path], MainWindow],
    settings: object,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        settings.language = language  # type: ignore[attr-defined]
        window = open_window(sample)
        edit(window, "hai tiếng")
        page = opened(qtbot, window)
        wanted = {"vi": "Sửa nhiệm vụ", "en": "Edit activities"}[language]
        qtbot.waitUntil(lambda: shown(page)[0] == wanted)
        assert page.journal.model.index(0, TIME).data()
        for widget in (page.journal.table, page.bin.table, page.tabs):
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    finally:
        install_translations(qapp, "vi")
