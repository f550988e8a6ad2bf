# SPDX-License-Identifier: MIT
"""What is drawn of the provincial report in the department's own words."""

from __future__ import annotations

from typing import Final

import msgspec

from lsapp.domain.records import CompiledSection
from lsapp.services.desk import Desk
from lsapp.storage.transaction import Change
from tools.screenshot_stage import Stage
from ui import places
from ui.pages.compiling import REPORT, CompilingPage
from ui.widgets.compiling_report import CompilingReport
from ui.widgets.section_editor_sources import DRAFT
from ui.widgets.section_editor_texts import WordsPlace

STATES: Final = {
    "compiling-report": "ui/widgets/compiling_report.py",
    "compiling-report-draft": "ui/widgets/compiling_report.py",
    "compiling-report-changed": "ui/widgets/compiling_report_changes.py",
}
"""The states by their names, each with the module that draws it."""
_SECTION: Final = "uu_diem"


def act(name: str, stage: Stage) -> None:
    """Bring the window into the state of that name."""
    report = _turn_to_report(stage)
    if name != "compiling-report":
        report.outline.set_current(WordsPlace(CompiledSection.KIND, _SECTION))
        report.turn_sources(DRAFT)
        report.sources.draft.button.click()
        stage.wait_for(lambda: _SECTION in _written(report))
    if name == "compiling-report-changed":
        record = _written(report)[_SECTION]
        older = {token: "1" for token in record.figures if token.startswith("nhiem_vu.")}

        def work(desk: Desk) -> Change:
            with desk.store.transaction("compiled.written") as tx:
                tx.put(msgspec.structs.replace(record, figures=record.figures | older))
                return tx.commit()

        stage.window.session.act(work)
        report.refresh()
        stage.wait_for(lambda: bool(report.texts.changes(_SECTION)))
        report.turn_sources(DRAFT)
    stage.settle()


def _written(report: CompilingReport) -> dict[str, CompiledSection]:
    sheet = report.texts.sheet
    return {} if sheet is None else sheet.written


def _turn_to_report(stage: Stage) -> CompilingReport:
    stage.window.show_page(places.COMPILING)
    page = stage.window.current_page
    if not isinstance(page, CompilingPage):
        raise LookupError("the compiling page is not shown")
    page.tabs.setCurrentIndex(REPORT)
    report = page.report
    if report is None:
        raise LookupError("the report is not built")
    stage.wait_for(lambda: report.texts.sheet is not None)
    return report
