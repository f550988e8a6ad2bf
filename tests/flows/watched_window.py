# SPDX-License-Identifier: MIT
"""Runs the program as ``lsapp ARG...`` does, and writes one line of JSON whenever what it shows changes.

A flow that presses keys from outside reads these lines to know when it may press the next one.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from ui import launch
from ui.application import Application
from ui.operations import Lane

_TICK = 50  # milliseconds


class Watch(QObject):
    """Looks at the window now and then."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._told = ""
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(_TICK)

    def _look(self) -> None:
        line = json.dumps(self._state(), ensure_ascii=False)
        if line != self._told:
            self._told = line
            print(line, flush=True)

    def _state(self) -> dict[str, object]:
        window = self._window
        focus = QApplication.focusWidget()
        top = QApplication.activeModalWidget()
        page = window.current_page
        session = window.session
        return {
            "page": page.objectName() if page is not None else None,
            "dialog": type(top).__name__ if isinstance(top, QDialog) else None,
            "active": QApplication.activeWindow() is not None,
            "focus": None if focus is None else type(focus).__name__,
            "name": "" if focus is None else focus.accessibleName() or focus.objectName(),
            "text": focus.text() if focus is not None and hasattr(focus, "text") else "",
            "file": None if session.path is None else session.path.name,
            "edit": session.can_edit,
            "idle": not any(lane.pending for lane in session.findChildren(Lane)),
            "activities": 0 if session.view is None else len(session.view.records.activities),
            "programmes": 0 if session.view is None else len(session.view.records.programmes),
            "window": int((top or window).winId()),
            "says": [one.text() for one in top.findChildren(QLabel)] if top is not None else [],
        }


def main() -> int:
    show = Application.show_window

    def watched(self: Application, *args: Any, **names: Any) -> Any:
        window = show(self, *args, **names)
        Watch(window)
        return window

    Application.show_window = watched  # type: ignore[method-assign]
    return launch.main(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
