# SPDX-License-Identifier: MIT
"""English words: backups, drafts, a new round from the last, the bin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    # Backups.
    "backup.second_missing": "The second place {path} is not there, so the backup is on this computer "
    "alone. Plug the stick or disk in and back up again.",
    "backup.second_failed": "The backup is on this computer, but could not be copied to the second place "
    "{path}[: {reason:cause}]. Check that place and back up again.",
    "backup.second_same": "The second place {path} is the folder of this computer's own backups. Choose "
    "another disk or a stick.",
    "backup.evidence_missing": "The backup {path} lacks {count:number} files of evidence; figures and words "
    "are whole. Back up again, or use the one in the second place.",
    "restore.evidence_missing": "Restored, but {count:number} files of evidence are missing. Add them again "
    "on the Evidence page.",
    # What was being typed when the program ended.
    "drafts.damaged": "What was being typed last time cannot be read; the damaged file is kept at {path}. "
    "All that was saved is there. Look at the cell that was typed last.",
    # A new round from the last one.
    "rollover.same_round": "The new round and the one to take from are both {round}. Choose two different "
    "rounds.",
    # Bringing records back.
    "restore.not_there": "The record “{kind:kind}” did not exist at that moment and cannot be restored. "
    "Choose another moment, or delete the record on its page.",
    "restore.not_restorable": "The record “{kind:kind}” follows from what was sent or received and is not "
    "restored from the history. Use the Submission or the Compiling page.",
    # Actions of the journal.
    "action.round.carried": "Take over from the last round",
    "action.programme.copied": "Make a programme from an earlier one",
    "action.record.restored": "Restore a record",
    "action.bin.restored": "Bring back from the bin",
}
