# SPDX-License-Identifier: MIT
"""What differs between any two revisions of a round, or between one and the records as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import day_in_vietnam, format_date
from ui.dialogs.fitted_dialog import FittedDialog
from ui.pages.page import PageContext
from ui.places import Place
from ui.submission_comparing import SubmissionComparing
from ui.theme import SPACE
from ui.widgets.submission_changes import SubmissionChanges

if TYPE_CHECKING:
    from lsapp.services.submitting import Revision, RoundSubmissions

_LETTERS: Final = 130
_NOW: Final = ""


class SubmissionChangesDialog(FittedDialog):
    """Two choices and the table between them; opened on the revision in force and the records now."""

    place_asked = Signal(object)
    """The ``Place`` of a row, the dialog being closed by then."""

    def __init__(
        self,
        context: PageContext,
        submissions: RoundSubmissions,
        parent: QWidget | None = None,
        *,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._revisions = submissions.revisions
        self._comparing = SubmissionComparing(context.session, self)
        self.before = QComboBox(self)
        self.after = QComboBox(self)
        self.changes = SubmissionChanges(context.theme, self, rows=12)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._build(with_now=context.session.can_edit)
        self._lay_out()
        self._connect()
        self._load(before, after)

    # --- building ---

    def _build(self, *, with_now: bool) -> None:
        self.setWindowTitle(self.tr("Thay đổi giữa hai lần nộp"))
        for one in self._revisions:
            self.before.addItem(self._name(one), one.hash)
            self.after.addItem(self._name(one), one.hash)
        if with_now:
            self.after.insertItem(0, self.tr("Dữ liệu hiện nay"), _NOW)
        self.before.setAccessibleName(self.tr("So từ"))
        self.after.setAccessibleName(self.tr("Đến"))

    def _name(self, one: Revision) -> str:
        day = format_date(day_in_vietnam(one.made_at))
        return self.tr("Lần {revision}, lập ngày {day}").format(revision=one.revision, day=day)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for words, box in ((self.tr("&So từ"), self.before), (self.tr("đế&n"), self.after)):
            label = QLabel(words, self)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.changes, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.before.activated.connect(self._compare)
        self.after.activated.connect(self._compare)
        self._comparing.compared.connect(self.changes.show_changes)
        self.changes.place_asked.connect(self._on_place_asked)
        self._buttons.rejected.connect(self.reject)

    def _load(self, before: str | None, after: str | None) -> None:
        if before is None:
            before = next((one.hash for one in self._revisions if one.in_force), None)
        self.before.setCurrentIndex(max(self.before.findData(before), 0))
        self.after.setCurrentIndex(max(self.after.findData(after or _NOW), 0))
        self._compare()
        self.changes.table.setFocus()

    # --- slots ---

    @Slot()
    def _compare(self) -> None:
        before, after = self.before.currentData(), self.after.currentData()
        if before is not None and after is not None:
            self.changes.show_waiting()
            self._comparing.compare(str(before), str(after) or None)

    @Slot(object)
    def _on_place_asked(self, place: Place) -> None:
        self.reject()
        self.place_asked.emit(place)
