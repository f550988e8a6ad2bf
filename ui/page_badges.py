# SPDX-License-Identifier: MIT
"""The counts beside the names of the pages: what the rules found, and what lies in the department's folder."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from ui import places
from ui.findings_watch import FindingsWatch, tone_of
from ui.inbox_watch import InboxWatch
from ui.theme import Tone
from ui.widgets.side_bar import SideBar

_GRAVEST_FIRST: Final = (Tone.BAD, Tone.ACCENT)
"""What is counted of the findings, before mere warnings."""


class PageBadges(QObject):
    """Marks the side bar: of the findings the gravest that there are, counted alone."""

    def __init__(
        self, side_bar: SideBar, findings: FindingsWatch, inbox: InboxWatch, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._side_bar = side_bar
        self._findings = findings
        findings.findings_changed.connect(self._on_findings_changed)
        inbox.count_told.connect(self._on_inbox_told)

    @Slot()
    def _on_findings_changed(self) -> None:
        tones = [tone_of(one) for one in self._findings.findings]
        tone = next((one for one in _GRAVEST_FIRST if one in tones), Tone.WARNING)
        count = tones.count(tone)
        meaning = self._words(tone).format(count=count) if count else ""
        self._side_bar.set_badge(places.SUBMISSION, count, tone, meaning)

    def _words(self, tone: Tone) -> str:
        if tone is Tone.BAD:
            return self.tr("{count} lỗi")
        if tone is Tone.ACCENT:
            return self.tr("{count} góp ý của Sở")
        return self.tr("{count} lưu ý")

    @Slot(int, str)
    def _on_inbox_told(self, count: int, meaning: str) -> None:
        self._side_bar.set_badge(places.COMPILING, count, Tone.ACCENT, meaning)
