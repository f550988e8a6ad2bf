# SPDX-License-Identifier: MIT
"""Says once for each file that state secrets do not belong here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ui.session import Session
from ui.settings import Settings
from ui.theme import Tone
from ui.widgets.notice import Notice
from ui.widgets.notice_area import NoticeArea


class SecretsNotice(QObject):
    """Shows the notice when a file is opened, until a person has closed it for that file."""

    def __init__(
        self, session: Session, settings: Settings, notices: NoticeArea, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._notices = notices
        self._path: Path | None = None
        self._notice: Notice | None = None
        session.state_changed.connect(self._on_state_changed)

    @Slot()
    def _on_state_changed(self) -> None:
        path = self._session.path if self._session.is_ready else None
        if path == self._path:
            return
        if self._notice is not None:
            self._notices.put_away(self._notice)
            self._notice = None
        self._path = path
        if path is None or self._settings.is_secrets_notice_closed(path):
            return
        self._notice = self._notices.tell(
            Tone.NEUTRAL,
            self.tr(
                "Không nhập nội dung thuộc bí mật nhà nước vào tệp này, kể cả trong ghi chú và minh chứng."
            ),
        )
        self._notice.closed.connect(self._on_closed)

    @Slot()
    def _on_closed(self) -> None:
        self._notice = None
        if self._path is not None:
            self._settings.close_secrets_notice(self._path)
