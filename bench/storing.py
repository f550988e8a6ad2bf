# SPDX-License-Identifier: MIT
"""The database: a large insert, one edit saved, search while typing."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.measuring import Place, Row, Timing, compared, percentile
from lsapp.domain.records import Activity, Programme, derived_key
from lsapp.domain.text import fold
from lsapp.storage import sqlite
from lsapp.storage.database import Database, create
from lsapp.storage.search import search
from lsapp.storage.search_index import SEARCHED_FIELDS
from lsapp.storage.store import Store

_UNIT: Final = "X06040"
_RECORDS: Final = 100_000
_FILLED: Final = ("activity", "programme", "journal_action", "journal_change", "search_entry")
_BLOCK: Final = 4096
_WORDS: Final = (
    "tổ chức hội nghị quán triệt kế hoạch đội ngũ trí thức",
    "rà soát thống kê nguồn nhân lực khoa học và công nghệ",
    "bồi dưỡng kỹ năng số cho giáo viên trường phổ thông",
    "đường dây nóng tiếp nhận phản biện đề án của nhà khoa học",
    "hỗ trợ ứng dụng tiến bộ kỹ thuật vào trồng hồi, quế, na",
    "khen thưởng, tôn vinh trí thức tiêu biểu trên địa bàn",
    "thu hút sinh viên tốt nghiệp loại giỏi về công tác tại xã",
)
_RARE: Final = 997
_QUERIES: Final = (
    "đường dây", "duong day", "Đội ngũ", "doi ngu tri thuc", "hội nghị", "kỹ năng số", "ky nang so",
    "mã vùng 48997", "thuỷ điện nhỏ", "thuy dien nho", "xyz không có", "na", "đ", "997", "ế hoạch",
)  # fmt: skip


def insert(place: Place) -> list[Row]:
    """100,000 new records in one transaction, journal and search with them, against ``executemany``."""
    count = place.scale.size(_RECORDS)
    programme, activities = _records(count)
    wall: dict[str, list[float]] = {"ours": [], "floor": []}
    cpu: dict[str, list[float]] = {"ours": [], "floor": []}
    with _new_path(place.folder, "model") as path, create(path) as database:
        _put(database, programme, activities)
        rows = _read_back(database)
    for _ in range(place.scale.repeats(3)):
        for name in ("ours", "floor"):
            with _new_path(place.folder, name) as path, create(path) as database:
                with database.driver() as raw:
                    started, used = time.perf_counter(), time.process_time()
                    if name == "floor":
                        _fill(raw, rows)
                if name == "ours":
                    started, used = time.perf_counter(), time.process_time()
                    _put(database, programme, activities)
                wall[name].append((time.perf_counter() - started) * 1000)
                cpu[name].append((time.process_time() - used) * 1000)
    timings = {name: Timing(wall[name], cpu[name]) for name in wall}
    made = compared("insert-100k", timings, goal=1.5, note=f"{count:,} records, journal, search")
    # Both wait for the disk, so that wall clock over processor time tells nothing.
    return [msgspec.structs.replace(row, disturbed=False) for row in made]


def edit(place: Place) -> list[Row]:
    """One field changed and saved, in turn with one block made permanent in a file beside it.

    The peer writes the same rows with the statements that are needed and no more.
    """
    programme, activities = _records(place.scale.size(2_000, least=20))
    times: dict[str, list[float]] = {"ours": [], "sync": [], "sqlite3": []}
    with contextlib.ExitStack() as open_files:
        path = open_files.enter_context(_new_path(place.folder, "edit"))
        store = _put(open_files.enter_context(create(path)), programme, activities)
        peer_path = open_files.enter_context(_new_path(place.folder, "peer"))
        peer_database = open_files.enter_context(create(peer_path))
        _put(peer_database, programme, activities)
        peer = open_files.enter_context(peer_database.driver())
        block = open_files.enter_context(_block_file(path.with_suffix(".block")))
        for number in range(place.scale.repeats(400)):
            before = activities[number * 7 % len(activities)]
            after = msgspec.structs.replace(before, product=f"Báo cáo lần {number}")
            writers: dict[str, Callable[[], None]] = {
                "ours": partial(_edit, store, after),
                "sync": partial(_write_block, block, number),
                "sqlite3": partial(_edit_plainly, peer, before, after, number + 2),
            }
            for name, write in writers.items():
                started = time.perf_counter()
                write()
                times[name].append((time.perf_counter() - started) * 1000)
    floor, system = percentile(times["sync"], 0.5), file_system(place.folder)
    return [
        Row(
            name="edit-p50", ours=percentile(times["ours"], 0.5), floor=floor, goal=3.0, note=system
        ),
        Row(name="edit-p95", ours=percentile(times["ours"], 0.95), floor=floor),
        Row(name="edit: sqlite3 p50", ours=percentile(times["sqlite3"], 0.5), floor=floor),
        Row(name="edit: sqlite3 p95", ours=percentile(times["sqlite3"], 0.95), floor=floor),
        Row(name="edit: sync p95", ours=percentile(times["sync"], 0.95), floor=floor),
    ]


def _edit(store: Store, after: Activity) -> None:
    with store.transaction("activity.edited", label="Sản phẩm") as tx:
        tx.put(after)
        tx.commit()


def _edit_plainly(raw: sqlite3.Connection, before: Activity, after: Activity, action: int) -> None:
    """Write what ``_edit`` writes, the words folded and the entry's number looked up as there."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        'UPDATE activity SET product = ? WHERE unit = ? AND "key" = ?',
        (after.product, after.unit, after.key),
    )
    raw.execute(
        "INSERT INTO journal_action (id, at, who, name, label, way, target, undoable) "
        "VALUES (?, '2026-12-16T02:30:05.000000+00:00', 'bench', 'activity.edited', 'Sản phẩm', "
        "'do', NULL, 1)",
        (action,),
    )
    texts = [msgspec.json.encode(one).decode() for one in (before, after)]
    raw.execute(
        'INSERT INTO journal_change (action, position, kind, unit, "key", before, after) '
        "VALUES (?, 0, 'activity', ?, ?, ?, ?)",
        (action, after.unit, after.key, *texts),
    )
    whose = (after.unit, after.key)
    ((entry, folded),) = raw.execute(
        "SELECT id, folded FROM search_entry WHERE unit = ? AND \"key\" = ? AND kind = 'activity'",
        whose,
    )
    words = (getattr(after, field) for field in SEARCHED_FIELDS["activity"])
    text = fold("\n".join(one for one in words if one))
    raw.execute(
        "INSERT INTO search_text (search_text, rowid, folded) VALUES ('delete', ?, ?)",
        (entry, folded),
    )
    raw.execute("UPDATE search_entry SET folded = ? WHERE id = ?", (text, entry))
    raw.execute("INSERT INTO search_text (rowid, folded) VALUES (?, ?)", (entry, text))
    raw.commit()


