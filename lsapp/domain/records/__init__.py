# SPDX-License-Identifier: MIT
"""The records: one frozen struct each, from the database to the file.

Every record is found by ``(unit, key)``: the code of the unit it belongs to and a UUID that travels
with it. Text fields are NFC and never empty: nothing is ``None``. Money is whole đồng.
Programme, Activity and BudgetLine are live; the kinds with a ``round`` belong to one report.
"""

from __future__ import annotations

from lsapp.domain.records.base import Record, derived_key, natural_key, new_key
from lsapp.domain.records.local import (
    LOCAL,
    CompiledSection,
    DepartmentForm,
    Dispatch,
    DispatchWay,
    DraftNote,
    Obligation,
    Office,
    Receipt,
    ReceiptState,
    ReturnDecision,
    ReturnNote,
    ReturnSlip,
    Role,
    Round,
    Submission,
)
from lsapp.domain.records.travelling import (
    TRAVELLING,
    WHOLE,
    Activity,
    Answer,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    LocalUnit,
    OpenRow,
    Programme,
    Progress,
    Records,
    Report,
    Section,
    Status,
    StatValue,
)

__all__ = [
    "LOCAL",
    "TRAVELLING",
    "WHOLE",
    "Activity",
    "Answer",
    "BudgetLine",
    "CompiledSection",
    "DepartmentForm",
    "Dispatch",
    "DispatchWay",
    "DraftNote",
    "Evidence",
    "GroupStatement",
    "Letterhead",
    "LocalUnit",
    "Obligation",
    "Office",
    "OpenRow",
    "Programme",
    "Progress",
    "Receipt",
    "ReceiptState",
    "Record",
    "Records",
    "Report",
    "ReturnDecision",
    "ReturnNote",
    "ReturnSlip",
    "Role",
    "Round",
    "Section",
    "StatValue",
    "Status",
    "Submission",
    "derived_key",
    "natural_key",
    "new_key",
]
