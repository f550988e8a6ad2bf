# SPDX-License-Identifier: MIT
"""Names of the pages, and on which of them a record stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

OVERVIEW: Final = "overview"
PROGRAMME: Final = "programme"
ACTIVITIES: Final = "activities"
RESULTS: Final = "results"
STATISTICS: Final = "statistics"
REPORT: Final = "report"
EVIDENCE: Final = "evidence"
SUBMISSION: Final = "submission"
HISTORY: Final = "history"
COMPILING: Final = "compiling"

PAGE_NAMES: Final = (
    OVERVIEW, PROGRAMME, ACTIVITIES, RESULTS, STATISTICS,
    REPORT, EVIDENCE, SUBMISSION, HISTORY, COMPILING,
)  # fmt: skip
"""The pages in the order of the side bar; Ctrl+1 to Ctrl+9 and Ctrl+0 lead to them."""

_PAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "local_unit": PROGRAMME,
        "letterhead": PROGRAMME,
        "programme": PROGRAMME,
        "activity": ACTIVITIES,
        "activity_state": ACTIVITIES,
        "budget_line": ACTIVITIES,
        "plan_task": ACTIVITIES,
        "task_group": ACTIVITIES,
        "progress": RESULTS,
        "group_statement": RESULTS,
        "stat_value": STATISTICS,
        "open_row": STATISTICS,
        "stat_form": STATISTICS,
        "section": REPORT,
        "outline_section": REPORT,
        "report": REPORT,
        "evidence": EVIDENCE,
        "answer": SUBMISSION,
        "submission": SUBMISSION,
        "return_note": SUBMISSION,
        "compiled_section": COMPILING,
    }
)


class Place(msgspec.Struct, frozen=True):
    """A record and a field of it, as a finding names them: ``record`` is a key, or the code of what
    the plan asks for; ``field`` a field, an open row's column, or ``row/column`` of a form.
    """

    kind: str
    record: str | None = None
    field: str | None = None

    @property
    def page(self) -> str:
        """The page on which the place stands."""
        return _PAGES.get(self.kind, OVERVIEW)
