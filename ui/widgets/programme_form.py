# SPDX-License-Identifier: MIT
"""A programme as a form, with what the rules found at it and the plan's legal bases beside."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lsapp.domain.dates import FIRST_YEAR, LAST_YEAR, grid_date, parse_date
from lsapp.domain.records import Programme
from ui.draft_keeper import DraftKeeper
from ui.theme import SPACE, Theme, Tone
from ui.widgets.card import Card
from ui.widgets.card_area import CardArea
from ui.widgets.fields import FieldSpec, UnreadableError
from ui.widgets.notice import Notice
from ui.widgets.programme_bases import ProgrammeBases
from ui.widgets.programme_drafts import FormDrafts
from ui.widgets.programme_texts import TextBounds
from ui.widgets.record_form import Mark, RecordForm

if TYPE_CHECKING:
    from lsapp.services.programme_paper import BasisLine

_YEAR: Final = re.compile(r"[0-9]{4}")
_NARROW: Final = 88
"""Letters across, below which the legal bases stand under the form."""


class ProgrammeForm(QWidget):
    """The chosen programme. ``edited`` carries the record with the field that was left changed."""

    edited = Signal(object)
    activities_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        drafts: DraftKeeper,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._programme: Programme | None = None
        self._can_edit = False
        # Each tree that gets another parent is given its style again: so the outermost come first.
        self._body = QWidget(self)
        self._area = CardArea(self._body, 2 * SPACE, self)
        self._card = Card("", theme, parent=self._body)
        specs = self._specs()
        self.form = RecordForm(specs, theme, language, self._card)
        TextBounds(self.form, specs, theme)
        self._drafts = FormDrafts(self.form, specs, drafts, "programme")
        self.bases = ProgrammeBases(theme, self._body)
        self._notice = Notice(Tone.WARNING, "", theme, closable=False, parent=self._card)
        self._notice.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.bases.insert_asked.connect(self._on_insert)
        self._notice.action_triggered.connect(self.activities_asked)

    # --- building ---

    def _specs(self) -> list[FieldSpec]:
        return [
            FieldSpec("doc_type", self.tr("Loạ&i văn bản"), kind="choice", width=28),
            FieldSpec("number", self.tr("Số văn &bản"), width=14),
            FieldSpec(
                "symbol",
                self.tr("&Ký hiệu"),
                width=24,
                hint=self.tr("để trống thì theo thể thức văn bản"),
            ),
            FieldSpec(
                "issued_on",
                self.tr("Ngà&y ban hành"),
                width=14,
                hint=self.tr("ngày/tháng/năm"),
                show=_show_day,
                read=_read_day,
            ),
            FieldSpec(
                "signatory",
                self.tr("C&hức vụ người ký"),
                width=44,
                hint=self.tr("để trống thì theo thể thức văn bản"),
            ),
            FieldSpec(
                "title",
                self.tr("Tên &văn bản"),
                kind="text",
                rows=3,
                hint=self.tr("Trích yếu nội dung, không kèm loại văn bản"),
            ),
            FieldSpec("period_from", self.tr("Từ năm"), width=8, read=self._read_year),
            FieldSpec("period_to", self.tr("Đến năm"), width=8, read=self._read_year),
            FieldSpec(
                "legal_bases",
                self.tr("Căn cứ thêm"),
                kind="text",
                rows=3,
                hint=self.tr("Mỗi dòng một căn cứ, ngoài các căn cứ của kế hoạch"),
            ),
            FieldSpec(
                "note",
                self.tr("&Ghi chú"),
                kind="text",
                rows=3,
                hint=self.tr("In ở phần Mục đích, yêu cầu; để trống thì tự viết theo nhiệm vụ"),
            ),
        ]

    def _lay_out(self) -> None:
        card = self._card
        card.setAccessibleName(self.tr("Văn bản"))
        card.add(self._notice)
        card.add(self.form)
        card.content.addStretch(1)
        self._columns.setSpacing(SPACE)
        self._columns.addWidget(card, 3)
        self._columns.addWidget(self.bases, 2)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, SPACE, 2 * SPACE, 0)
        inner.addLayout(self._columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    # --- for the page ---

    @property
    def programme(self) -> Programme | None:
        """The programme that is shown."""
        return self._programme

    def set_types(self, choices: Sequence[tuple[object, str]]) -> None:
        """Give the types of document; the shown programme's own is kept among them."""
        self.form.set_choices("doc_type", choices)

    def show_programme(self, one: Programme, can_edit: bool) -> None:
        """Show a programme; what is typed in the same one stays."""
        values: Mapping[str, object] = msgspec.structs.asdict(one)
        self._drafts.show(one.key)
        if self._programme is None or self._programme.key != one.key:
            self._programme = one
            self.form.show_new(values)
        else:
            self._programme = one
            self.form.show_values(values)
        self._can_edit = can_edit
        self.form.set_read_only(not can_edit)

    def show_bases(self, lines: Sequence[BasisLine]) -> None:
        """Show the plan's legal bases as they stand for the shown programme."""
        own = self._programme.legal_bases if self._programme else None
        self.bases.show_lines(lines, own or "", self._can_edit)

    def set_findings(self, marks: Mapping[str, Mark], whole: str, tone: Tone, step: bool) -> None:
        """Mark the fields; ``whole`` is what concerns the programme itself, ``step`` offers to go on to its
        activities.
        """
        self.form.set_marks(marks)
        if whole:
            self._notice.say(tone, whole, self.tr("Thêm nhiệm vụ") if step else "")
        else:
            self._notice.hide()

    def focus_field(self, name: str) -> bool:
        """Set the focus into a field."""
        return self.form.focus_field(name)

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._programme is not None and self._can_edit:
            self.form.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the legal bases under the form where both do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    # --- slots ---

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        one = self._programme
        if one is not None and self._can_edit:
            self._programme = msgspec.structs.replace(one, **{name: value})
            self.edited.emit(self._programme)

    @Slot(str)
    def _on_insert(self, line: str) -> None:
        self.commit()
        one = self._programme
        if one is None:
            return
        held = (one.legal_bases or "").rstrip()
        text = f"{held}\n{line}" if held else line
        self._on_edited("legal_bases", text)

    def _read_year(self, text: str) -> int:
        typed = text.strip()
        if not _YEAR.fullmatch(typed) or not FIRST_YEAR <= int(typed) <= LAST_YEAR:
            raise UnreadableError(self.tr("Ghi năm bằng bốn chữ số, ví dụ 2026."))
        return int(typed)


def _show_day(value: object) -> str:
    return grid_date(value) if isinstance(value, dt.date) else ""


def _read_day(text: str) -> dt.date | None:
    return parse_date(text) if text.strip() else None
