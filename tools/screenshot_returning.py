# SPDX-License-Identifier: MIT
"""What is drawn of comments on a report: pinned at its cells, answered by the unit, read beside the answers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.records import (
    Progress,
    ReturnDecision,
    ReturnNote,
    Role,
    Submission,
)
from lsapp.services.desk import Desk, create_desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.note_answers import answer_note
from lsapp.services.note_drafts import pin_note
from lsapp.services.note_mending import answer_as_mended
from lsapp.services.receiving import take_in
from lsapp.services.recording import save
from lsapp.services.returning import FileNote, WrittenReturn, take_return, write_return
from lsapp.services.sampling import DEFAULT_UNIT
from lsapp.services.viewing import open_view
from tools.screenshot_stage import Stage
from ui import places
from ui.models.submission_notes import NOTES
from ui.pages.results import ResultsPage
from ui.pages.submission import SubmissionPage

STATES: Final = {
    "returning-pinned": "ui/note_pinning.py",
    "returning-note_here": "ui/dialogs/note_here.py",
    "returning-slip": "ui/dialogs/return_slip.py",
    "returning-answered": "ui/dialogs/return_slip_earlier.py",
}
"""The states at the department by their names, each with the module that draws it."""
AT_THE_UNIT: Final = {"returning-answers": "ui/widgets/submission_detail.py"}
"""The states at the unit."""

_ROUND: Final = "2026"
_PLAN: Final = "KH48"
_TEXTS: Final = (
    "Chưa rõ số người dự và kết quả; đề nghị nêu cụ thể theo chỉ tiêu đã giao.",
    "Thiếu sản phẩm của nhiệm vụ.",
    "Số liệu thấp hơn hẳn kỳ trước, xem lại.",
)
_MENDED: Final = "Đã tổ chức 02 hội nghị với 120 người dự, 100 % cán bộ được quán triệt."
_REASON: Final = "Đơn vị sáp nhập từ 01/7/2025 nên số liệu kỳ trước gồm cả hai xã cũ."


class _Place(msgspec.Struct, frozen=True):
    plan: str = _PLAN
    unit: str = DEFAULT_UNIT
    round: str = _ROUND


def act(name: str, stage: Stage, sample: str) -> None:
    """Open a department that holds this unit's report alone, and bring it into the state of that name;
    ``sample`` names the unit's file.
    """
    path = _beside(stage, "so-khcn-2026.lsdb")
    office_path = _beside(stage, "xa.lsdb")
    shutil.copyfile(stage.files / f"{sample}.lsdb", office_path)
    made = create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan=_PLAN)
    with open_desk(office_path) as office, made as department:
        notes = _notes(office)
        take_in(department, [_sent(office, path.parent, "")])
        if name == "returning-answered":
            _answered(department, office, notes, path.parent)
        else:
            for note in notes:
                pin_note(department, _Place(), note)
    stage.window.settings.close_secrets_notice(path)
    stage.window.open_file(path)
    stage.wait_for(lambda: stage.window.session.path == path and stage.window.session.is_ready)
    stage.settle()
    _read_unit(stage)
    before = stage.window
    match name:
        case "returning-pinned":
            return
        case "returning-note_here":
            stage.window.pinning.pin_action.trigger()
        case _:
            stage.window.pinning.slip_action.trigger()
    stage.wait_for(lambda: stage.top() is not before)
    stage.settle()


def act_at_unit(_name: str, stage: Stage) -> None:
    """Show the unit's page with the comments of a slip, one of them just mended."""
    with tempfile.TemporaryDirectory(prefix="kh48-stage-") as scratch:
        folder = Path(scratch)
        _do(stage, lambda desk: _come_back(desk, folder))
    stage.window.session.reload()
    stage.window.show_page(places.SUBMISSION)
    page = stage.window.current_page
    if not isinstance(page, SubmissionPage):
        raise LookupError("the submission page is not shown")
    stage.wait_for(lambda: any(one.key == NOTES for one in page.list.checklist.parts))
    stage.settle()
    part = next(one for one in page.list.checklist.parts if one.key == NOTES)
    page.list.choose(next(one.key for one in part.lines if one.resolved))
    stage.settle()


