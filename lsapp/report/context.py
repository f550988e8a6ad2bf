# SPDX-License-Identifier: MIT
"""What a document is built from: the plan, the unit, a frozen snapshot, and its seal if it has
one.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Records, Report
from lsapp.submission.payload import Payload, Snapshot, canonical, digest, file_stem


class SealFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The identity of a sealed revision: ``made_at`` in UTC, ``payload`` the very bytes ``hash``
    seals.
    """

    uuid: str
    revision: int
    hash: str
    made_at: dt.datetime
    payload: bytes


class ReportContext(msgspec.Struct, frozen=True, kw_only=True):
    """All that a document is made of; nothing else may reach the page.

    ``seal`` is ``None`` for a draft, whose day is then ``drafted_at``. ``previous`` holds the
    records of the last round, to compare with. ``unit_names`` maps the codes that records may name
    to the names to print (local units among them); ``rule_titles`` maps a rule's code to its words.
    """

    plan: Plan
    unit: Unit
    snapshot: Snapshot
    application: str
    previous: Records | None = None
    seal: SealFacts | None = None
    drafted_at: dt.datetime | None = None
    unit_names: dict[str, str] = {}
    rule_titles: dict[str, str] = {}

    @property
    def report(self) -> Report:
        """The head of this round's report; where the unit has none yet, one with the round's usual
        days.
        """
        if self.snapshot.records.reports:
            return self.snapshot.records.reports[0]
        code = RoundCode.parse(self.snapshot.round)
        return Report(
            unit=self.snapshot.unit,
            key="",
            plan=self.snapshot.plan,
            round=self.snapshot.round,
            flow_from=code.flow_from,
            flow_to=code.flow_to,
            stock_on=code.stock_on,
        )

    @property
    def year(self) -> int:
        """The year whose money this round is about."""
        return RoundCode.parse(self.snapshot.round).year

    @property
    def as_of(self) -> dt.date:
        """The day by which an activity is late: the one after the period, or that of the document
        if that comes earlier.
        """
        after = self.report.flow_to + dt.timedelta(days=1)
        dated = self.seal is not None or self.drafted_at is not None
        return min(after, self.made_on) if dated else after

    @property
    def made_at(self) -> dt.datetime:
        """The only time the document may carry: of the seal, else of the draft, else the plan's
        day.
        """
        if self.seal is not None:
            return self.seal.made_at
        if self.drafted_at is not None:
            return self.drafted_at
        return dt.datetime.combine(self.plan.issued_on, dt.time(), dt.UTC)

    @property
    def made_on(self) -> dt.date:
        """The day of ``made_at`` in Vietnam."""
        return day_in_vietnam(self.made_at)

    @property
    def identity(self) -> str:
        """What the document's ids derive from: the seal's hash, for a draft the snapshot's own."""
        return self.seal.hash if self.seal is not None else digest(canonical(self.snapshot))

    @property
    def stem(self) -> str:
        """The name of the submission's files without ending; a draft has no revision in it."""
        if self.seal is None:
            return f"{self.plan.file_prefix}_{self.snapshot.round}_{self.snapshot.unit}"
        payload = Payload(
            application=self.application,
            catalogue=self.plan.version,
            plan=self.snapshot.plan,
            unit=self.snapshot.unit,
            round=self.snapshot.round,
            uuid=self.seal.uuid,
            revision=self.seal.revision,
            made_at=self.seal.made_at,
            records=self.snapshot.records,
        )
        return file_stem(self.plan.file_prefix, payload)

    def unit_text(self, text: str | None) -> str | None:
        """Return what to print for a unit's field: the name where it is a known code, else as
        written.
        """
        if text is None:
            return None
        return self.unit_names.get(text, text)
