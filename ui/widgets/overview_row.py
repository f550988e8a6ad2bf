# SPDX-License-Identifier: MIT
"""A line of the overview that leads somewhere: icon, words, a figure at the right, what explains below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SPACE, Role, Size, Theme, Tone, font
from ui.widgets.chip import tone_icon

_PADDING: Final = SPACE // 2
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowLook(msgspec.Struct, frozen=True, kw_only=True):
    """What a line shows: the name of an icon in a tone, words, a figure at the right, a quiet line below."""

    icon: str
    tone: Tone
    text: str
    figure: str = ""
    below: str = ""


class OverviewRow(QAbstractButton):
    """One line; a click, Space or Enter chooses it, the arrow keys go to its neighbours."""

    def __init__(self, look: RowLook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._theme = theme
        self._icon = tone_icon(look.icon, look.tone, theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(look.text.replace("&", "&&"))
        self.setAccessibleName(look.text)
        self.setAccessibleDescription(", ".join(one for one in (look.figure, look.below) if one))

    @property
    def look(self) -> RowLook:
        """What is shown."""
        return self._look

    def sizeHint(self) -> QSize:
        """Return one line or two, and room for some words."""
        height = 2 * _PADDING + max(self.fontMetrics().height(), self._theme.icon_size)
        if self._look.below:
            height += QFontMetrics(self._small()).height()
        return QSize(self.fontMetrics().averageCharWidth() * 30, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height; words too long end in dots."""
        return QSize(self.fontMetrics().averageCharWidth() * 16, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the ring while the keyboard is here."""
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Role.HOVER))
            painter.drawRoundedRect(QRectF(self.rect()), SPACE / 2, SPACE / 2)
        side, first = self._theme.icon_size, self._first_line()
        self._icon.paint(painter, _PADDING, first.center().y() - (side - 1) // 2, side, side)
        self._write(painter, first)
        if self._look.below:
            painter.setFont(self._small())
            painter.setPen(self._theme.colour(Role.MUTED_TEXT))
            below = QRect(first.left(), first.bottom() + 1, first.width(), self.height())
            below.setBottom(self.height() - _PADDING)
            words = painter.fontMetrics().elidedText(
                self._look.below, Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        if self.hasFocus():
            self._theme.paint_focus(painter, QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the line can be clicked."""
        super().enterEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give words that do not fit as a tool tip."""
        super().resizeEvent(event)
        full = self.fontMetrics().horizontalAdvance(self._look.text) <= self._text_width()
        self.setToolTip("" if full else self._look.text)

    def _write(self, painter: QPainter, line: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.setPen(self._theme.colour(Role.TEXT))
        words = self.fontMetrics().elidedText(
            self._look.text, Qt.TextElideMode.ElideRight, self._text_width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, words)
        if self._look.figure:
            painter.setPen(self._theme.colour(self._look.tone.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, self._look.figure)

    def _first_line(self) -> QRect:
        left = _PADDING + self._theme.icon_size + SPACE
        height = max(self.fontMetrics().height(), self._theme.icon_size)
        return QRect(left, _PADDING, self.width() - left - _PADDING, height)

    def _text_width(self) -> int:
        figure = self._look.figure
        taken = self.fontMetrics().horizontalAdvance(figure) + 2 * SPACE if figure else 0
        return self._first_line().width() - taken

    def _small(self) -> QFont:
        return font(self, Size.SMALL)


class Rest(NamedTuple):
    """What a list leaves out at its end: in words, and what leads there."""

    words: str
    call: Callable[[], None]


class OverviewRows(QWidget):
    """Lines below each other, the first few; a button shows the others in place, and where even those are
    not all, another leads to the page that has them.
    """

    def __init__(self, theme: Theme, at_most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._at_most = at_most
        self._rows: list[OverviewRow] = []
        self._looks: tuple[RowLook, ...] = ()
        self._chosen: Callable[[int], None] = lambda _at: None
        self._rest: Rest | None = None
        self._more, self.rest_button = QPushButton(self), QPushButton(self)
        self._more.clicked.connect(self._on_more)
        self.rest_button.clicked.connect(self._on_rest)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for button in (self._more, self.rest_button):
            button.setFlat(True)
            button.setAutoDefault(False)
            button.hide()
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> list[OverviewRow]:
        """The lines, in their order; those that are not shown yet are hidden."""
        return list(self._rows)

    def set_rows(
        self,
        looks: Sequence[RowLook],
        chosen: Callable[[int], None],
        more: str = "",
        rest: Rest | None = None,
    ) -> None:
        """Show these lines; ``chosen`` is called with the place of the one that is clicked. ``more`` is the
        button for what is not shown at first, with ``{count}``; ``rest`` stands below the last line where
        there is more than ``looks``. The same lines again change nothing.
        """
        had_focus = next((i for i, row in enumerate(self._rows) if row.hasFocus()), None)
        if tuple(looks) != self._looks:
            self._looks = tuple(looks)
            self._make_rows()
        self._chosen, self._rest = chosen, rest
        left = max(0, len(looks) - self._at_most)
        self._more.setText(more.format(count=left) if left else "")
        self.rest_button.setText("" if rest is None else rest.words)
        self._show_buttons()
        if had_focus is not None and self._rows:
            self._rows[min(had_focus, len(self._rows) - 1)].setFocus()

    def _make_rows(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for place, look in enumerate(self._looks):
            row = OverviewRow(look, self._theme, self)
            row.clicked.connect(lambda _=False, at=place: self._chosen(at))
            row.setHidden(place >= self._at_most)
            self._column.insertWidget(place, row)
            self._rows.append(row)

    def _show_buttons(self) -> None:
        folded = bool(self._rows) and self._rows[-1].isHidden()
        self._more.setVisible(folded)
        self.rest_button.setVisible(self._rest is not None and not folded)

    def _on_rest(self) -> None:
        if self._rest is not None:
            self._rest.call()

    def _on_more(self) -> None:
        for row in self._rows:
            row.show()
        self._show_buttons()
        if len(self._rows) > self._at_most:
            self._rows[self._at_most].setFocus()
