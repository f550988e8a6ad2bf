# SPDX-License-Identifier: MIT
"""English words: the watched folder, received files, days off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "inbox.missing": "The inbox folder {path} is not there. Plug the stick in or connect the network drive "
    "again, or choose another folder.",
    "inbox.forbidden": "The inbox folder {path} may not be read. Ask who runs this computer for the right "
    "to read it, or choose another folder.",
    "inbox.unreachable": "The inbox folder {path} cannot be reached[ ({reason})]. Check the stick or the "
    "network, or choose another folder.",
    "inbox.silent": "The inbox folder {path} has not answered for a while; the network is often slow. "
    "Everything else goes on, and the folder is looked at again once it answers.",
    "inbox.too_many": "The inbox folder {path} has more than {limit:number} entries, too many to watch. "
    "Choose a folder that is for submissions alone.",
    "intake.next_read": "Read the unit's report, then answer it.",
    "intake.next_ask_earlier": "Ask the unit for the sending in between.",
    "intake.next_nothing_same": "Nothing to do, it is held already.",
    "intake.next_nothing_older": "Nothing to do, a newer one is held.",
    "intake.next_nothing_evidence": "Nothing to do, kept with its submission.",
    "intake.next_nothing_own": "Nothing to do, these figures are typed here.",
    "intake.next_choose": "Decide which one counts.",
    "intake.next_decide_cells": "Decide for the sealed or the changed figures.",
    "intake.next_ask_sender": "Ask the sender about plan and unit.",
    "intake.next_update": "Update the program here, then take it in again.",
    "intake.next_send_again": "Ask the unit to send it again.",
    "intake.next_look": "Open it; if it is a report, ask for the file that the program makes.",
    "intake.report_unreadable": "The report {path} cannot be read. What was taken in is not touched; "
    "see the board of units.",
    "action.receipt.dated": "Change the day of receipt",
    "receipt.not_yet": "{day} is still to come. Give the day on which it was received.",
    "receipt.day_locked": "The figures of {file} are locked, so its day of receipt cannot be changed. "
    "Unlock it on the page of the round first.",
    "receipt.not_withdrawn": "{file} is no longer withdrawn. Open the list of received files again.",
    "receipt.original_missing": "The original of {file} is no longer in the folder beside the database. "
    "Take it in from the mail again, or ask the unit to send it again.",
    "action.days.changed": "Change the table of days off",
    "days.name_missing": "The day has no name. Write one, such as Tết, or Working for 2 January.",
    "days.reversed": "The last day ({last}) is before the first ({first}). Change one of the two.",
    "days.too_many": "{count} days are more than {limit}. Check the year.",
    "days.as_usual": "{day} is a working day anyway. Choose a Saturday, a Sunday or a day off of the "
    "table.",
    "days.weekend": "{day} is at a weekend, so it stays a day of rest. If offices work on it, add it "
    "as a working day.",
    "intake.why_new": "The unit's first submission of the round.",
    "intake.why_newer": "Takes the place of the one received before.",
    "intake.why_same": "The very submission received before.",
    "intake.why_older": "A newer revision is held; this one is kept as history.",
    "intake.why_conflict": "The same revision as one received, with other contents.",
}
