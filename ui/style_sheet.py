# SPDX-License-Identifier: MIT
"""The few things that Fusion and a palette cannot say.

No rule for ``::item`` or ``::indicator`` of a table: each takes every cell through the style
sheet, and a page of 360 cells then needs 28 ms to paint where it needed 18.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template
from typing import Final

from PySide6.QtGui import QColor

from lsapp import paths
from ui.colours import Role

SIZE: Final = "textSize"  # property of a widget: the name of a size of the type scale
QUIET: Final = "quiet"  # property of a scroll area: true for one without a frame of its own
PRIMARY: Final = "primary"  # property of a button: true for the one next step

_LENGTH: Final = re.compile(r"\b(\d+)px")
_SHEET: Final = """\
QToolTip {
    color: $tool_tip_text; background: $tool_tip_back; border: 1px solid $tool_tip_back; padding: 4px 6px;
}
QMainWindow::separator { background: $separator; width: 1px; height: 1px; }
QSplitter::handle { background: $separator; }
QSplitter::handle:hover { background: $accent_line; }
QMenuBar { background: $window; color: $text; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $selection_back; color: $selection_text; }
QMenu { background: $base; border: 1px solid $line; padding: 4px; icon-size: 16px; }
QMenu::item { color: $text; padding: 4px 20px 4px 14px; border-radius: 4px; }
QMenu::item:selected { background: $selection_back; color: $selection_text; }
QMenu::item:disabled { color: $disabled_text; background: transparent; }
QMenu::icon { left: 8px; }
QMenu::icon:checked { background: $selection_back; border-radius: 4px; }
QMenu::indicator {
    left: 8px; width: 14px; height: 14px; border: 1px solid $line; border-radius: 3px; background: $base;
}
QMenu::indicator:checked { border-color: $check_fill; background: $check_fill; image: url("$parts/check.svg"); }
QMenu::separator { background: $separator; height: 1px; margin: 4px 8px; }
QMenu::right-arrow { image: url("$parts/right.svg"); width: 14px; height: 14px; }
QStatusBar { background: $window; color: $muted_text; }
QStatusBar::item { border: 0; }

QTableView, QTreeView, QListView {
    border: 1px solid $separator; gridline-color: $separator; outline: 1px solid $accent_line;
}
QTableView, QTreeView { outline: 0; }
QAbstractScrollArea[quiet="true"] { border: 0; }
QHeaderView { background: $window; border: 0; }
QHeaderView::section {
    color: $muted_text; background: $window; border: 0; padding: 0 8px 0 4px;
    border-right: 1px solid $separator; border-bottom: 1px solid $separator;
}
QHeaderView::section:horizontal { border-bottom-color: $line; }
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::down-arrow, QHeaderView::up-arrow {
    subcontrol-origin: border; subcontrol-position: center right; width: 16px; height: 16px;
}
QHeaderView::down-arrow { image: url("$parts/down.svg"); }
QHeaderView::up-arrow { image: url("$parts/up.svg"); }
QTableCornerButton::section { background: $window; border: 0; border-bottom: 1px solid $line; }

QPushButton, QToolButton, QTabBar, QComboBox, QListView, QTreeView, QTableView { icon-size: 16px; }
QToolButton { border: 2px solid transparent; border-radius: 4px; padding: 3px 6px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection_back; color: $selection_text; }
QToolButton:focus { border-color: $accent_line; }
QToolButton:disabled { color: $disabled_text; }
QToolButton::menu-indicator { width: 0; image: none; }
QPushButton {
    color: $text; background: $button; border: 1px solid $line; border-radius: 4px;
    padding: 5px 13px; min-height: ${line_height}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection_back; color: $selection_text; }
