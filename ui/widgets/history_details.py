# SPDX-License-Identifier: MIT
"""The action chosen in the journal: what was done to each record, a few records at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lsapp.domain.records import TRAVELLING
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.history_record import HistoryRecord
from ui.widgets.history_words import action_words, moment_words

if TYPE_CHECKING:
    from lsapp.services.timeline import RecordDiff, TimelineEntry

RECORDS_AT_ONCE: Final = 10
_WIDTH: Final = 460
_TYPES: Final = {kind.KIND: kind for kind in TRAVELLING}


class HistoryDetails(QScrollArea):
    """Who did what and when, then the records; ``more_asked`` for the next few."""

    restore_asked = Signal(object, str)
    place_asked = Signal(object)
    life_asked = Signal(object)
    more_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry: TimelineEntry | None = None
        self._records: list[HistoryRecord] = []
        self._with_life = True
        self._what = QLabel(self)
        self._when = QLabel(self)
        self._more = QPushButton(icon("down"), "", self)
        self._lay_out()
        self._more.clicked.connect(self._on_more)
        context.theme.changed.connect(self._on_theme_changed)
        self.show_entry(None)

    @property
    def records(self) -> list[HistoryRecord]:
        """The records that are shown."""
        return list(self._records)

    @property
    def shown(self) -> int:
        """How many records are shown."""
        return len(self._records)

    def show_entry(self, entry: TimelineEntry | None) -> None:
        """Show the head of an action; its records follow by ``add_records``."""
        self._entry = entry
        self._clear()
        self._more.hide()
        if entry is None:
            self._when.setText(self.tr("Chọn một việc để xem từng bản ghi trước và sau."))
        else:
            self._what.setText(action_words(entry, self._context.settings.language))
            when = self.tr("{who}, lúc {time}").format(
                who=entry.who or self.tr("Không rõ ai"), time=moment_words(entry.at)
            )
            self._when.setText(
                self.tr("{when}. Đã hoàn tác.").format(when=when) if entry.undone else when
            )
        self._what.setVisible(entry is not None)
        self.verticalScrollBar().setValue(0)

    def add_records(self, diffs: Sequence[RecordDiff], *, has_more: bool, life: bool) -> None:
        """Show records below those that are there; ``life`` offers each one's own history."""
        self._with_life = life
        for diff in diffs:
            record = HistoryRecord(diff, self._context.theme, self.widget())
            record.restore_asked.connect(self.restore_asked)
            record.place_asked.connect(self.place_asked)
            record.life_asked.connect(self.life_asked)
            self._column.insertWidget(self._column.count() - 2, record)
            self._records.append(record)
        self.refresh_allowed()
        self._more.setText(self.tr("Xem thê&m bản ghi"))
        self._more.setVisible(has_more)
        self._more.setEnabled(True)

    def refresh_allowed(self) -> None:
        """Enable what has a meaning in the session as it is now."""
        session = self._context.session
        for record in self._records:
            diff = record.diff
            kind = _TYPES.get(diff.kind)
            own = session.view is not None and diff.unit == session.view.unit
            here = own and kind is not None and session.find(kind, diff.key) is not None
            record.allow(
                restore=own and session.can_edit and kind is not None,
                place=here,
                life=self._with_life,
            )

    def sizeHint(self) -> QSize:
        """Return a width in which two texts stand side by side; the height is the page's."""
        return QSize(_WIDTH, super().sizeHint().height())

    # --- building ---

    def _lay_out(self) -> None:
        body = QWidget(self)
        for label in (self._what, self._when):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        set_size(self._what, Size.HEADING)
        set_muted(self._when)
        self._more.setAutoDefault(False)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        self._column.setSpacing(SPACE // 2)
        self._column.addWidget(self._what)
        self._column.addWidget(self._when)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(SPACE * 40)
        self.setAccessibleName(self.tr("Chi tiết của việc đang chọn"))

    def _clear(self) -> None:
        for record in self._records:
            self._column.removeWidget(record)
            record.hide()
            record.deleteLater()
        self._records = []

    @Slot()
    def _on_more(self) -> None:
        self._more.setEnabled(False)
        self.more_asked.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        """The colours of words that differ stand in their text."""
        diffs, has_more = [one.diff for one in self._records], not self._more.isHidden()
        self._clear()
        self.add_records(diffs, has_more=has_more, life=self._with_life)
