# SPDX-License-Identifier: MIT
"""The checklist of a submission as lines: what blocks, what warns, how complete it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

import msgspec
from PySide6.QtCore import QCoreApplication

from lsapp.domain.records import Answer
from ui import places
from ui.places import Place
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.completeness import FormShare, GroupShare, SectionShare, Share
    from lsapp.services.overview import Overview
    from lsapp.services.viewing import Finding

HASH_SHOWN: Final = 12
"""Digits of a hash that tell revisions apart for a person; the whole of it can be copied."""


class CheckLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: an icon in a tone, words, a figure at the right, a quiet line below, and where it leads.

    ``key`` tells the line again after a change. ``answer`` is the reason given to a finding that warns, or
    the reply to a comment. ``before`` and ``after`` are what a comment's place held in the revision that it
    is about and holds now; ``None`` where that is not known.
    """

    key: str
    icon: str
    tone: Tone
    text: str
    figure: str = ""
    below: str = ""
    page: str = ""
    place: Place | None = None
    finding: Finding | None = None
    answer: str | None = None
    resolved: bool | None = None
    """Of a comment that was returned, whether it is worked off; ``None`` where it is none."""
    before: str | None = None
    after: str | None = None

    @property
    def can_answer(self) -> bool:
        """Whether a reason can be given instead of mending it."""
        return self.finding is not None and self.finding.level == "soft"

    @property
    def can_reply(self) -> bool:
        """Whether it is a comment, which is answered whether it was followed or not."""
        return self.resolved is not None


AnswerPlace = tuple[str, str | None, str | None]


class FindingLines(Sequence[CheckLine]):
    """The lines of findings, each made when it is looked at: there may be ten thousand of them."""

    def __init__(self, findings: Sequence[Finding], answers: Mapping[AnswerPlace, Answer]) -> None:
        self._findings = findings
        self._answers = answers
        self._made: dict[int, CheckLine] = {}

    def keys(self) -> list[str]:
        """Return the keys of the lines, in their order; makes no line."""
        return [_finding_key(one) for one in self._findings]

    def __len__(self) -> int:
        return len(self._findings)

    @overload
    def __getitem__(self, place: int) -> CheckLine: ...
    @overload
    def __getitem__(self, place: slice) -> list[CheckLine]: ...

    def __getitem__(self, place: int | slice) -> CheckLine | list[CheckLine]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        line = self._made.get(place)
        if line is None:
            line = self._made[place] = _finding_line(self._findings[place], self._answers)
        return line

    def __eq__(self, other: object) -> bool:
        """Tell whether the same is found and answered."""
        if not isinstance(other, FindingLines):
            return NotImplemented
        return self._findings == other._findings and self._answers == other._answers

    __hash__ = None  # type: ignore[assignment]


class CheckPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the checklist; ``figure`` says how much of it there is."""

    key: str
    title: str
    figure: str = ""
    lines: Sequence[CheckLine] = ()

    def keys(self) -> Sequence[str]:
        """Return the keys of the lines, in their order."""
        if isinstance(self.lines, FindingLines):
            return self.lines.keys()
        return [one.key for one in self.lines]


def answers_by_place(answers: Sequence[Answer]) -> dict[AnswerPlace, Answer]:
    """Return the answers by the rule, the record and the field that they stand at."""
    return {(one.code, one.record, one.field): one for one in answers}


def finding_place(one: Finding) -> AnswerPlace:
    """Return where the answer to a finding stands."""
    return one.code, one.record, one.field


def is_answered(one: Finding, answers: Mapping[AnswerPlace, Answer]) -> bool:
    """Tell whether a reason is given to a finding that warns, by the records as they are now."""
    held = answers.get(finding_place(one))
    return one.level == "soft" and held is not None and bool(held.text)


def checklist(
    overview: Overview | None,
    findings: Sequence[Finding],
    answers: Mapping[AnswerPlace, Answer],
) -> tuple[CheckPart, ...]:
    """Return the parts of the checklist; what is not known yet is left out."""
    hard = [one for one in findings if one.level == "hard"]
    soft = [one for one in findings if one.level == "soft"]
    answered = {place for place, held in answers.items() if held.text}
    parts = [
        CheckPart(
            key="hard",
            title=QCoreApplication.translate("SubmissionChecklist", "Lỗi phải sửa trước khi nộp"),
            figure=str(len(hard)),
            lines=FindingLines(hard, answers),
        ),
        CheckPart(
            key="soft",
            title=QCoreApplication.translate(
                "SubmissionChecklist", "Lưu ý: xem lại hoặc giải trình"
            ),
            figure=QCoreApplication.translate(
                "SubmissionChecklist", "{done}/{all} đã giải trình"
            ).format(done=sum(finding_place(one) in answered for one in soft), all=len(soft))
            if soft
            else "0",
            lines=FindingLines(soft, answers),
        ),
    ]
    if overview is not None:
        parts += _shares(overview)
    return tuple(parts)


def _finding_key(one: Finding) -> str:
    return f"finding/{one.code}/{one.record or ''}/{one.field or ''}"


def _finding_line(one: Finding, answers: Mapping[AnswerPlace, Answer]) -> CheckLine:
    held = answers.get(finding_place(one))
    answer = held.text if held is not None and one.level == "soft" else None
    place = Place(one.kind or "unit", one.record, one.field)
    if one.level == "hard":
        icon, tone = "error", Tone.BAD
    else:
        icon, tone = ("ok", Tone.GOOD) if answer else ("warning", Tone.WARNING)
    below = (
        QCoreApplication.translate("SubmissionChecklist", "Giải trình: {text}").format(text=answer)
        if answer
        else one.where
    )
    return CheckLine(
        key=_finding_key(one),
        icon=icon,
        tone=tone,
        text=one.message,
        below=below,
        page=place.page,
        place=place,
        finding=one,
        answer=answer,
    )


def _shares(overview: Overview) -> list[CheckPart]:
    return [
        CheckPart(
            key="groups",
            title=QCoreApplication.translate("SubmissionChecklist", "Nhóm nhiệm vụ"),
            figure=_share_words(overview.groups_share),
            lines=tuple(_group_line(one) for one in overview.groups),
        ),
        CheckPart(
            key="forms",
            title=QCoreApplication.translate("SubmissionChecklist", "Biểu số liệu"),
            figure=QCoreApplication.translate(
                "SubmissionChecklist", "{done}/{all} biểu bắt buộc đã điền"
            ).format(done=overview.forms_share.filled, all=overview.forms_share.expected),
            lines=tuple(_form_line(one) for one in overview.forms),
        ),
        CheckPart(
            key="sections",
            title=QCoreApplication.translate("SubmissionChecklist", "Báo cáo bằng lời"),
            figure=QCoreApplication.translate(
                "SubmissionChecklist", "{done}/{all} phần bắt buộc đã viết"
            ).format(done=overview.sections_share.filled, all=overview.sections_share.expected),
            lines=tuple(_section_line(one) for one in overview.sections if not one.by_group),
        ),
    ]


def _group_line(one: GroupShare) -> CheckLine:
    figure = _share_words(one.share)
    if one.none_arising:
        figure = QCoreApplication.translate("SubmissionChecklist", "không phát sinh")
    return _share_line(
        key=f"group/{one.code}",
        text=f"{one.number}. {one.short}",
        figure=figure,
        state=_state(complete=one.share.complete, begun=one.share.filled > 0, asked=one.compulsory),
        page=places.RESULTS,
        place=Place("task_group", one.code),
    )


def _form_line(one: FormShare) -> CheckLine:
    if one.faults:
        figure = QCoreApplication.translate("SubmissionChecklist", "{count} ô sai").format(
            count=one.faults
        )
    elif one.nothing:
        figure = QCoreApplication.translate("SubmissionChecklist", "không áp dụng")
    else:
        figure = _share_words(one.share)
    complete = one.nothing or (one.begun and one.share.complete)
    state = _state(complete=complete, begun=one.begun, asked=one.required)
    return _share_line(
        key=f"form/{one.code}",
        text=QCoreApplication.translate("SubmissionChecklist", "Biểu {code}. {title}").format(
            code=one.code, title=one.title
        ),
        figure=figure,
        state=("error", Tone.BAD) if one.faults else state,
        page=places.STATISTICS,
        place=Place("stat_form", one.code),
    )


def _section_line(one: SectionShare) -> CheckLine:
    if one.written:
        figure = QCoreApplication.translate("SubmissionChecklist", "đã viết")
    elif one.required:
        figure = QCoreApplication.translate("SubmissionChecklist", "chưa viết")
    else:
        figure = QCoreApplication.translate("SubmissionChecklist", "không bắt buộc")
    return _share_line(
        key=f"section/{one.code}",
        text=f"{one.number} {one.title}".strip(),
        figure=figure,
        state=_state(complete=one.written, begun=False, asked=one.required),
        page=places.REPORT,
        place=Place("outline_section", one.code),
    )


def _share_line(
    *, key: str, text: str, figure: str, state: tuple[str, Tone], page: str, place: Place
) -> CheckLine:
    return CheckLine(
        key=key, icon=state[0], tone=state[1], text=text, figure=figure, page=page, place=place
    )


def _state(*, complete: bool, begun: bool, asked: bool) -> tuple[str, Tone]:
    if complete:
        return "ok", Tone.GOOD
    if begun:
        return "in-progress", Tone.WARNING if asked else Tone.NEUTRAL
    return "not-started", Tone.WARNING if asked else Tone.NEUTRAL


def _share_words(share: Share) -> str:
    if not share.expected:
        return QCoreApplication.translate("SubmissionChecklist", "không yêu cầu")
    return f"{share.filled}/{share.expected} ({share.percent} %)"
