# SPDX-License-Identifier: MIT
"""The list of findings below the page: filtered by level, with why and what to do; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.note_answers import replied_note
from ui import places
from ui.icons import icon
from ui.models.findings_model import LEVEL, MESSAGE, WHERE, FindingsModel, Identity, identity_of
from ui.pages.page import PageContext
from ui.places import Place
from ui.return_watch import mend_note
from ui.theme import SPACE, Size, Tone, set_muted, set_size
from ui.widgets.findings_detail import FindingDetail
from ui.widgets.row_list import set_up_row_list

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

_FILTERS: Final = (None, Tone.BAD, Tone.ACCENT, Tone.WARNING, Tone.NEUTRAL)
_LEVEL_LETTERS: Final = 16  # "Đã giải trình" with its icon
_WHERE_LETTERS: Final = 34
_ROWS: Final = 3  # that are seen at least


class FindingsPanel(QWidget):
    """What blocks and what warns, live; the same list that the export goes by.

    A click or Enter goes to the place; Escape goes back to the page (``left``). While nobody sees the
    panel it is not kept in step.
    """

    left = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = FindingsModel(context.theme, self)
        self._kept: Identity | None = None
        self._stale = True
        self._build()
        self._lay_out()
        self._connect()
        self._fit()

    # --- building ---

    def _build(self) -> None:
        self._title = QLabel(self.tr("Kiểm tra"), self)
        set_size(self._title, Size.HEADING)
        self._filters = QButtonGroup(self)
        for index in range(len(_FILTERS)):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._filters.addButton(button, index)
        self._filters.button(0).setChecked(True)
        self._state = QLabel(self)
        set_muted(self._state)
        self._go = QToolButton(self)
        self._go.setIcon(icon("right"))
        self._go.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._go.setText(self.tr("Đến chỗ này"))
        self._go.setToolTip(self.tr("Đến chỗ có lỗi (Enter trong danh sách)"))
        self._settle = QToolButton(self)
        self._settle.setIcon(icon("ok"))
        self._settle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._settle.setText(self.tr("Đã sửa"))
        self._settle.setToolTip(self.tr("Trả lời góp ý này là đã sửa, kèm giá trị cũ và mới của ô"))
        self._settle.hide()
        self._reply = QToolButton(self)
        self._reply.setIcon(icon("comment"))
        self._reply.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._reply.setText(self.tr("Giải trình..."))
        self._reply.setToolTip(self.tr("Trả lời góp ý này bằng lời ở trang Nộp"))
        self._reply.hide()
        self._close = QToolButton(self)
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Đóng bảng kiểm tra (F8)"))
        self._close.setAccessibleName(self.tr("Đóng bảng kiểm tra"))
        self._table = self._make_table()
        self._detail = FindingDetail(self)
        self._nothing = QLabel(self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_muted(self._nothing)
        self._stack = QStackedWidget(self)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Các lỗi và lưu ý"))
        set_up_row_list(table)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.viewport().installEventFilter(self)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        header.hide()
        return table

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        row.addWidget(self._title)
        row.addSpacing(SPACE)
        for button in self._filters.buttons():
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._state)
        row.addWidget(self._settle)
        row.addWidget(self._reply)
        row.addWidget(self._go)
        row.addWidget(self._close)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([3000, 2000])  # Qt shares what room there is in this proportion
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE // 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        context = self._context
        context.findings.findings_changed.connect(self.refresh)
        context.session.changed.connect(self._on_session_changed)
        context.theme.changed.connect(self._fit)
        self._filters.idClicked.connect(self._on_filter)
        self._close.clicked.connect(self.closed)
        self._table.clicked.connect(self._on_chosen)
        self._table.activated.connect(self._on_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._go.clicked.connect(self._on_go)
        self._settle.clicked.connect(self._on_settle)
        self._reply.clicked.connect(self._on_reply)

    # --- showing ---

    def take_focus(self) -> None:
        """Set the keyboard into the list, or on its filters where it is empty."""
        wanted = self._table if self._model.rowCount() else self._filters.checkedButton()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Show what was found last; the finding in focus stays in focus, and the list where it was."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        former = self._table.currentIndex().row()
        self._model.set_findings(self._context.findings.findings)
        self._name_filters()
        self._show_rows(former)

    def _name_filters(self) -> None:
        counts = [self._model.count(tone) for tone in _FILTERS if tone is not None]
        bad, notes, warning, answered = counts
        words = (
            self.tr("Tất cả ({count})").format(count=sum(counts)),
            self.tr("Lỗi ({count})").format(count=bad),
            self.tr("Góp ý của Sở ({count})").format(count=notes),
            self.tr("Lưu ý ({count})").format(count=warning),
            self.tr("Đã giải trình ({count})").format(count=answered),
        )
        for button, text in zip(self._filters.buttons(), words, strict=True):
            button.setText(text)
        # Most units never have one: the button is there when there is something behind it.
        of_notes = self._filters.button(_FILTERS.index(Tone.ACCENT))
        of_notes.setVisible(notes > 0 or of_notes.isChecked())

    def _show_rows(self, former: int = 0) -> None:
        """Set the current row on the finding that was in focus, else where it stood."""
        bar = self._table.verticalScrollBar()
        scrolled = bar.value()
        kept = self._kept
        row = self._model.row_of(kept) if kept is not None else None
        if row is None:
            row = min(max(former, 0), self._model.rowCount() - 1)
        index = self._model.index(row, MESSAGE) if row >= 0 else QModelIndex()
        self._table.setCurrentIndex(index)
        bar.setValue(scrolled)
        if index.isValid():
            self._table.scrollTo(index)
        self._show_detail(self._model.finding(row) if row >= 0 else None)
        self._show_state()

    def _show_state(self) -> None:
        findings = self._context.findings
        running = self.tr("Đang kiểm tra…")
        self._state.setText("" if findings.is_current else running)
        some = self._model.rowCount() > 0
        self._stack.setCurrentIndex(0 if some else 1)
        self._go.setEnabled(some)
        if some:
            return
        if findings.findings:
            self._nothing.setText(self.tr("Không có mục nào ở mức này"))
        else:
            none = self.tr("Không có lỗi, không có lưu ý")
            self._nothing.setText(none if findings.is_current else running)

    def _show_detail(self, one: Finding | None) -> None:
        self._kept = None if one is None else identity_of(one)
        self._detail.show_finding(one)
        is_note = one is not None and one.level == "note"
        for button in (self._settle, self._reply):
            button.setVisible(is_note and self._context.session.can_edit)

    # --- slots ---

    @Slot()
    def _fit(self) -> None:
        self._context.theme.set_up_table(self._table)
        self._table.setMinimumHeight(self._context.theme.row_height * _ROWS)
        self._share_width()

    def _share_width(self) -> None:
        """Give level and place what their letters need, where that leaves half of the room to the words."""
        letter = self._table.fontMetrics().averageCharWidth()
        room = self._table.viewport().width()
        header = self._table.horizontalHeader()
        header.resizeSection(LEVEL, min(letter * _LEVEL_LETTERS, room * 2 // 10))
        header.resizeSection(WHERE, min(letter * _WHERE_LETTERS, room * 3 // 10))

    @Slot(object)
    def _on_session_changed(self, _changed: object) -> None:
        self._show_state()

    @Slot(int)
    def _on_filter(self, index: int) -> None:
        self._model.set_tone(_FILTERS[index])
        self._show_rows()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_detail(self._model.finding(current.row()))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self._go_to(self._model.finding(index.row()))

    @Slot()
    def _on_go(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self._go_to(self._model.finding(index.row()))

    @Slot()
    def _on_settle(self) -> None:
        key = self._current_note()
        if key is not None:
            mend_note(self._context.session, key)

    @Slot()
    def _on_reply(self) -> None:
        key = self._current_note()
        if key is not None:
            self._context.navigate(places.SUBMISSION, Place("return_note", key, "answer"))

    def _current_note(self) -> str | None:
        """Return the key of the comment in focus."""
        index = self._table.currentIndex()
        return replied_note(self._model.finding(index.row()).code) if index.isValid() else None

    def _go_to(self, one: Finding) -> None:
        place = Place(one.kind or "unit", one.record, one.field)
        self._context.navigate(place.page, place)

    # --- overrides ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._table.viewport():
            self._share_width()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
