# SPDX-License-Identifier: MIT
"""The way in: a command goes to the command line without touching Qt, all else opens the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from lsapp import __version__

NO_DISPLAY = """\
KH48 {version}: máy này không có màn hình đồ họa nên không mở được cửa sổ.
Hãy chạy trên máy có màn hình, hoặc dùng dòng lệnh: `lsapp --help` liệt kê các lệnh, ví dụ
  lsapp demo --db mau.lsdb
  lsapp export --db mau.lsdb --round 2026 --out ban-nop"""

SMOKE_TEST = "--smoke-test"

NO_QT = """\
KH48 {version}: không nạp được thư viện cửa sổ Qt ({reason}).
Nếu chạy từ mã nguồn: `python3 dev.py setup` cài các thư viện còn thiếu, rồi mở lại. Dòng lệnh vẫn
dùng được: `lsapp --help` liệt kê các lệnh."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in ``argv`` and return its exit code, or show the window until it closes; 1
    where no window can be shown.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    if args == [SMOKE_TEST]:
        from ui.smoke_test import run_smoke_test

        return run_smoke_test()
    if not asks_for_window(args):
        from lsapp.cli import main as command_line

        return command_line(args)
    if not has_display():
        _say(NO_DISPLAY.format(version=__version__))
        return 1
    return _show_window(Path(args[0]).absolute() if args else None)


def asks_for_window(args: Sequence[str]) -> bool:
    """Tell whether the arguments are none, or one file; a bare word or an option is a command."""
    if not args:
        return True
    return len(args) == 1 and not args[0].startswith("-") and _looks_like_file(args[0])


def has_display() -> bool:
    """Tell whether a window can be shown; Linux alone can be without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _looks_like_file(arg: str) -> bool:
    return bool(Path(arg).suffix) or "/" in arg or os.sep in arg


def _show_window(file: Path | None) -> int:
    try:
        from PySide6.QtWidgets import QApplication

        from ui.application import Application
    except ImportError as error:  # a system library that Qt loads is missing
        _say(NO_QT.format(version=__version__, reason=error))
        return 1
    qt = QApplication(["KH48"])
    application = Application(qt)
    if application.hand_over(file):
        return 0
    application.show_window(file)
    return qt.exec()


def _say(text: str) -> None:
    # As lsapp.cli does: a console of another encoding must not end in a traceback.
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(text, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