def typing(place: Place) -> list[Row]:
    """The first 50 of 100,000 rows at each letter of each question, and a plain LIKE beside it."""
    count = place.scale.size(_RECORDS)
    programme, activities = _records(count)
    questions = [text[:end] for text in _QUERIES for end in range(1, len(text) + 1)]
    questions = [text for text in questions if text.strip()]
    ours: list[float] = []
    peer: list[float] = []
    lost: list[str] = []
    with _new_path(place.folder, "search") as path, create(path) as database:
        store = _put(database, programme, activities)
        with database.driver() as raw:
            for _ in range(place.scale.repeats(3)):
                for text in questions:
                    started = time.perf_counter()
                    hits = search(store, text, limit=50, parts=False)
                    ours.append((time.perf_counter() - started) * 1000)
                    started = time.perf_counter()
                    found = _like(raw, text)
                    peer.append((time.perf_counter() - started) * 1000)
                    if len(hits) < min(len(found), 50):
                        lost.append(text)
    note = f"{count:,} rows, {len(questions)} questions, {len(set(lost))} with fewer hits than LIKE"
    return [
        Row(name="search-p95", ours=percentile(ours, 0.95), time_goal=16.0, note=note),
        Row(name="search: p50", ours=percentile(ours, 0.5)),
        Row(name="search: slowest", ours=max(ours), note=repr(_slowest(questions, ours))),
        Row(name="search: LIKE p95", ours=percentile(peer, 0.95)),
        Row(name="search: LIKE p50", ours=percentile(peer, 0.5)),
    ]


