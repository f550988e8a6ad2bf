# SPDX-License-Identifier: MIT
"""The report's words by their places: what stands there now, what was there, and writing them down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from lsapp.domain.records import GroupStatement, Section, natural_key
from lsapp.domain.text import fold
from ui.places import Place
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

SECTION: Final = Section.KIND
SUMMARY: Final = GroupStatement.KIND


class WordsPlace(NamedTuple):
    """Where words stand: a section of the outline, or a group's summary, by its code."""

    kind: str
    code: str

    @property
    def field(self) -> str:
        """The record's field that holds the words."""
        return "summary" if self.kind == SUMMARY else "text"


def place_in(text: str, wanted: str) -> tuple[int, int] | None:
    """Return where folded words stand in a text, by its own letters; ``None`` where they do not."""
    folded: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for plain in fold(letter) or (" " if letter.isspace() else ""):
            folded.append(plain)
            places.append(at)
    at = "".join(folded).find(wanted)
    return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)


class ReportTexts(QObject):
    """The words of the session's round. What was sent to be saved counts as written until the answer
    comes; where the disk refuses, ``refused`` brings the words back to their writer.
    """

    refused = Signal(object, str)
    """The ``WordsPlace`` and the words that could not be saved."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sent: dict[WordsPlace, tuple[int, str]] = {}
        self._serial = 0

    def place_of(self, place: Place) -> WordsPlace | None:
        """Return where the words of a record, a section of the outline, or a group stand."""
        if place.record is None:
            return None
        if place.kind in ("outline_section", "section"):
            held = self._session.find(Section, place.record)
            return WordsPlace(SECTION, held.section if held else place.record)
        if place.kind in ("group_statement", "task_group"):
            said = self._session.find(GroupStatement, place.record)
            return WordsPlace(SUMMARY, said.group if said else place.record)
        return None

    def record(self, place: WordsPlace) -> Section | GroupStatement | None:
        """Return the record that holds the words of a place, if there is one."""
        if place.kind == SECTION:
            sections = self._session.records(Section)
            return next((one for one in sections if one.section == place.code), None)
        said = self._session.records(GroupStatement)
        return next((one for one in said if one.group == place.code), None)

    def text(self, place: WordsPlace) -> str:
        """Return the words of a place as they were written last."""
        if place in self._sent:
            return self._sent[place][1]
        record = self.record(place)
        if record is None:
            return ""
        return (record.text if isinstance(record, Section) else record.summary) or ""

    def key(self, place: WordsPlace) -> str:
        """Return the key of the record that holds, or will hold, the words of a place."""
        record, view = self.record(place), self._session.view
        if record is not None or view is None:
            return record.key if record else ""
        kind = Section if place.kind == SECTION else GroupStatement
        return natural_key(kind, view.unit, view.plan, view.round, place.code)

    def write(self, place: WordsPlace, text: str) -> None:
        """Save the words of a place as one action that can be undone."""
        view = self._session.view
        if view is None or not self._session.can_edit:
            return
        held = self.record(place)
        self._serial += 1
        serial = self._serial
        self._sent[place] = serial, text

        def work(desk: Desk) -> Any:
            if place.kind == SECTION:
                from lsapp.services.report_text import save_sections

                return save_sections(desk, view, {place.code: text})
            from lsapp.services.results import save_statement

            said = held if isinstance(held, GroupStatement) else None
            return save_statement(
                desk,
                view,
                place.code,
                none_arising=said.none_arising if said else False,
                reason=said.reason if said else None,
                summary=text,
            )

        def answered(_change: object) -> None:
            if self._sent.get(place, (0, ""))[0] == serial:
                del self._sent[place]

        def failed(error: Exception) -> None:
            answered(None)
            self.refused.emit(place, text)
            self._session.failed.emit(error)

        self._session.act(work, answered, self, failed)
