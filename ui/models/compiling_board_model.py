# SPDX-License-Identifier: MIT
"""The units of a round as rows: who, where its report stands, which revision, when it came, what it lacks."""

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

from lsapp.domain.collation import sort_key
from lsapp.domain.dates import format_date
from lsapp.domain.text import fold
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.round_board import BoardLine, MissingCounts

Index = QModelIndex | QPersistentModelIndex

UNIT, KIND, STATE, REVISION, RECEIVED, TIMELY, MISSING = range(7)
CHIP_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The ``ChipLook`` of a cell that shows one."""

EXCUSED: Final = "excused"

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
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    # --- what is shown ---

    def set_lines(self, lines: Sequence[BoardLine]) -> None:
        """Show these units through the filter that is set."""
        self._all = lines
        self._filter()

    def set_filter(
        self, *, states: frozenset[str] = frozenset(), kind: str = "", late_only: bool = False
    ) -> None:
        """Show units in one of these states (any where none is named; as ``standing_of`` names them), of a
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
        return 0 if parent.isValid() else 7

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
            return f"{one.name} ({one.unit})" if column == UNIT else self._text(one, column)
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
            "" if one.received_on is None else format_date(one.received_on),
            "" if look is None else look.text,
            self._content(one),
        )[column]

    def _name(self, one: BoardLine) -> str:
        if one.owes or one.is_excused:
            return one.name
        return self.tr("{name} (không bắt buộc)").format(name=one.name)

    def _content(self, one: BoardLine) -> str:
        parts = [words] if (words := _obligation_words(one)) else []
        if one.waiting:
            parts.append(self.tr("{count} tệp chờ quyết định").format(count=one.waiting))
        if one.missing is not None:
            parts.append(_missing_words(one.missing))
        return "; ".join(parts)

    def _filter(self) -> None:
        self.beginResetModel()
        rows = [one for one in self._all if self._lets_through(one)]
        if self._sorted is not None:
            column, order = self._sorted
            rows.sort(
                key=lambda one: _order_of(one, column),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        self._rows = rows
        self.endResetModel()

    def _lets_through(self, one: BoardLine) -> bool:
        return (
            (not self._states or standing_of(one) in self._states)
            and (not self._kind or one.kind.value == self._kind)
            and (not self._late_only or one.late is True)
            and (not self._needle or self._needle in fold(f"{one.name} {one.unit}"))
        )


def standing_of(one: BoardLine) -> str:
    """Return the name of where a unit stands: its state, or ``excused`` where nothing is awaited of it."""
    state = one.state.value
    return EXCUSED if one.is_excused and state in ("missing", "overdue") else str(state)


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
    if one.late is None:
        return None
    if one.late:
        return ChipLook(
            "overdue", QCoreApplication.translate("RoundBoard", "Nộp chậm"), Tone.WARNING
        )
    return ChipLook("ok", QCoreApplication.translate("RoundBoard", "Đúng hạn"), Tone.GOOD)


def _missing_words(missing: MissingCounts) -> str:
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
        RECEIVED: _LAST if one.received_on is None else one.received_on.isoformat(),
        TIMELY: 2 if one.late is None else int(one.late),
        MISSING: one.waiting * 1_000_000 + (-1 if one.missing is None else one.missing.total),
    }
    return by_column[column], sort_key(one.name)
