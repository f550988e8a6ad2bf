# SPDX-License-Identifier: MIT
"""Where files of evidence come from: folders walked through, a picture from the clipboard.

Runs off the window's thread, while a dialog tells how far it has come.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

from lsapp.errors import UserError
from ui.operations import Progress

MOST_FILES: Final = 500
"""More than these are a folder dropped by mistake, not evidence."""
_SYSTEM_NAMES: Final = frozenset({"thumbs.db", "desktop.ini"})


def files_within(paths: Sequence[Path], progress: Progress) -> list[Path]:
    """Return the files, and those in the folders, by name; what the system keeps for itself is left out.

    Raises UserError ``evidence.too_many``, and what ``progress`` raises.
    """
    found: list[Path] = []
    for path in paths:
        for one in _walk(path) if path.is_dir() else iter((path,)):
            found.append(one)
            progress(0, 0, one.name)
            if len(found) > MOST_FILES:
                raise UserError("evidence.too_many", limit=MOST_FILES)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name.casefold() not in _SYSTEM_NAMES:
                yield Path(place, name)


def pasted_picture(image: QImage, folder: Path) -> Path:
    """Write a picture from the clipboard into ``folder`` and return where it lies.

    Raises UserError ``evidence.not_pasted``.
    """
    name = f"Anh-dan-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}.png"
    path = folder / name
    if not image.save(str(path)):
        raise UserError("evidence.not_pasted")
    return path