def _slowest(questions: Sequence[str], times: Sequence[float]) -> str:
    return questions[max(range(len(times)), key=times.__getitem__) % len(questions)]


def _records(count: int) -> tuple[Programme, list[Activity]]:
    programme = Programme(
        unit=_UNIT,
        key=derived_key("bench", "programme"),
        plan="KH48",
        doc_type="KH",
        period_from=2026,
        period_to=2030,
    )
    activities = [
        Activity(
            unit=_UNIT,
            key=derived_key("bench", str(number)),
            programme=programme.key,
            group=str(number % 7 + 1),
            content=f"{_content(number)} (đợt {number})",
            lead_unit="Văn phòng HĐND và UBND",
            cooperating_units="Mặt trận Tổ quốc và các đoàn thể xã",
            timeframe="Quý II/2026",
            due_on=dt.date(2026, 6, 30),
            product="Báo cáo kết quả",
            position=number,
        )
        for number in range(count)
    ]
    return programme, activities


def _content(number: int) -> str:
    if number % _RARE == 3:
        return f"Khảo sát thủy điện nhỏ, mã vùng {number}"
    one, two = _WORDS[number % len(_WORDS)], _WORDS[number * 5 // 3 % len(_WORDS)]
    return f"{one.capitalize()}; {two}"


def _put(database: Database, programme: Programme, activities: Sequence[Activity]) -> Store:
    store = Store(database, clock=lambda: dt.datetime.now(dt.UTC), who="bench")
    with store.transaction("bench.filled") as tx:
        tx.put_many([programme, *activities])
        tx.commit()
    return store


def _read_back(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that the transaction left, by table."""
    with database.driver() as raw:
        return {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in _FILLED}


def _fill(raw: sqlite3.Connection, tables: dict[str, list[tuple[Any, ...]]]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    for table, rows in tables.items():
        places = ", ".join("?" * len(rows[0]))
        raw.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
    raw.execute("INSERT INTO search_text (rowid, folded) SELECT id, folded FROM search_entry")
    raw.commit()


def _like(raw: sqlite3.Connection, text: str) -> list[Any]:
    question = 'SELECT kind, unit, "key" FROM search_entry WHERE folded LIKE ? LIMIT 50'
    return raw.execute(question, (f"%{fold(text)}%",)).fetchall()


@contextlib.contextmanager
def _new_path(folder: Path, name: str) -> Iterator[Path]:
    """Lend a path for a database, and clear it away afterwards."""
    path = folder / f"bench-{name}{sqlite.SUFFIX}"
    for one in folder.glob(f"{path.name}*"):
        one.unlink()
    yield path
    for one in folder.glob(f"{path.name}*"):
        one.unlink()


@contextlib.contextmanager
def _block_file(path: Path) -> Iterator[int]:
    """Lend a file that has all its blocks already, so that a write changes no size."""
    path.write_bytes(bytes(64 * _BLOCK))
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
        yield handle
    finally:
        os.close(handle)
        path.unlink()


def _write_block(handle: int, number: int) -> None:
    os.lseek(handle, number % 64 * _BLOCK, os.SEEK_SET)
    os.write(handle, number.to_bytes(8, "little") * (_BLOCK // 8))
    getattr(os, "fdatasync", os.fsync)(handle)


def file_system(folder: Path) -> str:
    """Return the kind of file system that a folder lies on, as Linux calls it."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    entries = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8").splitlines()]
    path = folder.resolve()
    within = [(len(point), kind) for point, kind in entries if path.is_relative_to(point)]
    return max(within)[1] if within else ""