def _beside(stage: Stage, name: str) -> Path:
    """Return the path of another file in the folder of the one that is shown."""
    shown = stage.window.session.path
    if shown is None:
        raise LookupError("no file is shown")
    return shown.with_name(name)


def _sent(office: Desk, folder: Path, reason: str) -> Path:
    done = export_submission(
        office, office.plan(), DEFAULT_UNIT, _ROUND, ["json"], folder, reason=reason or None
    )
    return done.files[0]


def _notes(office: Desk) -> list[FileNote]:
    records = open_view(office, round_code=_ROUND).records
    progress, activity, figure = records.progress[0], records.activities[0], records.stat_values[0]
    cell = f"{figure.row}/{figure.column}"
    return [
        FileNote(kind=Progress.KIND, record=progress.key, field="result", text=_TEXTS[0]),
        FileNote(kind=activity.KIND, record=activity.key, field="product", text=_TEXTS[1]),
        FileNote(kind="stat_form", record=figure.form, field=cell, text=_TEXTS[2]),
    ]


def _returned(department: Desk, office: Desk, notes: list[FileNote]) -> WrittenReturn:
    held = department.store.select(Submission, unit=DEFAULT_UNIT, round=_ROUND)
    first = min(held, key=lambda one: one.revision)
    back = ReturnDecision.RETURNED
    written = write_return(
        department, department.plan(), first, back, "Cần bổ sung trước khi tổng hợp.", notes
    )
    take_return(office, written.content)
    return written


def _mend(office: Desk) -> None:
    """Mend what one comment asks for and say so, and give a reason for another."""
    progress = open_view(office, round_code=_ROUND).records.progress[0]
    save(office, "progress.edited", [msgspec.structs.replace(progress, result=_MENDED)])
    keys = {one.text: one.key for one in office.store.select(ReturnNote)}
    answer_as_mended(office, open_view(office, round_code=_ROUND), keys[_TEXTS[0]])


def _answered(department: Desk, office: Desk, notes: list[FileNote], folder: Path) -> object:
    """Let the unit answer two of three comments and send its second revision."""
    written = _returned(department, office, notes)
    _mend(office)
    keys = {one.text: one.key for one in office.store.select(ReturnNote)}
    answer_note(office, _Place(), keys[_TEXTS[2]], _REASON)
    take_in(department, [_sent(office, folder, "Trả lời góp ý")])
    return written


def _come_back(office: Desk, folder: Path) -> object:
    """Seal a revision here, and take in a slip that a department has written on it."""
    sent = _sent(office, folder, "")
    made = create_desk(folder / "so.lsdb", unit="S-SKHCN2025", role=Role.COMPILING, plan=_PLAN)
    with made as department:
        take_in(department, [sent])
        written = _returned(department, office, _notes(office))
    _mend(office)
    return written.slip


def _do(stage: Stage, work: Callable[[Desk], object]) -> None:
    done: list[object] = []
    stage.window.session.act(work, done.append)
    stage.wait_for(lambda: bool(done))
    stage.settle()


def _read_unit(stage: Stage) -> None:
    """Turn to the unit's results, and there to the cell that is commented on."""
    window = stage.window
    window.session.show(unit=DEFAULT_UNIT, round_code=_ROUND)
    stage.wait_for(
        lambda: window.session.view is not None and window.session.view.unit == DEFAULT_UNIT
    )
    window.show_page(places.RESULTS)
    page = window.current_page
    if not isinstance(page, ResultsPage):
        raise LookupError("the results are not shown")
    stage.settle()
    row = window.session.records(Progress)[0].activity
    stage.wait_for(lambda: page.grid.go_to(row, "result"))
    stage.settle()
