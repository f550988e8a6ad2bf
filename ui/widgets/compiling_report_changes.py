# SPDX-License-Identifier: MIT
"""Above a section's words: which figures have changed since, and what the program prints there itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_size
from ui.widgets.chip import tone_icon
from ui.widgets.tall_area import TallArea

if TYPE_CHECKING:
    from lsapp.services.compiled_words import FigureChange

_MOST_CHANGES: Final = 5
_LONGEST_MACHINE: Final = 420


class SectionFacts(QWidget):
    """``reviewed`` comes when the writer has gone over the changed figures."""

    reviewed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._machine = QLabel(self)
        self._drawing = QLabel(self)
        self.changes_label = QLabel(self)
        self.review_button = QPushButton(icon("ok"), self.tr("Đã xem lạ&i"), self)
        self._banner = QWidget(self)
        self._build()
        self.review_button.clicked.connect(self.reviewed)
        theme.changed.connect(self._draw)
        self._draw()

    def _build(self) -> None:
        for label in (self._machine, self.changes_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_muted(self._machine)
        set_size(self._machine, Size.SMALL)
        self.review_button.setAutoDefault(False)
        self.review_button.setToolTip(
            self.tr("Lời văn đã đúng với số liệu mới; bỏ dấu báo số liệu đã đổi")
        )
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.changes_label, 1)
        row.addWidget(self.review_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        # What there is to go over comes first: the area may be too low for both.
        column.addWidget(self._banner)
        column.addWidget(self._machine)

    def show_facts(self, machine: str, changes: Sequence[FigureChange]) -> None:
        """Show what is printed before the words, and the figures that have changed, old and new."""
        words = " ".join(machine.split())
        if len(words) > _LONGEST_MACHINE:
            words = words[:_LONGEST_MACHINE].rsplit(" ", 1)[0] + "…"
        self._machine.setText(self.tr("Chương trình in trước: {text}").format(text=words))
        self._machine.setToolTip(machine)
        self._machine.setVisible(bool(words))
        lines = [self.tr("Số liệu đã đổi từ khi viết phần này:")]
        lines += [f"{one.label}: {one.before} → {one.now}" for one in changes[:_MOST_CHANGES]]
        rest = len(changes) - _MOST_CHANGES
        if rest > 0:
            lines.append(self.tr("và {count} số khác").format(count=rest))
        self.changes_label.setText("\n".join(lines))
        self._banner.setVisible(bool(changes))
        self.setVisible(bool(words) or bool(changes))

    def set_can_write(self, can_write: bool) -> None:
        """Let the changes be gone over, or only be read."""
        self.review_button.setEnabled(can_write)

    def _draw(self) -> None:
        side = self._theme.icon_size
        drawn = tone_icon("refresh", Tone.WARNING, self._theme)
        self._drawing.setPixmap(drawn.pixmap(side, side))


class FactsArea(TallArea):
    """Gives up the height that the words below need: then the facts scroll, by the keyboard as well."""

    def __init__(self, facts: SectionFacts, parent: QWidget | None = None) -> None:
        super().__init__(facts, parent)
        self.verticalScrollBar().rangeChanged.connect(self._on_fitted)
        self.setHidden(facts.isHidden())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the facts, but no more than a quarter of what they stand in."""
        around = self.parentWidget()
        most = around.height() // 4 if around is not None else 0
        return min(super().heightForWidth(width), max(most, self.minimumSizeHint().height()))

    def event(self, event: QEvent) -> bool:
        around = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and around is not None:
            around.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._contents:
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self.setHidden(self._contents.isHidden())
        elif watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @Slot(int, int)
    def _on_fitted(self, _least: int, most: int) -> None:
        policy = Qt.FocusPolicy.StrongFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
