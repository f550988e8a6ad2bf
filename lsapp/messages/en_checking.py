# SPDX-License-Identifier: MIT
"""English words: checking a large file, at opening and in idle moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LONG: Final = "A large file may take some minutes; nothing in it is changed."

WORDS: Final[Mapping[str, str]] = {
    "check.unclean": "Checking all of the file[ {path}], because it was not closed in full the last time "
    f"(a power cut, the computer switched off, the drive pulled out). {_LONG}",
    "check.unknown": "Checking all of the file[ {path}], because it is opened on this computer for "
    f"the first time, or was copied here, brought back or changed since it was last open. {_LONG}",
    "check.long_ago": "Checking all of the file[ {path}], because it was not checked to its end for more than "
    f"{{days:number}} days. {_LONG}",
    "check.damaged": "While nobody used it, the program checked {path} and found it damaged[ ({detail})]. "
    "What was saved is still in the file. Go to Backup and restore and bring back the newest one from before "
    "the damage; the present file will be put aside, not lost.",
}
