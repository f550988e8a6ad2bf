# SPDX-License-Identifier: MIT
"""What an action did to one record, in words: each field before and after, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_size
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.history_words import marked

if TYPE_CHECKING:
    from lsapp.services.restoring import Side
    from lsapp.services.timeline import FieldDiff, RecordDiff

_FEW: Final = 12
"""Fields shown at once; a record that was added whole has more."""


class HistoryRecord(QFrame):
    """One record of an action, with what can be done about it."""

    restore_asked = Signal(object, str)
    """The ``RecordDiff`` and the side: ``before`` or ``after``."""
    place_asked = Signal(object)
    life_asked = Signal(object)

    def __init__(self, diff: RecordDiff, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diff = diff
        self._theme = theme
        self.setAccessibleName(f"{diff.kind_label}: {diff.where}")
        self._before = self._button("undo", self.tr("Khôi phục như trước"))
        self._after = self._button("redo", self.tr("Khôi phục như sau"))
        self._place = self._button("right", self.tr("Đến chỗ này"))
        self._life = self._button("history", self.tr("Lịch sử của bản ghi này"))
        self._lay_out()
        self._before.clicked.connect(lambda: self._ask_restore("before"))
        self._after.clicked.connect(lambda: self._ask_restore("after"))
        self._place.clicked.connect(lambda: self.place_asked.emit(self.diff))
        self._life.clicked.connect(lambda: self.life_asked.emit(self.diff))

    def allow(self, *, restore: bool, place: bool, life: bool) -> None:
        """Enable what has a meaning: to bring a side back (where the record existed on it), to go to the
        record, to see its life.
        """
        self._before.setEnabled(restore and self.diff.way != "added")
        self._after.setEnabled(restore and self.diff.way != "deleted")
        self._before.setVisible(self.diff.way != "added")
        self._after.setVisible(self.diff.way != "deleted")
        self._place.setEnabled(place)
        self._life.setVisible(life)

    # --- building ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        chip = Chip(self._way(), self._theme, self)
        name = _label(f"{self.diff.kind_label}: {self.diff.where}", self)
        _level_with(chip, name)
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._make_buttons())
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(SPACE * 2)
        self._fields.setVerticalSpacing(SPACE // 2)
        is_change = self.diff.way == "changed"
        self._fields.setColumnStretch(0, 1)
        self._fields.setColumnStretch(1, 1 if is_change else 2)
        column.addLayout(self._fields)
        self._add_fields(self.diff.fields[:_FEW])
        hidden = self.diff.fields[_FEW:]
        if hidden:
            more = self._button("down", self.tr("Xem thêm {count} mục").format(count=len(hidden)))
            more.clicked.connect(more.hide)
            more.clicked.connect(lambda: self._add_fields(hidden))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_buttons(self) -> QWidget:
        whole = QWidget(self)
        row = FlowLayout(SPACE // 2, whole)
        for button in (self._before, self._after, self._place, self._life):
            row.addWidget(button)
        return whole

    def _add_fields(self, fields: list[FieldDiff]) -> None:
        add = self._add_change if self.diff.way == "changed" else self._add_value
        for field in fields:
            add(field, self._fields.rowCount())

    def _add_change(self, field: FieldDiff, row: int) -> None:
        """A field that changed: its name, below it both sides next to one another."""
        name = _label(field.label, self)
        set_muted(name)
        set_size(name, Size.SMALL)
        self._fields.addWidget(name, row, 0, 1, 2)
        before, after = marked(field.before, field.after, self._theme)
        self._fields.addWidget(self._side(before, "before", field), row + 1, 0)
        self._fields.addWidget(self._side(after, "after", field), row + 1, 1)

    def _add_value(self, field: FieldDiff, row: int) -> None:
        """A field of what was added or deleted: which of the two, the head says for all of them."""
        name = _label(field.label, self)
        set_muted(name)
        side: Side = "after" if self.diff.way == "added" else "before"
        text, _ = marked(field.after if side == "after" else field.before, "", self._theme)
        self._fields.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._fields.addWidget(self._said(text, side, field), row, 1)

    def _side(self, text: str, side: Side, field: FieldDiff) -> QWidget:
        """One side of a field: which it is by icon and word, and what stood there."""
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        is_before = side == "before"
        tone = Tone.BAD if is_before else Tone.GOOD
        look = ChipLook("delete" if is_before else "add", self._side_word(side), tone)
        chip = Chip(look, self._theme, whole)
        said = self._said(text, side, field)
        _level_with(chip, said)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        return whole

    def _said(self, text: str, side: Side, field: FieldDiff) -> QLabel:
        """What stood in a field on one side."""
        empty = self.tr("(trống)")
        said = QLabel(text or empty, self)
        said.setTextFormat(Qt.TextFormat.RichText)
        said.setWordWrap(True)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = said.sizePolicy()  # which knows that height follows width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        said.setSizePolicy(policy)
        plain = field.before if side == "before" else field.after
        said.setAccessibleName(f"{field.label}, {self._side_word(side)}: {plain or empty}")
        if not text:
            set_muted(said)
        return said

    def _side_word(self, side: Side) -> str:
        return self.tr("Trước") if side == "before" else self.tr("Sau")

    def _way(self) -> ChipLook:
        if self.diff.way == "added":
            return ChipLook("add", self.tr("Thêm"), Tone.GOOD)
        if self.diff.way == "deleted":
            return ChipLook("delete", self.tr("Xóa"), Tone.BAD)
        return ChipLook("edit", self.tr("Sửa"), Tone.NEUTRAL)

    def _button(self, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name), text, self)
        button.setAutoDefault(False)
        return button

    def _ask_restore(self, side: Side) -> None:
        self.restore_asked.emit(self.diff, side)


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _level_with(chip: Chip, label: QLabel) -> None:
    """Set a text's first line on the line of a chip's word."""
    rise = (chip.sizeHint().height() - label.fontMetrics().height()) // 2
    label.setContentsMargins(0, max(rise, 0), 0, 0)
