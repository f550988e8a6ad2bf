# SPDX-License-Identifier: MIT
"""The colours that charts are drawn with, taken from the theme; and those of a printed page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor

from ui.colours import COLOURS, Role
from ui.theme import Theme
from ui.widgets.chart_drawing import Ink


def ink_of(theme: Theme) -> Ink:
    """Return the theme's colours as they are now, light or dark."""
    return _ink(theme.colour)


def paper_ink() -> Ink:
    """Return colours for white paper, whatever the window looks like."""
    return _ink(lambda role: QColor(COLOURS[role][0]))


def _ink(colour: Callable[[Role], QColor]) -> Ink:
    return Ink(
        text=colour(Role.TEXT),
        muted=colour(Role.MUTED_TEXT),
        line=colour(Role.SEPARATOR),
        surface=colour(Role.BASE),
        quiet=colour(Role.GROUP_BACK),
        chosen=colour(Role.SELECTION_BACK),
        chosen_idle=colour(Role.SELECTION_BACK_IDLE),
        neutral=colour(Role.NEUTRAL_LINE),
        accent=colour(Role.ACCENT_LINE),
        good=colour(Role.GOOD_LINE),
        bad=colour(Role.BAD_LINE),
        bad_text=colour(Role.BAD_TEXT),
    )
