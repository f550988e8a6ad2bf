# SPDX-License-Identifier: MIT
"""The grid of 100,000 tasks: shown, sorted, searched and scrolled, next to a bare model of the same rows."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from bench.measuring import Place, Row, Timing, alternate, compared, percentile
from lsapp.domain.collation import sort_key
from lsapp.domain.numbers import format_number
from lsapp.domain.text import fold
from ui.models.grid_columns import GridColumn, Kind
from ui.models.grid_model import GridModel
from ui.models.grid_order import Sort
from ui.theme import Theme
from ui.widgets.grid_view import GridView

_ROWS: Final = 100_000
_FEWER: Final = 10_000
_COLUMNS: Final = 20
_SIZE: Final = (1366, 620)
_WORDS: Final = (
    "Tổ chức hội nghị quán triệt kế hoạch đội ngũ trí thức",
    "Rà soát, thống kê nguồn nhân lực khoa học và công nghệ",
    "Bồi dưỡng kỹ năng số cho giáo viên trường phổ thông",
    "Ước tính kinh phí hỗ trợ ứng dụng tiến bộ kỹ thuật",
    "Đường dây nóng tiếp nhận phản biện đề án của nhà khoa học",
)
_TYPED: Final = ("hoi nghi quan", "đường dây nóng 7", "ky nang so 12", "uoc tinh 99")
_SCROLLS: Final = 60


class _Task(msgspec.Struct, frozen=True, gc=False):
    key: str
    texts: tuple[str, ...]
    money: int


class _BareModel(QAbstractTableModel):
    """The least that shows rows: the floor of what Qt takes."""

    def __init__(self, rows: Sequence[_Task]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: Any, role: int = 0) -> Any:
        if role == 0:
            row, column = self._rows[index.row()], index.column()
            return row.texts[column] if column < _COLUMNS - 2 else format_number(row.money)
        return None


def grid(place: Place) -> list[Row]:
    """Show, sort, search and scroll; without a screen, where painting takes the same processor time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        return []
    theme = Theme()
    theme.apply(application)
    rows = _tasks(place.scale.size(_ROWS))
    made = _show(rows, theme, place.scale.repeats(5))
    made += _sort(rows, theme, place.scale.repeats(7))
    for count in (_FEWER, _ROWS):
        made += _search(rows[: place.scale.size(count)], theme, f"{count // 1000}k")
    return made + _scroll(rows, theme)


def _show(rows: Sequence[_Task], theme: Theme, runs: int) -> list[Row]:
    """The first picture of the rows, against that of the same grid without rows."""
    runners = {
        "ours": lambda: _shown(_grid_view(rows, theme)),
        "floor": lambda: _shown(_grid_view([], theme)),
        "bare model": lambda: _shown(_bare_view(rows)),
        "bare and empty": lambda: _shown(_bare_view([])),
    }
    peers = ("bare model", "bare and empty")
    return compared(
        "grid-show", alternate(runners, runs), goal=3.0, peers=peers, note="made, filled, painted"
    )


def _sort(rows: Sequence[_Task], theme: Theme, runs: int) -> list[Row]:
    """One column put in order and painted, against a list of the same rows sorted by the same key."""
    view = _shown(_grid_view(rows, theme))
    model, column = view.grid_model, GridColumn(key="", title="", value_of=_text_at(1))
    downs = [False]

    def ours() -> None:
        downs[0] = not downs[0]
        model.set_sort(None)
        model.set_rows([])
        model.set_rows(rows)
        _painted(view)
        started.append((time.perf_counter(), time.process_time()))
        model.set_sort(Sort("c1", downs[0]))
        _painted(view)

    started: list[tuple[float, float]] = []
    timings = {"ours": Timing([], []), "floor": Timing([], [])}
    for _ in range(runs + 1):
        gc.collect()
        ours()
        wall, cpu = started.pop()
        timings["ours"].wall.append((time.perf_counter() - wall) * 1000)
        timings["ours"].cpu.append((time.process_time() - cpu) * 1000)
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        sorted(rows, key=lambda row: sort_key(column.text_of(row)))
        timings["floor"].wall.append((time.perf_counter() - wall) * 1000)
        timings["floor"].cpu.append((time.process_time() - cpu) * 1000)
    view.close()
    return compared("grid-sort", timings, goal=1.5, note="by text, keys made anew, and painted")


