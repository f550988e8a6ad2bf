# SPDX-License-Identifier: MIT
"""Ten years of a large province in one database (``decade_filling`` says what that is): search, the board,
the figures, the trend, the report.

Times are of the processor, for a busy machine tells no other; jobs run in processes of their own, so that
their peaks are too. The database is made afresh at each run, a few minutes at full size.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

import msgspec

from bench import memory
from bench.decade_filling import LAST_YEAR, Province, Size, fill
from bench.measuring import Place, Row, percentile
from lsapp.domain.records import Role
from lsapp.domain.text import fold
from lsapp.services import round_sums
from lsapp.services.breakdowns import (
    Dimension,
    Measure,
    RoundSums,
    break_down,
    line_value,
    outliers,
    sum_form,
    trend,
)
from lsapp.services.compiled_words import compile_report
from lsapp.services.compiling import round_figures, write_compiled
from lsapp.services.desk import Desk, create_desk, installed_catalogue, open_desk
from lsapp.services.round_board import round_board
from lsapp.services.searching import find
from lsapp.services.unit_rounds import unit_rounds
from lsapp.storage.sqlite import SUFFIX

_ROOT: Final = Path(__file__).resolve().parent.parent
_NEWEST: Final = str(LAST_YEAR)
_TODAY: Final = dt.date(LAST_YEAR, 12, 20)
_QUESTIONS: Final = (
    "hội nghị quán triệt", "hoi nghi", "đội ngũ trí thức", "doi ngu tri thuc", "trường đại học",
    "chuyển đổi số", "thu hút", "nghiên cứu khoa học", "khoa hoc cong nghe 2024", "đợt 197",
    "Văn phòng", "đường dây nóng", "xyz không có", "đ", "na", "997", "ế hoạch", "thống kê trí thức trẻ",
)  # fmt: skip
_T = TypeVar("_T")
Job = Callable[[Desk], list[Row]]


def decade(place: Place) -> list[Row]:
    """Make the province, then look at it in one way after the other."""
    size = Size(
        years=min(10, place.scale.size(100, least=2)),
        units=place.scale.size(300, least=4),
        activities=place.scale.size(60_000, least=12),
    )
    path = place.folder / f"decade{SUFFIX}"
    rows = _in_process("make", path, size)
    for job in JOBS:
        rows += _in_process(job, path, size)
    return rows


def _in_process(job: str, path: Path, size: Size) -> list[Row]:
    sizes = msgspec.json.encode(size).decode()
    command = [sys.executable, "-m", "bench.decade", job, str(path), sizes]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE)
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=list[Row])


def _make(path: Path, size: Size) -> list[Row]:
    source = installed_catalogue()
    plan = source.load().plans[0]
    with create_desk(
        path, unit=plan.compiling_unit, role=Role.COMPILING, plan=plan.code, source=source
    ) as desk:
        with (
            desk.database.driver() as raw
        ):  # it is made to be thrown away: no need to wait for the disk
            raw.execute("PRAGMA synchronous=OFF")
            raw.execute("PRAGMA cache_size=-1000000")
            raw.execute("PRAGMA wal_autocheckpoint=100000")
        activities, spent, peak = _timed(lambda: fill(desk, Province(desk, size).arrivals()))
        counts = {
            table: int(desk.database.rows(f"SELECT count(*) FROM {table}")[0][0])
            for table in ("payload", "activity", "search_entry")
        }
    megabytes = path.stat().st_size / (1 << 20)
    note = (
        f"{activities:,} activities in {counts['payload']:,} files, {counts['activity']:,} live, "
        f"{counts['search_entry']:,} entries to search, {megabytes:,.0f} MB"
    )
    return [Row(name="decade: make", ours=spent, peak=peak, note=note)]


def _typing(desk: Desk) -> list[Row]:
    """What the search window asks at each key, and a plain LIKE over the same entries."""
    questions = [text[:end] for text in _QUESTIONS for end in range(1, len(text) + 1)]
    questions = [text for text in questions if text.strip()]
    ours: list[float] = []
    peer: list[float] = []
    find(desk, _QUESTIONS[0])  # the first question compiles the statements
    for text in questions:
        ours.append(_spent(partial(find, desk, text, limit=50, parts=False)))
        peer.append(_spent(partial(_like, desk, text)))
    rest = [(_spent(partial(find, desk, text, limit=50)), text) for text in _QUESTIONS]
    slowest = questions[max(range(len(ours)), key=ours.__getitem__)]
    return [
        Row(
            name="decade: search p95",
            ours=percentile(ours, 0.95),
            floor=percentile(peer, 0.95),
            time_goal=16.0,
            note=f"each key of {len(_QUESTIONS)} questions; floor: the first 50 by LIKE",
        ),
        Row(name="decade: search p50", ours=percentile(ours, 0.5), floor=percentile(peer, 0.5)),
        Row(name="decade: search slowest", ours=max(ours), note=repr(slowest)),
        Row(
            name="decade: search at rest",
            ours=max(rest)[0],
            note=f"parts of words too, the slowest question: {max(rest)[1]!r}",
        ),
    ]


def _like(desk: Desk, text: str) -> Sequence[Any]:
    question = 'SELECT kind, unit, "key" FROM search_entry WHERE folded LIKE ? LIMIT 50'
    return desk.database.rows(question, (f"%{fold(text)}%",))


def _board(desk: Desk) -> list[Row]:
    plan = desk.plan()
    board, first, peak = _timed(lambda: round_board(desk, plan, _NEWEST, _TODAY))
    _, again, peak_again = _timed(lambda: round_board(desk, plan, _NEWEST, _TODAY))
    _, decoded, _ = _timed(lambda: _decode(desk, [_NEWEST]))
    _, rows, _ = _timed(lambda: _rows_of_round(desk))
    return [
        Row(
            name="decade: board, first look",
            ours=first,
            floor=decoded,
            peak=peak,
            note=f"{len(board.lines)} units; floor: json.loads of the round's payloads",
        ),
        Row(
            name="decade: board again",
            ours=again,
            floor=rows,
            peak=peak_again,
            note="floor: its submissions, receipts and facts by sqlite3",
        ),
    ]


def _grid(desk: Desk) -> list[Row]:
    """Units by rounds: the boards of all rounds side by side."""
    codes = round_sums.known_rounds(desk, desk.plan(), _NEWEST)
    rows, first, peak = _timed(lambda: _all_boards(desk, codes))
    _, again, peak_again = _timed(lambda: _all_boards(desk, codes))
    _, decoded, _ = _timed(lambda: _decode(desk, codes))
    note = f"{rows} units by {len(codes)} rounds; floor: json.loads of their payloads"
    return [
        Row(name="decade: grid, first look", ours=first, floor=decoded, peak=peak, note=note),
        Row(name="decade: grid again", ours=again, floor=decoded, goal=0.25, peak=peak_again),
    ]


def _all_boards(desk: Desk, codes: Sequence[str]) -> int:
    plan = desk.plan()
    boards = {code: round_board(desk, plan, code, _TODAY) for code in codes}
    return len(unit_rounds(boards, round_sums.unit_register(desk)))


def _figures(desk: Desk) -> list[Row]:
    plan = desk.plan()
    figures, spent, peak = _timed(lambda: round_figures(desk, plan, _NEWEST))
    _, decoded, _ = _timed(lambda: _decode(desk, [_NEWEST]))
    note = (
        f"{figures.total.count:,} activities of {len(figures.counted)} reports, from the payloads"
    )
    return [Row(name="decade: figures", ours=spent, floor=decoded, goal=3.0, peak=peak, note=note)]


def _trend(desk: Desk) -> list[Row]:
    codes = round_sums.known_rounds(desk, desk.plan(), _NEWEST)
    points, spent, peak = _timed(lambda: _points(desk, codes))
    _, decoded, _ = _timed(lambda: _decode(desk, codes))
    note = f"{points} points of {len(codes)} rounds; floor: json.loads of their payloads"
    return [Row(name="decade: trend, first look", ours=spent, floor=decoded, peak=peak, note=note)]


def _trend_again(desk: Desk) -> list[Row]:
    """The same in a new process: what the first look kept is read, and no payload."""
    codes = round_sums.known_rounds(desk, desk.plan(), _NEWEST)
    _, spent, peak = _timed(lambda: _points(desk, codes))
    _, decoded, _ = _timed(lambda: _decode(desk, codes))
    return [
        Row(
            name="decade: trend again",
            ours=spent,
            floor=decoded,
            goal=0.25,
            peak=peak,
            note="in another process; same floor",
        )
    ]


def _cuts(desk: Desk) -> list[Row]:
    """The newest round cut in every way, its forms summed, and what stands out in it."""
    plan = desk.plan()
    codes = round_sums.known_rounds(desk, plan, _NEWEST)[:2]
    rounds = [_sums_of(desk, code) for code in codes]
    register = round_sums.unit_register(desk)
    units = rounds[0].units
    cuts, spent, peak = _timed(lambda: [break_down(plan, units, one) for one in Dimension])
    note = f"{sum(len(one.lines) for one in cuts)} lines in {len(cuts)} cuts, of {len(units)} units"
    _, of_forms, _ = _timed(
        lambda: [
            sum_form(
                form, [(one.unit, one.forms[form.code]) for one in units if form.code in one.forms]
            )
            for form in plan.forms
        ]
    )
    found, apart, _ = _timed(lambda: outliers(plan, rounds[0], rounds[-1], register))
    return [
        Row(name="decade: cuts", ours=spent, peak=peak, note=note),
        Row(name="decade: forms", ours=of_forms, note=f"{len(plan.forms)} forms"),
        Row(name="decade: outliers", ours=apart, note=f"{len(found)} numbers stand out"),
    ]


def _points(desk: Desk, codes: Sequence[str]) -> int:
    """Return how many points the trends of all groups and of the whole come to; all rounds are held, as
    the page does.
    """
    plan = desk.plan()
    rounds = [_sums_of(desk, code) for code in codes]
    keys = [None, *(group.code for group in plan.groups)]
    values = [line_value(Dimension.GROUP, key, Measure.COMPLETED) for key in keys]
    return sum(len(trend(rounds, value)) for value in values)


def _sums_of(desk: Desk, code: str) -> RoundSums:
    plan = desk.plan()
    index = round_sums.round_index(desk, plan, code)
    sums = round_sums.read_sums(desk, plan, code, list(index.marks))
    units = tuple(one for one in sums.values() if one is not None)
    return RoundSums(round=code, on=index.on, units=units)


def _report(desk: Desk) -> list[Row]:
    plan = desk.plan()
    compiled, spent, peak = _timed(lambda: compile_report(desk, plan, _NEWEST))
    _, decoded, _ = _timed(lambda: _decode(desk, [_NEWEST]))
    note = "with the rounds before and the units that changed"
    rows = [Row(name="decade: compile", ours=spent, floor=decoded, goal=3.0, peak=peak, note=note)]
    for name in ("xlsx", "pdf", "docx"):
        folder = desk.path.parent / "compiled"
        (written,), spent, peak = _timed(partial(write_compiled, compiled, [name], folder))
        size = written.stat().st_size / 1024
        rows.append(
            Row(name=f"decade: report {name}", ours=spent, peak=peak, note=f"{size:,.0f} KB")
        )
    return rows


def _decode(desk: Desk, rounds: Sequence[str]) -> int:
    """Read the payloads of rounds by plain sqlite3 and decode them with the standard library."""
    places = ", ".join("?" * len(rounds))
    query = (
        "SELECT p.content FROM submission s JOIN payload p ON p.hash = s.hash "
        f"WHERE s.plan = ? AND s.round IN ({places})"
    )
    activities = 0
    with desk.database.driver() as raw:
        for (content,) in raw.execute(query, (desk.plan().code, *rounds)):
            activities += len(json.loads(content)["records"]["activities"])
    return activities


def _rows_of_round(desk: Desk) -> int:
    found = 0
    with desk.database.driver() as raw:
        for table in ("submission", "receipt"):
            query = f"SELECT * FROM {table} WHERE plan = ? AND round = ?"
            found += len(raw.execute(query, (desk.plan().code, _NEWEST)).fetchall())
        found += len(raw.execute("SELECT * FROM derived_fact").fetchall())
    return found


def _timed(run: Callable[[], _T]) -> tuple[_T, float, float]:
    """Return what came of a run, its milliseconds of processor and its peak in MB."""
    answers: list[_T] = []
    spent: list[float] = []
    peak = memory.measure(lambda: spent.append(_spent(lambda: answers.append(run()))))
    return answers[0], spent[0], peak


def _spent(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return (time.process_time() - started) * 1000


JOBS: Final[Mapping[str, Sequence[Job]]] = MappingProxyType(
    {
        "search": (_typing,),
        "board": (_board, _grid),
        "figures": (_figures,),
        "trend": (_trend,),
        "again": (_trend_again, _cuts),
        "report": (_report,),
    }
)
"""What is looked at, process by process: the second look at the trend comes after the first."""


def main(argv: Sequence[str]) -> None:
    """Run one job on a database and print its rows as JSON on the last line."""
    job, path, size = argv
    if job == "make":
        rows = _make(Path(path), msgspec.json.decode(size, type=Size))
    else:
        started = time.process_time()
        with open_desk(Path(path)) as desk:
            opened = (time.process_time() - started) * 1000
            rows = [row for look in JOBS[job] for row in look(desk)]
        if job == "figures":
            note = "what is certain at once, where the last end was clean; else all of it"
            rows.insert(0, Row(name="decade: open", ours=opened, note=note))
    print(msgspec.json.encode(rows).decode())


if __name__ == "__main__":
    main(sys.argv[1:])
