# SPDX-License-Identifier: MIT
"""The kept reports of intake runs: found again, read, and written out for the archive.

``receiving`` keeps one JSON file a run beside the database; its name is when the run ended. Nothing here
writes there.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from lsapp.domain.dates import VIETNAM_TIME, grid_date
from lsapp.errors import UserError
from lsapp.files import write_atomically
from lsapp.messages import explain
from lsapp.services.desk import Desk
from lsapp.services.intake_steps import Tally, next_step, reason, shown_name, tally
from lsapp.services.receiving import Outcome

Language = Literal["vi", "en"]
COLUMNS: Final = (
    "Kết luận",
    "Tệp",
    "Đơn vị",
    "Mã",
    "Đợt",
    "Lần",
    "Đã nhận",
    "Cần biết",
    "Việc tiếp theo",
    "Mã kiểm tra (SHA-256)",
)
"""The columns of a report that is written out; it is an office's paper, so Vietnamese."""

_STAMP: Final = "%Y%m%dT%H%M%S%fZ"
_WIDTHS: Final = (20, 34, 28, 10, 10, 6, 9, 60, 40, 24)


class IntakeReport(msgspec.Struct, frozen=True, kw_only=True):
    """One run: when it ended (UTC), its file, and its counts."""

    file: Path
    ended_at: dt.datetime
    tally: Tally


def reports_folder(desk: Desk) -> Path:
    """Return the folder of the kept reports; it may not exist yet."""
    return desk.files / "intake"


def intake_reports(desk: Desk) -> list[IntakeReport]:
    """Return the runs, the newest first; a report that cannot be read any more is left out."""
    found = []
    for file, ended_at in _files(reports_folder(desk)):
        try:
            outcomes = read_report(file)
        except UserError:
            continue
        found.append(IntakeReport(file=file, ended_at=ended_at, tally=tally(outcomes)))
    return found


def latest_report(desk: Desk, since: dt.datetime) -> list[Outcome]:
    """Return what became of the files of the run that ended last, at ``since`` or later; nothing where
    none did.
    """
    for file, ended_at in _files(reports_folder(desk)):
        return read_report(file) if ended_at >= since else []
    return []


def read_report(file: Path) -> list[Outcome]:
    """Return what became of each file of a run. Raises UserError ``intake.report_unreadable``."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[Outcome])
    except (OSError, msgspec.DecodeError) as error:
        raise UserError("intake.report_unreadable", path=str(file)) from error


def report_rows(outcomes: Sequence[Outcome], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the report as rows under ``COLUMNS``; ``names`` are the units' names by their codes."""
    return [
        (
            explain(f"verdict.{one.verdict.value}"),
            file_name(one),
            names.get(one.unit or "", one.unit or ""),
            one.unit or "",
            one.round or "",
            "" if one.revision is None else str(one.revision),
            "x" if one.taken else "",
            _known_words(one),
            explain(next_step(one)),
            one.hash or "",
        )
        for one in outcomes
    ]


def _known_words(outcome: Outcome) -> str:
    told = [explain(note.code, **note.facts) for note in outcome.findings]
    why = reason(outcome)
    return " ".join([*told, explain(why)] if why is not None else told)


def file_name(outcome: Outcome) -> str:
    """Return the file's name without its folder; an attachment keeps its mail's, a file its archive's."""
    return shown_name(outcome.path)


def write_report(desk: Desk, report: IntakeReport, path: Path) -> Path:
    """Write a run's report as a workbook, or as text with tabs where ``path`` ends in ``.txt``.

    Raises UserError ``intake.report_unreadable``, ``file.in_use``, ``disk.full``, ``folder.missing``.
    """
    outcomes = read_report(report.file)
    rows = report_rows(outcomes, _names(desk, outcomes))
    if path.suffix.lower() == ".txt":
        lines = [COLUMNS, *rows]
        text = "\r\n".join("\t".join(_flat(cell) for cell in row) for row in lines)
        write_atomically(path, f"\ufeff{text}\r\n".encode())
    else:
        write_atomically(path, _workbook(desk, report, rows))
    return path


def _files(folder: Path) -> list[tuple[Path, dt.datetime]]:
    found = []
    for file in folder.glob("*Z.json") if folder.is_dir() else ():
        try:
            ended_at = dt.datetime.strptime(file.stem, _STAMP).replace(tzinfo=dt.UTC)
        except ValueError:
            continue
        found.append((file, ended_at))
    return sorted(found, key=lambda both: both[1], reverse=True)


def _names(desk: Desk, outcomes: Sequence[Outcome]) -> dict[str, str]:
    names = {}
    for code in {one.unit for one in outcomes if one.unit}:
        with contextlib.suppress(UserError):  # a unit that no list names keeps its code
            names[code] = desk.unit(code).name
    return names


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _workbook(desk: Desk, report: IntakeReport, rows: Sequence[tuple[str, ...]]) -> bytes:
    from lsapp.exports.xlsx import Cover
    from lsapp.exports.xlsx_report import ReportBook, ReportSheet, render_report_xlsx
    from lsapp.report.blocks import Column, HeadCell, Row, Table

    local = report.ended_at.astimezone(VIETNAM_TIME)
    when = f"{local:%H:%M} ngày {grid_date(local.date())}"
    table = Table(
        columns=tuple(Column(width=width) for width in _WIDTHS),
        head=(tuple(HeadCell(text=one) for one in COLUMNS),),
        rows=tuple(Row(cells=row) for row in rows),
        numbered=False,
    )
    counts = tuple(
        (explain(f"verdict.{verdict}"), str(count)) for verdict, count in report.tally.verdicts
    )
    title = "BIÊN BẢN TIẾP NHẬN BẢN NỘP"
    office = desk.unit(desk.office.unit).name
    return render_report_xlsx(
        ReportBook(
            cover=Cover(
                title=title,
                facts=(
                    ("Cơ quan tiếp nhận", office),
                    ("Lần tiếp nhận", when),
                    ("Số tệp", str(report.tally.total)),
                    ("Nhận được", str(report.tally.taken)),
                    ("Chờ quyết định", str(report.tally.held)),
                    ("Bỏ qua", str(report.tally.left)),
                    *counts,
                ),
                guidance=("Bản ghi này lưu cùng tệp dữ liệu; sửa ở đây không làm đổi gì đã nhận.",),
            ),
            sheets=(ReportSheet(name="Tiếp nhận", title=title, table=table),),
            title=title,
            author=office,
            made_at=report.ended_at,
        )
    )
