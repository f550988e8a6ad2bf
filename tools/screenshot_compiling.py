# SPDX-License-Identifier: MIT
"""What is drawn of the department's board and its dialogs: what waits, figures, reminders, decisions."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import openpyxl

from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.sampling import DEFAULT_UNIT
from tools.screenshot_stage import Stage
from ui import places
from ui.dialogs.reminders import RemindersDialog
from ui.models.compiling_board_model import UNIT, WAITING
from ui.pages.compiling import FIGURES, CompilingPage

STATES: Final = {
    "compiling-waiting": "ui/widgets/compiling_units.py",
    "compiling-way-back": "ui/round_bar.py",
    "compiling-figures": "ui/widgets/compiling_figures.py",
    "compiling-figures-trend": "ui/widgets/compiling_figures_trend.py",
    "dialog-reminders": "ui/dialogs/reminders.py",
    "dialog-reminders-words": "ui/dialogs/reminders_letter.py",
    "dialog-reminders-written": "ui/dialogs/writing_dialog.py",
    "dialog-obligation-extend": "ui/dialogs/obligation.py",
    "dialog-obligation-excuse": "ui/dialogs/obligation.py",
    "dialog-obligation-add": "ui/dialogs/obligation.py",
    "dialog-export_compiled": "ui/dialogs/export_compiled.py",
}
"""The states by their names, each with the module that draws it."""
_ROUND: Final = "2026"


def act(name: str, stage: Stage, sample: str) -> None:
    """Bring the window into the state of that name; ``sample`` names the file of the unit that sends."""
    if name in ("compiling-waiting", "compiling-way-back"):
        with tempfile.TemporaryDirectory(prefix="kh48-stage-") as scratch:
            _take_in_edited(stage, sample, Path(scratch))
    page = _board(stage)
    _ACTS[name](page, stage)
    stage.settle()


def _take_in_edited(stage: Stage, sample: str, folder: Path) -> None:
    """Have a workbook waiting whose money somebody changed outside."""
    with open_desk(stage.files / f"{sample}.lsdb") as desk:
        done = export_submission(desk, desk.plan(), DEFAULT_UNIT, _ROUND, ["xlsx"], folder)
    workbook = openpyxl.load_workbook(done.files[0])
    money = workbook["Kinh phí"]
    column = next(one.column for one in money[1] if one.value == "budget_line.planned")
    row = next(at for at in range(2, 99) if len(str(money.cell(at, 1).value or "")) == 36)
    money.cell(row, column).value = 7_000_000
    workbook.save(done.files[0])
    answered: list[object] = []

    def work(desk: Desk) -> object:
        return take_in(desk, done.files)

    stage.window.session.read(work, answered.append)
    stage.wait_for(lambda: bool(answered))
    stage.window.session.reload()
    stage.settle()


def _board(stage: Stage) -> CompilingPage:
    stage.window.show_page(places.COMPILING)
    page = stage.window.current_page
    if not isinstance(page, CompilingPage):
        raise LookupError("the compiling page is not shown")
    stage.wait_for(lambda: page.table.model().rowCount() > 0 and not page.reading.is_reading)
    page.tabs.setCurrentIndex(0)
    model = page.table.model()
    row = next(
        at for at in range(model.rowCount()) if model.index(at, UNIT).data() == "Xã Thất Khê"
    )
    page.table.setCurrentIndex(model.index(row, UNIT))
    return page


def _waiting(page: CompilingPage, _stage: Stage) -> None:
    page.states.choose(WAITING)


def _way_back(page: CompilingPage, stage: Stage) -> None:
    page.states.choose(WAITING)
    page.bar.open_action.trigger()
    stage.wait_for(lambda: not stage.window.session.can_edit)


def _figures(page: CompilingPage, stage: Stage) -> None:
    page.tabs.setCurrentIndex(FIGURES)
    figures = page.figures
    if figures is None:
        raise LookupError("the figures are not built")
    stage.wait_for(lambda: figures.table.model().rowCount() > 0)


def _trend(page: CompilingPage, stage: Stage) -> None:
    _figures(page, stage)
    if page.figures is not None:
        page.figures.trend_button.setChecked(True)


def _remind(page: CompilingPage, stage: Stage) -> RemindersDialog:
    page.bar.remind_action.trigger()
    dialog = stage.top()
    if not isinstance(dialog, RemindersDialog):
        raise LookupError("the reminders are not open")
    stage.wait_for(lambda: dialog.model.rowCount() > 0)
    return dialog


def _words(page: CompilingPage, stage: Stage) -> None:
    _remind(page, stage).letter.setCurrentIndex(1)


def _written(page: CompilingPage, stage: Stage) -> None:
    dialog = _remind(page, stage)
    dialog.write_button.click()
    stage.wait_for(lambda: bool(dialog.written.paths))


_ACTS: Final[dict[str, Callable[[CompilingPage, Stage], object]]] = {
    "compiling-waiting": _waiting,
    "compiling-way-back": _way_back,
    "compiling-figures": _figures,
    "compiling-figures-trend": _trend,
    "dialog-reminders": _remind,
    "dialog-reminders-words": _words,
    "dialog-reminders-written": _written,
    "dialog-obligation-extend": lambda page, _stage: page.bar.extend_action.trigger(),
    "dialog-obligation-excuse": lambda page, _stage: page.bar.excuse_action.trigger(),
    "dialog-obligation-add": lambda page, _stage: page.bar.add_action.trigger(),
    "dialog-export_compiled": lambda page, _stage: page.export_action.trigger(),
}
