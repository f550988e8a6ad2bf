# SPDX-License-Identifier: MIT
"""The units of a round as rows: who, where its report stands, which revision, when it came, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lsapp.domain.collation import sort_key
from lsapp.domain.dates import format_date
from lsapp.domain.text import fold
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.round_board import BoardLine, MissingCounts

Index = QModelIndex | QPersistentModelIndex

UNIT, KIND, STATE, REVISION, DUE, RECEIVED, TIMELY, MISSING = range(8)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``ChipLook`` of a cell that shows one."""

EXCUSED: Final = "excused"
PAST_DUE: Final = "past_due"
"""Of what was returned, or is empty, and was to be sent again by a day that is over."""
WAITING: Final = "waiting"
"""Of whose files one waits for a person to decide: edited outside, foreign, or in conflict."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LAST: Final = "\uffff"  # what is not known stands behind what is


class BoardModel(QAbstractTableModel):
    """The units that the filter lets through, in the order that was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[BoardLine] = ()
        self._rows: list[BoardLine] = []
        self._states: frozenset[str] = frozenset()
        self._kind = ""
        self._late_only = False
        self._needle = ""
        self._answers: Mapping[str, tuple[int, int]] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    # --- what is shown ---

    def set_lines(self, lines: Sequence[BoardLine]) -> None:
        """Show these units through the filter that is set; rows that stay where they are only change what
        they say, so that nothing moves while a board is read piece by piece.
        """
        self._all = lines
        rows = self._chosen_rows()
        before, codes = self._rows, [one.unit for one in rows]
        shown = [one.unit for one in before]
        if codes == shown:
            self._rows = rows
            changed = [row for row, one in enumerate(rows) if one != before[row]]
            if changed:
                last = self.index(changed[-1], self.columnCount() - 1)
                self.dataChanged.emit(self.index(changed[0], 0), last)
        elif sorted(codes) == sorted(shown):
            self._reorder(rows)
        else:
            self._show(rows)

    def set_answers(self, answers: Mapping[str, tuple[int, int]]) -> None:
        """Say of units, by their codes, how many of how many earlier comments they have answered."""
        if answers != self._answers:
            self._answers = answers
            if self._rows:
                last = self.index(len(self._rows) - 1, MISSING)
                self.dataChanged.emit(self.index(0, MISSING), last)

    def set_filter(
        self, *, states: frozenset[str] = frozenset(), kind: str = "", late_only: bool = False
    ) -> None:
        """Show units in one of these states (any where none is named; as ``standings_of`` names them), of a
        kind, or that came late.
        """
        self._states, self._kind, self._late_only = states, kind, late_only
        self._filter()

    def set_text(self, text: str) -> None:
        """Show the units whose name or code holds ``text``, accents folded."""
        self._needle = fold(text)
        self._filter()

    def line(self, row: int) -> BoardLine:
        """Return the unit of a row."""
        return self._rows[row]

    def row_of(self, unit: str) -> int:
        """Return the row of a unit; -1 where it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one.unit == unit), -1)

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else MISSING + 1

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        one, column = self._rows[index.row()], index.column()
        if role == _DISPLAY:
            return self._text(one, column)
        if role == CHIP_ROLE and column == STATE:
            return state_look(one)
        if role == CHIP_ROLE and column == TIMELY:
            return _timely_look(one)
        if role == _ALIGN and column == REVISION:
            return _RIGHT
        if role == _TOOL_TIP:
            return self._tool_tip(one, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role == _ALIGN and section == REVISION:
            return _RIGHT
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Đơn vị"),
            self.tr("Loại"),
            self.tr("Tình trạng"),
            self.tr("Lần"),
            self.tr("Hạn gửi"),
            self.tr("Ngày nhận"),
            self.tr("Đúng hạn"),
            self.tr("Nội dung"),
        )[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; by the province's own list where the column is -1."""
        self._sorted = (column, order) if column >= 0 else None
        self._filter()

    # --- inside ---

    def _text(self, one: BoardLine, column: int) -> str:
        look = _timely_look(one)
        return (
            self._name(one),
            one.kind_label,
            state_look(one).text,
            "" if one.revision is None else str(one.revision),
            "" if one.due_on is None else format_date(one.due_on),
            "" if one.received_on is None else format_date(one.received_on),
            "" if look is None else look.text,
            self._content(one),
        )[column]

    def _name(self, one: BoardLine) -> str:
        if one.owes or one.is_excused:
            return one.name
        return self.tr("{name} (không bắt buộc)").format(name=one.name)

    def _tool_tip(self, one: BoardLine, column: int) -> str:
        if column == UNIT:
            return f"{one.name} ({one.unit})"
        return line_words(one) if column in (STATE, DUE) else self._text(one, column)

    def _content(self, one: BoardLine) -> str:
        parts = [words] if (words := _obligation_words(one)) else []
        if not one.is_read:
            parts.append(self.tr("đang đọc…"))
        if one.waiting:
            parts.append(self.tr("{count} tệp chờ quyết định").format(count=one.waiting))
        if one.missing is not None:
            parts.append(missing_words(one.missing))
        if one.unit in self._answers:
            done, total = self._answers[one.unit]
            parts.append(self.tr("đã trả lời {done}/{all} góp ý").format(done=done, all=total))
        return "; ".join(parts)

    def _filter(self) -> None:
        self._show(self._chosen_rows())

    def _show(self, rows: list[BoardLine]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _reorder(self, rows: list[BoardLine]) -> None:
        """Show the same units in another order; what was chosen goes along."""
        self.layoutAboutToBeChanged.emit()
        places = {one.unit: row for row, one in enumerate(rows)}
        held = self.persistentIndexList()
        moved = [self.index(places[self._rows[one.row()].unit], one.column()) for one in held]
        self._rows = rows
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _chosen_rows(self) -> list[BoardLine]:
        rows = [one for one in self._all if self._lets_through(one)]
        if self._sorted is not None:
            column, order = self._sorted
            rows.sort(
                key=lambda one: _order_of(one, column),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        return rows

    def _lets_through(self, one: BoardLine) -> bool:
        return (
            (not self._states or bool(standings_of(one) & self._states))
            and (not self._kind or one.kind.value == self._kind)
            and (not self._late_only or one.late is True)
            and (not self._needle or self._needle in fold(f"{one.name} {one.unit}"))
        )


def standing_of(one: BoardLine) -> str:
    """Return the name of where a unit stands: its state, or ``excused`` where nothing is awaited of it."""
    state = one.state.value
    return EXCUSED if one.is_excused and state in ("missing", "overdue") else str(state)


def standings_of(one: BoardLine) -> frozenset[str]:
    """Return the names by which a unit is filtered: where it stands, whether it is past its due day, and
    whether something of it waits for a decision.
    """
    names = {standing_of(one)}
    if one.overdue:
        names.add(PAST_DUE)
    if asks_for_decision(one):
        names.add(WAITING)
    return frozenset(names)


def asks_for_decision(one: BoardLine) -> bool:
    """Tell whether files of a unit wait for a person: edited outside, foreign, or in conflict."""
    return one.waiting > 0 or one.state.value == "conflict"


def state_look(one: BoardLine) -> ChipLook:
    """Return where a unit's report stands, as a chip."""
    return {
        EXCUSED: ChipLook(
            "none-arising", QCoreApplication.translate("RoundBoard", "Được miễn"), Tone.NEUTRAL
        ),
        "missing": ChipLook(
            "not-started", QCoreApplication.translate("RoundBoard", "Chưa nộp"), Tone.NEUTRAL
        ),
        "overdue": ChipLook(
            "overdue", QCoreApplication.translate("RoundBoard", "Quá hạn"), Tone.BAD
        ),
        "empty": ChipLook(
            "warning", QCoreApplication.translate("RoundBoard", "Bản trống"), Tone.WARNING
        ),
        "received": ChipLook(
            "in-progress", QCoreApplication.translate("RoundBoard", "Đã nhận"), Tone.ACCENT
        ),
        "in_review": ChipLook(
            "search", QCoreApplication.translate("RoundBoard", "Đang xem xét"), Tone.ACCENT
        ),
        "locked": ChipLook("lock", QCoreApplication.translate("RoundBoard", "Đã khóa"), Tone.GOOD),
        "accepted": ChipLook(
            "completed", QCoreApplication.translate("RoundBoard", "Đã chấp nhận"), Tone.GOOD
        ),
        "returned": ChipLook(
            "undo", QCoreApplication.translate("RoundBoard", "Đã trả lại"), Tone.WARNING
        ),
        "conflict": ChipLook(
            "error", QCoreApplication.translate("RoundBoard", "Xung đột"), Tone.BAD
        ),
    }[standing_of(one)]


def _obligation_words(one: BoardLine) -> str:
    """Return what was decided on a unit's owing, with the reason."""
    decided = one.obligation
    if decided is None:
        return ""
    if not decided.owes:
        words = QCoreApplication.translate("RoundBoard", "Miễn báo cáo: {reason}")
    elif decided.due_on is not None:
        words = QCoreApplication.translate("RoundBoard", "Hạn riêng {day}: {reason}")
    else:
        words = QCoreApplication.translate("RoundBoard", "Phải báo cáo: {reason}")
    day = format_date(decided.due_on) if decided.due_on is not None else ""
    return words.format(day=day, reason=decided.reason)


def _timely_look(one: BoardLine) -> ChipLook | None:
    if one.overdue and one.late is not None:
        return ChipLook(
            "overdue", QCoreApplication.translate("RoundBoard", "Quá hạn gửi lại"), Tone.BAD
        )
    if one.late is None:
        return None
    if one.late:
        return ChipLook(
            "overdue", QCoreApplication.translate("RoundBoard", "Nộp chậm"), Tone.WARNING
        )
    return ChipLook("ok", QCoreApplication.translate("RoundBoard", "Đúng hạn"), Tone.GOOD)


def line_words(one: BoardLine) -> str:
    """Return where a unit's report stands, whole: its state, when it was due and came, what it lacks."""
    parts = [state_look(one).text]
    if one.received_on is not None and one.revision is not None:
        words = QCoreApplication.translate("RoundBoard", "lần {revision} nhận ngày {day}")
        parts.append(words.format(revision=one.revision, day=format_date(one.received_on)))
    if one.late is not None:
        parts.append(
            QCoreApplication.translate("RoundBoard", "nộp chậm so với hạn")
            if one.late
            else QCoreApplication.translate("RoundBoard", "đúng hạn")
        )
    if one.due_on is not None:
        words = (
            QCoreApplication.translate("RoundBoard", "đã quá hạn {day}")
            if one.overdue
            else QCoreApplication.translate("RoundBoard", "hạn {day}")
        )
        parts.append(words.format(day=format_date(one.due_on)))
    if decided := _obligation_words(one):
        parts.append(decided)
    if one.waiting:
        words = QCoreApplication.translate("RoundBoard", "{count} tệp chờ quyết định")
        parts.append(words.format(count=one.waiting))
    if one.missing is not None:
        parts.append(missing_words(one.missing))
    return "; ".join(parts)


def missing_words(missing: MissingCounts) -> str:
    """Return what a report leaves unsaid."""
    told = [
        words.format(count=count)
        for count, words in (
            (
                missing.activities,
                QCoreApplication.translate("RoundBoard", "{count} nhiệm vụ chưa có kết quả"),
            ),
            (missing.groups, QCoreApplication.translate("RoundBoard", "{count} nhóm")),
            (missing.forms, QCoreApplication.translate("RoundBoard", "{count} biểu")),
            (missing.sections, QCoreApplication.translate("RoundBoard", "{count} phần lời văn")),
        )
        if count
    ]
    if not told:
        return QCoreApplication.translate("RoundBoard", "Đủ nội dung")
    return QCoreApplication.translate("RoundBoard", "Thiếu {things}").format(things=", ".join(told))


def _order_of(one: BoardLine, column: int) -> tuple[object, ...]:
    by_column: dict[int, object] = {
        UNIT: sort_key(one.name),
        KIND: sort_key(one.kind_label),
        STATE: sort_key(state_look(one).text),
        REVISION: -1 if one.revision is None else one.revision,
        DUE: _LAST if one.due_on is None else one.due_on.isoformat(),
        RECEIVED: _LAST if one.received_on is None else one.received_on.isoformat(),
        TIMELY: 2 if one.late is None else int(one.late),
        MISSING: one.waiting * 1_000_000 + (-1 if one.missing is None else one.missing.total),
    }
    return by_column[column], sort_key(one.name)
