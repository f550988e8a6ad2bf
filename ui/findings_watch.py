# SPDX-License-Identifier: MIT
"""Runs the rules behind the window after each pause in typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lsapp.services.unit_view import UnitView
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

DELAY: Final = 500
"""Milliseconds after the last change: nothing moves while one types."""

# Asked of each finding of ten thousand; a member of an enumeration costs more than all the rest.
_TONES: Final[Mapping[str, Tone]] = MappingProxyType({"hard": Tone.BAD, "note": Tone.ACCENT})
_ANSWERED: Final = Tone.NEUTRAL
_OPEN: Final = Tone.WARNING

_ByRecord = dict[tuple[str | None, str | None], list["Finding"]]
"""Findings by the kind and the key of their record."""


def tone_of(finding: Finding) -> Tone:
    """Return how a finding looks: what blocks, what warns, a warning that was answered, and a comment that
    the compiling department has returned.
    """
    tone = _TONES.get(finding.level)
    if tone is not None:
        return tone
    return _ANSWERED if finding.answer else _OPEN


class FindingsWatch(QObject):
    """What the rules found in the view, and whether they have seen the last change."""

    findings_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: Sequence[Finding] = ()
        self._pinned: Sequence[Finding] = ()
        self._of_rules: _ByRecord = {}
        self._seen: UnitView | None = None
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._check)
        session.changed.connect(self._on_changed)
        session.state_changed.connect(self._on_state_changed)

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found last: the hard ones first, then what is pinned from elsewhere."""
        return self._findings

    def pin(self, notes: Sequence[Finding]) -> None:
        """Show comments of another office among what the rules find; they stay until others are pinned."""
        if notes != self._pinned:
            rules = [one for one in self._findings if one.level != "note"]
            self._pinned = notes
            self._findings = _merged(rules, notes)
            self.findings_changed.emit()

    @property
    def is_current(self) -> bool:
        """Whether nothing has changed since the rules ran."""
        return self._seen is not None and self._seen is self._session.view

    def at(self, kind: str, record: str | None) -> list[Finding]:
        """Return what was found at one record."""
        found = self._of_rules.get((kind, record), [])
        pinned = [one for one in self._pinned if (one.kind, one.record) == (kind, record)]
        return list(_merged(found, pinned))

    def marks_of(self, kind: str, record: str | None) -> dict[str, tuple[Tone, str]]:
        """Return for each field of a record the worst of what was found there, in words."""
        marks: dict[str, tuple[Tone, str]] = {}
        for one in self.at(kind, record):
            if one.field is not None and one.field not in marks:
                marks[one.field] = (tone_of(one), one.message)
        return marks

    def check_now(self) -> None:
        """Do not wait for a pause in typing."""
        self._timer.stop()
        self._check()

    @Slot(object)
    def _on_changed(self, _changed: object) -> None:
        if self._session.is_ready:
            self._timer.start()

    @Slot()
    def _on_state_changed(self) -> None:
        view, seen = self._session.view, self._seen
        if seen is None or (
            view is not None and (view.unit, view.round) == (seen.unit, seen.round)
        ):
            return
        self._seen = None
        self._findings = self._pinned = ()
        self._of_rules = {}
        self.findings_changed.emit()

    @Slot()
    def _check(self) -> None:
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None or not view.complete or self._running:
            return
        self._running = True

        def work() -> tuple[list[Finding], _ByRecord]:
            from lsapp.services.viewing import findings_today

            found = findings_today(facts.plan, facts.unit, view)
            return found, _by_record(found)

        self._session.compute(
            work, lambda both: self._on_checked(view, *both), self, self._on_failed
        )

    def _on_checked(self, seen: UnitView, found: list[Finding], by_record: _ByRecord) -> None:
        self._running = False
        view = self._session.view
        if view is None:
            return
        if view is not seen:
            self._timer.start()
        if (view.unit, view.round) != (seen.unit, seen.round):
            return
        self._findings = _merged(found, self._pinned)
        self._of_rules = by_record
        self._seen = seen
        self.findings_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        self._session.failed.emit(error)


def _merged(found: Sequence[Finding], pinned: Sequence[Finding]) -> Sequence[Finding]:
    if not pinned:
        return found
    hard = [one for one in found if one.level == "hard"]
    return [*hard, *pinned, *found[len(hard) :]]


def _by_record(found: Sequence[Finding]) -> _ByRecord:
    held: _ByRecord = {}
    for one in found:
        held.setdefault((one.kind, one.record), []).append(one)
    return held
