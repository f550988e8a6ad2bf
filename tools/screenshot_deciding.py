# SPDX-License-Identifier: MIT
"""What is drawn of decisions on received files: edited cells, a conflict, two revisions, what came in, what
came for a locked report, and files of an unknown unit.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Final

import msgspec
from openpyxl import load_workbook

from lsapp.domain.records import ReturnDecision, new_key
from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receipt_marking import lock_round
from lsapp.services.receiving import take_in
from lsapp.services.returning import write_return
from lsapp.services.sampling import DEFAULT_UNIT
from lsapp.services.sealing import series_of
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.readdressing import readdressed
from lsapp.submission.versions import read_payload
from tools.screenshot_stage import Stage
from ui import places
from ui.dialogs.stranger_files import StrangerFilesDialog
from ui.pages.compiling import CompilingPage

STATES: Final = {
    "compiling-decide-edited": "ui/dialogs/decide_edited.py",
    "compiling-decide-conflict": "ui/dialogs/decide_conflict.py",
    "compiling-compare": "ui/dialogs/revision_compare.py",
    "compiling-received-files": "ui/dialogs/received_files.py",
    "compiling-decide-locked": "ui/dialogs/decide_locked.py",
    "compiling-strangers": "ui/dialogs/stranger_files.py",
}
"""The states by their names, each with the module that draws it."""
_ROUND: Final = "2026"


def act(name: str, stage: Stage, sample: str) -> None:
    """Bring the window into the state of that name; ``sample`` names the file of the unit that sends."""
    edited = name == "compiling-decide-edited"
    with tempfile.TemporaryDirectory(prefix="kh48-stage-") as scratch:
        folder = Path(scratch)
        office = folder / "xa.lsdb"
        shutil.copyfile(stage.files / f"{sample}.lsdb", office)
        with open_desk(office) as desk:
            export_submission(desk, desk.plan(), DEFAULT_UNIT, _ROUND, ["xlsx", "json"], folder)
        sent = next(folder.glob("*.xlsx"))
        files = [_edited(sent)] if edited else [sent, *_rivals(sent.with_suffix(".json"))]
        if name == "compiling-strangers":
            files = _strangers(sent.with_suffix(".json"))
        if name == "compiling-decide-locked":
            _lock(stage)
            files = files[1:2]
        _take(stage, files)
    page = _board(stage)
    match name:
        case "compiling-compare":
            page.bar.compare_action.trigger()
        case "compiling-strangers":
            page.run.strangers.action.trigger()
        case "compiling-received-files":
            page.bar.files_action.trigger()
        case _:
            page.bar.decide(DEFAULT_UNIT, _ROUND)
    before = stage.window
    stage.wait_for(lambda: stage.top() is not before)
    dialog = stage.top()
    if isinstance(dialog, StrangerFilesDialog):
        stage.wait_for(dialog.give_button.isEnabled)
    stage.settle()


def _edited(sent: Path) -> Path:
    """The workbook with a sum changed, and one that is no number."""
    workbook = load_workbook(sent)
    money = workbook["Kinh phí"]
    column = next(cell.column for cell in money[1] if cell.value == "budget_line.planned")
    keyed = [
        row for row in range(2, 99) if len(str(money.cell(row, 1).value or "")) == len(new_key())
    ]
    money.cell(keyed[0], column).value = 7_000_000
    money.cell(keyed[1], column).value = "bảy triệu"
    path = sent.with_name("bao-cao-da-sua.xlsx")
    workbook.save(path)
    return path


def _rivals(sent: Path) -> list[Path]:
    """Two files that both claim to be the second revision."""
    first = sent.read_bytes()
    payload = read_payload(first)
    paths = []
    for name, reason in (("may-van-phong", "Sửa ghi chú"), ("may-ke-toan", "Bổ sung kinh phí")):
        path = sent.with_name(f"{name}.json")
        path.write_bytes(canonical(_second(payload, first, name, reason)))
        paths.append(path)
    return paths


def _second(payload: Payload, first: bytes, name: str, reason: str) -> Payload:
    activities = list(payload.records.activities)
    changed = 1 if name == "may-van-phong" else 3
    for at in range(changed):
        activities[at] = msgspec.structs.replace(activities[at], note=f"Theo {reason.lower()}")
    records = msgspec.structs.replace(payload.records, activities=activities)
    if changed > 1:
        records = msgspec.structs.replace(records, budget_lines=records.budget_lines[2:])
    return msgspec.structs.replace(
        payload,
        revision=2,
        uuid=new_key(),
        supersedes=digest(first),
        reason=reason,
        records=records,
    )


def _strangers(sent: Path) -> list[Path]:
    """The report under two codes that no list has, in an archive."""
    payload = read_payload(sent.read_bytes())
    path = sent.with_name("Bao cao gui So.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for name, code in (("Xã mã cũ.json", "X01234"), ("Hội trí thức.json", "L-HTT")):
            archive.writestr(name, canonical(readdressed(payload, code)))
    return [path]


def _lock(stage: Stage) -> None:
    """Accept what the unit sent, and lock it as after the round."""
    done = []

    def work(desk: Desk) -> object:
        plan = desk.plan()
        head = series_of(desk.store, plan.code, DEFAULT_UNIT, _ROUND).head
        if head is None:
            raise LookupError("nothing was received")
        write_return(desk, plan, head, ReturnDecision.ACCEPTED)
        return lock_round(desk, plan, _ROUND, dt.date(2027, 6, 1))

    stage.window.session.act(work, done.append)
    stage.wait_for(lambda: bool(done))


def _take(stage: Stage, files: list[Path]) -> None:
    session, done = stage.window.session, []

    def work(desk: Desk) -> object:
        return take_in(desk, files)

    session.act(work, done.append)
    stage.wait_for(lambda: bool(done))
    session.reload()
    stage.settle()


def _board(stage: Stage) -> CompilingPage:
    stage.window.show_page(places.COMPILING)
    page = stage.window.current_page
    if not isinstance(page, CompilingPage):
        raise LookupError("the compiling page is not shown")
    stage.wait_for(lambda: page.units.model.row_of(DEFAULT_UNIT) >= 0)
    page.table.selectRow(page.units.model.row_of(DEFAULT_UNIT))
    stage.settle()
    return page
