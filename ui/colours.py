# SPDX-License-Identifier: MIT
"""Every colour of the window, light and dark: what it is for, and what it looks like.

tests/ui/test_theme.py holds each text to a contrast of 4.5 with each ground it stands on, and each
line or icon that says something to 3 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Final


class Role(Enum):
    """What a colour is for."""

    WINDOW = auto()  # behind pages and side bar
    BASE = auto()  # behind tables, inputs and cards
    ALTERNATE = auto()  # every second row, where a table has them
    BUTTON = auto()
    HOVER = auto()  # behind a quiet button under the pointer
    GROUP_BACK = auto()  # the row of a task group
    READ_ONLY_BACK = auto()  # a cell that is computed or cannot be edited here
    SELECTION_BACK = auto()
    SELECTION_BACK_IDLE = auto()  # the selection of a table without the keyboard
    TOOL_TIP_BACK = auto()

    TEXT = auto()
    MUTED_TEXT = auto()  # what explains
    LAST_ROUND_TEXT = auto()  # the value of the round before, beside this one's
    DISABLED_TEXT = auto()
    SELECTION_TEXT = auto()
    TOOL_TIP_TEXT = auto()
    ON_ACCENT_TEXT = auto()  # on ACCENT_FILL and on TONE_LINE of each tone

    LINE = auto()  # the edge of what can be used
    ICON = auto()
    SEPARATOR = auto()  # between rows and areas: a help for the eye that says nothing by itself
    SHADOW = auto()
    ACCENT_FILL = auto()  # the one next step
    ACCENT_FILL_HOVER = auto()
    CHECK_FILL = auto()  # behind the white tick of a box
    SCROLL_HANDLE = auto()

    NEUTRAL_TEXT = auto()
    NEUTRAL_BACK = auto()
    NEUTRAL_LINE = auto()
    ACCENT_TEXT = auto()
    ACCENT_BACK = auto()
    ACCENT_LINE = auto()
    GOOD_TEXT = auto()
    GOOD_BACK = auto()
    GOOD_LINE = auto()
    WARNING_TEXT = auto()
    WARNING_BACK = auto()
    WARNING_LINE = auto()
    BAD_TEXT = auto()
    BAD_BACK = auto()
    BAD_LINE = auto()


class Tone(Enum):
    """How a thing stands; always beside an icon or a word that says it."""

    NEUTRAL = (Role.NEUTRAL_TEXT, Role.NEUTRAL_BACK, Role.NEUTRAL_LINE)
    ACCENT = (Role.ACCENT_TEXT, Role.ACCENT_BACK, Role.ACCENT_LINE)
    GOOD = (Role.GOOD_TEXT, Role.GOOD_BACK, Role.GOOD_LINE)
    WARNING = (Role.WARNING_TEXT, Role.WARNING_BACK, Role.WARNING_LINE)
    BAD = (Role.BAD_TEXT, Role.BAD_BACK, Role.BAD_LINE)

    @property
    def text(self) -> Role:
        """The colour of its words and icon, on `back` and on every other ground."""
        return self.value[0]

    @property
    def back(self) -> Role:
        """The colour behind its words."""
        return self.value[1]

    @property
    def line(self) -> Role:
        """The full colour: a bar of a chart, the edge of a banner."""
        return self.value[2]


# role: (light, dark)
COLOURS: Final[Mapping[Role, tuple[str, str]]] = MappingProxyType(
    {
        Role.WINDOW: ("#f3f4f6", "#202327"),
        Role.BASE: ("#ffffff", "#181a1d"),
        Role.ALTERNATE: ("#f9fafb", "#1c1f22"),
        Role.BUTTON: ("#fbfbfc", "#2d3136"),
        Role.HOVER: ("#e5e8ec", "#30353b"),
        Role.GROUP_BACK: ("#eef0f3", "#24282c"),
        Role.READ_ONLY_BACK: ("#f5f6f8", "#202327"),
        Role.SELECTION_BACK: ("#d3e4f4", "#24435f"),
        Role.SELECTION_BACK_IDLE: ("#e2e5e9", "#32373d"),
        Role.TOOL_TIP_BACK: ("#2b3036", "#e4e6e9"),
        Role.TEXT: ("#1e2328", "#e3e6e9"),
        Role.MUTED_TEXT: ("#545c65", "#b3bac2"),
        Role.LAST_ROUND_TEXT: ("#545c65", "#b3bac2"),
        Role.DISABLED_TEXT: ("#848b93", "#7c838b"),
        Role.SELECTION_TEXT: ("#12171c", "#f4f6f8"),
        Role.TOOL_TIP_TEXT: ("#f4f6f8", "#1e2328"),
        Role.ON_ACCENT_TEXT: ("#ffffff", "#10161c"),
        Role.LINE: ("#838b94", "#767e87"),
        Role.ICON: ("#4a525a", "#bcc3ca"),
        Role.SEPARATOR: ("#d9dde2", "#363b41"),
        Role.SHADOW: ("#5f666e", "#0c0d0f"),
        Role.ACCENT_FILL: ("#1b639f", "#6fb1e8"),
        Role.ACCENT_FILL_HOVER: ("#154f80", "#8cc2ee"),
        Role.CHECK_FILL: ("#1b639f", "#3d84c2"),
        Role.SCROLL_HANDLE: ("#838b94", "#767e87"),
        Role.NEUTRAL_TEXT: ("#464e56", "#c2c8cf"),
        Role.NEUTRAL_BACK: ("#e7eaed", "#343a40"),
        Role.NEUTRAL_LINE: ("#6b747d", "#8f98a1"),
        Role.ACCENT_TEXT: ("#155489", "#94c9f5"),
        Role.ACCENT_BACK: ("#dcebf8", "#1d3850"),
        Role.ACCENT_LINE: ("#1b639f", "#6fb1e8"),
        Role.GOOD_TEXT: ("#1a5f34", "#8ed7a7"),
        Role.GOOD_BACK: ("#dcf0e2", "#1c3927"),
        Role.GOOD_LINE: ("#2a7d48", "#5fb57e"),
        Role.WARNING_TEXT: ("#7d4400", "#f0c07a"),
        Role.WARNING_BACK: ("#fcebcd", "#40321a"),
        Role.WARNING_LINE: ("#a35b00", "#d79a3f"),
        Role.BAD_TEXT: ("#9c1d18", "#f8aaa4"),
        Role.BAD_BACK: ("#fbe1df", "#482523"),
        Role.BAD_LINE: ("#bd2c26", "#e4746d"),
    }
)
