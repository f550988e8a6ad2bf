# SPDX-License-Identifier: MIT
"""English words: files that come for a locked report, of an unknown unit, and in archives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SEND_AGAIN: Final = "Ask the sender to pack and send it again."

WORDS: Final[Mapping[str, str]] = {
    "intake.report_locked": "The figures of the unit's revision {revision} are locked, so that one still "
    "counts; this file is only held.",
    "intake.next_unlock": "Decide: unlock and take this one, or keep the locked one.",
    "receipt.report_locked": "The report that {file} was sent for is locked, so nothing can be decided yet. "
    "Unlock it on the compiling page first.",
    "undo.report_moved": "Files of {unit} were received or withdrawn since it was locked or unlocked, so that "
    "cannot be undone. Lock or unlock it again on the compiling page.",
    "waiting.locked": "{unit}: {files} (revision {revision}) came after the report was locked. Unlock it to "
    "take this one, or withdraw the file, on the compiling page.",
    "intake.next_unpack": "Unpack it and bring the files in one by one, or ask for a .zip without a password.",
    "archive.damaged": f"The compressed file is damaged or was not downloaded whole. {_SEND_AGAIN}",
    "archive.encrypted": "The compressed file has a password, so it cannot be opened. Ask the unit for the "
    "password, unpack it and bring the files in one by one.",
    "archive.too_many_files": "The compressed file has more than {limit:number} files. Unpack it and bring "
    "them in part by part.",
    "archive.too_big": "The files in the compressed file take more than {limit} MB once unpacked. Unpack it "
    "and bring them in part by part.",
    "archive.file_too_big": "Unpacked, this file is larger than {limit} MB, so it is not read. If it is a "
    "submission, ask the unit to send the evidence in files of their own.",
    "archive.ratio": f"{{part}} is packed more than {{limit}} times, which is not normal. {_SEND_AGAIN}",
    "archive.odd_name": "The compressed file has a file name that cannot be used ({part}). Ask the unit to "
    "rename the file and pack it again.",
    "archive.compression": "The compressed file is packed in a way that cannot be opened ({part}). Unpack it "
    "and bring the files in one by one.",
    "archive.empty": "The compressed file has no file in it. Ask the unit to send it again.",
    "archive.no_submission": "The compressed file has no file that could be a submission. Look at it again, "
    "or ask the unit to send it again.",
    "archive.too_deep": "The compressed file lies inside several others, so it is not opened. Unpack it and "
    "bring the files in one by one.",
    "file.rar": "Compressed files of the kind .rar cannot be opened here. Unpack it and bring the files in "
    "one by one, or ask for a .zip.",
    "file.seven_zip": "Compressed files of the kind .7z cannot be opened here. Unpack it and bring the files "
    "in one by one, or ask for a .zip.",
    "format.rar": ".rar compressed file",
    "format.7z": ".7z compressed file",
    "submission.foreign_unit": "The unit code {unit} of the submission is not in the catalogue here.",
    "submission.foreign_plan": "The submission (unit {unit}) belongs to the plan {plan}, which is not in the "
    "catalogue here, so it cannot be given to any unit. Ask the sender, or update the catalogue and take it "
    "in again.",
    "intake.given_before": "The submission bears the code {sealed} and was given to {unit} before.",
    "intake.next_give": "Choose whose file it is, or ask the sender.",
    "action.stranger.given": "Give a file to a unit",
    "stranger.unknown": "No file {file} of an unknown unit waits in this round. See the list with the command "
    "waiting.",
    "stranger.ambiguous": "Several files {file} of an unknown unit wait. Give the check code in place of the "
    "name, as in {hash}.",
    "assign.done": "{file} (code {sealed}) was given to {unit}: {verdict}.",
    "assign.edited": "Cells of the file were edited outside, so it still waits for a decision on each of them "
    "on the compiling page.",
}
