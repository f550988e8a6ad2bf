# SPDX-License-Identifier: MIT
"""The keys of a grid, the same as in a spreadsheet where it has one: from a key to a command's name."""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.widgets.grid_cursor import GridCursor

_K = Qt.Key
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier

KEYS: Final[dict[str, tuple[QKeyCombination, ...]]] = {
    "edit": (QKeyCombination(_NONE, _K.Key_F2),),
    "edit_empty": (QKeyCombination(_NONE, _K.Key_Backspace),),
    "open_choices": (QKeyCombination(_ALT, _K.Key_Down),),
    "discard": (QKeyCombination(_NONE, _K.Key_Escape),),
    "copy": (QKeyCombination(_CTRL, _K.Key_C), QKeyCombination(_CTRL, _K.Key_Insert)),
    "cut": (QKeyCombination(_CTRL, _K.Key_X), QKeyCombination(_SHIFT, _K.Key_Delete)),
    "paste": (QKeyCombination(_CTRL, _K.Key_V), QKeyCombination(_SHIFT, _K.Key_Insert)),
    "clear": (QKeyCombination(_NONE, _K.Key_Delete),),
    "fill_down": (QKeyCombination(_CTRL, _K.Key_D),),
    "fill_right": (QKeyCombination(_CTRL, _K.Key_R),),
    "today": (QKeyCombination(_CTRL, _K.Key_Semicolon),),
    "select_all": (QKeyCombination(_CTRL, _K.Key_A),),
    "select_columns": (QKeyCombination(_CTRL, _K.Key_Space),),
    "select_rows": (QKeyCombination(_SHIFT, _K.Key_Space),),
    "new_row": (
        QKeyCombination(_CTRL, _K.Key_Plus),
        QKeyCombination(_CTRL | _SHIFT, _K.Key_Plus),
        QKeyCombination(_CTRL | _SHIFT, _K.Key_Equal),
        QKeyCombination(_NONE, _K.Key_Insert),
    ),
    "delete_rows": (QKeyCombination(_CTRL, _K.Key_Minus),),
    "move_rows_up": (QKeyCombination(_ALT | _SHIFT, _K.Key_Up),),
    "move_rows_down": (QKeyCombination(_ALT | _SHIFT, _K.Key_Down),),
    "indent": (QKeyCombination(_ALT | _SHIFT, _K.Key_Right),),
    "outdent": (QKeyCombination(_ALT | _SHIFT, _K.Key_Left),),
    # Ctrl+0 is the window's: it leads to the tenth page.
    "zoom_reset": (
        QKeyCombination(_CTRL | _SHIFT, _K.Key_0),
        QKeyCombination(_CTRL | _SHIFT, _K.Key_ParenRight),
    ),
}
"""The keys of each command, the one that menus show first."""

_COMMANDS: Final = {key: name for name, keys in KEYS.items() for key in keys}

ARROWS: Final[dict[Qt.Key, tuple[int, int]]] = {
    _K.Key_Up: (-1, 0),
    _K.Key_Down: (1, 0),
    _K.Key_Left: (0, -1),
    _K.Key_Right: (0, 1),
}
"""The rows down and columns to the right that an arrow key goes."""

MOVES: Final = frozenset(
    {*ARROWS, _K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown}
    | {_K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Enter}
)
"""Keys that go to another cell."""

_HELD: Final = _CTRL | _ALT | Qt.KeyboardModifier.MetaModifier


def held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the modifiers of a key press, the number block aside."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent) -> str | None:
    """Return the name of the command that a key press means."""
    return _COMMANDS.get(QKeyCombination(held(event), Qt.Key(event.key())))


def is_move(event: QKeyEvent) -> bool:
    """Tell whether a key press goes to another cell."""
    return event.key() in MOVES and not held(event) & _ALT


def leads_out(event: QKeyEvent) -> bool:
    """Tell whether a key press leaves the grid for the next widget: Tab goes to the next cell, with Ctrl
    on from the grid.
    """
    return event.key() in (_K.Key_Tab, _K.Key_Backtab) and bool(held(event) & _CTRL)


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key press types something; AltGr comes as Ctrl and Alt together."""
    text, keys = event.text(), held(event) & _HELD
    if not text or unicodedata.category(text[0]) == "Cc":
        return False
    return keys in (_NONE, _CTRL | _ALT)


def shown_key(command: str) -> str:
    """Return a command's key as menus write it."""
    keys = KEYS.get(command)
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def move_by_key(cursor: GridCursor, event: QKeyEvent, page: int) -> None:
    """Go where a key goes; Shift extends the block, Ctrl goes to the edge of the data."""
    key, keys = Qt.Key(event.key()), held(event)
    extend, far = bool(keys & _SHIFT), bool(keys & _CTRL)
    if key in ARROWS:
        move = cursor.to_edge if far else cursor.move
        move(*ARROWS[key], extend=extend)
    elif key in (_K.Key_Return, _K.Key_Enter):
        down = -1 if extend else 1
        if not cursor.cycle(down, 0):
            cursor.next_line(down)
    elif key in (_K.Key_Tab, _K.Key_Backtab):
        step_on(cursor, -1 if extend or key == _K.Key_Backtab else 1)
    elif key in (_K.Key_PageUp, _K.Key_PageDown):
        cursor.move(page if key == _K.Key_PageDown else -page, 0, extend=extend)
    else:
        go = cursor.to_corner if far else cursor.to_side
        go(last=key == _K.Key_End, extend=extend)


def step_on(cursor: GridCursor, right: int) -> None:
    """Go to the next or previous cell, inside the block where one is selected."""
    if not cursor.cycle(0, right):
        cursor.move_on(right)
