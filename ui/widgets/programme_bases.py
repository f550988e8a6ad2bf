# SPDX-License-Identifier: MIT
"""The plan's legal bases beside a programme: which are printed of themselves, and a way to take each over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SPACE, Size, Theme, set_muted, set_size
from ui.widgets.card import Card

if TYPE_CHECKING:
    from lsapp.services.programme_paper import BasisLine


class ProgrammeBases(Card):
    """One "Căn cứ" line below the other, each with its button "Chèn"."""

    insert_asked = Signal(str)
    """The line that is to be put into the programme's own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent=parent)
        self.set_title(self.tr("Căn cứ của kế hoạch"))
        self.header.set_subtitle(
            self.tr(
                "Căn cứ có hiệu lực vào ngày ban hành được tự in ở đầu văn bản. "
                "Chèn khi cần in thêm hoặc cần sửa lời."
            )
        )
        self.buttons: list[QPushButton] = []
        self._shown: tuple[tuple[BasisLine, ...], str, bool] | None = None
        self._lines = QWidget(self)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * SPACE)
        self.add(self._lines)
        self.content.addStretch(1)

    def show_lines(self, lines: Sequence[BasisLine], own: str, can_edit: bool) -> None:
        """Show the plan's lines; ``own`` are those that the programme has already."""
        wanted = (tuple(lines), own, can_edit)
        if wanted == self._shown:
            return
        self._shown = wanted
        held = {_bare(line) for line in own.splitlines()}
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for line in lines:
            self._column.addWidget(self._make_line(line, _bare(line.text) in held, can_edit))

    def _make_line(self, line: BasisLine, held: bool, can_edit: bool) -> QWidget:
        holder = QWidget(self._lines)
        text = QLabel(line.text, holder)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        state = QLabel(self._state(line, held), holder)
        set_size(state, Size.SMALL)
        set_muted(state)
        button = QPushButton(self.tr("Đã chèn") if held else self.tr("Chèn"), holder)
        button.setAutoDefault(False)
        button.setEnabled(can_edit and not held)
        button.setAccessibleName(self.tr("Chèn: {text}").format(text=line.text))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self._on_clicked, line.text))
        self.buttons.append(button)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 4)
        words.addWidget(text)
        words.addWidget(state)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _state(self, line: BasisLine, held: bool) -> str:
        if held:
            return self.tr("Có trong căn cứ thêm")
        if line.printed:
            return self.tr("Tự in trong văn bản")
        return self.tr("Không có hiệu lực vào ngày ban hành, không tự in")

    def _on_clicked(self, text: str, _checked: bool = False) -> None:
        self.insert_asked.emit(text)


def _bare(line: str) -> str:
    return " ".join(line.split()).lstrip("-–").strip().rstrip(";.").casefold()