QPushButton:default { border-color: $accent_line; }
QPushButton:focus { border: 2px solid $accent_line; padding: 4px 12px; }
QPushButton:disabled { color: $disabled_text; border-color: $separator; background: $window; }
QPushButton[primary="true"] {
    color: $on_accent_text; background: $accent_fill; border-color: $accent_fill;
}
QPushButton[primary="true"]:hover { background: $accent_fill_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled {
    color: $disabled_text; background: $window; border-color: $separator;
}

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    color: $text; background: $base; border: 1px solid $line; border-radius: 4px;
    selection-background-color: $selection_back; selection-color: $selection_text;
    placeholder-text-color: $muted_text;
}
QListView::item:selected, QTreeView::item:selected { background: $selection_back; color: $selection_text; }
QListView::item:selected:!active, QTreeView::item:selected:!active { background: $selection_back_idle; }
QPlainTextEdit, QTextEdit { padding: 1px 4px; }
QLineEdit { padding: 5px 6px; min-height: ${line_height}px; }
QAbstractSpinBox { padding: 5px 6px; min-height: ${line_height}px; }
QComboBox { background: $button; padding: 5px 4px 5px 8px; min-height: ${line_height}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent_line;
}
QLineEdit:focus, QAbstractSpinBox:focus { padding: 4px 5px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 0 3px; }
QComboBox:focus { padding: 4px 3px 4px 7px; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only, QAbstractSpinBox:read-only {
    background: $read_only_back;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QComboBox:disabled { color: $disabled_text; background: $window; border-color: $separator; }
QAbstractItemView QLineEdit, QAbstractItemView QAbstractSpinBox, QAbstractItemView QComboBox {
    border-radius: 0; min-height: 0; padding: 0 2px;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox QLineEdit { padding: 0 4px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$parts/down.svg"); width: 14px; height: 14px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$parts/up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$parts/down.svg"); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent_line; }
QCheckBox::indicator, QGroupBox::indicator, QListView::indicator, QTreeView::indicator {
    width: 14px; height: 14px; border: 1px solid $line; border-radius: 3px; background: $base;
}
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $line; border-radius: 8px; background: $base;
}
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked {
    border-color: $check_fill; background: $check_fill; image: url("$parts/check.svg");
}
QCheckBox::indicator:indeterminate, QListView::indicator:indeterminate,
QTreeView::indicator:indeterminate {
    border-color: $check_fill; background: $check_fill; image: url("$parts/partial.svg");
}
QRadioButton::indicator:checked {
    border: 5px solid $check_fill; width: 6px; height: 6px; border-radius: 8px; background: #ffffff;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $separator; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    border-color: $disabled_text; background-color: $disabled_text;
}

QTabWidget::pane { border: 0; border-top: 1px solid $separator; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    color: $muted_text; background: transparent; padding: 6px 14px; border: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent_line; }
QTabBar::tab:focus { border: 2px solid $accent_line; border-radius: 4px; }
QGroupBox { border: 0; margin-top: ${title_height}px; padding: 4px 0 0 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 0; padding: 0; }
QProgressBar {
    color: $text; background: $separator; border: 0; border-radius: 4px; min-height: 8px;
    text-align: center;
}
QProgressBar::chunk { background: $accent_line; border-radius: 4px; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: $scroll_handle; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $icon; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

*[textSize="SMALL"] { font-size: ${small}pt; }
*[textSize="HEADING"] { font-size: ${heading}pt; font-weight: 600; }
*[textSize="TITLE"] { font-size: ${title}pt; font-weight: 600; }
"""


def style_sheet(
    colours: Mapping[Role, QColor], points: Mapping[str, float], line_height: int, zoom: int
) -> str:
    """Return the style sheet in these colours; ``points`` are the sizes of the type scale by name,
    ``line_height`` the height of the body text in pixels, ``zoom`` the percent of every length.
    """
    words = {role.name.lower(): colour.name() for role, colour in colours.items()}
    sizes = {name.lower(): f"{size:.2f}" for name, size in points.items()}
    parts = (paths.resources_dir() / "icons" / "controls").as_posix()
    sheet = _LENGTH.sub(lambda length: f"{round(int(length[1]) * zoom / 100)}px", _SHEET)
    return Template(sheet).substitute(
        words, **sizes, parts=parts, line_height=line_height, title_height=line_height + 4
    )
