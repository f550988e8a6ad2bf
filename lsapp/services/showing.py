# SPDX-License-Identifier: MIT
"""Shows what a file or the tables hold, as canonical JSON."""

from __future__ import annotations

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.services.desk import Desk
from lsapp.services.snapshots import snapshot_of
from lsapp.submission.payload import canonical


def records_shown(desk: Desk, plan: Plan, unit: str, round_code: str) -> bytes:
    """Return ``{plan, unit, round, records}`` as the tables hold them now."""
    code = str(RoundCode.parse(round_code))
    return canonical(snapshot_of(desk.store, plan.code, desk.unit(unit).code, code))
