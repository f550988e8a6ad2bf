# SPDX-License-Identifier: MIT
"""English words: return slips of the compiling department."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SEND_AGAIN: Final = "Ask the sender to export the return slip again and send it once more."

WORDS: Final[Mapping[str, str]] = {
    "action.submission.returned": "Write a return slip",
    "action.return.taken": "Take in a return slip",
    "action.return.note_resolved": "Mark a comment as settled",
    "action.return.note_reopened": "Reopen a comment",
    "action.return.note_answered": "Answer a comment",
    "action.return.note_pinned": "Pin a comment for the next slip",
    "action.return.note_unpinned": "Take a comment out of the next slip",
    "action.return.note_again": "Make a comment again",
    "return.too_big": f"The return slip is larger than {{limit}} MB, which is unusual. {_SEND_AGAIN}",
    "return.unreadable": "This file is not a return slip. Choose the .lsreturn file that the compiling "
    "department sent.",
    "return.too_new": "The return slip was written by a newer version (version {application}, structure "
    "{version}). Update the program and open it again.",
    "return.damaged": f"The return slip is damaged, or was changed after it was written. {_SEND_AGAIN}",
    "return.inconsistent": f"The return slip is wrong in its part {{part}}. {_SEND_AGAIN}",
    "return.too_long": "A comment is longer than {limit:number} characters. Please shorten it.",
    "return.empty": "A submission is not returned without a word. Write what the unit has to mend.",
    "return.no_place": "This place does not travel with the report, so no comment can be pinned to it. "
    "Choose a cell that holds something, or comment on the whole item.",
    "return.note_gone": "This comment is no longer in the file. Open the page again to see those that are.",
    "return.note_empty": "The comment has no words. Write what the unit is to mend.",
    "return.not_kept": "The return slip on revision {revision} cannot be made again to the byte, because "
    "another version of the program wrote it. Take the file from the mail that was sent, or write a new slip.",
    "return.answers_demanded": "The return slip asks for an answer to each comment before the next revision; "
    "{count} are without one. Answer them on the page Submit and export again.",
    "return.not_held": "The receipt of revision {revision} is gone. Open the page Compile again and choose "
    "once more.",
    "return.other_unit": "This return slip is for the unit with the code {unit}, not for {own}. Pass the "
    "file on to that unit.",
    "return.other_plan": "This return slip belongs to the plan {plan}, which the program does not have. "
    "Update the program and open it again.",
    "return.unknown": "The return slip is about revision {revision} of {round} (hash {hash}), which this "
    "file does not hold. Open the data file that was used for the submission.",
    "receipt.locked": "The figures of the submission {file} are locked, so it cannot be returned. Unlock it "
    "on the page Compile first.",
    "step.notes": "Settle the {count} comments of the department; the first stands at {where}.",
    "state.notes": "{count} comments of the department are open, the first at {where}.",
}
