# SPDX-License-Identifier: MIT
"""The list of findings: filters, keys, and the way to each place."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from finding_samples import finding, many
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from lsapp.services.viewing import Finding
from ui import places
from ui.main_window import MainWindow
from ui.models.findings_model import MESSAGE, WHERE
from ui.places import Place
from ui.widgets.findings_panel import FindingsPanel

Key = Qt.Key
Mod = Qt.KeyboardModifier
Tell = Callable[[list[Finding]], None]


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> FindingsPanel:
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=20_000)
    window.resize(1366, 728)
    found = window.findChild(FindingsPanel)
    assert found is not None
    return found


@pytest.fixture
def tell(window: MainWindow, panel: FindingsPanel, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Have the rules find this."""

    def done(findings: list[Finding]) -> None:
        monkeypatch.setattr(window.findings, "_findings", findings)
        window.findings.findings_changed.emit()

    return done


def table(panel: FindingsPanel) -> QTableView:
    found = panel.findChild(QTableView)
    assert found is not None
    return found


def rows(panel: FindingsPanel) -> list[str]:
    model = table(panel).model()
    return [model.index(row, WHERE).data() for row in range(model.rowCount())]


def button(panel: FindingsPanel, text: str) -> QToolButton:
    return next(one for one in panel.findChildren(QToolButton) if text in one.text())


def said(panel: FindingsPanel) -> str:
    labels = panel.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible() and one.text())


