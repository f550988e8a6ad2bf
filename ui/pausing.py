# SPDX-License-Identifier: MIT
"""Waiting while the window lives, for what drives it without a person: pictures, benchmarks, self-tests."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def pause(milliseconds: int) -> None:
    """Let events be handled for that long, and let our other threads work meanwhile.

    ``QTest.qWait`` keeps the interpreter's lock while it waits: a thread that works behind the window gets
    one turn in each wait, and opening a file takes half a minute.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
