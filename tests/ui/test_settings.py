# SPDX-License-Identifier: MIT
"""Settings come back after a restart, and no broken file keeps the window from starting."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow
from pytestqt.qtbot import QtBot

from lsapp import paths
from ui.settings import FILE_NAME, RECENT_FILES, ColumnLayout, Settings

NAME = 'Xã Thất Khê 100 %; a=b, "c" \\d [e]'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "thư mục mới" / "settings.ini"


@pytest.fixture
def reopened(file: Path) -> Callable[[Settings], Settings]:
    """A function that writes the settings and reads them as the next start does."""

    def reopen(settings: Settings) -> Settings:
        assert settings.flush()
        return Settings(file)

    return reopen


def make_window(qtbot: QtBot, *, area: Qt.DockWidgetArea) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = QDockWidget("Kiểm tra", window)
    dock.setObjectName("findings")
    window.addDockWidget(area, dock)
    return window


def test_first_day(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    assert (settings.language, settings.colour_scheme, settings.scale) == ("vi", "system", 100)
    assert (settings.side_bar_folded, settings.tour_seen) == (False, False)
    assert settings.findings_shown
    assert (settings.display_name, settings.last_unit_role) == ("", "")
    assert (settings.last_folder, settings.second_backup_folder) == (None, None)
    assert settings.recent_paths() == ()
    assert settings.last_page(tmp_path / "a.lsdb") == ""
    assert settings.columns("activities") == ColumnLayout()


def test_everything_comes_back_after_a_restart(
    file: Path, tmp_path: Path, reopened: Callable[[Settings], Settings]
) -> None:
    settings = Settings(file)
    folder = tmp_path / "Tài liệu" / "sao lưu, bản 2"
    settings.language, settings.colour_scheme, settings.scale = "en", "dark", 175
    settings.side_bar_folded = settings.tour_seen = True
    settings.findings_shown = False
    settings.display_name, settings.last_unit_role = NAME, "compiling"
    settings.last_folder = settings.second_backup_folder = folder
    again = reopened(settings)
    assert (again.language, again.colour_scheme, again.scale) == ("en", "dark", 175)
    assert (again.side_bar_folded, again.tour_seen, again.findings_shown) == (True, True, False)
    assert (again.display_name, again.last_unit_role) == (NAME, "compiling")
    assert (again.last_folder, again.second_backup_folder) == (folder, folder)
    again.second_backup_folder = None
    assert reopened(again).second_backup_folder is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_name_comes_back(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.getbasetemp() / "names.ini"
    settings = Settings(file)
    settings.display_name = name
    settings.flush()
    assert Settings(file).display_name == name


def test_file_lies_in_the_local_data_folder() -> None:
    assert Settings().file == paths.local_data_dir() / FILE_NAME


@pytest.mark.parametrize(("asked", "kept"), [(20, 100), (100, 100), (125, 125), (999, 200)])
def test_scale_stays_within_its_bounds(file: Path, asked: int, kept: int) -> None:
    settings = Settings(file)
    settings.scale = asked
    assert settings.scale == kept


def test_a_language_that_does_not_exist_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match="fr"):
        Settings(file).language = "fr"


def test_reset_forgets_everything_on_the_disk_too(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.language = "en"
    settings.add_recent(tmp_path / "a.lsdb")
    settings.reset()
    assert (settings.language, settings.recent_paths()) == ("vi", ())
    assert (Settings(file).language, Settings(file).recent_paths()) == ("vi", ())


# --- files ---


def test_recent_files_have_the_newest_first_and_keep_the_dead(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    one, other = tmp_path / "xã.lsdb", tmp_path / "mất.lsdb"
    settings.add_recent(other)
    settings.add_recent(one)
    assert settings.recent_paths() == (one, other)
    settings.add_recent(other)
    assert settings.recent_paths() == (other, one)
    assert settings.last_folder == tmp_path
    settings.remove_recent(other)
    assert settings.recent_paths() == (one,)


def test_recent_files_are_few(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    for number in range(RECENT_FILES + 5):
        settings.add_recent(tmp_path / f"{number}.lsdb")
    recent = settings.recent_paths()
    assert len(recent) == RECENT_FILES
    assert recent[0].name == f"{RECENT_FILES + 4}.lsdb"


def test_a_relative_path_is_remembered_from_where_it_was_meant(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(file)
    settings.add_recent(Path("a.lsdb"))
    assert settings.recent_paths()[0] == tmp_path / "a.lsdb"


def test_each_file_has_its_last_page(
    file: Path, tmp_path: Path, reopened: Callable[[Settings], Settings]
) -> None:
    settings = Settings(file)
    one, other = tmp_path / "một.lsdb", tmp_path / "hai.lsdb"
    settings.set_last_page(one, "progress")
    settings.set_last_page(other, "overview")
    settings.set_last_page(one, "history")
    again = reopened(settings)
    assert (again.last_page(one), again.last_page(other)) == ("history", "overview")
    again.remove_recent(one)
    assert (again.last_page(one), again.last_page(other)) == ("", "overview")


# --- tables ---


def test_columns_of_each_table_come_back(
    file: Path, reopened: Callable[[Settings], Settings]
) -> None:
    settings = Settings(file)
    layout = ColumnLayout({"content": 320, "lead": 90}, ("lead", "content"), frozenset({"note"}))
    settings.set_columns("activities", layout)
    again = reopened(settings)
    assert again.columns("activities") == layout
    assert again.columns("progress") == ColumnLayout()


@pytest.mark.parametrize(
    "text", ["", "{", "[1, 2]", '{"widths": {"a": -5, "b": "x", "c": 80}, "order": 3}']
)
def test_columns_that_make_no_sense_are_left_out(file: Path, text: str) -> None:
    settings = Settings(file)
    settings.write_text("columns/activities", text)
    expected = {"c": 80} if "widths" in text else {}
    assert settings.columns("activities") == ColumnLayout(expected)


# --- the window ---


def test_the_window_comes_back_where_it_stood(
    qtbot: QtBot, file: Path, reopened: Callable[[Settings], Settings]
) -> None:
    settings = Settings(file)
    window = make_window(qtbot, area=Qt.DockWidgetArea.BottomDockWidgetArea)
    window.setGeometry(40, 50, 500, 400)
    window.show()
    settings.save_window(window)
    again = make_window(qtbot, area=Qt.DockWidgetArea.TopDockWidgetArea)
    assert reopened(settings).restore_window(again)
    assert again.geometry() == QRect(40, 50, 500, 400)
    dock = again.findChild(QDockWidget)
    assert isinstance(dock, QDockWidget)
    assert again.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea


def test_a_maximized_window_comes_back_maximized(
    qtbot: QtBot, file: Path, reopened: Callable[[Settings], Settings]
) -> None:
    settings = Settings(file)
    window = make_window(qtbot, area=Qt.DockWidgetArea.BottomDockWidgetArea)
    window.showMaximized()
    settings.save_window(window)
    again = make_window(qtbot, area=Qt.DockWidgetArea.BottomDockWidgetArea)
    reopened(settings).restore_window(again)
    assert again.isMaximized()


@pytest.mark.parametrize(
    "rectangle",
    ["[-3000, 100, 800, 600]", "[100, 9000, 800, 600]", "[10, 10]", '["a", 1, 2, 3]', "[0,0,0,0]"],
)
def test_a_window_off_every_screen_is_not_followed(
    qtbot: QtBot, file: Path, rectangle: str
) -> None:
    settings = Settings(file)
    settings.write_text("window/rectangle", rectangle)
    window = make_window(qtbot, area=Qt.DockWidgetArea.BottomDockWidgetArea)
    before = window.geometry()
    assert not settings.restore_window(window)
    assert window.geometry() == before


def test_a_window_larger_than_the_screen_is_cut(qtbot: QtBot, file: Path) -> None:
    settings = Settings(file)
    settings.write_text("window/rectangle", "[0, 0, 9000, 9000]")
    window = make_window(qtbot, area=Qt.DockWidgetArea.BottomDockWidgetArea)
    assert settings.restore_window(window)
    assert window.size() == QGuiApplication.primaryScreen().availableSize()


def test_a_state_of_nonsense_changes_nothing(qtbot: QtBot, file: Path) -> None:
    settings = Settings(file)
    settings.write_text("window/state", "đây không phải base64")
    window = make_window(qtbot, area=Qt.DockWidgetArea.BottomDockWidgetArea)
    assert not settings.restore_window(window)


# --- broken files ---


@pytest.mark.parametrize(
    "held",
    [b"\0" * 4096, b"\xff\xfe\x00abc", b"[window]\nlanguage=\xe9\n", b"x" * 2_000_000],
    ids=["zeros", "binary", "other encoding", "huge"],
)
def test_a_broken_file_is_set_aside(file: Path, held: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(held)
    settings = Settings(file)
    assert settings.language == "vi"
    settings.language = "en"
    assert settings.flush()
    assert Settings(file).language == "en"
    assert file.with_name("settings.ini.broken").read_bytes() == held


def test_lines_of_nonsense_leave_the_others_readable(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        "??\n[window]\nlanguage=xx\nscale=nhiều\ncolour_scheme=dark\nside_bar_folded=\n"
        "[files]\nrecent=[1, {\npages=7\n",
        encoding="utf-8",
    )
    settings = Settings(file)
    assert (settings.language, settings.scale, settings.colour_scheme) == ("vi", 100, "dark")
    assert not settings.side_bar_folded
    assert settings.recent_paths() == ()
    assert settings.last_page(Path("a")) == ""


def test_a_folder_in_the_place_of_the_file_is_set_aside(file: Path) -> None:
    file.mkdir(parents=True)
    settings = Settings(file)
    settings.scale = 150
    assert settings.flush()
    assert Settings(file).scale == 150


@pytest.mark.skipif(os.name == "nt", reason="a file stands in the way in another manner")
def test_where_nothing_can_be_written_settings_live_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(tmp_path / "file" / "settings.ini")
    settings.scale = 150
    assert settings.scale == 150
    assert not settings.flush()


def test_each_file_has_an_inbox_folder_of_its_own(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    one, other = tmp_path / "sở.lsdb", tmp_path / "xã.lsdb"
    assert settings.inbox_folder(one) is None
    settings.set_inbox_folder(one, tmp_path / "thư mục nhận")
    settings.set_inbox_folder(other, tmp_path / "khác")
    again = Settings(tmp_path / "settings.ini")
    assert again.inbox_folder(one) == tmp_path / "thư mục nhận"
    again.set_inbox_folder(one, None)
    assert again.inbox_folder(one) is None
    assert again.inbox_folder(other) == tmp_path / "khác"
