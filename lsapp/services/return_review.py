# SPDX-License-Identifier: MIT
"""A received submission as the department reads it before it decides: its places in words, what the rules
find in it, and the decision written as a slip with a letter, whole or not at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.headerregistry import Address
from pathlib import Path
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.labels import FIELD_LABELS, field_label
from lsapp.domain.period import RoundCode
from lsapp.domain.records import DraftNote, Obligation, ReturnDecision, ReturnSlip, Submission
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.rules.context import Context
from lsapp.rules.finding import Finding, Place
from lsapp.rules.places import cell_place, form_place, group_place, place_of, section_place
from lsapp.services.answered_notes import AnsweredNote, answered_notes
from lsapp.services.checking import findings_of
from lsapp.services.desk import Desk
from lsapp.services.file_set import write_together
from lsapp.services.mail_message import (
    Letter,
    SealedFile,
    compose,
    message_bytes,
    new_message_id,
    office_name,
)
from lsapp.services.note_drafts import draft_notes
from lsapp.services.obligations import obligations_of
from lsapp.services.pinned_notes import placed_notes
from lsapp.services.returning import (
    DraftedReturn,
    FileNote,
    ReturnsOfRound,
    WrittenReturn,
    draft_return,
    keep_return,
    kept_return,
    returns_of,
)
from lsapp.services.series import held_series
from lsapp.services.snapshots import payload_of
from lsapp.submission.payload import Snapshot
from lsapp.submission.return_file import ANSWERS, ReturnFile

_WHOLE_ROW: Final = "Cả mục"
_LINKS: Final = frozenset({"programme", "activity", "parent"})
_FIELDS: Final = {
    kind: tuple(name for name in FIELD_LABELS[kind] if name not in _LINKS)
    for kind in ("programme", "activity", "budget_line", "progress", "group_statement")
}
"""Of which records each field can be commented on; others are named as a whole or by what the plan asks."""
_LISTS: Final = ("programmes", "activities", "budget_lines", "progress", "group_statements")


class NotePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a comment can be pinned to, as a ``FileNote`` names it, and in words; ``kind`` is ``None``
    for the whole submission.
    """

    kind: str | None
    record: str | None
    field: str | None
    where: str
    label: str

    @property
    def words(self) -> str:
        """The place on one line."""
        return f"{self.where} - {self.label}"

    def note(self, text: str) -> FileNote:
        """Return a comment at this place."""
        return FileNote(kind=self.kind, record=self.record, field=self.field, text=text)


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A comment that a finding of the rules would make; ``answer`` is the reason that the unit has given."""

    place: NotePlace
    text: str
    is_hard: bool
    answer: str | None = None


class PinnedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A comment that was pinned for the next slip, at its place in words."""

    draft: DraftNote
    place: NotePlace


class PinnedNotes(msgspec.Struct, frozen=True, kw_only=True):
    """What is noted on a submission: the comments that wait for the next slip, and the earlier ones with what
    the unit has answered.
    """

    pinned: tuple[PinnedDraft, ...] = ()
    earlier: tuple[AnsweredNote, ...] = ()


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A submission, its unit, what can be commented on, and what the rules find: the hard ones first.

    ``held`` counts the revisions that are here to compare; ``slips`` are those that were given before,
    the newest first.
    """

    submission: Submission
    unit: Unit
    places: tuple[NotePlace, ...]
    suggestions: tuple[Suggestion, ...]
    held: int = 1
    notes: PinnedNotes = PinnedNotes()
    slips: tuple[ReturnSlip, ...] = ()
    obligation: Obligation | None = None


class ReturnOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer decided on a submission. ``to`` is the unit's address, ``sender`` the office's own,
    both empty where the mail program is to ask. ``pinned`` are the keys of the waiting comments that are
    among ``notes``; ``demand`` as of a slip.
    """

    decision: ReturnDecision
    remark: str = ""
    notes: tuple[FileNote, ...] = ()
    pinned: tuple[str, ...] = ()
    due_on: dt.date | None = None
    demand: str | None = None
    to: tuple[Address, ...] = ()
    sender: Address | None = None


class ReturnFiles(msgspec.Struct, frozen=True, kw_only=True):
    """Where the slip and the letter lie, and what was recorded; ``None`` for a slip that was given before."""

    written: WrittenReturn | None
    slip: Path
    letter: Path

    @property
    def change(self) -> object:
        """The change of the database."""
        return None if self.written is None else self.written.change


