# SPDX-License-Identifier: MIT
"""The lines of the report's outline: the plan's sections, under the results one for each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject

from lsapp.catalogue.model import OutlineSection, Plan, TaskGroup
from lsapp.domain.records import GroupStatement
from ui.widgets.section_editor_outline import OutlineEntry, WordsState
from ui.widgets.section_editor_texts import SECTION, SUMMARY, ReportTexts, WordsPlace


class OutlineEntries(QObject):
    """Makes the lines from the plan and from what is written so far."""

    def __init__(self, texts: ReportTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def of(
        self, plan: Plan, last: Mapping[WordsPlace, str], numbers: Mapping[str, str]
    ) -> list[OutlineEntry]:
        """Return the lines of a plan's outline; ``last`` is what the round before said at each place,
        ``numbers`` those of the groups by code, empty until they are known.
        """
        return list(self._lines(plan, last, numbers))

    def _lines(
        self, plan: Plan, last: Mapping[WordsPlace, str], numbers: Mapping[str, str]
    ) -> Iterator[OutlineEntry]:
        for section in plan.outline:
            yield self._section_entry(section, last)
            if section.by_group:
                for group in plan.groups:
                    yield self._group_entry(group, numbers.get(group.code, ""), section, last)

    def _section_entry(self, one: OutlineSection, last: Mapping[WordsPlace, str]) -> OutlineEntry:
        place = WordsPlace(SECTION, one.code)
        required = one.required and not one.by_group
        return OutlineEntry(
            place=place,
            number=one.number,
            title=one.title,
            level=one.level,
            required=required,
            state=self._state(place, last, required=required, by_itself=one.by_group),
            heading=f"{one.number} {one.title}",
            guidance=one.guidance or "",
        )

    def _group_entry(
        self, one: TaskGroup, number: str, above: OutlineSection, last: Mapping[WordsPlace, str]
    ) -> OutlineEntry:
        place = WordsPlace(SUMMARY, one.code)
        name = self.tr("Nhóm {number}.").format(number=number) if number else self.tr("Nhóm")
        said = self._texts.record(place)
        silent = isinstance(said, GroupStatement) and said.none_arising
        guidance = (
            self.tr("Nhóm này đã khai không phát sinh: {reason}").format(
                reason=said.reason or self.tr("chưa nêu lý do")
            )
            if isinstance(said, GroupStatement) and silent
            else self.tr(
                "Tóm tắt chung của nhóm, in sau số liệu của nhóm. Kết quả từng nhiệm vụ ghi ở trang "
                "Kết quả và tự vào phụ lục."
            )
        )
        return OutlineEntry(
            place=place,
            number=name,
            title=one.short,
            level=above.level + 1,
            required=False,
            state=self._state(place, last, required=False, by_itself=silent),
            heading=f"{name} {one.title}",
            guidance=guidance,
        )

    def _state(
        self, place: WordsPlace, last: Mapping[WordsPlace, str], *, required: bool, by_itself: bool
    ) -> WordsState:
        if self._texts.text(place).strip():
            return WordsState.WRITTEN
        if by_itself:
            return WordsState.BY_ITSELF
        if last.get(place):
            return WordsState.LAST_ONLY
        return WordsState.MISSING if required else WordsState.EMPTY
