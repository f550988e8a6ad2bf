# SPDX-License-Identifier: MIT
"""The files of an intake as rows: what each is, whose, which revision, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.collation import sort_key
from lsapp.messages import explain
from lsapp.services.intake_steps import VERDICT_ORDER, next_step, reason, shown_name
from ui.clipboard import BlockCell
from ui.theme import Tone
from ui.translation import language_in_force
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.examining import Note
    from lsapp.services.receiving import Outcome

Index = QModelIndex | QPersistentModelIndex

VERDICT, FILE, UNIT, ROUND, REVISION, NOTES, NEXT = range(7)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``ChipLook`` of the verdict."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TONES: Final[Mapping[str, tuple[str, Tone]]] = MappingProxyType(
    {
        "new": ("ok", Tone.GOOD),
        "newer": ("ok", Tone.GOOD),
        "newer-unknown-parent": ("warning", Tone.WARNING),
        "same": ("none-arising", Tone.NEUTRAL),
        "older": ("history", Tone.NEUTRAL),
        "conflict": ("error", Tone.BAD),
        "locked": ("warning", Tone.WARNING),
        "edited": ("warning", Tone.WARNING),
        "foreign": ("warning", Tone.WARNING),
    }
)
"""How a verdict looks; any other is a file that cannot be read."""


class IntakeModel(QAbstractTableModel):
    """One row for each file; ``names`` are the units' names by their codes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Outcome] = ()
        self._rows: list[Outcome] = []
        self._names: Mapping[str, str] = MappingProxyType({})
        self._verdict = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._since: dict[int, str] = {}

    def set_outcomes(self, outcomes: Sequence[Outcome], names: Mapping[str, str]) -> None:
        """Show what became, or would become, of these files: of every verdict."""
        self._all, self._names, self._verdict = outcomes, names, ""
        self._since = {}
        self._arrange()

    def set_since(self, since: Sequence[str | None]) -> None:
        """Tell what was decided on each file after its run, in the order of ``outcomes``: ``taken``,
        ``left``, or nothing. The rows stay where they are.
        """
        # The files are told apart by themselves: the same may have come twice in one run.
        pairs = zip(self._all, since, strict=True)
        self._since = {id(one): told for one, told in pairs if told is not None}
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def is_decided(self, one: Outcome) -> bool:
        """Whether a file that waited was decided on since."""
        return id(one) in self._since

    def set_verdict(self, verdict: str) -> None:
        """Show the files of one verdict; of all where it is empty."""
        self._verdict = verdict
        self._arrange()

    @property
    def outcomes(self) -> Sequence[Outcome]:
        """All files, in the order in which they were read."""
        return self._all

    def outcome(self, row: int) -> Outcome:
        """Return the file of a row."""
        return self._rows[row]

    def block(self, rows: Sequence[int]) -> list[list[BlockCell]]:
        """Return rows for the clipboard, the titles first."""
        titles = [
            BlockCell(str(self.headerData(column, Qt.Orientation.Horizontal)))
            for column in range(self.columnCount())
        ]
        cells = [
            [BlockCell(self._text(self._rows[row], column)) for column in range(self.columnCount())]
            for row in rows
        ]
        return [titles, *cells]

    def words_of(self, row: int) -> str:
        """Return all that is to be known of a file and what is to be done next."""
        one = self._rows[row]
        return "\n".join(part for part in (self._notes(one), self._next(one)) if part)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; as they were read where the column is -1."""
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role == _DISPLAY:
            return self._text(one, column)
        if role == CHIP_ROLE and column == VERDICT:
            icon, tone = _TONES.get(one.verdict.value, ("error", Tone.BAD))
            if one.verdict.value == "not-a-submission" and one.taken:
                icon, tone = "evidence", Tone.GOOD
            if self.is_decided(one):
                is_taken = self._since[id(one)] == "taken"
                icon, tone = ("ok", Tone.GOOD) if is_taken else ("history", Tone.NEUTRAL)
            return ChipLook(icon, self._text(one, VERDICT), tone)
        if role == _ALIGN and column == REVISION:
            return _RIGHT
        if role == _TOOL_TIP:
            return one.path if column == FILE else self._tool_tip(one, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Kết luận"),
            self.tr("Tệp"),
            self.tr("Đơn vị"),
            self.tr("Đợt"),
            self.tr("Lần"),
            self.tr("Cần biết"),
            self.tr("Việc tiếp theo"),
        )[section]

    def _text(self, one: Outcome, column: int) -> str:
        if column == VERDICT:
            if self.is_decided(one):
                return self.tr("Đã quyết định")
            if one.verdict.value == "not-a-submission" and one.taken:
                return self.tr("Minh chứng")
            return explain(f"verdict.{one.verdict.value}", language_in_force())
        if column == NOTES:
            return self._notes(one)
        if column == NEXT:
            return self._next(one)
        unit = one.unit or ""
        return {
            FILE: shown_name(one.path),
            UNIT: self._names.get(unit, unit),
            ROUND: one.round or "",
            REVISION: "" if one.revision is None else str(one.revision),
        }[column]

    def _notes(self, one: Outcome) -> str:
        decided = self._since.get(id(one))
        if decided is not None:
            return (
                self.tr("Đã quyết định lấy bản này.")
                if decided == "taken"
                else self.tr("Đã quyết định không lấy bản này.")
            )
        told = []
        if one.edits:
            told.append(self.tr("{count} ô khác bản gốc").format(count=len(one.edits)))
        told += [note_words(note) for note in one.findings]
        why = reason(one)
        if why is not None:
            told.append(explain(why, language_in_force()))
        return " ".join(told)

    def _next(self, one: Outcome) -> str:
        decided = self._since.get(id(one))
        if decided is not None:
            words = explain("intake.next_read", language_in_force())
            return words if decided == "taken" else ""
        return explain(next_step(one), language_in_force())

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [one for one in self._all if not self._verdict or one.verdict.value == self._verdict]
        if self._sorted is not None:
            column, order = self._sorted
            rows.sort(
                key=lambda one: self._order_of(one, column),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        self._rows = rows
        self.endResetModel()

    def _order_of(self, one: Outcome, column: int) -> tuple[object, ...]:
        if column == VERDICT:
            return (VERDICT_ORDER.index(one.verdict.value),)
        if column == REVISION:
            return (-1 if one.revision is None else one.revision,)
        return (sort_key(self._text(one, column)),)

    def _tool_tip(self, one: Outcome, column: int) -> str:
        return self._notes(one) if column == NOTES else self._text(one, column)


def note_words(note: Note) -> str:
    """Return a note on a file in words, its place first."""
    place = ", ".join(part for part in (note.where, note.label) if part)
    words = explain(note.code, language_in_force(), **note.facts)
    return f"{place}: {words}" if place else words
