# SPDX-License-Identifier: MIT
"""The revisions of a round as rows: number, when, how it stands, when it was sent, why it was made again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lsapp.domain.dates import VIETNAM_TIME, grid_date
from lsapp.domain.records import ReturnDecision
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    import datetime as dt

    from lsapp.services.submitting import Revision

Index = QModelIndex | QPersistentModelIndex

NUMBER, MADE, STATE, REASON = range(4)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class SubmissionHistoryModel(QAbstractTableModel):
    """The newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._revisions: Sequence[Revision] = ()

    def set_revisions(self, revisions: Sequence[Revision]) -> None:
        """Show these; nothing happens where they are shown already."""
        if revisions != self._revisions:
            self.beginResetModel()
            self._revisions = revisions
            self.endResetModel()

    def revision(self, row: int) -> Revision | None:
        """Return the revision of a row."""
        return self._revisions[row] if 0 <= row < len(self._revisions) else None

    def row_of(self, payload_hash: str) -> int:
        """Return the row of a revision; -1 where it is not here."""
        rows = (row for row, one in enumerate(self._revisions) if one.hash == payload_hash)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._revisions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        one = self.revision(index.row()) if index.isValid() else None
        if one is None:
            return None
        column = index.column()
        if column == STATE:
            look = revision_look(one)
            return (
                look
                if role == CHIP_ROLE
                else look.text
                if role in (_DISPLAY, _ACCESSIBLE)
                else None
            )
        if role not in (_DISPLAY, _ACCESSIBLE, _TOOL_TIP):
            return None
        if column == NUMBER:
            return self.tr("Lần {revision}").format(revision=one.revision)
        return moment_words(one.made_at) if column == MADE else one.reason or ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Lần"), self.tr("Lập lúc"), self.tr("Trạng thái"), self.tr("Lý do"))[
            section
        ]


def revision_look(one: Revision) -> ChipLook:
    """Return how a revision stands: what came back outweighs that it was sent, that it was made."""
    if one.slips:
        if one.slips[0].decision is ReturnDecision.ACCEPTED:
            words = QCoreApplication.translate("SubmissionHistory", "Được chấp nhận")
            return ChipLook("ok", words, Tone.GOOD)
        words = QCoreApplication.translate("SubmissionHistory", "Bị trả lại")
        return ChipLook("comment", words, Tone.WARNING)
    if one.dispatches:
        return ChipLook(
            "mail", QCoreApplication.translate("SubmissionHistory", "Đã gửi"), Tone.GOOD
        )
    if not one.own:
        words = QCoreApplication.translate("SubmissionHistory", "Đã nhận")
        return ChipLook("ok", words, Tone.GOOD)
    if one.in_force:
        words = QCoreApplication.translate("SubmissionHistory", "Chưa gửi")
        return ChipLook("lock", words, Tone.WARNING)
    words = QCoreApplication.translate("SubmissionHistory", "Đã thay thế")
    return ChipLook("history", words, Tone.NEUTRAL)


def moment_words(moment: dt.datetime) -> str:
    """Return a moment in Vietnam's time: ``14:05 10/12/2026``."""
    local = moment.astimezone(VIETNAM_TIME)
    return f"{local:%H:%M} {grid_date(local.date())}"
