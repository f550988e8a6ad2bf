# SPDX-License-Identifier: MIT
"""All that is known of one revision: its files, hash, warnings answered, where it went, what came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from lsapp.domain.dates import grid_date
from lsapp.domain.records import Dispatch, DispatchWay, ReturnDecision, ReturnSlip
from ui.models.submission_history_model import moment_words
from ui.theme import SPACE, Size, set_muted, set_size

if TYPE_CHECKING:
    from lsapp.services.submitting import Revision

_GROUP: Final = 8
_MOST_ANSWERS: Final = 40
"""Reasons that are listed; all of them stand in the report's annex."""


class SubmissionHistoryDetail(QScrollArea):
    """Names at the left, words that can be selected and copied at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = QWidget(self)
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def text(self) -> str:
        """Return what is shown, one line for each name."""
        shown = [(name, words) for name, words in self._lines if not words.isHidden()]
        return "\n".join(f"{name.text()}: {words.text()}" for name, words in shown)

    def show_revision(
        self, one: Revision | None, folder: Path | None, files: Sequence[Path] | None
    ) -> None:
        """Show a revision; ``files`` is ``None`` until the disk has been asked for them."""
        told = [] if one is None else self._told(one, folder, files)
        while len(self._lines) < len(told):
            self._add_line()
        for at, (name, words) in enumerate(self._lines):
            shown = at < len(told)
            name.setVisible(shown)
            words.setVisible(shown)
            name.setText(told[at][0] if shown else "")
            words.setText(told[at][1] if shown else "")

    def _add_line(self) -> None:
        name, words = QLabel(self._body), QLabel(self._body)
        set_muted(name)
        for label in (name, words):
            set_size(label, Size.BODY)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._lines)
        self._grid.setRowStretch(row, 0)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(words, row, 1)
        self._grid.setRowStretch(row + 1, 1)
        self._lines.append((name, words))

    def _told(
        self, one: Revision, folder: Path | None, files: Sequence[Path] | None
    ) -> list[tuple[str, str]]:
        told = [
            (self.tr("Mã kiểm tra"), _grouped(one.hash)),
            (self.tr("Tệp"), self._files(one, folder, files)),
        ]
        if one.reason:
            told.append((self.tr("Lý do gửi lại"), one.reason))
        if one.own:
            sent = "\n".join(_dispatch_words(each) for each in one.dispatches)
            told.append((self.tr("Đã gửi"), sent or self.tr("chưa ghi nhận lần gửi nào")))
        told += [(self.tr("Phản hồi"), _slip_words(each)) for each in one.slips]
        if one.answers:
            lines = [f"{each.title}: {each.text}" for each in one.answered[:_MOST_ANSWERS]]
            if one.answers > _MOST_ANSWERS:
                more = self.tr("và {count} giải trình khác")
                lines.append(more.format(count=one.answers - _MOST_ANSWERS))
            told.append((self.tr("Giải trình"), "\n".join(lines)))
        return told

    def _files(self, one: Revision, folder: Path | None, files: Sequence[Path] | None) -> str:
        if folder is None:
            return self.tr("{stem} (chưa ghi trên máy này)").format(stem=one.stem)
        if files is None:
            return str(folder)
        if not files:
            words = self.tr("{stem}: không còn ở {folder}")
            return words.format(stem=one.stem, folder=folder)
        names = ", ".join(path.suffix[1:] for path in files)
        return self.tr("{stem} ({names}) ở {folder}").format(
            stem=one.stem, names=names, folder=folder
        )


def _grouped(digits: str) -> str:
    """Return a hash in groups that can be read out and broken over lines."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def _dispatch_words(one: Dispatch) -> str:
    ways = {
        DispatchWay.SMTP: QCoreApplication.translate("SubmissionHistory", "máy chủ thư"),
        DispatchWay.MAIL_PROGRAM: QCoreApplication.translate(
            "SubmissionHistory", "chương trình thư"
        ),
        DispatchWay.BY_HAND: QCoreApplication.translate("SubmissionHistory", "nộp trực tiếp"),
    }
    words = QCoreApplication.translate("SubmissionHistory", "{time}, {way}, đến {recipient}")
    text = words.format(time=moment_words(one.sent_at), way=ways[one.way], recipient=one.recipient)
    return f"{text} ({', '.join(one.files)})" if one.files else text


def _slip_words(one: ReturnSlip) -> str:
    decision = (
        QCoreApplication.translate("SubmissionHistory", "Được chấp nhận")
        if one.decision is ReturnDecision.ACCEPTED
        else QCoreApplication.translate("SubmissionHistory", "Bị trả lại")
    )
    words = QCoreApplication.translate("SubmissionHistory", "{decision}, phiếu lập {time}")
    text = words.format(decision=decision, time=moment_words(one.returned_at))
    if one.due_on is not None:
        due = QCoreApplication.translate("SubmissionHistory", "hạn gửi lại {day}")
        text = f"{text}, {due.format(day=grid_date(one.due_on))}"
    return f"{text}\n{one.remark}" if one.remark else text
