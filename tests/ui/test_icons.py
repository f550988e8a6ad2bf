# SPDX-License-Identifier: MIT
"""The icons: one set, drawn crisply in the text's colour, QtSvg not before it is needed."""

from __future__ import annotations

import gc
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QImageReader, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from lsapp import paths
from ui.icons import ICON_NAMES, application_icon, icon

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = paths.resources_dir() / "icons"
ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]


@pytest.fixture(autouse=True)
def _palette_of_old(qapp: QApplication) -> object:
    old = QPalette(qapp.palette())
    yield
    qapp.setPalette(old)


def colours(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def is_empty(image: QImage) -> bool:
    return all(
        image.pixelColor(x, y).alpha() == 0
        for x in range(image.width())
        for y in range(image.height())
    )


def with_text(qapp: QApplication, colour: str) -> None:
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#00ff00"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#0000ff"))
    qapp.setPalette(palette)


def test_each_name_has_its_file_and_each_file_its_name() -> None:
    files = {file.stem for file in FOLDER.glob("*.svg")} - {"kh48"}
    assert files == set(ICON_NAMES)
    assert len(ICON_NAMES) == len(set(ICON_NAMES))


@pytest.mark.parametrize("name", ICON_NAMES)
def test_drawings_keep_to_one_manner(name: str) -> None:
    data = FOLDER.joinpath(f"{name}.svg").read_bytes()
    assert len(data) < 1024
    root = ElementTree.fromstring(data)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    paints = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if key in ("stroke", "fill")
    }
    assert paints <= {"none", "currentColor"}


@pytest.mark.parametrize("name", ICON_NAMES)
def test_each_icon_draws_something_within_its_edge(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(QSize(24, 24)).toImage()
    assert not is_empty(image)
    corners = [(0, 0), (23, 0), (0, 23), (23, 23)]
    assert all(image.pixelColor(*corner).alpha() == 0 for corner in corners)


def test_an_unknown_name_is_a_fault() -> None:
    with pytest.raises(KeyError):
        icon("kh48")


def test_icon_takes_the_text_colour_of_each_mode_and_follows_a_change(qapp: QApplication) -> None:
    with_text(qapp, "#ff0000")
    one = icon("stopped")
    size = QSize(48, 48)
    assert colours(one.pixmap(size, QIcon.Mode.Normal).toImage()) == {"#ff0000"}
    assert colours(one.pixmap(size, QIcon.Mode.Active).toImage()) == {"#ff0000"}
    assert colours(one.pixmap(size, QIcon.Mode.Selected).toImage()) == {"#00ff00"}
    assert colours(one.pixmap(size, QIcon.Mode.Disabled).toImage()) == {"#0000ff"}
    with_text(qapp, "#ff00ff")
    assert colours(one.pixmap(size, QIcon.Mode.Normal).toImage()) == {"#ff00ff"}


def test_icon_takes_the_colour_it_is_given_when_painted(qapp: QApplication) -> None:
    chosen = ["#123456"]
    one = icon("stopped", lambda: QColor(chosen[0]))
    assert colours(one.pixmap(QSize(48, 48)).toImage()) == {"#123456"}
    chosen[0] = "#654321"
    assert colours(one.pixmap(QSize(48, 48)).toImage()) == {"#654321"}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_icon_has_every_pixel_of_the_screen(qapp: QApplication, scale: float) -> None:
    pixmap = icon("table").pixmap(QSize(20, 20), scale)
    assert pixmap.size() == QSize(20, 20) * scale
    assert pixmap.devicePixelRatio() == pytest.approx(scale)


def test_icon_is_painted_crisply_on_a_screen_at_200_percent(qapp: QApplication) -> None:
    shown = QPixmap(48, 48)
    shown.setDevicePixelRatio(2)
    shown.fill(Qt.GlobalColor.transparent)
    one = icon("table")
    painter = QPainter(shown)
    one.paint(painter, 0, 0, 24, 24)
    painter.end()
    exact = one.pixmap(QSize(48, 48), 1.0).toImage()
    exact.setDevicePixelRatio(2)
    assert shown.toImage().convertToFormat(exact.format()) == exact


def test_icon_lives_in_a_button_after_its_maker_is_gone(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("add"))
    copy = QIcon(button.icon())
    copy.addPixmap(QPixmap(4, 4))  # Qt clones the engine here
    gc.collect()
    assert not is_empty(button.icon().pixmap(16, 16).toImage())
    assert not is_empty(copy.pixmap(16, 16).toImage())


def test_svg_is_loaded_at_the_first_paint() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QToolButton\n"
        "from ui.icons import application_icon, icon\n"
        "app = QApplication([])\n"
        "button = QToolButton(); button.setIcon(icon('add'))\n"
        "assert 'PySide6.QtSvg' not in sys.modules\n"
        "button.grab()\n"
        "assert 'PySide6.QtSvg' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_mark_of_the_application_has_colours_of_its_own(qapp: QApplication) -> None:
    with_text(qapp, "#ff0000")
    assert {"#1b5f9a", "#ffffff"} <= colours(application_icon().pixmap(QSize(64, 64)).toImage())


def test_windows_icon_holds_each_size_and_the_same_mark(qapp: QApplication) -> None:
    data = FOLDER.joinpath("kh48.ico").read_bytes()
    zero, kind, count = struct.unpack_from("<3H", data)
    assert (zero, kind, count) == (0, 1, len(ICO_SIZES))
    sides = [struct.unpack_from("<B", data, 6 + 16 * place)[0] or 256 for place in range(count)]
    assert sides == ICO_SIZES
    reader = QImageReader(str(FOLDER / "kh48.ico"))
    for place, side in enumerate(ICO_SIZES):
        assert reader.jumpToImage(place)
        held = reader.read().convertToFormat(QImage.Format.Format_ARGB32)
        drawn = application_icon().pixmap(QSize(side, side), 1.0).toImage()
        assert held.size() == drawn.size()
        for x, y in ((side // 2, 1), (side // 10, side // 2), (side // 2, side // 2), (0, 0)):
            one, other = held.pixelColor(x, y), drawn.pixelColor(x, y)
            assert abs(one.alpha() - other.alpha()) <= 8
            if other.alpha() > 200:
                assert abs(one.blue() - other.blue()) <= 16


def test_icon_in_a_heap_of_garbage_goes_once() -> None:
    code = (
        "import gc, os\n"
        "os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from ui.icons import icon\n"
        "application = QGuiApplication([])\n"
        "for _ in range(20):\n"
        "    made = icon('add')\n"
        "    heap = [made]\n"
        "    heap.append(heap)\n"
        "    del made, heap\n"
        "    gc.collect()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
