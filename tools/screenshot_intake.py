# SPDX-License-Identifier: MIT
"""What is drawn of files coming in: the watched folder, the dry run, what was taken, earlier runs, days off."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.sampling import DEFAULT_UNIT
from tools.screenshot_stage import Stage
from ui import places
from ui.dialogs.days_off import DaysOffDialog
from ui.pages.compiling import CompilingPage

STATES: Final = {
    "compiling-inbox": "ui/widgets/inbox_bar.py",
    "compiling-inbox-gone": "ui/widgets/inbox_bar.py",
    "compiling-intake-dry": "ui/widgets/compiling_intake.py",
    "compiling-intake-taken": "ui/widgets/compiling_intake.py",
    "dialog-intake_runs": "ui/dialogs/intake_runs.py",
    "dialog-settings-department": "ui/dialogs/settings_dialog.py",
    "dialog-days_off": "ui/dialogs/days_off.py",
}
"""The states by their names, each with the module that draws it."""
_ROUND: Final = "2026"


def act(name: str, stage: Stage, sample: str) -> None:
    """Bring the window into the state of that name; ``sample`` names the file of the unit that sends."""
    window = stage.window
    window.show_page(places.COMPILING)
    stage.settle()
    if name == "dialog-days_off":
        _days_off(stage)
        return
    with tempfile.TemporaryDirectory(prefix="kh48-stage-") as scratch:
        folder = Path(scratch) / "Thư mục nhận"
        if name != "compiling-inbox-gone":
            _send(stage, Path(scratch), folder, sample)
        window.inbox.choose(folder)
        page = window.current_page
        if not isinstance(page, CompilingPage):
            raise LookupError("the department's page is not shown")
        stage.wait_for(page.inbox.isVisible)
        if name == "dialog-settings-department":
            window.actions_of_window.commands.settings()
        elif name not in ("compiling-inbox", "compiling-inbox-gone"):
            _preview(stage, page, take=name != "compiling-intake-dry")
        if name == "dialog-intake_runs":
            page.run.reports.earlier_action.trigger()
        stage.settle()


def _send(stage: Stage, scratch: Path, folder: Path, sample: str) -> None:
    """Lay what a mail program would into the folder: a report in two forms, a scan, a broken file."""
    office = scratch / "xa.lsdb"
    shutil.copyfile(stage.files / f"{sample}.lsdb", office)
    with open_desk(office) as desk:
        export_submission(desk, desk.plan(), DEFAULT_UNIT, _ROUND, ["xlsx", "json"], folder)
    (folder / "Bao cao ban scan da ky.pdf").write_bytes(b"%PDF-1.4 a scan without a report")
    (folder / "Bao cao xa Hoang Van Thu.xlsx").write_bytes(b"PK\3\4 half a download")


def _preview(stage: Stage, page: CompilingPage, *, take: bool) -> None:
    page.inbox.preview_button.click()
    stage.wait_for(page.intake.isVisible)
    if take:
        page.intake.take_button.click()
        stage.wait_for(page.intake.report_button.isVisible)
    stage.settle()


def _days_off(stage: Stage) -> None:
    stage.window.actions_of_window.commands.days_off()
    dialog = stage.top()
    if not isinstance(dialog, DaysOffDialog):
        raise LookupError("the table of days is not open")
    stage.wait_for(dialog.add_button.isEnabled)
    dialog.first.setText("17/12/2026")
    dialog.name.setText("Nghỉ phòng, chống bão")
    dialog.add_button.click()
    stage.settle()
