# SPDX-License-Identifier: MIT
"""What is said before a backup is brought back, and after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from lsapp.messages import explain
from lsapp.services.backup_list import BackupInfo
from ui.models.backup_model import holds_words
from ui.session import Session
from ui.widgets.history_words import moment_words
from ui.words import words_for

if TYPE_CHECKING:
    from lsapp.services.backups import BackupRestored

_CONTEXT: Final = "BackupWords"


def place_words(count: int, elsewhere: Path | None, *, is_open: bool, minutes: int) -> str:
    """Return which backups are listed, ``count`` of them in the folder ``elsewhere`` or the open file's own,
    and how they come to be every ``minutes``.
    """
    if elsewhere is not None:
        words = QCoreApplication.translate(_CONTEXT, "{count} bản sao lưu trong {folder}")
        return words.format(count=count, folder=elsewhere)
    if not is_open:
        return QCoreApplication.translate(
            _CONTEXT, "Chưa mở tệp nào. Hãy tìm bản sao lưu trên USB hoặc ổ đĩa khác."
        )
    if not count:
        return QCoreApplication.translate(_CONTEXT, "Tệp này chưa có bản sao lưu nào.")
    return QCoreApplication.translate(
        _CONTEXT,
        "Tự sao lưu đầu ngày, mỗi {minutes} phút khi có thay đổi, trước việc lớn và khi đóng.",
    ).format(minutes=minutes)


def restore_words(
    session: Session, one: BackupInfo, language: str, elsewhere: Path | None = None
) -> str:
    """Return what will be replaced by what, and what becomes of the present state; with ``elsewhere`` that
    the backup lies in a folder that may be another office's.
    """
    parts = [_exchange(session, one)]
    if one.last_action is not None:
        last = explain(f"action.{one.last_action.name}", language)
        words = QCoreApplication.translate(
            _CONTEXT,
            "Việc cuối cùng trong bản này: {action}, lúc {time}. Những thay đổi sau đó sẽ không còn "
            "trong tệp.",
        )
        parts.append(words.format(action=last, time=moment_words(one.last_action.at)))
    parts.append(
        QCoreApplication.translate(
            _CONTEXT,
            "Trạng thái hiện nay không mất: trước khi thay, chương trình giữ lại thành bản sao lưu "
            "«Trước khi khôi phục», đã ghim, có thể khôi phục lại bất cứ lúc nào.",
        )
    )
    if one.missing:
        words = QCoreApplication.translate(
            _CONTEXT, "Bản này thiếu {count} tệp minh chứng; số liệu và lời văn vẫn đủ."
        )
        parts.append(words.format(count=one.missing))
    if elsewhere is not None:
        words = QCoreApplication.translate(
            _CONTEXT,
            "Bản này lấy từ {folder}. Hãy chắc rằng nó là của chính đơn vị này; nếu chưa chắc, hãy mở "
            "thành tệp khác để xem trước.",
        )
        parts.append(words.format(folder=one.path.parent))
    return "\n\n".join(parts)


def restored_words(restored: BackupRestored) -> str:
    """Return what was brought back, what of it is lost, and where the state before is kept."""
    done = QCoreApplication.translate(_CONTEXT, "Đã khôi phục dữ liệu lúc {time}.")
    text = done.format(time=moment_words(restored.made_at))
    if restored.note is not None:
        text = words_for(restored.note).plain()
    if restored.kept is not None:
        kept = QCoreApplication.translate(
            _CONTEXT, "{text} Trạng thái trước đó được giữ tại {kept}."
        )
        text = kept.format(text=text, kept=restored.kept)
    return text


def _exchange(session: Session, one: BackupInfo) -> str:
    view, path = session.view, session.path
    now = QCoreApplication.translate(_CONTEXT, "{programmes} chương trình, {activities} nhiệm vụ")
    words = QCoreApplication.translate(
        _CONTEXT,
        "Toàn bộ dữ liệu đang có trong {file} ({now}) sẽ được thay bằng dữ liệu lúc {time} ({then}).",
    )
    return words.format(
        file=path.name if path else "",
        now=now.format(
            programmes=len(view.records.programmes) if view else 0,
            activities=len(view.records.activities) if view else 0,
        ),
        time=moment_words(one.at),
        then=holds_words(one),
    )
