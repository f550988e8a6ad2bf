# SPDX-License-Identifier: MIT
"""The checklist to go through: parts that fold, and lines with an icon, a figure and a word below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.icons import icon
from ui.models.submission_checklist import CheckLine, CheckPart
from ui.models.submission_checklist_model import LINE_ROLE, ChecklistModel
from ui.theme import SPACE, Role, Size, Theme, Tone, font, set_quiet
from ui.widgets.chip import tone_icon

_PADDING: Final = SPACE // 2
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLDED_AT_FIRST: Final = frozenset({"groups", "forms", "sections"})


class ChecklistView(QTreeView):
    """The lines of a checklist. Enter or a double click chooses one, arrows left and right fold a part; a
    click on the last line of a long part shows more of it.
    """

    line_changed = Signal(object)
    """The ``CheckLine`` that the keyboard is on now; ``None`` on a part."""
    line_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChecklistModel(self)
        self._folded = set(_FOLDED_AT_FIRST)
        self._current = ""
        self._is_first = True  # nobody has chosen a line yet
        self._continued_at = (
            QPersistentModelIndex()
        )  # the row that the last click continued the list at
        self.setModel(self._model)
        self._delegate = _ChecklistDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Danh mục kiểm tra trước khi nộp"))
        set_quiet(self)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.collapsed.connect(partial(self._on_folded, True))
        self.expanded.connect(partial(self._on_folded, False))
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._on_theme_changed)

    @property
    def checklist(self) -> ChecklistModel:
        """The model of what is shown."""
        return self._model

    @property
    def current_line(self) -> CheckLine | None:
        """The line that the keyboard is on."""
        return self._model.line(self.currentIndex())

    def show_parts(self, parts: Sequence[CheckPart]) -> None:
        """Show another checklist; what was folded stays so, and the keyboard where it was."""
        if parts == self._model.parts:
            return
        at = self.verticalScrollBar().value()
        key = "" if self._is_first else self._current
        former = self.currentIndex().row()
        part_before = self._model.part_of(key)
        within = part_before.key if part_before is not None else ""
        self.selectionModel().blockSignals(True)
        self._model.set_parts(parts)
        for row, part in enumerate(parts):
            self.setExpanded(self._model.index(row, 0), part.key not in self._folded)
        self.selectionModel().blockSignals(False)
        first = self._is_first
        self._set_current(key, within, former)
        self._is_first = first
        self.verticalScrollBar().setValue(at)
        self.line_changed.emit(self.current_line)

    def choose(self, key: str) -> bool:
        """Set the keyboard on the line or part with a key; false where there is none."""
        index = self._model.index_of(key)
        if not index.isValid():
            return False
        if index.parent().isValid():
            self.expand(index.parent())
        self.setCurrentIndex(index)
        return True

    def choose_first(self, part: str) -> bool:
        """Set the keyboard on the first line of a part; false where it has none."""
        line = next(
            (one.lines[0] for one in self._model.parts if one.key == part and one.lines), None
        )
        return line is not None and self.choose(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses a line, and folds a part."""
        if event.key() in _ENTER and not event.modifiers():
            self._on_double_clicked(self.currentIndex())
            if self._model.part(self.currentIndex()) is not None:
                self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click that is not the second of two."""
        self._continued_at = QPersistentModelIndex()
        super().mousePressEvent(event)

    def _set_current(self, key: str, part: str, row: int) -> None:
        """Go back to the line; where it is gone, to the one that took its place in the part."""
        if key and self.choose(key):
            return
        held = next((one for one in self._model.parts if one.key == part), None)
        if held is not None and held.lines:
            self.choose(held.lines[min(max(row, 0), len(held.lines) - 1)].key)
            return
        if (
            not any(self.choose_first(one) for one in ("hard", "notes", "soft"))
            and self._model.parts
        ):
            self.choose(self._model.parts[0].key)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        part, line = self._model.part(current), self._model.line(current)
        self._is_first = False
        self._current = line.key if line else part.key if part else ""
        self.line_changed.emit(line)

    def _on_folded(self, folded: bool, index: QModelIndex) -> None:
        part = self._model.part(index)
        if part is not None:
            (self._folded.add if folded else self._folded.discard)(part.key)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model.part(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        elif self._show_more(index):
            self._continued_at = QPersistentModelIndex(index)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is None or self._continued_at == index or self._show_more(index):
            return  # the second press of a double click is no choice of what has come under the mouse
        self.line_chosen.emit(line)

    def _show_more(self, index: QModelIndex) -> bool:
        """Show the lines that a row stands for, the keyboard on the first of them; false for another."""
        line = self._model.line(index)
        if line is None or not self._model.is_more(line):
            return False
        part, row = index.parent(), index.row()
        self._model.show_more(line)
        self.setCurrentIndex(self._model.index(row, 0, part))
        return True

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.measure()
        self.doItemsLayout()


class _ChecklistDelegate(QStyledItemDelegate):
    """Draws a part as a quiet head with its figure, a line as icon, words, figure and the line below."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[tuple[str, Tone], QIcon] = {}
        self._arrows = {
            True: icon("down", lambda: theme.colour(Role.MUTED_TEXT)),
            False: icon("right", lambda: theme.colour(Role.MUTED_TEXT)),
        }
        self.measure()

    def measure(self) -> None:
        """Take the fonts as they are now, and the heights that follow: each row asks for its own."""
        side = self._theme.icon_size
        self._small, self._heading = _small_font(), _head_font()
        words = QFontMetrics(font(_application(), Size.BODY)).height()
        self._line_height = max(words, side) + 2 * _PADDING
        self._two_lines_height = self._line_height + QFontMetrics(self._small).height()
        self._head_height = max(QFontMetrics(self._heading).height(), side) + 2 * SPACE

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return one line's height, or that of two."""
        held = index.data(LINE_ROLE)
        if isinstance(held, CheckPart):
            return QSize(0, self._head_height)
        two = isinstance(held, CheckLine) and held.below
        return QSize(0, self._two_lines_height if two else self._line_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        held = index.data(LINE_ROLE)
        painter.save()
        if isinstance(held, CheckPart):
            view = self.parent()
            expanded = isinstance(view, QTreeView) and view.isExpanded(index)
            self._paint_part(painter, option.rect, held, expanded)
        elif isinstance(held, CheckLine):
            self._paint_line(painter, option, held)
        painter.restore()

    def _paint_part(self, painter: QPainter, rect: QRect, part: CheckPart, expanded: bool) -> None:
        side = self._theme.icon_size
        room = rect.adjusted(_PADDING, 0, -SPACE, 0)
        if part.lines:
            arrow = QRect(room.left(), room.center().y() - side // 2, side, side)
            self._arrows[expanded].paint(painter, arrow)
        room.setLeft(room.left() + side + _PADDING)
        painter.setFont(self._small)
        painter.setPen(self._theme.colour(Role.MUTED_TEXT))
        taken = self._write_right(painter, room, part.figure)
        painter.setFont(self._heading)
        painter.setPen(self._theme.colour(Role.TEXT))
        self._write_left(painter, room.adjusted(0, 0, -taken, 0), part.title)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: CheckLine) -> None:
        side = self._theme.icon_size
        room = option.rect.adjusted(_PADDING + side + _PADDING, _PADDING, -SPACE, -_PADDING)
        first = QRect(room)
        first.setHeight(max(option.fontMetrics.height(), side))
        drawing = self._icon(line.icon, line.tone)
        drawing.paint(painter, first.left(), first.center().y() - (side - 1) // 2, side, side)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = Role.SELECTION_TEXT if selected else Role.TEXT
        quiet = Role.SELECTION_TEXT if selected else Role.MUTED_TEXT
        words = first.adjusted(side + SPACE, 0, 0, 0)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour(quiet))
        taken = self._write_right(painter, words, line.figure)
        painter.setPen(self._theme.colour(plain))
        self._write_left(painter, words.adjusted(0, 0, -taken, 0), line.text)
        if line.below:
            painter.setFont(self._small)
            painter.setPen(self._theme.colour(quiet))
            below = QRect(words.left(), first.bottom() + 1, words.width(), room.height())
            below.setBottom(room.bottom())
            self._write_left(painter, below, line.below)

    def _write_left(self, painter: QPainter, room: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _write_right(self, painter: QPainter, room: QRect, text: str) -> int:
        """Write at the right and return the pixels taken."""
        if not text:
            return 0
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text) + 2 * SPACE

    def _icon(self, name: str, tone: Tone) -> QIcon:
        if (name, tone) not in self._icons:
            self._icons[name, tone] = tone_icon(name, tone, self._theme)
        return self._icons[name, tone]


def _small_font() -> QFont:
    return font(_application(), Size.SMALL)


def _head_font() -> QFont:
    result = font(_application(), Size.BODY)
    result.setWeight(QFont.Weight.DemiBold)
    return result


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("there is no application")
    return application
