# SPDX-License-Identifier: MIT
"""Where the files of a revision were written last on this machine, and how files are handed on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.settings import Settings

ENDINGS: Final = ("xlsx", "pdf", "docx", "json")
_KEY: Final = "submissions/{hash}"


class ExportFolders:
    """Remembers one folder for each revision, by its hash. Folders are of this machine, so no record."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def remember(self, payload_hash: str, folder: Path) -> None:
        """Keep that the files of a revision were written into ``folder``."""
        self._settings.write_text(_KEY.format(hash=payload_hash), str(folder))

    def folder(self, payload_hash: str) -> Path | None:
        """Return the folder; ``None`` where this machine never wrote them."""
        kept = self._settings.read_text(_KEY.format(hash=payload_hash))
        return Path(kept) if kept else None


def files_in(folder: Path, stem: str) -> tuple[Path, ...]:
    """Return the files of a revision that lie in a folder. Asks the disk, which may be a slow share."""
    found = []
    for ending in ENDINGS:
        path = folder / f"{stem}.{ending}"
        try:
            if path.is_file():
                found.append(path)
        except OSError:  # a share that is gone
            continue
    return tuple(found)


def copy_files(paths: Sequence[Path]) -> None:
    """Put files on the clipboard: as files for a folder or a mail, as paths for a text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    QGuiApplication.clipboard().setMimeData(data)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own window of files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
