# SPDX-License-Identifier: MIT
"""Which arguments open the window, and what a machine without a screen is told."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import lsapp.__main__ as entry
from lsapp import __version__
from ui import launch
from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "args", [[], ["mau.lsdb"], ["thư mục/mẫu 2026.lsdb"], ["./demo"], ["nop.xlsx"]]
)
def test_nothing_or_one_file_asks_for_the_window(args: list[str]) -> None:
    assert launch.asks_for_window(args)


@pytest.mark.parametrize(
    "args",
    [["demo"], ["--version"], ["-h"], ["show", "nop.xlsx"], ["--lang", "en"], ["a.lsdb", "b.lsdb"]],
)
def test_a_word_or_an_option_is_a_command(args: list[str]) -> None:
    assert not launch.asks_for_window(args)


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_linux_has_a_display_where_one_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not launch.has_display()
    monkeypatch.setenv(variable, "x")
    assert launch.has_display()


def test_windows_always_has_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert launch.has_display()


@pytest.mark.parametrize("args", [[], ["mau.lsdb"]])
def test_without_a_display_it_says_what_to_do_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    monkeypatch.setattr(launch, "has_display", lambda: False)
    assert launch.main(args) == 1
    out, said = capsys.readouterr()
    assert out == ""
    assert __version__ in said
    assert "không có màn hình" in said
    assert "lsapp --help" in said
    assert unicodedata.is_normalized("NFC", said)


def test_a_missing_qt_library_is_told_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch, "has_display", lambda: True)
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert launch.main([]) == 1
    out, said = capsys.readouterr()
    assert out == ""
    assert "PySide6.QtWidgets" in said


@pytest.mark.parametrize(
    ("args", "file"), [([], None), (["thư mục/mẫu 2026.lsdb"], Path("thư mục/mẫu 2026.lsdb"))]
)
def test_the_window_is_given_the_file(
    monkeypatch: pytest.MonkeyPatch, args: list[str], file: Path | None
) -> None:
    given: list[Path | None] = []
    monkeypatch.setattr(launch, "has_display", lambda: True)
    monkeypatch.setattr(launch, "_show_window", lambda one: given.append(one) or 0)
    assert launch.main(args) == 0
    assert given == [file and file.absolute()]


def test_the_window_shows_the_name_of_the_file(
    open_window: Callable[..., MainWindow], sample: Path
) -> None:
    path = sample.rename(sample.with_name("<b>mẫu & 2026.lsdb"))
    window = open_window(path)
    assert window.windowTitle() == "<b>mẫu & 2026.lsdb - KH48"
    shown = [one for one in window.findChildren(QLabel) if "<b>mẫu & 2026.lsdb" in one.text()]
    assert {one.textFormat() for one in shown} == {Qt.TextFormat.PlainText}


def test_the_package_finds_the_window_beside_it() -> None:
    assert entry.find_launch() is launch.main


def test_the_package_finds_an_installed_window_by_its_entry_point(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(entry, "__file__", str(tmp_path / "lsapp" / "__main__.py"))
    found = importlib.metadata.EntryPoint("window", "ui.launch:main", entry.WINDOW_GROUP)
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda group: [found] if group == found.group else []
    )
    assert entry.find_launch() is launch.main


def test_a_console_of_another_encoding_gets_utf_8() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import ui.launch as u; u._say('Hết hạn ✓')"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert done.stderr.decode("utf-8").split() == ["Hết", "hạn", "✓"]


def test_the_window_is_loaded_without_the_grid() -> None:
    code = (
        "import sys, ui.main_window\n"
        "assert not [one for one in sys.modules if one.startswith('ui.widgets.grid_')]\n"
    )
    root = Path(__file__).resolve().parent.parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
