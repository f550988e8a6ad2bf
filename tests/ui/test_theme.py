# SPDX-License-Identifier: MIT
"""The theme: legible in light and dark, following the system, one type scale at every zoom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from ui.colours import COLOURS
from ui.theme import (
    MAX_ZOOM,
    MIN_ZOOM,
    Role,
    Scheme,
    Size,
    Theme,
    Tone,
    font,
    set_muted,
    set_primary,
    set_quiet,
    set_size,
    tabular,
)

SCHEMES = [Scheme.LIGHT, Scheme.DARK]
GROUNDS = (Role.WINDOW, Role.BASE, Role.ALTERNATE, Role.GROUP_BACK, Role.READ_ONLY_BACK)
SELECTIONS = (Role.SELECTION_BACK, Role.SELECTION_BACK_IDLE)
TEXTS = {
    Role.TEXT: (*GROUNDS, *SELECTIONS, Role.BUTTON, Role.HOVER, *(tone.back for tone in Tone)),
    Role.MUTED_TEXT: (*GROUNDS, *SELECTIONS, Role.BUTTON, Role.HOVER),
    Role.LAST_ROUND_TEXT: (*GROUNDS, *SELECTIONS),
    Role.SELECTION_TEXT: SELECTIONS,
    Role.TOOL_TIP_TEXT: (Role.TOOL_TIP_BACK,),
    Role.ON_ACCENT_TEXT: (
        Role.ACCENT_FILL,
        Role.ACCENT_FILL_HOVER,
        *(tone.line for tone in Tone),
    ),
    **{tone.text: (*GROUNDS, *SELECTIONS, Role.HOVER, tone.back) for tone in Tone},
}
LINES = {
    Role.LINE: (Role.WINDOW, Role.BASE, Role.BUTTON),
    Role.SCROLL_HANDLE: (Role.WINDOW, Role.BASE),
    Role.ICON: (*GROUNDS, *SELECTIONS, Role.BUTTON, Role.HOVER),
    Role.CHECK_FILL: (Role.WINDOW, Role.BASE),
    **{tone.line: (*GROUNDS, tone.back, Role.HOVER) for tone in Tone},
    Role.ACCENT_LINE: (*GROUNDS, *SELECTIONS, Role.BUTTON, Role.HOVER),
}


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Theme]:
    """A theme on the application, which is as it was afterwards."""
    palette, face, sheet = QPalette(qapp.palette()), QFont(qapp.font()), qapp.styleSheet()
    theme = Theme()
    theme.apply(qapp)
    yield theme
    theme.set_scheme(Scheme.SYSTEM)
    qapp.setPalette(palette)
    qapp.setFont(face)
    qapp.setStyleSheet(sheet)


@pytest.mark.parametrize(
    ("text", "back"), [(text, back) for text, backs in TEXTS.items() for back in backs]
)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_legible(looks: Theme, scheme: Scheme, text: Role, back: Role) -> None:
    looks.set_scheme(scheme)
    assert contrast(looks.colour(text), looks.colour(back)) >= 4.5


@pytest.mark.parametrize(
    ("line", "back"), [(line, back) for line, backs in LINES.items() for back in backs]
)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_and_icons_stand_out(looks: Theme, scheme: Scheme, line: Role, back: Role) -> None:
    looks.set_scheme(scheme)
    assert contrast(looks.colour(line), looks.colour(back)) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_fixed_in_a_drawing_stands_out_too(looks: Theme, scheme: Scheme) -> None:
    looks.set_scheme(scheme)
    arrow, tick = QColor("#808080"), QColor("#ffffff")
    for back in (Role.BASE, Role.BUTTON, Role.WINDOW):
        assert contrast(arrow, looks.colour(back)) >= 3
    assert contrast(tick, looks.colour(Role.CHECK_FILL)) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_role_is_held_to_a_ground(looks: Theme, scheme: Scheme) -> None:
    looks.set_scheme(scheme)
    said = {role for role in Role if role.name.endswith("_TEXT") or role is Role.TEXT}
    assert said - set(TEXTS) == {Role.DISABLED_TEXT}
    for back in (Role.WINDOW, Role.BASE):  # WCAG asks nothing of what is disabled; we ask for 3
        assert contrast(looks.colour(Role.DISABLED_TEXT), looks.colour(back)) >= 3


def test_each_role_has_two_colours() -> None:
    assert set(COLOURS) == set(Role)
    assert all(QColor(name).isValid() for pair in COLOURS.values() for name in pair)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_palette_is_legible_wherever_qt_itself_paints(
    looks: Theme, qapp: QApplication, scheme: Scheme
) -> None:
    looks.set_scheme(scheme)
    palette = qapp.palette()
    at = QPalette.ColorRole
    pairs = [(at.WindowText, at.Window), (at.Text, at.Base), (at.Text, at.AlternateBase)]
    pairs += [(at.ButtonText, at.Button), (at.HighlightedText, at.Highlight)]
    pairs += [(at.ToolTipText, at.ToolTipBase), (at.PlaceholderText, at.Base), (at.Link, at.Base)]
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    for group, (text, back) in product(groups, pairs):
        found = contrast(palette.color(group, text), palette.color(group, back))
        assert found >= 4.5, (group, text, back)


def test_scheme_can_be_chosen_and_is_told(looks: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    looks.set_scheme(Scheme.LIGHT)
    light = qapp.palette().window().color()
    with qtbot.waitSignal(looks.changed):
        looks.set_scheme(Scheme.DARK)
    assert looks.is_dark
    assert qapp.palette().window().color() == looks.colour(Role.WINDOW)
    assert luminance(qapp.palette().window().color()) < luminance(light)


def test_system_turning_dark_is_followed(looks: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    assert not looks.is_dark
    with qtbot.waitSignal(looks.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert looks.is_dark
    assert qapp.palette().window().color() == looks.colour(Role.WINDOW)


def test_own_choice_stays_when_the_system_turns(looks: Theme, qapp: QApplication) -> None:
    looks.set_scheme(Scheme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not looks.is_dark


def test_colour_given_out_cannot_change_the_theme(looks: Theme) -> None:
    before = looks.colour(Role.TEXT)
    looks.colour(Role.TEXT).setRgb(255, 0, 0)
    assert looks.colour(Role.TEXT) == before


def test_row_is_28_pixels_and_never_less_than_its_text(looks: Theme, qapp: QApplication) -> None:
    assert looks.row_height == 28
    assert qapp.font().pointSizeF() >= 10
    looks.set_zoom(200)
    assert looks.row_height == 56
    large = QFont(qapp.font())
    large.setPointSizeF(60)
    qapp.setFont(large)
    assert looks.row_height > QFontMetricsF(large).height()


def test_table_has_rows_of_one_height_that_nothing_measures(looks: Theme, qtbot: QtBot) -> None:
    table = QTableWidget(3, 2)
    qtbot.addWidget(table)
    looks.set_up_table(table)
    assert [table.rowHeight(row) for row in range(3)] == [28, 28, 28]
    assert table.verticalHeader().sectionResizeMode(0) == QHeaderView.ResizeMode.Fixed


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_type_scale_keeps_its_ratios(looks: Theme, qapp: QApplication, zoom: int) -> None:
    looks.set_zoom(zoom)
    base = qapp.font().pointSizeF()
    sizes = [font(qapp, size).pointSizeF() for size in Size]
    assert sizes == [pytest.approx(base * size.value) for size in Size]
    assert sizes == sorted(sizes)


def test_zoom_is_of_the_system_size_and_bounded(looks: Theme, qapp: QApplication) -> None:
    base = qapp.font().pointSizeF()
    looks.set_zoom(200)
    looks.set_zoom(150)
    assert qapp.font().pointSizeF() == pytest.approx(base * 1.5)
    looks.set_zoom(10_000)
    assert looks.zoom == MAX_ZOOM
    looks.set_zoom(1)
    assert looks.zoom == MIN_ZOOM
    assert qapp.font().pointSizeF() == pytest.approx(base)


@pytest.mark.parametrize("size", list(Size))
def test_label_takes_its_size_and_follows_the_zoom(looks: Theme, qtbot: QtBot, size: Size) -> None:
    label = QLabel("Nhiệm vụ")
    qtbot.addWidget(label)
    set_size(label, size)
    label.show()
    at_100 = label.fontInfo().pointSizeF()
    assert label.font().pointSizeF() == pytest.approx(font(label, size).pointSizeF(), abs=0.01)
    looks.set_zoom(200)
    assert label.fontInfo().pointSizeF() == pytest.approx(2 * at_100, rel=0.05)


def test_marks_take_hold_after_the_widget_was_shown(looks: Theme, qtbot: QtBot) -> None:
    looks.set_scheme(Scheme.LIGHT)
    button, table = QPushButton("Nộp"), QTableWidget(1, 1)
    for widget in (button, table):
        qtbot.addWidget(widget)
        widget.show()
    plain = corner_colour(button)
    assert table.frameWidth() == 1
    set_primary(button)
    set_quiet(table)
    assert corner_colour(button) == looks.colour(Role.ACCENT_FILL) != plain
    set_primary(button, False)
    assert corner_colour(button) == plain
    assert table.frameWidth() == 0


def corner_colour(button: QPushButton) -> QColor:
    image = button.grab().toImage()
    return image.pixelColor(button.width() // 2, 4)


def test_muted_label_is_painted_in_the_quiet_colour(looks: Theme, qtbot: QtBot) -> None:
    for scheme in SCHEMES:
        looks.set_scheme(scheme)
        label = QLabel("MMMM")
        qtbot.addWidget(label)
        set_muted(label)
        label.show()
        assert looks.colour(Role.MUTED_TEXT) in colours_of(label.grab().toImage())


def colours_of(image: QImage) -> list[QColor]:
    found = {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }
    return [QColor(rgb) for rgb in found]


def test_tabular_digits_have_one_width(looks: Theme, qapp: QApplication) -> None:
    metrics = QFontMetricsF(tabular(qapp.font()))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert QFont.Tag("tnum") in tabular(qapp.font()).featureTags()
    assert QFont.Tag("tnum") not in qapp.font().featureTags()


@pytest.mark.parametrize("primary", [False, True])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_button_with_the_keyboard_shows_a_ring(
    looks: Theme, qtbot: QtBot, scheme: Scheme, primary: bool
) -> None:
    looks.set_scheme(scheme)
    button = QPushButton("Nộp")
    set_primary(button, primary)
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    qtbot.waitUntil(button.isActiveWindow)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    edge = button.grab().toImage().pixelColor(button.width() // 2, 1)
    ring = looks.colour(Role.TEXT if primary else Role.ACCENT_LINE)
    assert edge == ring
    assert contrast(ring, looks.colour(Role.WINDOW)) >= 3


def test_ring_stays_inside_its_rectangle(looks: Theme) -> None:
    image = QImage(QSize(40, 30), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    looks.paint_focus(painter, QRectF(5, 5, 30, 20))
    painter.end()
    assert image.pixelColor(20, 5) == looks.colour(Role.ACCENT_LINE)
    assert image.pixelColor(20, 4).alpha() == 0
    assert image.pixelColor(20, 15).alpha() == 0
