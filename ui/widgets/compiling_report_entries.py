# SPDX-License-Identifier: MIT
"""The lines of the provincial report's outline, each with how far its words have come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lsapp.domain.records import CompiledSection
from ui.widgets.compiling_report_texts import CompiledTexts
from ui.widgets.section_editor_outline import OutlineEntry, WordsState
from ui.widgets.section_editor_texts import WordsPlace

if TYPE_CHECKING:
    from lsapp.services.compiled_words import CompiledWords

KIND: Final = CompiledSection.KIND
"""The kind of the places of this outline."""


def entry_of(texts: CompiledTexts, section: CompiledWords) -> OutlineEntry:
    """Return the line of a section as its words stand."""
    return OutlineEntry(
        place=WordsPlace(KIND, section.code),
        number=section.number,
        title=section.short,
        level=section.level,
        required=False,
        state=_state(texts, section),
        heading=f"{section.number} {section.title}",
        guidance=section.guidance or "",
    )


def _state(texts: CompiledTexts, section: CompiledWords) -> WordsState:
    if texts.text(section.code).strip():
        return WordsState.CHANGED if texts.changes(section.code) else WordsState.WRITTEN
    if section.by_itself:
        return WordsState.FROM_FIGURES
    return WordsState.LAST_ONLY if section.last else WordsState.EMPTY