def _search(rows: Sequence[_Task], theme: Theme, name: str) -> list[Row]:
    """Each key of some searches, typed and erased, to the picture."""
    view = _shown(_grid_view(rows, theme))
    _warm(view)
    folded = [fold("\n".join(row.texts)) for row in rows]
    ours: list[float] = []
    floor: list[float] = []
    for text in _TYPED:
        typed = [text[: end + 1] for end in range(len(text))]
        for part in [*typed, *reversed(typed[:-1]), ""]:
            ours.append(_timed(lambda part=part: _typed(view, part)))
            floor.append(_timed(lambda part=part: [one for one in folded if fold(part) in one]))
    view.close()
    goal = 16.0 if name == f"{_FEWER // 1000}k" else None
    note = f"{len(rows):,} rows, {len(ours)} keys"
    return [
        Row(name=f"grid-key-{name} p95", ours=percentile(ours, 0.95), time_goal=goal, note=note),
        Row(name=f"grid-key-{name} p50", ours=percentile(ours, 0.5)),
        Row(
            name=f"grid-key-{name}: list p95", ours=percentile(floor, 0.95), note="search, no paint"
        ),
    ]


def _scroll(rows: Sequence[_Task], theme: Theme) -> list[Row]:
    """Pages far apart, each to its picture, by the grid with frozen columns and by the bare model."""
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    views: dict[str, QTableView] = {
        "ours": _shown(_grid_view(rows, theme)),
        "floor": _shown(_bare_view(rows)),
    }
    _warm(views["ours"])
    for step in range(_SCROLLS):
        for name, view in views.items():
            bar = view.verticalScrollBar()
            place = bar.maximum() * (step * 37 % _SCROLLS) // _SCROLLS
            times[name].append(_timed(lambda view=view, place=place: _scrolled(view, place)))
    for view in views.values():
        view.close()
    return [
        Row(
            name="grid-scroll p95",
            ours=percentile(times["ours"], 0.95),
            floor=percentile(times["floor"], 0.95),
            time_goal=16.0,
            note="against the bare model",
        )
    ]


def _warm(view: Any) -> None:
    """Prepare the search, as the grid does in the first idle seconds."""
    while view.grid_model.warm_search(1000):
        pass


def _typed(view: GridView, text: str) -> None:
    view.grid_model.set_filter_text(text)
    _painted(view)


def _scrolled(view: QTableView, place: int) -> None:
    view.verticalScrollBar().setValue(place)
    _painted(view)


def _timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def _shown(view: Any) -> Any:
    view.resize(*_SIZE)
    view.show()
    _painted(view)
    return view


def _painted(view: QTableView) -> None:
    """Let the event loop lay the table out and paint it, all of it."""
    view.viewport().update()
    QApplication.processEvents()


def _grid_view(rows: Sequence[_Task], theme: Theme, frozen: int = 2) -> GridView:
    """Return the grid over the rows, the first columns frozen as pages have them."""
    model = GridModel(_columns(), lambda _edits: None)
    model.set_rows(rows)
    view = GridView(model, theme)
    model.setParent(view)
    view.grid_layout.freeze(frozen)
    view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return view


def _bare_view(rows: Sequence[_Task]) -> QTableView:
    view = QTableView()
    model = _BareModel(rows)
    model.setParent(view)
    view.setModel(model)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setWordWrap(False)
    return view


def _columns() -> list[GridColumn]:
    texts = [
        GridColumn(key=f"c{place}", title=f"Cột {place}", value_of=_text_at(place), editable=True)
        for place in range(_COLUMNS - 2)
    ]
    money = [
        GridColumn(
            key=f"m{place}",
            title=f"Kinh phí {place}",
            value_of=lambda row: row.money,
            show=format_number,
            kind=Kind.MONEY,
            in_search=False,
        )
        for place in range(2)
    ]
    return [*texts, *money]


def _text_at(place: int) -> Callable[[_Task], str]:
    return lambda row: row.texts[place]


def _tasks(count: int) -> list[_Task]:
    return [
        _Task(
            key=f"k{number}",
            texts=(
                str(number),
                f"{_WORDS[number * 7 % len(_WORDS)]} (đợt {number * 7919 % count})",
                *(
                    f"{('VP UBND', 'Phòng VHXH', 'Quý II/2026')[(number + place) % 3]} {place}"
                    for place in range(_COLUMNS - 4)
                ),
            ),
            money=number * 1_234_567 % 10_000_000,
        )
        for number in range(count)
    ]
