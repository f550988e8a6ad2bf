# SPDX-License-Identifier: MIT
"""Units by rounds as a table: a row for each unit, a column for each round, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lsapp.domain.dates import format_date
from lsapp.domain.text import fold
from lsapp.services.unit_rounds import RoundCount, UnitRounds
from ui.clipboard import BlockCell
from ui.models.compiling_board_model import (
    CHIP_ROLE,
    EXCUSED,
    line_words,
    standing_of,
    standings_of,
    state_look,
)
from ui.round_bar import round_name
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.round_board import BoardLine

Index = QModelIndex | QPersistentModelIndex

MARKS_ROLE: Final = CHIP_ROLE + 1
"""The ``CellMarks`` of a cell that has a state."""
SUCCESSOR_ROLE: Final = CHIP_ROLE + 2
"""What came of a row's unit, in few words; empty where it lives on."""

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_WORDS: Final = (_TOOL_TIP, _ACCESSIBLE)


class RoundsFilter(NamedTuple):
    """Which rows are shown. ``states`` (any where none is named) and ``late`` must hold of one and the same
    report: that of ``round``, or of any of those shown where it is empty.
    """

    states: frozenset[str] = frozenset()
    round: str = ""
    kind: str = ""
    late: bool = False
    never: bool = False


class CellMarks(NamedTuple):
    """What stands beside a state: whether it came late, or is past the day by which it was to come again;
    and in words the most pressing of what there is to say.
    """

    late: bool
    past_due: bool
    words: str


