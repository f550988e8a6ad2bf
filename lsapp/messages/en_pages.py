# SPDX-License-Identifier: MIT
"""English words: what the pages of a round say, and what is done on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    # What to do next.
    "step.make_programme": "There is no programme or plan for {year} yet. Make the unit's own action "
    "programme, plan or scheme.",
    "step.add_activities": "The programme has no task yet. Add the tasks group by group.",
    "step.mend": "{count:number} errors must be mended before submitting. Begin at {where}.",
    "step.fill_results": "{count:number} tasks have no result in this round yet. Begin with task {number}.",
    "step.fill_forms": "{count:number} compulsory forms are still empty. Fill in form {form}: {title}.",
    "step.write_report": "{count:number} compulsory sections of the report are not written yet. Write "
    "section {title}.",
    "step.export": "No error blocks the export. Export the submission[, due {deadline}].",
    "step.export_again": "The data have changed since revision {revision}. Export again and give a reason.",
    "step.send": "Revision {revision} is exported. Send it to the compiling department[, due {deadline}].",
    "step.done": "Revision {revision} is sent. Nothing is left to do in this round.",
    # How a unit stands whose records are only read here.
    "state.make_programme": "The unit has no programme or plan for {year} yet.",
    "state.add_activities": "The unit's programme has no task yet.",
    "state.mend": "{count:number} errors are left, the first at {where}.",
    "state.fill_results": "{count:number} tasks have no result in this round yet, the first is task "
    "{number}.",
    "state.fill_forms": "{count:number} compulsory forms are still empty, the first is form {form}: {title}.",
    "state.write_report": "{count:number} compulsory sections of the report are not written yet, the first "
    "is {title}.",
    "state.export": "There is no submission of the unit in this round yet[, due {deadline}].",
    "state.export_again": "The data in view differ from revision {revision}.",
    "state.send": "Revision {revision} is here, without errors and with every compulsory part.",
    # Words of the report.
    "figure.unknown": "There is no figure called {token}; the report will print it as it stands.",
    # Files of evidence.
    "evidence.too_big": "The file {name} has {size}, more than the {limit} allowed, and was not added. Scan "
    "it in less detail, or split it into several files.",
    "evidence.program": "The file {name} is a program or can run commands, so it is not taken as evidence. "
    "Use PDF, pictures, Word or Excel without macros.",
    "evidence.missing": "The file {name} is no longer on this machine. Add the original again, or restore "
    "it from a backup.",
    "evidence.altered": "The file {name} is not what was added, so it is not opened. Add the original "
    "again, or restore it from a backup.",
    # Actions of the journal.
    "action.form.filled": "Fill in a form",
    "action.results.saved": "Record results",
    "action.group.stated": "State on a task group",
    "action.report.written": "Write the report",
    "action.evidence.attached": "Add evidence",
    "action.evidence.assigned": "Move evidence to another task",
    "action.evidence.described": "Change name or note of evidence",
    "action.evidence.removed": "Delete evidence",
}
