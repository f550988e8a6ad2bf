# SPDX-License-Identifier: MIT
"""The timeline by keyboard, mouse and ear, and what it draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lsapp.catalogue.model import Plan
from lsapp.domain.records import Activity, Programme, Records, Status
from lsapp.services.desk import open_desk
from lsapp.services.snapshots import snapshot_of
from ui.theme import Scheme, Theme
from ui.widgets.chart_ink import ink_of
from ui.widgets.timeline_model import TimelineItem, activity_span
from ui.widgets.timeline_view import TimelineView
from ui.widgets.timeline_zoom import Zoom

TODAY = dt.date(2026, 11, 21)
ROWS = (
    TimelineItem(key="I", number="I", label="Quán triệt", level=0, is_group=True),
    TimelineItem(
        key="late",
        number="1.1",
        label="Ban hành kế hoạch <năm> 2026",
        start=dt.date(2026, 7, 1),
        end=dt.date(2026, 9, 30),
        status=Status.IN_PROGRESS,
        percent=60,
    ),
    TimelineItem(
        key="done",
        number="1.2",
        label="Hội nghị",
        start=dt.date(2026, 4, 1),
        end=dt.date(2026, 6, 30),
        status=Status.COMPLETED,
        percent=100,
    ),
    TimelineItem(key="II", number="II", label="Thông tin", level=0, is_group=True),
    TimelineItem(
        key="always",
        number="2.1",
        label="Tuyên truyền",
        start=dt.date(2025, 1, 1),
        end=dt.date(2029, 12, 31),
        status=Status.IN_PROGRESS,
        percent=15,
        recurring=True,
    ),
    TimelineItem(key="mark", number="2.2", label="Tổng kết", end=dt.date(2028, 3, 5)),
    TimelineItem(key="never", number="2.3", label="Khi có hướng dẫn"),
)


class Page(QWidget):
    """The timeline below an input that has the focus first."""

    def __init__(self, theme: Theme, items: Sequence[TimelineItem]) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        self.view = TimelineView(theme, TODAY, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.view)
        self.resize(1000, 400)
        self.line.setFocus()
        self.view.set_items(items)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Page:
    page = Page(theme, ROWS)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.line.hasFocus)
    return page


@pytest.fixture
def view(page: Page) -> TimelineView:
    page.view.setFocus(Qt.FocusReason.OtherFocusReason)
    return page.view


def _press(qtbot: QtBot, view: TimelineView, *keys: Qt.Key) -> str | None:
    for key in keys:
        qtbot.keyClick(view, key)
    return view.current_key()


def _row(view: TimelineView, key: str, x: int = 200) -> QPoint:
    """Return a point in a row in sight."""
    height = (view.sizeHint().height() - view.minimumSizeHint().height()) // 9
    header = view.minimumSizeHint().height() - 3 * height
    place = view.shown_keys().index(key)
    return QPoint(x, header + place * height + height // 2 - view.verticalScrollBar().value())


def _picture(view: TimelineView, area: QRect | None = None) -> QImage:
    picture = view.viewport().grab(area or view.viewport().rect())
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def _colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def _bar_area(view: TimelineView, key: str) -> QRect:
    middle = _row(view, key).y()
    left = view.label_width() + 2
    return QRect(left, middle - 6, view.viewport().width() - left - 2, 12)


def test_keys_go_from_row_to_row(qtbot: QtBot, view: TimelineView) -> None:
    key = Qt.Key
    assert _press(qtbot, view, key.Key_Down) == "I"
    assert _press(qtbot, view, key.Key_Down, key.Key_Down) == "done"
    assert _press(qtbot, view, key.Key_Up) == "late"
    assert _press(qtbot, view, key.Key_End) == "never"
    assert _press(qtbot, view, key.Key_Down) == "never"
    assert _press(qtbot, view, key.Key_Home) == "I"
    assert _press(qtbot, view, key.Key_PageDown) == "never"
    assert _press(qtbot, view, key.Key_PageUp) == "I"


def test_tab_reaches_the_view_and_its_zoom_box(qtbot: QtBot, page: Page) -> None:
    page.line.setFocus()
    reached = []
    for _ in range(3):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(type(page.focusWidget()).__name__)
    assert {"TimelineView", "ZoomBox"} <= set(reached)


def test_each_step_says_the_row_aloud(qtbot: QtBot, view: TimelineView) -> None:
    assert view.accessibleName() == "Tiến độ theo thời gian"
    assert view.accessibleDescription() == "7 dòng"
    _press(qtbot, view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert view.accessibleName() == "1.1. Ban hành kế hoạch <năm> 2026"
    assert view.accessibleDescription() == (
        "Từ 01/07/2026 đến 30/09/2026. Đang thực hiện, 60 %, quá hạn 52 ngày"
    )
    view.set_current("always")
    assert view.accessibleDescription() == (
        "Thường xuyên, định kỳ từ 01/01/2025 đến 31/12/2029. Đang thực hiện, 15 %"
    )
    view.set_current("mark")
    assert view.accessibleDescription() == "Hạn 05/03/2028"
    view.set_current("never")
    assert view.accessibleDescription() == "Chưa xác định thời gian"


def test_the_current_row_is_told_once_and_shared_by_key(qtbot: QtBot, view: TimelineView) -> None:
    with qtbot.waitSignal(view.current_changed) as told:
        view.set_current("done")
    assert told.args == ["done"]
    with qtbot.assertNotEmitted(view.current_changed):
        view.set_current("done")
    assert _press(qtbot, view, Qt.Key.Key_Up) == "late"
    view.set_current("unknown")
    assert view.current_key() is None


def test_the_current_row_stays_when_items_are_read_again(view: TimelineView) -> None:
    view.set_current("done")
    view.set_items(ROWS)
    assert view.current_key() == "done"
    view.set_items(ROWS[:2])
    assert view.current_key() is None


def test_enter_and_double_click_open_a_row(qtbot: QtBot, view: TimelineView) -> None:
    view.set_current("done")
    with qtbot.waitSignal(view.item_activated) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["done"]
    with qtbot.waitSignal(view.item_activated) as opened:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_row(view, "always"))
    assert opened.args == ["always"]


def test_enter_without_a_current_row_opens_nothing(qtbot: QtBot, view: TimelineView) -> None:
    with qtbot.assertNotEmitted(view.item_activated):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_left_and_right_fold_and_unfold(qtbot: QtBot, view: TimelineView) -> None:
    _press(qtbot, view, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert view.shown_keys() == ["I", "II", "always", "mark", "never"]
    _press(qtbot, view, Qt.Key.Key_Right)
    assert len(view.shown_keys()) == len(ROWS)
    _press(qtbot, view, Qt.Key.Key_Space)
    assert "late" not in view.shown_keys()


def test_a_click_on_the_arrow_folds_and_one_on_the_row_does_not(
    qtbot: QtBot, view: TimelineView
) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_row(view, "II", 10))
    assert view.shown_keys() == ["I", "late", "done", "II"]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_row(view, "I"))
    assert view.current_key() == "I"
    assert "late" in view.shown_keys()


def test_a_hidden_row_is_unfolded_to_be_current(qtbot: QtBot, view: TimelineView) -> None:
    view.set_folded("II", True)
    view.set_current("mark")
    assert "mark" in view.shown_keys()


def test_left_and_right_move_through_time_elsewhere(qtbot: QtBot, view: TimelineView) -> None:
    view.set_current("late")
    bar = view.horizontalScrollBar()
    before = bar.value()
    _press(qtbot, view, Qt.Key.Key_Right)
    assert bar.value() > before
    _press(qtbot, view, Qt.Key.Key_Left)
    assert bar.value() == before


def test_t_shows_today_again(qtbot: QtBot, view: TimelineView, theme: Theme) -> None:
    accent = ink_of(theme).accent.rgb()
    assert accent in _colours(_picture(view, _header(view)))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert accent not in _colours(_picture(view, _header(view)))
    _press(qtbot, view, Qt.Key.Key_T)
    assert accent in _colours(_picture(view, _header(view)))


def _header(view: TimelineView) -> QRect:
    left = view.label_width() + 1
    return QRect(left, 0, view.viewport().width() - left, _row(view, "I").y() // 2)


def test_the_zoom_box_keys_and_wheel_change_the_width_of_a_day(
    qtbot: QtBot, view: TimelineView
) -> None:
    bar = view.horizontalScrollBar()
    box = view.findChild(QComboBox)
    assert box is not None

    def whole() -> int:
        return int(bar.maximum() + bar.pageStep())

    quarters = whole()
    view.set_zoom(Zoom.MONTHS)
    months = whole()
    assert months > 2 * quarters
    assert box.currentText() == "Theo tháng"
    view.set_zoom(Zoom.FIT)
    assert bar.maximum() == 0
    view.set_zoom(Zoom.QUARTERS)
    assert whole() == quarters
    qtbot.keyClicks(view, "+")
    assert whole() > quarters
    qtbot.keyClicks(view, "-")
    assert whole() == pytest.approx(quarters, abs=2)
    _wheel(view, QPoint(600, 100), 480, Qt.KeyboardModifier.ControlModifier)
    assert whole() > 2 * quarters
    assert box.currentText() == "Theo tháng"


def _wheel(view: TimelineView, at: QPoint, notch: int, modifier: Qt.KeyboardModifier) -> None:
    viewport = view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_zooming_by_wheel_keeps_the_day_under_the_mouse(view: TimelineView) -> None:
    view.set_zoom(Zoom.MONTHS)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = 600 - view.label_width()
    before = (bar.value() + at) / (bar.maximum() + bar.pageStep())
    _wheel(view, QPoint(600, 100), 120, Qt.KeyboardModifier.ControlModifier)
    after = (bar.value() + at) / (bar.maximum() + bar.pageStep())
    assert after == pytest.approx(before, abs=0.002)


def test_the_wheel_with_shift_moves_through_time(view: TimelineView) -> None:
    view.set_zoom(Zoom.MONTHS)
    before = view.horizontalScrollBar().value()
    _wheel(view, QPoint(600, 100), -120, Qt.KeyboardModifier.ShiftModifier)
    assert view.horizontalScrollBar().value() > before
    assert view.verticalScrollBar().value() == 0


def test_the_line_between_the_panes_is_dragged(qtbot: QtBot, view: TimelineView) -> None:
    viewport = view.viewport()
    start = QPoint(view.label_width(), 200)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, QPoint(420, 200))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(420, 200))
    assert view.label_width() == 420
    qtbot.mouseMove(viewport, QPoint(500, 200))
    assert view.label_width() == 420


def test_a_small_window_squeezes_the_left_pane_for_a_while(page: Page, qtbot: QtBot) -> None:
    page.view.set_label_width(500)
    page.resize(400, 400)
    assert page.view.label_width() < 400
    page.resize(1000, 400)
    qtbot.waitUntil(lambda: page.view.label_width() == 500)


def test_a_filter_shows_rows_with_their_groups(view: TimelineView) -> None:
    view.set_filter({"always"})
    assert view.shown_keys() == ["II", "always"]
    view.set_filter(set())
    assert view.shown_keys() == []
    view.set_filter(None)
    assert len(view.shown_keys()) == len(ROWS)


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)", extend=True)
def test_the_tool_tip_holds_the_whole_row(view: TimelineView) -> None:
    point = _row(view, "late")
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    assert QToolTip.text() == (
        "<qt>1.1. Ban hành kế hoạch &lt;năm&gt; 2026<br>Từ 01/07/2026 đến 30/09/2026<br>"
        "Đang thực hiện, 60 %, quá hạn 52 ngày</qt>"
    )
    QToolTip.hideText()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_bars_are_drawn_by_state(view: TimelineView, theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    try:
        view.set_zoom(Zoom.FIT)
        ink = ink_of(theme)
        drawn = {key: _colours(_picture(view, _bar_area(view, key))) for key in view.shown_keys()}
    finally:
        theme.set_scheme(Scheme.SYSTEM)
    assert ink.bad.rgb() in drawn["late"]
    assert ink.good.rgb() in drawn["done"]
    assert ink.bad.rgb() not in drawn["done"]
    assert ink.accent.rgb() in drawn["always"]
    assert ink.muted.rgb() in drawn["never"]  # words, for want of a bar


def test_a_late_bar_out_of_sight_is_told_at_the_edge(view: TimelineView, theme: Theme) -> None:
    bar = view.horizontalScrollBar()
    view.set_zoom(Zoom.MONTHS)
    bar.setValue(bar.maximum())
    ink = ink_of(theme)
    assert ink.bad.rgb() in _colours(_picture(view, _bar_area(view, "late")))
    assert ink.bad.rgb() not in _colours(_picture(view, _bar_area(view, "done")))


def test_a_new_day_makes_things_late(view: TimelineView, theme: Theme) -> None:
    view.set_today(dt.date(2026, 8, 1))
    view.set_current("late")
    assert "quá hạn" not in view.accessibleDescription()
    view.set_today(dt.date(2026, 10, 1))
    assert view.accessibleDescription().endswith("quá hạn 1 ngày")


def test_an_empty_view_says_why(qtbot: QtBot, view: TimelineView) -> None:
    full = _picture(view)
    view.set_filter(set())
    filtered = _picture(view)
    view.set_items(())
    view.set_filter(None)
    empty = _picture(view)
    assert full != filtered
    assert filtered != empty
    assert _press(qtbot, view, Qt.Key.Key_Down) is None


def test_many_rows_are_gone_through_without_all_being_drawn(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = TimelineView(theme, TODAY)
    qtbot.addWidget(view)
    view.resize(1000, 500)
    view.show()
    view.set_items(
        [TimelineItem(key=str(at), number=str(at), label="x", end=TODAY) for at in range(20_000)]
    )
    drawn: list[str] = []
    bar = "ui.widgets.timeline_painting.TimelinePainter.bar"
    monkeypatch.setattr(bar, lambda _self, item, _top: drawn.append(item.key))
    assert _press(qtbot, view, Qt.Key.Key_End) == "19999"
    _picture(view)
    assert drawn[-1] == "19999"
    assert len(set(drawn)) < 40


def _sample_items(plan: Plan, records: Records) -> list[TimelineItem]:
    programmes = {one.key: one for one in records.programmes}
    progress = {one.activity: one for one in records.progress}
    items = []
    for group in plan.groups:
        items.append(
            TimelineItem(
                key=group.code, number=group.code, label=group.short, level=0, is_group=True
            )
        )
        for one in records.activities:
            if one.group == group.code:
                done = progress.get(one.key)
                items.append(
                    _sample_item(one, programmes[one.programme], done.status if done else None)
                )
    return items


def _sample_item(activity: Activity, programme: Programme, status: Status | None) -> TimelineItem:
    span = activity_span(activity, programme)
    return TimelineItem(
        key=activity.key,
        number="1.1",
        label=activity.content or "",
        group=activity.group,
        start=span.start,
        end=span.end,
        due=span.due,
        recurring=span.recurring,
        status=status,
    )


def test_the_sample_fills_the_years_of_its_programme(
    qtbot: QtBot, theme: Theme, sample_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "xa.lsdb"
    path.write_bytes(sample_file.read_bytes())
    with open_desk(path) as desk:
        plan = desk.plan()
        records = snapshot_of(desk.store, plan.code, desk.office.unit, "2026").records
    view = TimelineView(theme, TODAY)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.set_zoom(Zoom.FIT)
    view.set_items(_sample_items(plan, records))
    words = set()
    for key in view.shown_keys():
        view.set_current(key)
        words.add(view.accessibleDescription().partition(" ")[0])
    assert {"Từ", "Thường", "Hạn"} <= words
    assert "Chưa" not in words