def click(qtbot: QtBot, view: QTableView, row: int) -> None:
    place = view.visualRect(view.model().index(row, MESSAGE)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_filters_show_one_level_each_and_count_all(
    panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    tell([finding(1, "hard"), finding(2), finding(3), finding(4, answer="vì mưa lũ")])
    for text, wanted in (
        ("Lỗi (1)", [1]),
        ("Lưu ý (2)", [2, 3]),
        ("Đã giải trình (1)", [4]),
        ("Tất cả (4)", [1, 2, 3, 4]),
    ):
        qtbot.mouseClick(button(panel, text), Qt.MouseButton.LeftButton)
        assert rows(panel) == [f"Nhiệm vụ {number}" for number in wanted]


def test_the_detail_says_what_to_do_and_where_it_is_written(
    panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    tell([finding(1, "hard"), finding(2, answer="vì mưa lũ")])
    assert "Cách xử lý: Ghi nội dung." in said(panel)
    assert "Căn cứ: NĐ 30/2020/NĐ-CP" in said(panel)
    table(panel).setFocus()
    qtbot.keyClick(table(panel), Key.Key_Down)
    assert "Đã giải trình: vì mưa lũ" in said(panel)
    assert "Cách xử lý" not in said(panel)


def test_nothing_found_is_said(panel: FindingsPanel, tell: Tell, qtbot: QtBot) -> None:
    tell([])
    assert "Không có lỗi, không có lưu ý" in said(panel)
    tell([finding(1)])
    qtbot.mouseClick(button(panel, "Lỗi (0)"), Qt.MouseButton.LeftButton)
    assert "Không có mục nào ở mức này" in said(panel)


def test_the_finding_in_focus_and_the_scroll_stay_when_the_rules_ran_again(
    panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    tell(many(300))
    view = table(panel)
    view.setFocus()
    view.selectRow(120)
    view.scrollTo(view.model().index(120, MESSAGE))
    where, scrolled = rows(panel)[120], view.verticalScrollBar().value()
    tell([one for one in many(300) if one.where != "Nhiệm vụ 3"])
    assert rows(panel)[view.currentIndex().row()] == where
    assert abs(view.verticalScrollBar().value() - scrolled) <= 1


def test_where_the_finding_in_focus_is_mended_the_next_one_is_in_focus(
    panel: FindingsPanel, tell: Tell
) -> None:
    tell([finding(n) for n in range(5)])
    table(panel).selectRow(2)
    tell([finding(n) for n in (0, 1, 3, 4)])
    assert rows(panel)[table(panel).currentIndex().row()] == "Nhiệm vụ 3"
    tell([finding(0)])
    assert table(panel).currentIndex().row() == 0


def test_nine_thousand_findings_are_listed_and_filtered(
    panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    tell(many(9_000))
    assert len(rows(panel)) == 9_000
    qtbot.mouseClick(button(panel, "Lỗi (3000)"), Qt.MouseButton.LeftButton)
    table(panel).setFocus()
    qtbot.keyClick(table(panel), Key.Key_End, Mod.ControlModifier)
    assert rows(panel)[table(panel).currentIndex().row()] == "Nhiệm vụ 8997"


def test_a_hidden_list_is_brought_up_to_date_when_it_is_shown(
    window: MainWindow, panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_F8)
    assert not panel.isVisible()
    tell([finding(9)])
    qtbot.keyClick(window, Key.Key_F8)
    assert rows(panel) == ["Nhiệm vụ 9"]


PLACES = {
    "activity": places.ACTIVITIES,
    "budget_line": places.ACTIVITIES,
    "task_group": places.ACTIVITIES,
    "plan_task": places.ACTIVITIES,
    "progress": places.RESULTS,
    "group_statement": places.RESULTS,
    "stat_form": places.STATISTICS,
    "stat_value": places.STATISTICS,
    "open_row": places.STATISTICS,
    "outline_section": places.REPORT,
    "section": places.REPORT,
    "programme": places.PROGRAMME,
    "letterhead": places.PROGRAMME,
    "evidence": places.EVIDENCE,
    "unit": places.OVERVIEW,
    None: places.OVERVIEW,
}


def test_a_click_goes_to_the_page_of_each_kind_of_place(
    window: MainWindow, panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    asked: list[Place] = []
    for name in set(PLACES.values()):
        page = window.page(name)
        page.show_place = spy(page.show_place, asked)  # type: ignore[method-assign]
    for kind, name in PLACES.items():
        asked.clear()
        tell([finding(1, kind=kind, record="mã", field="trường")])
        click(qtbot, table(panel), 0)
        shown = window.current_page
        assert shown is window.page(name), kind
        assert asked == [Place(kind or "unit", "mã", "trường")]
        focus = QApplication.focusWidget()
        assert focus is not None, kind
        assert focus is shown or shown.isAncestorOf(focus), kind


def spy(own: Callable[[Place], bool], asked: list[Place]) -> Callable[[Place], bool]:
    def watched(place: Place) -> bool:
        asked.append(place)
        return own(place)

    return watched


def test_enter_goes_to_a_field_of_a_record(
    window: MainWindow, panel: FindingsPanel, qtbot: QtBot
) -> None:
    activity = window.session.records(Activity)[3]
    window.session.save("activity.edited", [msgspec.structs.replace(activity, content=None)])

    def missing() -> Finding | None:
        here = window.findings.at("activity", activity.key)
        return next((one for one in here if one.field == "content"), None)

    qtbot.waitUntil(lambda: window.findings.is_current and missing() is not None, timeout=20_000)
    qtbot.keyClick(window, Key.Key_F8, Mod.ShiftModifier)
    view = table(panel)
    assert QApplication.focusWidget() is view
    wanted = missing()
    assert wanted is not None
    places_in_list = rows(panel)
    view.selectRow(places_in_list.index(wanted.where))
    qtbot.keyClick(view, Key.Key_Return)
    page = window.current_page
    assert page is not None
    assert page.objectName() == places.ACTIVITIES
    assert page.grid.active_cell() == (activity.key, "content")
    assert page.isAncestorOf(QApplication.focusWidget())


def test_the_button_goes_where_the_row_in_focus_leads(
    window: MainWindow, panel: FindingsPanel, tell: Tell, qtbot: QtBot
) -> None:
    tell([finding(1, kind="section"), finding(2, kind="letterhead")])
    table(panel).selectRow(1)
    qtbot.mouseClick(button(panel, "Đến chỗ này"), Qt.MouseButton.LeftButton)
    assert window.current_page is window.page(places.PROGRAMME)


def test_escape_goes_back_to_the_page_and_the_cross_puts_the_list_away(
    window: MainWindow, panel: FindingsPanel, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    qtbot.keyClick(window, Key.Key_F8, Mod.ShiftModifier)
    qtbot.keyClick(table(panel), Key.Key_Escape)
    assert window.current_page.isAncestorOf(QApplication.focusWidget())
    cross = next(one for one in panel.findChildren(QToolButton) if "Đóng" in one.accessibleName())
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert not panel.isVisible()
    window.session.reload()
    with qtbot.waitSignal(window.session.state_changed):
        pass
    assert not panel.isVisible()
    assert not window.settings.findings_shown
