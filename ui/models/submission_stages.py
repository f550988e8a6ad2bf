# SPDX-License-Identifier: MIT
"""The way of a submission in five stages, and the one step that comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from lsapp.domain.records import Answer, ReturnDecision
from ui.models.submission_checklist import AnswerPlace, finding_place
from ui.models.submission_standing import is_blocked
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.submitting import RoundSubmissions
    from lsapp.services.viewing import Finding


class Stage(Enum):
    """The stages in their order."""

    CHECK = auto()
    PAPER = auto()
    EXPORT = auto()
    SEND = auto()
    FOLLOW = auto()


class Step(Enum):
    """What the one primary button does."""

    WAIT = auto()
    MEND = auto()
    NOTES = auto()
    EXPORT = auto()
    SEND = auto()
    FOLLOW = auto()


class StageLook(msgspec.Struct, frozen=True):
    """How a stage stands: an icon in a tone, and the same in words."""

    icon: str
    tone: Tone
    words: str


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """How all stages stand, and the next step."""

    looks: Mapping[Stage, StageLook]
    step: Step


def way_of(
    submissions: RoundSubmissions | None,
    findings: Sequence[Finding] | None,
    answers: Mapping[AnswerPlace, Answer],
    *,
    paper_shown: bool,
) -> Way:
    """Return how a round stands; ``findings`` is ``None`` until the rules have seen all of it."""
    if submissions is None:
        waiting = StageLook(
            "not-started",
            Tone.NEUTRAL,
            QCoreApplication.translate("SubmissionStages", "đang kiểm tra"),
        )
        return Way(looks=dict.fromkeys(Stage, waiting), step=Step.WAIT)
    sealed = submissions.seal is not None and submissions.seal.unchanged
    sent = sealed and submissions.seal is not None and submissions.seal.sent
    notes = len(submissions.returns.open_notes)
    step = _step(submissions, findings, sealed=sealed, sent=sent)
    looks = {
        Stage.CHECK: _check(submissions, findings, answers),
        Stage.PAPER: _done(
            paper_shown or sealed,
            QCoreApplication.translate("SubmissionStages", "đã lập"),
            QCoreApplication.translate("SubmissionStages", "chưa xem"),
        ),
        Stage.EXPORT: _done(
            sealed,
            QCoreApplication.translate("SubmissionStages", "đã niêm phong"),
            QCoreApplication.translate("SubmissionStages", "chưa niêm phong"),
        ),
        Stage.SEND: _done(
            sent,
            QCoreApplication.translate("SubmissionStages", "đã gửi"),
            QCoreApplication.translate("SubmissionStages", "chưa gửi"),
        ),
        Stage.FOLLOW: _follow(submissions, notes),
    }
    return Way(looks=looks, step=step)


def step_words(step: Step, *, revision: int, notes: int) -> tuple[str, str]:
    """Return the icon and the words of the primary button; ``revision`` is the one that it is about."""
    if step is Step.MEND:
        return "right", QCoreApplication.translate("SubmissionStages", "Đến chỗ phải sửa")
    if step is Step.NOTES:
        words = QCoreApplication.translate("SubmissionStages", "Xem {count} góp ý")
        return "comment", words.format(count=notes)
    if step is Step.SEND:
        words = QCoreApplication.translate("SubmissionStages", "Gửi lần {revision}...")
        return "mail", words.format(revision=revision)
    if step is Step.FOLLOW:
        return "history", QCoreApplication.translate("SubmissionStages", "Theo dõi phản hồi")
    words = QCoreApplication.translate("SubmissionStages", "Xuất lần {revision}...")
    return "export", words.format(revision=revision)


def _step(
    submissions: RoundSubmissions,
    findings: Sequence[Finding] | None,
    *,
    sealed: bool,
    sent: bool,
) -> Step:
    if sealed:
        if submissions.returns.open_notes:
            return Step.NOTES
        return Step.FOLLOW if sent else Step.SEND
    if findings is None:
        return Step.WAIT
    if is_blocked(submissions, findings):
        return Step.MEND
    return Step.NOTES if submissions.returns.demanded_notes else Step.EXPORT


def _check(
    submissions: RoundSubmissions,
    findings: Sequence[Finding] | None,
    answers: Mapping[AnswerPlace, Answer],
) -> StageLook:
    if findings is None:
        return StageLook(
            "in-progress",
            Tone.NEUTRAL,
            QCoreApplication.translate("SubmissionStages", "đang kiểm tra"),
        )
    if is_blocked(submissions, findings):
        hard = sum(one.level == "hard" for one in findings)
        return StageLook(
            "error",
            Tone.BAD,
            QCoreApplication.translate("SubmissionStages", "{count} lỗi").format(count=hard),
        )
    notes = len(submissions.returns.open_notes)
    if notes:
        words = QCoreApplication.translate("SubmissionStages", "{count} góp ý chưa trả lời")
        return StageLook("warning", Tone.WARNING, words.format(count=notes))
    answered = {place for place, held in answers.items() if held.text}
    open_soft = sum(one.level == "soft" and finding_place(one) not in answered for one in findings)
    if open_soft:
        words = QCoreApplication.translate(
            "SubmissionStages", "{count} lưu ý chưa giải trình"
        ).format(count=open_soft)
        return StageLook("warning", Tone.WARNING, words)
    return StageLook(
        "ok", Tone.GOOD, QCoreApplication.translate("SubmissionStages", "không còn gì phải sửa")
    )


def _done(done: bool, yes: str, no: str) -> StageLook:
    return StageLook("ok", Tone.GOOD, yes) if done else StageLook("not-started", Tone.NEUTRAL, no)


def _follow(submissions: RoundSubmissions, notes: int) -> StageLook:
    if notes:
        return StageLook(
            "comment",
            Tone.ACCENT,
            QCoreApplication.translate("SubmissionStages", "{count} góp ý").format(count=notes),
        )
    slips = submissions.returns.slips
    if slips and slips[0].decision is ReturnDecision.ACCEPTED:
        return StageLook(
            "ok", Tone.GOOD, QCoreApplication.translate("SubmissionStages", "đã được chấp nhận")
        )
    if any(one.dispatches for one in submissions.revisions):
        return StageLook(
            "in-progress",
            Tone.NEUTRAL,
            QCoreApplication.translate("SubmissionStages", "chờ phản hồi"),
        )
    return StageLook(
        "not-started", Tone.NEUTRAL, QCoreApplication.translate("SubmissionStages", "chưa có gì")
    )
