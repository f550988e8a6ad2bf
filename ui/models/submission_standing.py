# SPDX-License-Identifier: MIT
"""Whether a submission can leave, as one chip and one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lsapp.domain.records import Answer
from ui.models.submission_checklist import AnswerPlace, is_answered
from ui.theme import Tone
from ui.widgets.chip import ChipLook

if TYPE_CHECKING:
    from lsapp.services.submitting import RoundSubmissions
    from lsapp.services.viewing import Finding


def is_blocked(submissions: RoundSubmissions | None, findings: Sequence[Finding]) -> bool:
    """Tell whether the rules forbid the export; what was sealed once is given again always."""
    if submissions is not None and submissions.seal is not None and submissions.seal.unchanged:
        return False
    return any(one.level == "hard" for one in findings)


def standing_words(
    submissions: RoundSubmissions | None,
    findings: Sequence[Finding] | None,
    answers: Mapping[AnswerPlace, Answer],
    *,
    can_edit: bool,
) -> tuple[ChipLook, str]:
    """Return how the submission stands; ``findings`` is ``None`` until the rules have seen all."""
    if submissions is None or (findings is None and can_edit):
        words = QCoreApplication.translate("SubmissionStanding", "Đang kiểm tra…")
        return ChipLook("refresh", words, Tone.NEUTRAL), ""
    if submissions.conflict:
        return (
            ChipLook(
                "error", QCoreApplication.translate("SubmissionStanding", "Xung đột"), Tone.BAD
            ),
            QCoreApplication.translate(
                "SubmissionStanding",
                "Có hai bản cùng một lần nộp; phải chọn một bản trước khi xuất.",
            ),
        )
    if not can_edit:
        return _received(submissions)
    if submissions.seal is not None and submissions.seal.unchanged:
        return (
            ChipLook("ok", QCoreApplication.translate("SubmissionStanding", "Đã chốt"), Tone.GOOD),
            QCoreApplication.translate(
                "SubmissionStanding",
                "Dữ liệu không đổi từ lần {revision}; xuất lại cho đúng tệp cũ.",
            ).format(revision=submissions.seal.revision),
        )
    return _to_leave(submissions, findings or (), answers)


def _received(submissions: RoundSubmissions) -> tuple[ChipLook, str]:
    """Return the words for a unit whose reports are only held here."""
    if submissions.seal is None:
        words = QCoreApplication.translate("SubmissionStanding", "Chưa nộp")
        return ChipLook("not-started", words, Tone.NEUTRAL), ""
    words = QCoreApplication.translate("SubmissionStanding", "Đã nộp")
    sentence = QCoreApplication.translate(
        "SubmissionStanding", "Đang xem bản nộp lần {revision} như đơn vị đã gửi."
    )
    return ChipLook("ok", words, Tone.GOOD), sentence.format(revision=submissions.seal.revision)


def _to_leave(
    submissions: RoundSubmissions,
    findings: Sequence[Finding],
    answers: Mapping[AnswerPlace, Answer],
) -> tuple[ChipLook, str]:
    """Return the words for data that have not left as they are now."""
    hard = sum(one.level == "hard" for one in findings)
    if hard:
        words = QCoreApplication.translate("SubmissionStanding", "Chưa xuất được")
        sentence = QCoreApplication.translate("SubmissionStanding", "Còn {count} lỗi phải sửa.")
        return ChipLook("error", words, Tone.BAD), sentence.format(count=hard)
    if submissions.needs_reason:
        sentence = QCoreApplication.translate(
            "SubmissionStanding", "Dữ liệu đã đổi; xuất thành lần {revision}, cần ghi lý do."
        )
    else:
        sentence = QCoreApplication.translate("SubmissionStanding", "Sẽ chốt thành lần {revision}.")
    sentence = sentence.format(revision=submissions.next_revision)
    words = QCoreApplication.translate("SubmissionStanding", "Xuất được")
    open_soft = sum(one.level == "soft" and not is_answered(one, answers) for one in findings)
    if not open_soft:
        return ChipLook("ok", words, Tone.GOOD), sentence
    more = QCoreApplication.translate(
        "SubmissionStanding", "Còn {count} lưu ý chưa giải trình, không chặn việc nộp."
    )
    return ChipLook("warning", words, Tone.WARNING), f"{sentence} {more.format(count=open_soft)}"
