# SPDX-License-Identifier: MIT
"""What the status line says of saving, file, backup and size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from lsapp.services.sampling import make_sample
from ui.main_window import MainWindow
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

Opener = Callable[..., MainWindow]


def label(window: MainWindow, name: str) -> QLabel:
    labels = window.status_line.findChildren(QLabel)
    return next(one for one in labels if one.accessibleName() == name)


def test_nothing_is_unsaved_and_the_last_change_has_its_time(
    window: MainWindow, sample: Path, qtbot: QtBot
) -> None:
    saved = label(window, "Lưu dữ liệu")
    assert saved.text() == "Mọi thay đổi đã được lưu"
    assert label(window, "Tệp đang mở").text() == "xa.lsdb"
    assert label(window, "Tệp đang mở").toolTip() == str(sample)
    activity = window.session.records(Activity)[0]
    with qtbot.waitSignal(window.session.saved):
        window.session.save("activity.edited", [msgspec.structs.replace(activity, note="x")])
    at = window.session.last_saved
    assert saved.text() == f"Đã lưu {at:%H:%M}"


def test_the_newest_backup_is_told_with_its_day_where_that_is_not_today(
    window: MainWindow,
) -> None:
    backup = label(window, "Sao lưu gần nhất")
    window.status_line.show_backup(None)
    assert backup.text() == "Chưa có bản sao lưu"
    now = dt.datetime.now().astimezone()
    window.status_line.show_backup(now)
    assert backup.text() == f"Sao lưu gần nhất {now:%H:%M}"
    window.status_line.show_backup(now - dt.timedelta(days=2))
    assert f"{now - dt.timedelta(days=2):%d/%m/%Y}" in backup.text()


def test_without_a_file_nothing_is_said_of_one(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of_window.commands.close_file()
    for name in ("Lưu dữ liệu", "Tệp đang mở", "Sao lưu gần nhất", "Vùng đang chọn"):
        assert label(window, name).text() == ""
        assert not label(window, name).isVisible()


def test_another_units_records_are_said_to_be_read_only(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    window = open_window(path)
    window.session.show(unit="X06040")
    qtbot.waitUntil(lambda: label(window, "Lưu dữ liệu").text().startswith("Chỉ xem"))


@pytest.fixture
def zoomed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_zoom(100)


def test_the_size_of_letters_is_shown_and_nothing_is_pushed_out(
    window: MainWindow, zoomed: Theme, qtbot: QtBot
) -> None:
    window.status_line.show_selection("Đếm 12, Tổng 1.234.567.890, Trung bình 102.880.658")
    window.resize(1366, 728)
    zoomed.set_zoom(200)
    qtbot.wait(30)
    size = label(window, "Cỡ chữ")
    assert size.text() == "200 %"
    assert size.geometry().right() <= window.status_line.width()
    shown = [one for one in window.status_line.findChildren(ElidedLabel) if one.isVisible()]
    ends = sorted((one.x(), one.geometry().right()) for one in shown)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
