# SPDX-License-Identifier: MIT
"""English words: what is done on the pages of the report and of evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "evidence.too_many": "The folders that were dropped hold more than {limit} files, so none was added. "
    "Choose the files that are evidence.",
    "evidence.not_pasted": "The pasted picture could not be read. Save it as a file and add that file.",
    "action.report.headed": "Edit the report's number, date and period",
}
