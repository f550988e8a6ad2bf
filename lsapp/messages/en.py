# SPDX-License-Identifier: MIT
"""English words: the office's own database, catalogue, values, exports, commands and labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    # What is typed into a field.
    "date.unreadable": "“{text}” cannot be read as a date. Write it as 15/12/2026.",
    "number.unreadable": "“{text}” cannot be read as a number. Write it as 1.234,5.",
    "number.not_whole": "“{text}” has a fraction, and this field takes whole numbers only. Write a "
    "whole number.",
    "number.too_long": "“{text}” is longer than {limit} digits. Check the number and its unit.",
    "money.unreadable": "“{text}” cannot be read as an amount. Write it as 12.500.000 or 12,5 triệu.",
    "money.not_whole": "“{text}” is not a whole number of đồng. Write whole đồng, or add the word "
    "triệu where millions are meant.",
    "text.too_long": "The text has {length:number} characters, more than the {limit:number} allowed. "
    "Shorten it, or send it along as evidence.",
    "round.unreadable": "“{text}” is not a reporting round. Write a year, half-year or quarter: 2026, "
    "2026-H1, 2026-Q3.",
    # What the department holds.
    "compile.no_reports": "There is no report of {round} under plan {plan} to compile: none came in, or "
    "those held were returned, are in conflict or say nothing. Take submissions in, then compile again.",
    "compile.done": "Compiled {counted} reports; {owing} units owe one; {not_accepted} not accepted yet.",
    "receipt.unknown": "There is no receipt of {file} any more. Open the compiling page again and choose anew.",
    "intake.nothing": "No file to take in was found. Choose files, or a folder with files.",
    "intake.evidence": "The evidence {file} belongs to a submission that is held, and was kept with it.",
    "seal.conflict": "Two files claim one revision of {unit} in round {round}. Choose one before exporting "
    "again.",
    "edit.empty": "(empty)",
    "edit.removed": "was deleted",
    "edit.added": "was added",
    "cell.sum": "This cell is added up by the program, so a figure typed there is not taken. Mend its parts.",
    "cell.form_changed": "A sheet or row of the form itself was deleted or added and cannot be taken. Start "
    "from the original file and change single cells.",
    "cell.programme_in_use": "The programme cannot be deleted while activities belong to it. Delete "
    "those first.",
    "cell.no_record": "A row lacks what it must hold or holds it in the wrong form. Fill that row in again.",
    "output.failed": "The answer could not be written to the output ({reason}). Check where it goes, then run "
    "again.",
    "receipt.accepted": "{file} has been accepted, so it cannot be withdrawn. Return it to the unit with "
    "a reason, or wait for a new revision.",
    # The catalogue.
    "catalogue.invalid": "The catalogue has a fault in {file} at {key}: {fault} ({count} in all). Mend "
    "this file and start the program again.",
    "catalogue.missing": "There is no catalogue in the folder {folder}. Install the program again, or "
    "copy the data folder there.",
    "plan.unknown": "There is no plan {plan}; known are: {known}. Choose one of these, or update the "
    "catalogue.",
    "unit.unknown": "There is no unit {unit} in the catalogue. Check the code, or add the unit.",
    "unit.local_code": "The code {unit} is not that of a local unit. Begin it with L- and go on with "
    "capital letters without accents or digits, as in L-HOIDONGY.",
    "unit.taken": "The code {unit} is already that of another unit. Give the local unit another one.",
    "unit.local_kind": "The local unit {unit} is of the kind “{kind}”, which the catalogue does not "
    "have. Choose its kind again.",
    "unit.local_dates": "The local unit {unit} ends before it begins. Mend these two dates.",
    "programme.unknown": "The programme with the key {key} is no longer in this round. Open the page "
    "of programmes again and choose one.",
    # The database and the folders it lies in.
    "database.created": "Created the database {path}.",
    "database.missing": "There is no database {path}. Check the path; if the file is lost, restore "
    "the latest backup.",
    "database.in_use": "The database {path} is open in another window or command. Close it there and "
    "try again.",
    "database.damaged": "The database {path} is damaged[ ({detail})]; nothing was written to it. Keep "
    "this file as it is and restore the latest backup.",
    "database.not_ours": "{path} is not a database of this program. Choose an .lsdb file.",
    "database.newer": "The database {path} was made by a newer version (schema {schema}; this version "
    "reads up to {known}). Update the program and open it again.",
    "database.read_only": "The database {path} cannot be written. Take away its read-only mark, or "
    "copy it to a folder where you may write.",
    "database.unreachable": "The database {path} cannot be read or written[ ({detail})]; the drive may "
    "have been pulled out or lost its connection. Connect it and open the file again; what was saved "
    "is still there.",
    "database.no_office": "The database {path} does not say whose it is, so it cannot be used. Create "
    "a new one, or restore a backup.",
    "migration.failed": "The database {path} could not be brought to the new version[ ({detail})]; it "
    "is as it was, with a copy at {copy}. Keep both files and tell those who support you.",
    "copy.unsound": "The copy at {path} differs from the data and was thrown away[ ({detail})]. Check "
    "the drive, then make the backup in another place.",
    "backup.failed": "No backup could be made at {path}[: {reason:cause}]; the old one is still there. "
    "Choose another place or mend this, then back up again.",
    "backup.not_a_backup": "{path} is not a backup of this program. Choose a .zip file that the backup "
    "made.",
    "backup.damaged": "The backup {path} is damaged[ ({detail:cause})], so nothing was restored. Use "
    "another backup.",
    "backup.newer": "The backup {path} was made by a newer version. Update the program and restore it "
    "again.",
    "disk.full": "The drive that holds {path} is full, so nothing was written. Delete what is not "
    "needed or choose another drive, and try again.",
    "folder.missing": "There is no folder {path}. Create it, or choose another one.",
    "folder.read_only": "You may not write to the folder {path}. Choose another one, such as "
    "Documents.",
    "file.exists": "There is a file {path} already. Choose another name, or move the old file away "
    "first.",
    "file.in_use": "{path} is open in another program, usually Excel or a PDF viewer. Close it there "
    "and try again.",
    "place.onedrive": "The folder {path} is synchronised by OneDrive, which can damage a database "
    "while it is written. Keep the file in a folder that is on this computer alone.",
    "place.dropbox": "The folder {path} is synchronised by Dropbox, which can damage a database while "
    "it is written. Keep the file in a folder that is on this computer alone.",
    "place.google_drive": "The folder {path} is synchronised by Google Drive, which can damage a "
    "database while it is written. Keep the file in a folder that is on this computer alone.",
    "place.other_sync": "The folder {path} is synchronised by another program, which can damage a "
    "database while it is written. Keep the file in a folder that is on this computer alone.",
    "place.share": "The folder {path} is on the network, where a database cannot be locked against "
    "two computers. Keep the file in a folder on this computer.",
    # Records and their history.
    "record.duplicate": "There is already a record “{kind:kind}” about the same thing. Open that one "
    "and change it instead of adding another.",
    "record.still_used": "The record “{kind:kind}” cannot be deleted while a record “{used_by:kind}” "
    "belongs to it. Delete or move that one first.",
    "record.parent_missing": "The record “{used_by:kind}” cannot be saved: the “{kind:kind}” it "
    "belongs to is gone. Load the page again and choose another.",
    "undo.older_version": "“{action:action}” cannot be undone: an older version of the program wrote "
    "it. Make the change on the page itself.",
    "undo.overtaken": "“{action:action}” cannot be undone: something that cannot be undone has changed "
    "the record “{kind:kind}” since. Make the change on the page itself.",
    "history.undone": "Undone: {name:action}.",
    "history.redone": "Done again: {name:action}.",
    "history.nothing_to_undo": "There is nothing left to undo.",
    "history.nothing_to_redo": "There is nothing left to do again.",
    # Exports.
    "export.blocked": "The submission of unit {unit} cannot be exported yet: {count} errors are left. "
    "Mend those listed and export again; no file was written.",
    "export.no_data": "No unit in the database {path} has a programme or a report. Enter data or take "
    "in submissions before exporting.",
    "export.no_programme": "{unit} has no programme or plan for the round {round}. Add one on the page "
    "of programmes and export again.",
    "export.unknown_format": "There is no format “{format}”[; choose from: {known}]. Choose the format "
    "again.",
    "seal.reason_required": "The data of unit {unit} changed since it was last sent, so this will be "
    "revision {revision}. Give the reason for sending it again, then export.",
    "submission.payload_missing": "The original content of the submission with the hash {hash} is "
    "gone. Restore the database from a backup.",
    "fonts.missing": "There is no font to make a PDF with[ (tried: {tried})]. Install the program "
    "again.",
    "fonts.profile_missing": "The colour profile {path} cannot be read, so no PDF can be made. Install "
    "the program again.",
    # Commands.
    "demo.made": "Made the sample database {path}: units {units:number}, activities "
    "{activities:number}.",
    "sample.missing": "There is no sample data for the plan {plan} ({path} is needed). Choose another "
    "plan, or add this file.",
    "sample.invalid": "The sample data in {path} has a fault: {fault}. Mend the file and try again.",
    "findings.count": "Unit {unit}: errors {hard}, warnings {soft}.",
    "search.nothing": "Nothing found for “{text}”. Try fewer words.",
    "convert.found": "{count:number} texts are in an old encoding (TCVN3, VNI). Look at the conversions "
    "above; if they are right, run this again with --apply.",
    "convert.done": "{count:number} texts were converted to Unicode. Read them through; it can be "
    "undone.",
    "show.usage": "Name a file (lsapp show FILE), or a database and a round (lsapp show --db F --round "
    "2026).",
    "backup.done": "Backed up and verified: {path}.",
    "restore.done": "Restored {path}.",
    "restore.kept": "What was there before the restore is kept at {path}.",
    "intake.database_created": "Created the database {path} for the compiling department {unit}.",
    "intake.own_records": "This file is from {unit} itself, whose data are entered here, so it does "
    "not replace them.",
    "intake.unknown_parent": "The revision before this one has not been received. Ask the unit whether "
    "one was sent that did not arrive.",
    "intake.unit_not_valid": "{unit} did not exist in the period of these figures. Check the round and "
    "the unit.",
    # What the examination of a database looks at.
    "doctor.closed": "Closed in full",
    "doctor.readable": "File can be read",
    "doctor.ours": "Kind of file",
    "doctor.schema": "Schema",
    "doctor.sound": "Integrity",
    "doctor.search": "Search index",
    "doctor.evidence": "Evidence files",
    "doctor.detail.readable": "{cause:cause}",
    "doctor.detail.sound": "{count:number} damaged: {told}",
    "doctor.detail.evidence": "{missing:number} missing, {altered:number} altered",
    # What stands before a finding or a check.
    "mark.hard": "ERROR",
    "mark.soft": "NOTE",
    "mark.ok": "OK",
    "mark.bad": "BAD",
    # Why something else failed: a code within another sentence.
    "cause.disk.full": "the drive is full",
    "cause.folder.missing": "there is no such folder",
    "cause.folder.read_only": "the folder may not be written",
    "cause.file.in_use": "the file is open in another program",
    "cause.file.missing": "there is no such file",
    "cause.file.unreadable": "the file cannot be read",
    "cause.copy.unsound": "the copy differs from the data",
    "cause.database.missing": "there is no such database",
    "cause.database.in_use": "the database is open elsewhere",
    "cause.database.damaged": "the database is damaged",
    "cause.database.not_ours": "it is not a database of this program",
    "cause.database.unreachable": "the drive was pulled out or lost its connection",
    "cause.database.read_only": "the database cannot be written",
    # Verdicts on a file, as short labels.
    "verdict.new": "New",
    "verdict.same": "Already held",
    "verdict.newer": "Newer revision",
    "verdict.newer-unknown-parent": "Newer revision, the one before is missing",
    "verdict.older": "Older revision (kept as history)",
    "verdict.conflict": "Conflict",
    "verdict.locked": "Report is locked",
    "verdict.edited": "Edited outside the program",
    "verdict.foreign": "Unknown unit or plan",
    "verdict.too-new": "From a newer version",
    "verdict.damaged": "Damaged file",
    "verdict.not-a-submission": "Not a submission",
    "verdict.sound": "Sound",
    # Actions of the journal, as one reads them in the history.
    "action.office.created": "Create the database",
    "action.round.opened": "Open the round",
    "action.submission.sealed": "Seal the submission",
    "action.submission.received": "Receive a submission",
    "action.text.converted": "Convert an old encoding to Unicode",
    "action.sample.made": "Make sample data",
    "action.submission.withdrawn": "Withdraw an intake",
    "action.conflict.decided": "Settle a conflict",
    # Kinds of record.
    "kind.local_unit": "Local unit",
    "kind.letterhead": "Letterhead",
    "kind.programme": "Programme",
    "kind.activity": "Activity",
    "kind.budget_line": "Budget line",
    "kind.report": "Report",
    "kind.progress": "Progress",
    "kind.stat_value": "Figure",
    "kind.open_row": "Declared row",
    "kind.group_statement": "Group statement",
    "kind.section": "Section",
    "kind.answer": "Answer",
    "kind.evidence": "Evidence",
    "kind.office": "Office",
    "kind.round": "Reporting round",
    "kind.submission": "Submission",
    "kind.receipt": "Receipt",
    "kind.dispatch": "Dispatch",
    "kind.return_slip": "Return slip",
    "kind.obligation": "Who owes a report",
    "kind.return_note": "Comment",
    "kind.draft_note": "Comment of a slip being written",
    "kind.department_form": "Department form",
    "kind.compiled_section": "Words of the provincial report",
}
