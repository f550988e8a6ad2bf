# SPDX-License-Identifier: MIT
"""Makes the actions of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ui.icons import icon


def make_action(
    owner: QObject, icon_name: str, text: str, keys: str, call: Callable[[], object]
) -> QAction:
    """Return an action that calls ``call`` when it is triggered; ``keys`` empty for none."""
    action = QAction(icon(icon_name), text, owner)
    if keys:
        action.setShortcut(keys)
    action.triggered.connect(lambda _=False: call())
    return action
