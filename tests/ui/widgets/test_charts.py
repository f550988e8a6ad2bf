# SPDX-License-Identifier: MIT
"""What the charts say, how the keys and the mouse go through them, and that they draw it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Status
from ui.theme import Scheme, Theme
from ui.widgets.chart_drawing import Fill, Ink, Pattern, contrast, draw_bar, readable_on
from ui.widgets.chart_scale import money_unit, nice_ticks
from ui.widgets.chart_status import StatusFigure, status_fill
from ui.widgets.chart_view import ChartView
from ui.widgets.charts import (
    BarStatus,
    CompletenessBars,
    CompletenessRow,
    MoneyBars,
    MoneyRow,
    StatusBars,
    StatusRow,
    TrendLine,
    TrendPoint,
    bar_status,
    ink_of,
    paper_ink,
)

ROWS = (
    StatusRow(
        group="1",
        number="I",
        name="Quán triệt, cụ thể hóa",
        counts={BarStatus.COMPLETED: 5, BarStatus.IN_PROGRESS: 2, BarStatus.OVERDUE: 1},
    ),
    StatusRow(group="2", number="II", name="Thông tin, tuyên truyền", counts={}),
    StatusRow(
        group="3",
        number="III",
        name="Đào tạo",
        counts={BarStatus.NOT_STARTED: 3, BarStatus.STOPPED: 0},
    ),
)
MONEY = (
    MoneyRow(key="ns_tinh", name="Ngân sách tỉnh", planned=1_234_500_000, disbursed=617_250_000),
    MoneyRow(key="khac", name="Nguồn khác", planned=0, disbursed=None),
)
TREND = (
    TrendPoint(key="2023", name="2023", value=12),
    TrendPoint(key="2024", name="2024", value=None),
    TrendPoint(key="2025", name="2025", value=30),
    TrendPoint(key="2026", name="2026", value=41),
)
ASKED = (
    CompletenessRow(key="1", number="I", name="Quán triệt", filled=12, asked=20),
    CompletenessRow(key="2", number="II", name="Thông tin", filled=9, asked=9),
    CompletenessRow(key="3", number="III", name="Đào tạo", filled=0, asked=0),
)


def _status(theme: Theme) -> StatusBars:
    chart = StatusBars(theme)
    chart.set_rows(ROWS)
    return chart


def _money(theme: Theme) -> MoneyBars:
    chart = MoneyBars(theme)
    chart.set_rows(MONEY)
    return chart


def _completeness(theme: Theme) -> CompletenessBars:
    chart = CompletenessBars(theme)
    chart.set_rows(ASKED)
    return chart


def _trend(theme: Theme) -> TrendLine:
    chart = TrendLine(theme, "Trí thức có trình độ sau đại học")
    chart.set_points(TREND, "người")
    return chart


CHARTS = (_status, _money, _completeness, _trend)
Make = Callable[[Theme], ChartView]


def _shown(qtbot: QtBot, chart: ChartView, width: int = 600, height: int = 260) -> ChartView:
    """Show the chart on a page, below an input that has the focus first."""
    page = QWidget()
    # The function also keeps the page, and so the chart, until the end of the test.
    qtbot.addWidget(page, before_close_func=lambda _: page.hide())
    page.resize(max(width, 300), height + 40)
    line = QLineEdit(page)
    chart.setParent(page)
    chart.setGeometry(0, 40, width, height)
    line.setFocus()
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    return chart


def _tab_to(qtbot: QtBot, chart: ChartView) -> None:
    qtbot.keyClick(chart.window().focusWidget(), Qt.Key.Key_Tab)
    assert chart.hasFocus()


def _drawn(chart: ChartView, ink: Ink, width: int = 600, height: int = 260) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(ink.surface)
    with QPainter(image) as painter:
        chart.paint_on(painter, QRectF(8, 8, width - 16, height - 16), ink)
    return image


def _colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_status_bars_say_each_group_in_words(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, _status(theme))
    assert chart.accessibleName() == "Nhiệm vụ theo nhóm và trạng thái"
    assert chart.accessibleDescription() == (
        "Nhóm I: 5 hoàn thành, 2 đang thực hiện, 1 quá hạn; "
        "Nhóm II: chưa có nhiệm vụ; Nhóm III: 3 chưa thực hiện"
    )


def test_arrow_keys_go_from_part_to_part_and_row_to_row(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, _status(theme))
    _tab_to(qtbot, chart)
    keys = []
    for key in (
        Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down,
        Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Left,
    ):  # fmt: skip
        qtbot.keyClick(chart, key)
        mark = chart.current()
        assert mark is not None
        keys.append(mark.key)
    first, last = ("1", "completed"), ("3", "not_started")
    assert keys[:3] == [("1", "in_progress"), ("1", "overdue"), ("1", "overdue")]
    assert keys[3:5] == [last, last]  # the group without activities has nothing to stand on
    assert keys[5][0] == "1"
    assert keys[6:] == [last, first, first]
    assert chart.accessibleDescription().startswith("Hoàn thành: 5 nhiệm vụ. Nhóm I: 5 hoàn thành")


def test_tab_brings_the_first_part_and_enter_chooses_it(qtbot: QtBot, theme: Theme) -> None:
    chart = _status(theme)
    _shown(qtbot, chart)
    assert chart.current() is None
    _tab_to(qtbot, chart)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(chart.segment_chosen) as chosen:
            qtbot.keyClick(chart, key)
        assert chosen.args == ["1", "completed"]


def test_a_click_chooses_the_part_under_the_mouse(qtbot: QtBot, theme: Theme) -> None:
    chart = _status(theme)
    _shown(qtbot, chart)
    overdue = next(mark for mark in chart.marks() if mark.key == ("1", "overdue"))
    with qtbot.waitSignal(chart.segment_chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=overdue.rect.center().toPoint())
    assert chosen.args == ["1", "overdue"]


def test_a_press_let_go_elsewhere_chooses_nothing(qtbot: QtBot, theme: Theme) -> None:
    chart = _status(theme)
    _shown(qtbot, chart)
    marks = {mark.key: mark.rect.center().toPoint() for mark in chart.marks()}
    with qtbot.assertNotEmitted(chart.segment_chosen):
        qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=marks["1", "overdue"])
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=marks["1", "completed"])
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=marks["1", "overdue"])


def test_other_keys_are_left_to_the_page(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, _status(theme))
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_A)
    assert chart.current() is None


def test_the_current_part_stays_with_new_figures_and_goes_with_its_group(
    qtbot: QtBot, theme: Theme
) -> None:
    chart = _status(theme)
    _shown(qtbot, chart)
    _tab_to(qtbot, chart)
    chart.set_rows([StatusRow(group="1", number="I", name="x", counts={BarStatus.COMPLETED: 6})])
    mark = chart.current()
    assert mark is not None
    assert chart.accessibleDescription() == "Hoàn thành: 6 nhiệm vụ. Nhóm I: 6 hoàn thành"
    chart.set_rows([StatusRow(group="2", number="II", name="y", counts={BarStatus.STOPPED: 1})])
    assert chart.current() is None


@pytest.mark.parametrize("width", [280, 420, 1200])
@pytest.mark.parametrize("points", [7, 9, 18])
def test_bars_lie_within_the_chart_apart_and_in_order(
    qtbot: QtBot, theme: Theme, width: int, points: int
) -> None:
    chart = _status(theme)
    chart.setFont(QFont(chart.font().family(), points))
    many = {status: 10**place for place, status in enumerate(BarStatus)}
    chart.set_rows([*ROWS, StatusRow(group="7", number="VII", name="Giao lưu " * 9, counts=many)])
    _shown(qtbot, chart, width, chart.minimumSizeHint().height())
    for row in {mark.row for mark in chart.marks()}:
        rects = [mark.rect for mark in chart.marks() if mark.row == row]
        assert QRectF(chart.rect()).contains(rects[0])
        assert QRectF(chart.rect()).contains(rects[-1])
        for one, other in itertools.pairwise(rects):
            assert one.right() == pytest.approx(other.left())
            assert one.width() > 0


def test_bars_share_one_scale(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, _status(theme))
    widths = {mark.key: mark.rect.width() for mark in chart.marks()}
    assert widths["1", "completed"] == pytest.approx(2.5 * widths["1", "in_progress"])
    assert widths["3", "not_started"] == pytest.approx(3 * widths["1", "overdue"])


@pytest.mark.parametrize("make", CHARTS)
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_charts_are_drawn_in_the_colours_of_the_theme(
    qtbot: QtBot, theme: Theme, make: Make, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    try:
        ink = ink_of(theme)
        colours = _colours(_drawn(make(theme), ink))
    finally:
        theme.set_scheme(Scheme.SYSTEM)
    assert ink.surface.rgb() in colours
    assert {ink.accent.rgb(), ink.good.rgb()} & colours


@pytest.mark.parametrize("make", CHARTS)
def test_charts_without_figures_say_so(qtbot: QtBot, theme: Theme, make: Make) -> None:
    filled = make(theme)
    empty = {
        StatusBars: lambda: StatusBars(theme),
        MoneyBars: lambda: MoneyBars(theme),
        CompletenessBars: lambda: CompletenessBars(theme),
        TrendLine: lambda: TrendLine(theme, "Trống"),
    }[type(filled)]()
    _shown(qtbot, empty)
    assert empty.marks() == []
    assert empty.accessibleDescription() == "Chưa có số liệu"
    _tab_to(qtbot, empty)
    with qtbot.assertNotEmitted(empty.mark_chosen):
        qtbot.keyClick(empty, Qt.Key.Key_Return)
        qtbot.keyClick(empty, Qt.Key.Key_Right)
    ink = paper_ink()
    drawn = _drawn(empty, ink)
    assert drawn != _drawn(filled, ink)
    assert len(_colours(drawn)) > 1  # the words stand there


@pytest.mark.parametrize("make", CHARTS)
def test_charts_ask_for_at_least_280_by_160(qtbot: QtBot, theme: Theme, make: Make) -> None:
    hint = make(theme).minimumSizeHint()
    assert hint.width() == 280
    assert hint.height() >= 160


@pytest.mark.parametrize("make", CHARTS)
def test_a_printed_chart_is_vectors_of_any_size(
    qtbot: QtBot, theme: Theme, make: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("print") / "chart.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(600)
    with QPainter(writer) as painter:
        make(theme).paint_on(painter, QRectF(0, 0, 4000, 1800), paper_ink())
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Subtype /Image" not in content


@pytest.mark.parametrize("make", CHARTS)
def test_the_focus_is_seen(qtbot: QtBot, theme: Theme, make: Make) -> None:
    chart = _shown(qtbot, make(theme))
    before = chart.grab().toImage()
    _tab_to(qtbot, chart)
    assert chart.grab().toImage() != before


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)", extend=True)
def test_tool_tips_name_parts_and_groups(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, _status(theme), 300, 200)

    def tip(point: QPoint) -> str:
        event = QHelpEvent(QEvent.Type.ToolTip, point, chart.mapToGlobal(point))
        QApplication.sendEvent(chart, event)
        return QToolTip.text()

    mark = chart.marks()[0]
    assert tip(mark.rect.center().toPoint()) == mark.text
    assert tip(QPoint(12, round(mark.rect.center().y()))) == "I. Quán triệt, cụ thể hóa"
    QToolTip.hideText()


def test_patterns_tell_statuses_apart_without_colour() -> None:
    ink = paper_ink()
    pictures = []
    for status in BarStatus:
        image = QImage(60, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        grey = Fill(QColor("#777777"), status_fill(status, ink).pattern)
        with QPainter(image) as painter:
            draw_bar(painter, QRectF(4, 4, 52, 16), grey, ink)
        pictures.append(bytes(image.constBits()))
    assert len(set(pictures)) == len(BarStatus)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_figures_in_bars_can_be_read(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    try:
        ink = ink_of(theme)
    finally:
        theme.set_scheme(Scheme.SYSTEM)
    for status in BarStatus:
        fill = status_fill(status, ink)
        ground = ink.surface if fill.pattern is Pattern.EMPTY else fill.colour
        assert contrast(readable_on(ground, ink), ground) >= 4.5, status


@pytest.mark.parametrize(
    ("status", "overdue", "part"),
    [
        (None, False, BarStatus.NOT_STARTED),
        (Status.COMPLETED, False, BarStatus.COMPLETED),
        (Status.IN_PROGRESS, True, BarStatus.OVERDUE),
    ],
)
def test_each_activity_is_counted_in_one_part(
    status: Status | None, overdue: bool, part: BarStatus
) -> None:
    assert bar_status(status, overdue) is part


def test_every_status_has_its_part() -> None:
    assert {bar_status(status, False).value for status in Status} == {one.value for one in Status}


def test_a_figure_needs_no_widget(qtbot: QtBot) -> None:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        StatusFigure(ROWS).paint(painter, QRectF(0, 0, 400, 200), paper_ink())
    assert paper_ink().good.rgb() in _colours(image)


def test_money_is_told_in_the_unit_that_reads_best(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, _money(theme))
    assert chart.accessibleDescription() == (
        "Ngân sách tỉnh: kế hoạch 1.234,5 triệu đồng, giải ngân 617,25 triệu đồng (50 %); "
        "Nguồn khác: kế hoạch 0 triệu đồng, giải ngân chưa có số liệu"
    )


@pytest.mark.parametrize(
    ("amounts", "name", "dong", "shown"),
    [
        ([], "triệu đồng", 0, "0"),
        ([500_000], "đồng", 500_000, "500.000"),
        ([1_234_500_000], "triệu đồng", 1_234_500_000, "1.234,5"),
        ([12_345_000_000, 5], "tỷ đồng", 12_345_000_000, "12,3"),
        ([3_000_000], "triệu đồng", 40_000, "0"),
    ],
)
def test_units_of_money(amounts: list[int], name: str, dong: int, shown: str) -> None:
    unit = money_unit(amounts)
    assert (unit.name, unit.amount(dong)) == (name, shown)


@pytest.mark.parametrize(
    ("values", "most", "whole", "ticks"),
    [
        ([856], 4, False, ["0", "250", "500", "750", "1000"]),
        ([9], 5, False, ["0", "2", "4", "6", "8", "10"]),
        ([0], 5, True, ["0", "1"]),
        ([2], 5, True, ["0", "1", "2"]),
        ([-3, 7], 5, False, ["-4", "-2", "0", "2", "4", "6", "8"]),
        (["0.3"], 3, False, ["0", "0.1", "0.2", "0.3"]),
        ([1000], 1, False, ["0", "1000"]),
    ],
)
def test_ticks_are_round(values: list[object], most: int, whole: bool, ticks: list[str]) -> None:
    found = nice_ticks([Decimal(str(value)) for value in values], most, whole)
    assert found == [Decimal(tick) for tick in ticks]


def test_a_row_of_money_is_chosen_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    chart = _money(theme)
    _shown(qtbot, chart)
    _tab_to(qtbot, chart)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(chart.row_chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == ["khac"]


def test_a_round_without_a_figure_is_a_gap_not_zero(qtbot: QtBot, theme: Theme) -> None:
    chart = _trend(theme)
    assert chart.accessibleDescription() == (
        "2023: 12 người; 2024: chưa có số liệu; 2025: 30 người; 2026: 41 người"
    )
    zero = TrendLine(theme, "Số không")
    zero.set_points(
        [point if point.value else TrendPoint(key="2024", name="2024", value=0) for point in TREND]
    )
    ink = paper_ink()
    columns = []
    for one in (chart, zero):
        one.resize(600, 260)
        picture = _drawn(one, ink)
        area = one.marks()[1].rect
        middle = range(round(area.left()) + 20, round(area.right()) - 20)
        inked = {picture.pixel(x, y) for x in middle for y in range(40, 200)}
        columns.append(ink.accent.rgb() in inked)
    assert columns == [False, True]


def test_a_round_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    chart = _trend(theme)
    _shown(qtbot, chart)
    _tab_to(qtbot, chart)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    with qtbot.waitSignal(chart.point_chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == ["2026"]


def test_completeness_is_told_in_words(qtbot: QtBot, theme: Theme) -> None:
    chart = _completeness(theme)
    _shown(qtbot, chart)
    assert [mark.text for mark in chart.marks()] == [
        "Nhóm I Quán triệt: đã nhập 12/20 mục (60 %)",
        "Nhóm II Thông tin: đã nhập 9/9 mục (100 %)",
        "Nhóm III Đào tạo: không yêu cầu",
    ]


def test_nothing_missing_is_the_only_whole() -> None:
    nearly = CompletenessRow(key="1", number="I", name="x", filled=999, asked=1000)
    assert nearly.percent == 99
    assert CompletenessRow(key="1", number="I", name="x", filled=12, asked=9).percent == 100


def test_a_group_of_completeness_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    chart = _completeness(theme)
    _shown(qtbot, chart)
    point = chart.marks()[1].rect.center().toPoint()
    with qtbot.waitSignal(chart.row_chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == ["2"]