class RoundsModel(QAbstractTableModel):
    """The units that the filter lets through, as the province lists them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes: tuple[str, ...] = ()
        self._counts: dict[str, RoundCount] = {}
        self._all: Sequence[UnitRounds] = ()
        self._rows: list[UnitRounds] = []
        self._filter = RoundsFilter()
        self._needle = ""
        self._looks: dict[str, ChipLook] = {}

    # --- what is shown ---

    @property
    def codes(self) -> tuple[str, ...]:
        """The rounds by column."""
        return self._codes

    def set_rounds(self, codes: Sequence[str]) -> None:
        """Show these rounds; what was read of the units stays."""
        if tuple(codes) != self._codes:
            self.beginResetModel()
            self._codes = tuple(codes)
            self._counts = {}
            self._rows = self._chosen_rows()
            self.endResetModel()

    def set_units(self, units: Sequence[UnitRounds], counts: Mapping[str, RoundCount]) -> None:
        """Show units and how the rounds stand; where the rows stay, only what they say changes."""
        self._all = units
        self._counts = dict(counts)
        self._looks = {}
        rows = self._chosen_rows()
        if [one.unit for one in rows] != [one.unit for one in self._rows]:
            self._show(rows)
        elif rows:
            self._rows = rows
            last = self.index(len(rows) - 1, len(self._codes) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        if self._codes:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._codes) - 1)

    def set_filter(self, filter_: RoundsFilter) -> None:
        """Show the units that this lets through."""
        if filter_ != self._filter:
            self._filter = filter_
            self._show(self._chosen_rows())

    def set_text(self, text: str) -> None:
        """Show the units whose name, code or successor holds ``text``, accents folded."""
        self._needle = fold(text)
        self._show(self._chosen_rows())

    def unit(self, row: int) -> UnitRounds:
        """Return the unit of a row."""
        return self._rows[row]

    def line(self, index: Index) -> BoardLine | None:
        """Return what is known of a unit in a round; ``None`` where it owed nothing and sent nothing."""
        if not index.isValid():
            return None
        return self._rows[index.row()].lines.get(self._codes[index.column()])

    def place_of(self, unit: str, round_code: str) -> tuple[int, int]:
        """Return the row and column of a unit's round; -1 for what is not shown."""
        row = next((at for at, one in enumerate(self._rows) if one.unit == unit), -1)
        return row, self._codes.index(round_code) if round_code in self._codes else -1

    def count(self, round_code: str) -> RoundCount | None:
        """Return how a round stands."""
        return self._counts.get(round_code)

    def block(self, indexes: Iterable[QModelIndex]) -> list[list[BlockCell]]:
        """Return chosen cells for a spreadsheet: one cell as it is; more with the units and the rounds."""
        chosen = sorted((one.row(), one.column()) for one in indexes)
        if len(chosen) <= 1:
            return [[BlockCell(self._text(*place))] for place in chosen]
        held = set(chosen)
        columns = sorted({column for _, column in chosen})
        head = [BlockCell(self.tr("Đơn vị"))]
        head += [BlockCell(_label(self._codes[one])) for one in columns]
        rows = [
            [BlockCell(self._rows[row].name)]
            + [BlockCell(self._text(row, one) if (row, one) in held else "") for one in columns]
            for row in dict.fromkeys(row for row, _ in chosen)
        ]
        return [head, *rows]

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._codes)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self._text(index.row(), index.column())
        if role in (CHIP_ROLE, MARKS_ROLE):
            line = self.line(index)
            if line is None:
                return None
            return self._look(line) if role == CHIP_ROLE else marks_of(line)
        return self._sentence(index) if role in _WORDS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self._unit_words(section, role)
        code = self._codes[section]
        count = self._counts.get(code)
        if role == _DISPLAY:
            words = _label(code)
            return words if count is None else f"{words}\n{_count_words(count)}"
        if role in _WORDS:
            return _label(code) if count is None else f"{_label(code)}: {_count_sentence(count)}"
        return None

    # --- inside ---

    def _look(self, line: BoardLine) -> ChipLook:
        """Return a state's chip; a screen asks for hundreds of the same few."""
        standing = standing_of(line)
        if standing not in self._looks:
            self._looks[standing] = short_look(line)
        return self._looks[standing]

    def _unit_words(self, row: int, role: int) -> object:
        one = self._rows[row]
        if role == _DISPLAY:
            return one.name
        if role == SUCCESSOR_ROLE:
            return _successor(one)
        return unit_sentence(one) if role in _WORDS else None

    def _text(self, row: int, column: int) -> str:
        line = self._rows[row].lines.get(self._codes[column])
        if line is None:
            return ""
        parts = [self._look(line).text]
        if line.late:
            parts.append(self.tr("chậm"))
        words = marks_of(line).words
        return "; ".join(dict.fromkeys([*parts, words] if words else parts))

    def _sentence(self, index: Index) -> str:
        unit, line = self._rows[index.row()], self.line(index)
        told = self.tr("không phải báo cáo") if line is None else line_words(line)
        label = _label(self._codes[index.column()])
        return f"{unit.name}, {label}: {told}."

    def _show(self, rows: list[UnitRounds]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _chosen_rows(self) -> list[UnitRounds]:
        return [one for one in self._all if self._lets_through(one)]

    def _lets_through(self, one: UnitRounds) -> bool:
        wanted = self._filter
        if wanted.kind and one.kind.value != wanted.kind:
            return False
        if self._needle and self._needle not in fold(
            " ".join((one.name, one.unit, *one.successors))
        ):
            return False
        if wanted.never and not one.never_sent:
            return False
        if not wanted.states and not wanted.late:
            return True
        codes = (wanted.round,) if wanted.round else self._codes
        return any(
            (not wanted.states or bool(standings_of(line) & wanted.states))
            and (not wanted.late or line.late is True)
            for line in (one.lines.get(code) for code in codes)
            if line is not None
        )


def short_look(line: BoardLine) -> ChipLook:
    """Return where a report stands as a chip that fits beside others: the board's, in fewer words."""
    words = {
        EXCUSED: QCoreApplication.translate("CompilingRounds", "Miễn"),
        "in_review": QCoreApplication.translate("CompilingRounds", "Đang xem"),
        "accepted": QCoreApplication.translate("CompilingRounds", "Chấp nhận"),
        "returned": QCoreApplication.translate("CompilingRounds", "Trả lại"),
    }
    look = state_look(line)
    return look._replace(text=words.get(standing_of(line), look.text))


def marks_of(line: BoardLine) -> CellMarks:
    """Return what stands beside a state."""
    past_due = line.overdue and line.revision is not None
    missing = 0 if line.missing is None else line.missing.total
    words = ""
    if line.waiting:
        words = QCoreApplication.translate("CompilingRounds", "chờ {count} tệp")
    elif past_due:
        words = QCoreApplication.translate("CompilingRounds", "quá hạn")
    elif missing:
        words = QCoreApplication.translate("CompilingRounds", "thiếu {count}")
    elif line.late:
        words = QCoreApplication.translate("CompilingRounds", "chậm")
    return CellMarks(
        late=line.late is True,
        past_due=past_due,
        words=words.format(count=line.waiting or missing),
    )


def unit_sentence(one: UnitRounds) -> str:
    """Return a unit's name and code, and what became of it."""
    words = f"{one.name} ({one.unit})"
    if one.ended_on is not None:
        ended = QCoreApplication.translate("CompilingRounds", "đến hết ngày {day}")
        words += "; " + ended.format(day=format_date(one.ended_on))
    if one.successors:
        into = QCoreApplication.translate("CompilingRounds", "nay thuộc: {units}")
        words += "; " + into.format(units=", ".join(one.successors))
    return words


def _successor(one: UnitRounds) -> str:
    if len(one.successors) > 1:
        words = QCoreApplication.translate("CompilingRounds", "→ {count} đơn vị")
        return words.format(count=len(one.successors))
    if one.successors:
        return f"→ {one.successors[0]}"
    if one.ended_on is not None:
        words = QCoreApplication.translate("CompilingRounds", "đến {day}")
        return words.format(day=format_date(one.ended_on))
    return ""


def _label(code: str) -> str:
    label = round_name(code)
    return label[0].upper() + label[1:]


def _count_words(count: RoundCount) -> str:
    words = QCoreApplication.translate("CompilingRounds", "{sent}/{owing} đã nộp")
    return words.format(sent=count.sent, owing=count.owing)


def _count_sentence(count: RoundCount) -> str:
    words = QCoreApplication.translate(
        "CompilingRounds",
        "{owing} đơn vị phải nộp; {sent} đã nộp, trong đó {late} chậm; {returned} trả lại; "
        "{overdue} quá hạn; {excused} được miễn; {others} nộp thêm; "
        "{accepted} đã chấp nhận, trong đó {locked} đã khóa",
    )
    return words.format(
        owing=count.owing,
        sent=count.sent,
        late=count.late,
        returned=count.returned,
        overdue=count.overdue,
        excused=count.excused,
        others=count.others,
        accepted=count.accepted,
        locked=count.locked,
    )
