# SPDX-License-Identifier: MIT
"""How the unit's documents open and close, as a form, and beside it how that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.records import Letterhead, Programme
from ui.draft_keeper import DraftKeeper
from ui.theme import SPACE, Theme
from ui.widgets.card import Card
from ui.widgets.card_area import CardArea
from ui.widgets.fields import FieldSpec
from ui.widgets.programme_drafts import FormDrafts
from ui.widgets.programme_head_preview import HeadPreview
from ui.widgets.programme_texts import TextBounds
from ui.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from lsapp.catalogue.model import Plan, Unit

_NARROW: Final = 92
"""Letters across, below which the preview stands under the form."""


class LetterheadForm(QWidget):
    """The letterhead. ``edited`` carries the record with the field that was left changed; the preview
    follows each letter that is typed.
    """

    edited = Signal(object)

    def __init__(
        self,
        theme: Theme,
        drafts: DraftKeeper,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letterhead: Letterhead | None = None
        self._programme: Programme | None = None
        self._office: tuple[Plan, Unit] | None = None
        self._typed: dict[str, str] = {}
        # Each tree that gets another parent is given its style again: so the outermost come first.
        self._body = QWidget(self)
        self._area = CardArea(self._body, 2 * SPACE, self)
        self._card = Card("", theme, parent=self._body)
        self._shown = Card("", theme, parent=self._body)
        specs = self._specs()
        self.form = RecordForm(specs, theme, language, self._card)
        TextBounds(self.form, specs, theme)
        self._drafts = FormDrafts(self.form, specs, drafts, "letterhead")
        self.preview = HeadPreview(theme, self._shown)
        self._paper = QComboBox(self._shown)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.form.edited.connect(self._on_edited)
        self.form.typing.connect(self._on_typing)
        self._paper.currentIndexChanged.connect(self._show_preview)

    # --- building ---

    def _specs(self) -> list[FieldSpec]:
        one_each = self.tr("Mỗi dòng một nơi, không cần gạch đầu dòng")
        return [
            FieldSpec(
                "parent_body",
                self.tr("Cơ q&uan chủ quản"),
                hint=self.tr("để trống nếu không có"),
            ),
            FieldSpec(
                "name",
                self.tr("Tên cơ quan &ban hành"),
                kind="text",
                rows=2,
                hint=self.tr("Mỗi dòng in thành một dòng"),
            ),
            FieldSpec("place", self.tr("Địa danh"), width=32),
            FieldSpec("authority", self.tr("Thẩm &quyền ký (TM., KT.)")),
            FieldSpec("signer_title", self.tr("C&hức vụ người ký"), width=44),
            FieldSpec(
                "signer_name",
                self.tr("Họ tên người &ký"),
                width=44,
                hint=self.tr("có thể để trống, ghi khi ký"),
            ),
            FieldSpec("addressee", self.tr("Kính &gửi"), kind="text", rows=2, hint=one_each),
            FieldSpec("recipients", self.tr("Nơ&i nhận"), kind="text", rows=4, hint=one_each),
            FieldSpec("archive_mark", self.tr("&Lưu"), width=24),
            FieldSpec("report_symbol", self.tr("Ký hiệu bá&o cáo"), width=24),
            FieldSpec("programme_symbol", self.tr("Ký hiệu chương trình, kế hoạch"), width=24),
        ]

    def _lay_out(self) -> None:
        card, shown = self._card, self._shown
        card.setAccessibleName(self.tr("Thể thức văn bản"))
        card.add(self.form)
        card.content.addStretch(1)
        label = QLabel(self.tr("&Văn bản xem trước:"), shown)
        label.setBuddy(self._paper)
        self._paper.setAccessibleName(self.tr("Văn bản xem trước"))
        self._paper.addItem(self.tr("Chương trình"), "programme")
        self._paper.addItem(self.tr("Báo cáo"), "report")
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label)
        row.addWidget(self._paper)
        row.addStretch()
        shown.content.addLayout(row)
        shown.add(self.preview)
        shown.content.addStretch(1)
        self._columns.setSpacing(SPACE)
        self._columns.addWidget(card, 1)
        self._columns.addWidget(shown, 1)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, SPACE, 2 * SPACE, 0)
        inner.addLayout(self._columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    # --- for the page ---

    def show_letterhead(
        self,
        office: tuple[Plan, Unit],
        letterhead: Letterhead,
        programme: Programme,
        can_edit: bool,
    ) -> None:
        """Show a letterhead; ``programme`` is the paper that the preview draws it on."""
        values = msgspec.structs.asdict(letterhead)
        self._drafts.show(letterhead.key)
        same = self._letterhead is not None and self._letterhead.key == letterhead.key
        self._office, self._letterhead, self._programme = office, letterhead, programme
        if same:
            self.form.show_values(values)
        else:
            self._typed.clear()
            self.form.show_new(values)
        self.form.set_read_only(not can_edit)
        self._show_preview()

    def focus_field(self, name: str) -> bool:
        """Set the focus into a field."""
        return self.form.focus_field(name)

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._letterhead is not None:
            self.form.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview under the form where both do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    # --- slots ---

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        self._typed.pop(name, None)
        if self._letterhead is not None:
            self._letterhead = msgspec.structs.replace(self._letterhead, **{name: value})
            self.edited.emit(self._letterhead)
        self._show_preview()

    @Slot(str, str)
    def _on_typing(self, name: str, text: str) -> None:
        self._typed[name] = text
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        from lsapp.services.programme_paper import programme_head, report_head

        if self._office is None or self._letterhead is None or self._programme is None:
            return
        plan, unit = self._office
        typed = {name: text.strip() or None for name, text in self._typed.items()}
        letterhead = msgspec.structs.replace(self._letterhead, **typed)
        if self._paper.currentData() == "report":
            head = report_head(unit, letterhead, self._report_kind())
        else:
            head = programme_head(plan, unit, letterhead, self._programme)
        self.preview.show_head(head)

    def _report_kind(self) -> str:
        types = self._office[0].document_types if self._office else ()
        return next((one.name for one in types if one.code == "BC"), self.tr("Báo cáo"))
