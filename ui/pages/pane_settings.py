# SPDX-License-Identifier: MIT
"""Keeps how wide the pane beside a page's table was drawn, from one start to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

from ui.settings import Settings

_LARGEST: Final = 10_000  # pixels; more stands in no settings file of ours
_REST: Final = 10_000  # what the other parts are offered; they share what there is


def keep_pane(pane: QWidget, splitter: QSplitter, settings: Settings, name: str) -> None:
    """Give the last part of a splitter the width that was kept as ``name``, and keep what it is drawn to.

    A pane that was never drawn keeps the width that it wishes for itself.
    """
    splitter.setCollapsible(splitter.indexOf(pane), False)
    key = f"panes/{name}"
    held = settings.read_text(key) or ""
    if held.isdecimal() and 0 < int(held) < _LARGEST:
        splitter.setSizes([_REST] * (splitter.count() - 1) + [int(held)])

    def keep(*_moved: int) -> None:
        if not pane.isHidden():
            settings.write_text(key, str(pane.width()))

    splitter.splitterMoved.connect(keep)