def review_of(desk: Desk, plan: Plan, unit: str, round_code: str) -> Review:
    """Return the revision in force of a unit's round for reading.

    Raises UserError ``unit.unknown``, ``round.unreadable``, ``return.nothing_in``,
    ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    found = desk.unit(unit)
    series = held_series(desk.store, plan.code, unit=unit, round_code=code, own=False)
    head = series[unit, code].head if (unit, code) in series else None
    if head is None:
        raise UserError("return.nothing_in", unit=found.name)
    snapshot = payload_of(desk.store, head).snapshot
    today = day_in_vietnam(desk.clock())
    return Review(
        submission=head,
        unit=found,
        places=tuple(_places(plan, found, snapshot)),
        suggestions=tuple(
            _suggestion(one) for one in findings_of(desk, plan, found, snapshot, as_of=today)
        ),
        held=len(series[unit, code].submissions),
        notes=_noted(desk, plan, found, snapshot),
        slips=returns_of(desk, snapshot).slips,
        obligation=obligations_of(desk.store, plan.code, code).get(unit),
    )


def notes_of_submission(desk: Desk, plan: Plan, submission: Submission) -> PinnedNotes:
    """Return what is noted on a submission now, after a comment was pinned or decided on.

    Raises UserError ``unit.unknown``, ``submission.payload_missing``.
    """
    snapshot = payload_of(desk.store, submission).snapshot
    return _noted(desk, plan, desk.unit(submission.unit), snapshot)


def write_return_files(
    desk: Desk, plan: Plan, submission: Submission, order: ReturnOrder, folder: Path
) -> ReturnFiles:
    """Write the slip and a draft of the letter that brings it, and record the decision: all or nothing.

    Raises UserError as ``returning.draft_return`` and ``keep_return``, and the codes of ``lsapp.files``.
    """
    drafted = draft_return(
        desk,
        plan,
        submission,
        order.decision,
        order.remark,
        order.notes,
        due_on=order.due_on,
        demand=order.demand,
    )
    kept: list[WrittenReturn] = []
    paths = write_together(
        folder,
        _contents(desk, plan, drafted, order),
        lambda: kept.append(keep_return(desk, plan, submission, drafted, order.pinned)),
    )
    return ReturnFiles(written=kept[0], slip=paths[0], letter=paths[1])


def write_return_again(
    desk: Desk,
    plan: Plan,
    slip: ReturnSlip,
    folder: Path,
    to: tuple[Address, ...] = (),
    sender: Address | None = None,
) -> ReturnFiles:
    """Write a slip that was given before once more, to the byte, with a letter of today; records nothing.

    Raises UserError ``return.not_kept``, and the codes of ``lsapp.files``.
    """
    drafted = kept_return(desk, plan, slip)
    said = drafted.said
    order = ReturnOrder(
        decision=said.decision,
        remark=said.remark or "",
        notes=tuple(said.notes),
        due_on=said.due_on,
        demand=said.demand,
        to=to,
        sender=sender,
    )
    paths = write_together(folder, _contents(desk, plan, drafted, order))
    return ReturnFiles(written=None, slip=paths[0], letter=paths[1])


def _contents(
    desk: Desk, plan: Plan, drafted: DraftedReturn, order: ReturnOrder
) -> dict[str, bytes]:
    """Return the slip's file and the letter's by their names, the slip first."""
    slip = SealedFile(name=drafted.name, content=drafted.content)
    message = compose(
        _letter(desk, plan, drafted.said, order, slip),
        message_id=new_message_id(order.sender),
        date=desk.clock(),
        unsent=True,
    )
    letter_name = str(Path(drafted.name).with_suffix(".eml"))
    return {drafted.name: drafted.content, letter_name: message_bytes(message)}


def _letter(
    desk: Desk, plan: Plan, submission: ReturnFile, order: ReturnOrder, slip: SealedFile
) -> Letter:
    unit, office = desk.unit(submission.unit), desk.unit(desk.office.unit)
    round_words = RoundCode.parse(submission.round).label()
    returned = order.decision is ReturnDecision.RETURNED
    done = "trả lại để bổ sung, chỉnh sửa" if returned else "chấp nhận"
    lines = [
        f"Kính gửi: {office_name(unit)}",
        "",
        f"{office_name(office)} {done} báo cáo {round_words} (lần {submission.revision}) thực hiện Kế hoạch "
        f"số {plan.number} ngày {format_date(plan.issued_on)} của {plan.issuer}.",
    ]
    if remark := clean(order.remark):
        lines += ["", remark]
    if order.notes:
        lines += ["", f"Có {len(order.notes)} góp ý, ghi rõ từng chỗ trong tệp gửi kèm."]
    if order.demand == ANSWERS and order.notes:
        lines.append("Đề nghị trả lời từng góp ý trước khi gửi lại.")
    if order.due_on is not None:
        lines.append(f"Đề nghị gửi lại trước hết ngày {format_date(order.due_on)}.")
    lines += [
        "",
        f"Mở tệp {slip.name} bằng phần mềm lập báo cáo (trang Nộp) để xem góp ý tại từng ô.",
        f"Mã kiểm tra của bản nộp (SHA-256): {submission.hash}",
        "",
        "Trân trọng.",
    ]
    what = "Trả lại báo cáo" if returned else "Chấp nhận báo cáo"
    subject = f"[{plan.code}] {unit.name} - {what} {round_words} - lần {submission.revision}"
    return Letter(
        sender=order.sender,
        to=order.to,
        subject=" ".join(subject.split()),
        body="\n".join(lines) + "\n",
        files=(slip,),
    )


# --- places ---


def _noted(desk: Desk, plan: Plan, unit: Unit, snapshot: Snapshot) -> PinnedNotes:
    returns = ReturnsOfRound(drafts=draft_notes(desk.store, snapshot))
    drafts = {one.key: one for one in returns.drafts}
    pinned = tuple(
        PinnedDraft(
            draft=drafts[one.note.key],
            place=NotePlace(
                kind=one.note.record_kind,
                record=one.note.record,
                field=one.note.field,
                where=one.finding.where,
                label=one.finding.label,
            ),
        )
        for one in placed_notes(plan, unit, snapshot, returns)
    )
    earlier = answered_notes(desk, plan, unit.code, snapshot.round)
    return PinnedNotes(pinned=pinned, earlier=earlier)


def _suggestion(found: Finding) -> Suggestion:
    place = NotePlace(
        kind=found.kind or "unit",
        record=found.record,
        field=found.field,
        where=found.where,
        label=found.label,
    )
    text = f"{found.message} {found.remedy}".strip()
    return Suggestion(
        place=place, text=text, is_hard=found.level == "hard", answer=found.answer or None
    )


def _places(plan: Plan, unit: Unit, snapshot: Snapshot) -> Iterator[NotePlace]:
    """Yield what can be commented on in the order of the pages and their rows."""
    context = Context(plan=plan, unit=unit, snapshot=snapshot, as_of=dt.date.max)
    found = [*_of_records(context), *_of_the_plan(context)]
    found.sort(key=lambda one: one[0].order)
    for place, field, label in found:
        yield NotePlace(
            kind=place.kind, record=place.record, field=field, where=place.where, label=label
        )


_Asked = tuple[Place, str | None, str]


def _of_records(context: Context) -> Iterator[_Asked]:
    records = context.snapshot.records
    for name in _LISTS:
        for record in getattr(records, name):
            place = place_of(context, record)
            yield place, None, _WHOLE_ROW
            for field in _FIELDS[record.KIND]:
                yield place, field, field_label(record.KIND, field)
    for row in records.open_rows:
        yield place_of(context, row), None, _WHOLE_ROW
    for paper in records.evidence:
        yield place_of(context, paper), None, _WHOLE_ROW
    for section in records.sections:
        yield place_of(context, section), "text", field_label("section", "text")


def _of_the_plan(context: Context) -> Iterator[_Asked]:
    """Yield what the plan asks for, also where the unit has written nothing."""
    records = context.snapshot.records
    stated = {one.group for one in records.group_statements}
    begun = {one.section for one in records.sections}
    for group in context.plan.groups:
        if group.code not in stated:
            yield group_place(context, group), None, _WHOLE_ROW
    for section in context.plan.outline:
        if section.code not in begun:
            yield section_place(context, section), None, _WHOLE_ROW
    for form in context.own_forms:
        index = context.forms[form.code]
        yield form_place(context, form), None, "Cả biểu"
        for row in index.rows:
            for column in index.columns:
                yield cell_place(context, form, (row, column)), f"{row}/{column}", "Số liệu"
