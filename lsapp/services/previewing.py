# SPDX-License-Identifier: MIT
"""The report of a round as it would leave now: the sealed paper while its records say the same, else a draft;
and a programme as it would be printed for signature.

Gathering what the paper is made of reads the database; setting it takes the time and touches nothing,
so that it can run beside the saving of what is typed meanwhile.
"""

from __future__ import annotations

import msgspec

from lsapp.domain.period import RoundCode
from lsapp.errors import UserError
from lsapp.report.context import ReportContext
from lsapp.services.desk import Desk
from lsapp.services.exporting import report_context, sealed_context
from lsapp.services.printing import fonts, programme_file, report_file
from lsapp.services.sealing import Sealed, prepare_seal, sealed_before, stored_seal
from lsapp.services.unit_view import UnitView, round_snapshot
from lsapp.submission.payload import Snapshot

_UNSAID = "-"
"""Stands for the reason that is not known yet: what is asked here is only whether a new one is needed."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """All that the report is made of; ``revision`` is ``None`` for a draft, which bears a watermark."""

    context: ReportContext

    @property
    def revision(self) -> int | None:
        """The sealed revision that is shown."""
        return None if self.context.seal is None else self.context.seal.revision


class ProgrammePaper(msgspec.Struct, frozen=True, kw_only=True):
    """All that a programme's paper is made of, and the key of the programme."""

    context: ReportContext
    programme: str


def paper_of(desk: Desk, view: UnitView) -> Paper:
    """Return what the report of the records in view is made of.

    Of a unit whose reports are only held here it is the report as it came in.
    """
    plan, unit = desk.plan(view.plan), desk.unit(view.unit)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    sealed = _sealed(desk, view, snapshot)
    if sealed is not None:
        return Paper(context=sealed_context(desk, plan, unit, sealed))
    before = str(RoundCode.parse(view.round).previous())
    compared = sealed_before(desk.store, plan.code, unit.code, before, desk.clock())
    previous = None if compared is None else compared.records
    return Paper(context=report_context(desk, plan, unit, snapshot, None, previous))


def paper_of_revision(desk: Desk, payload_hash: str) -> Paper:
    """Return what the report of a sealed or received revision is made of, whatever the records say now.

    Raises UserError ``submission.payload_missing``.
    """
    sealed = stored_seal(desk, payload_hash)
    plan, unit = desk.plan(sealed.payload.plan), desk.unit(sealed.payload.unit)
    return Paper(context=sealed_context(desk, plan, unit, sealed))


def paper_pdf(paper: Paper) -> bytes:
    """Return the paper as the bytes of a PDF: those that an export writes where it is sealed."""
    return report_file(paper.context, "pdf", fonts())


def programme_paper(desk: Desk, view: UnitView, key: str) -> ProgrammePaper:
    """Return what a programme in view is made of; it is a paper for signature, never sealed."""
    plan, unit = desk.plan(view.plan), desk.unit(view.unit)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    return ProgrammePaper(
        context=report_context(desk, plan, unit, snapshot, None, None), programme=key
    )


def programme_pdf(paper: ProgrammePaper) -> bytes:
    """Return a programme as the bytes of a PDF: those that its export writes."""
    return programme_file(paper.context, paper.programme, "pdf", fonts())


def _sealed(desk: Desk, view: UnitView, snapshot: Snapshot) -> Sealed | None:
    """Return the revision in force where exporting would give it again, by the export's own rule."""
    try:
        sealed = prepare_seal(desk, desk.plan(view.plan), snapshot, _UNSAID)
    except UserError as error:
        if error.code != "seal.conflict":
            raise
        return None
    return sealed if sealed.stored else None
