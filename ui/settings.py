# SPDX-License-Identifier: MIT
"""What the window remembers on this machine: comfort only, nothing of the office's records.

One INI file in the local data folder, never the registry: it can be read, copied and deleted. Losing it
costs a few clicks, so a file that cannot be read is set aside and the window starts as on the first day.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, NamedTuple, TypeVar, overload

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from lsapp import paths
from ui.translation import LANGUAGES

FILE_NAME: Final = "settings.ini"
COLOUR_SCHEMES: Final = ("system", "light", "dark")
SMALLEST_SCALE: Final = 100  # per cent
LARGEST_SCALE: Final = 200
RECENT_FILES: Final = 10
_REMEMBERED_PAGES: Final = 50  # files
_VISIBLE: Final = QSize(120, 24)  # pixels of a window's top that a mouse must be able to catch
_LARGEST_FILE: Final = 1_000_000  # bytes; ours has a few thousand
_STATE_VERSION: Final = 1  # raise when docks or tool bars change their names

T = TypeVar("T")

_LOG: Final = logging.getLogger(__name__)


class ColumnLayout(NamedTuple):
    """How a table's columns stand, by their keys; columns that are not named stand as declared.

    ``widths`` in pixels at 100 %, ``order`` from the left, ``hidden`` not shown.
    """

    widths: Mapping[str, int] = MappingProxyType({})
    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()


class Declared(Generic[T]):
    """A setting with its key in the file, its value where none was chosen, and its way to and from text."""

    def __init__(
        self, key: str, default: T, read: Callable[[str], T], write: Callable[[T], str]
    ) -> None:
        self._key = key
        self._default = default
        self._read = read
        self._write = write

    @overload
    def __get__(self, settings: None, owner: type) -> Declared[T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type) -> T: ...

    def __get__(self, settings: Settings | None, owner: type) -> Declared[T] | T:
        if settings is None:
            return self
        text = settings.read_text(self._key)
        if text is None:
            return self._default
        try:
            return self._read(text)
        except (ValueError, TypeError):  # edited by hand, or from another version
            return self._default

    def __set__(self, settings: Settings, value: T) -> None:
        settings.write_text(self._key, self._write(value))


def _text(key: str) -> Declared[str]:
    return Declared(key, "", str, str)


def _flag(key: str, *, default: bool = False) -> Declared[bool]:
    return Declared(key, default, lambda text: text == "true", lambda value: str(value).lower())


def _choice(key: str, values: tuple[str, ...]) -> Declared[str]:
    def chosen(value: str) -> str:
        if value not in values:
            raise ValueError(value)
        return value

    return Declared(key, values[0], chosen, chosen)


def _folder(key: str) -> Declared[Path | None]:
    def write(value: Path | None) -> str:
        return "" if value is None else str(value)

    return Declared(key, None, lambda text: Path(text) if text else None, write)


def _within(smallest: int, largest: int) -> Callable[[str], int]:
    return lambda text: min(max(int(text), smallest), largest)


class Settings:
    """The settings of the person at this machine; each is written when it is set.

    Made before the application where the scale is needed that early; ``file`` is the INI file, by default in
    the local data folder. Where it cannot be written, settings live until the program ends.
    """

    language = _choice("window/language", LANGUAGES)
    colour_scheme = _choice("window/colour_scheme", COLOUR_SCHEMES)
    scale: Declared[int] = Declared(
        "window/scale",
        SMALLEST_SCALE,
        _within(SMALLEST_SCALE, LARGEST_SCALE),
        lambda value: str(_within(SMALLEST_SCALE, LARGEST_SCALE)(str(value))),
    )
    """Size of everything in the window in per cent, 100 to 200."""
    side_bar_folded = _flag("window/side_bar_folded")
    findings_shown = _flag("window/findings_shown", default=True)
    """Whether the list of findings stands below the pages."""
    tour_seen = _flag("window/tour_seen")
    display_name = _text("person/display_name")
    """Who the history says made a change; empty until the person gave a name."""
    last_folder = _folder("files/last_folder")
    second_backup_folder = _folder("files/second_backup_folder")
    last_unit_role = _text("files/last_unit_role")
    """The role chosen at the last first run; the values are those of the ``Office`` record."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = paths.local_data_dir() / FILE_NAME if file is None else file
        self._store = self._open()

    @property
    def file(self) -> Path:
        """The INI file; it may not exist yet."""
        return self._file

    def read_text(self, key: str) -> str | None:
        """Return what the file holds under ``key``, as text."""
        value = self._store.value(key)
        return value if isinstance(value, str) else None

    def write_text(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key``."""
        self._store.setValue(key, text)

    def reset(self) -> None:
        """Forget everything, so that the window starts as on the first day."""
        self._store.clear()
        self.flush()

    def flush(self) -> bool:
        """Write to the disk now; returns whether that could be done. Qt does it by itself soon after."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    # --- files ---

    def recent_paths(self) -> tuple[Path, ...]:
        """Return the databases opened last, the newest first, whether they are still there or not."""
        return tuple(Path(one) for one in self._strings("files/recent"))

    def add_recent(self, file: Path) -> None:
        """Put ``file`` first among the recent ones, and its folder as the last folder."""
        absolute = Path(os.path.abspath(file))
        others = [one for one in self._strings("files/recent") if not _same(one, absolute)]
        self._write("files/recent", [str(absolute), *others][:RECENT_FILES])
        self.last_folder = absolute.parent

    def remove_recent(self, file: Path) -> None:
        """Take ``file`` out of the recent ones and forget its last page."""
        absolute = Path(os.path.abspath(file))
        left = [one for one in self._strings("files/recent") if not _same(one, absolute)]
        self._write("files/recent", left)
        pages = {
            f: p for f, p in self._strings_by_name("files/pages").items() if not _same(f, absolute)
        }
        self._write("files/pages", pages)

    def last_page(self, file: Path) -> str:
        """Return the key of the page that was shown last with ``file``, or an empty text."""
        return self._strings_by_name("files/pages").get(os.path.abspath(file), "")

    def set_last_page(self, file: Path, page: str) -> None:
        """Keep the key of the page shown with ``file``."""
        named = os.path.abspath(file)
        pages = self._strings_by_name("files/pages")
        pages.pop(named, None)
        pages[named] = page  # the newest last
        self._write("files/pages", dict(list(pages.items())[-_REMEMBERED_PAGES:]))

    def is_secrets_notice_closed(self, file: Path) -> bool:
        """Tell whether a person has read, for ``file``, that state secrets do not belong there."""
        named = os.path.abspath(file)
        return any(_same(one, Path(named)) for one in self._strings("files/secrets_told"))

    def close_secrets_notice(self, file: Path) -> None:
        """Keep that it was read for ``file``."""
        absolute = Path(os.path.abspath(file))
        others = [one for one in self._strings("files/secrets_told") if not _same(one, absolute)]
        self._write("files/secrets_told", [*others, str(absolute)][-_REMEMBERED_PAGES:])

    def inbox_folder(self, file: Path) -> Path | None:
        """Return the folder that is watched for what comes in for ``file``; ``None`` where none was chosen."""
        held = self._strings_by_name("files/inboxes").get(os.path.abspath(file), "")
        return Path(held) if held else None

    def set_inbox_folder(self, file: Path, folder: Path | None) -> None:
        """Keep the folder that is watched for ``file``."""
        named = os.path.abspath(file)
        inboxes = self._strings_by_name("files/inboxes")
        inboxes.pop(named, None)
        if folder is not None:
            inboxes[named] = str(folder)
        self._write("files/inboxes", dict(list(inboxes.items())[-_REMEMBERED_PAGES:]))

    # --- tables ---

    def columns(self, table: str) -> ColumnLayout:
        """Return how the columns of the table named ``table`` stand."""
        held = self._value(f"columns/{table}")
        if not isinstance(held, dict):
            return ColumnLayout()
        widths = held.get("widths")
        return ColumnLayout(
            {
                str(key): width
                for key, width in (widths if isinstance(widths, dict) else {}).items()
                if isinstance(width, int) and 0 < width < 10_000
            },
            tuple(_strings_in(held.get("order"))),
            frozenset(_strings_in(held.get("hidden"))),
        )

    def set_columns(self, table: str, layout: ColumnLayout) -> None:
        """Keep how the columns of the table named ``table`` stand."""
        held = {
            "widths": dict(layout.widths),
            "order": layout.order,
            "hidden": sorted(layout.hidden),
        }
        self._write(f"columns/{table}", held)

    # --- the window ---

    def save_window(self, window: QMainWindow) -> None:
        """Keep where the window, its docks and tool bars stand."""
        lying = window.normalGeometry()
        self._write("window/rectangle", [lying.x(), lying.y(), lying.width(), lying.height()])
        self.write_text("window/maximized", str(window.isMaximized()).lower())
        state = window.saveState(_STATE_VERSION).toBase64().data()
        self.write_text("window/state", bytes(state).decode("ascii"))

    def restore_window(self, window: QMainWindow) -> bool:
        """Put the window where it stood; returns whether its rectangle was used.

        One that lies off every screen (a monitor taken away) is ignored, a larger one than its screen cut.
        """
        rectangle = self._window_rectangle()
        if rectangle is not None:
            window.setGeometry(rectangle)
        if self.read_text("window/maximized") == "true":
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        state = self.read_text("window/state")
        if state:
            window.restoreState(QByteArray.fromBase64(state.encode("utf-8")), _STATE_VERSION)
        return rectangle is not None

    def _window_rectangle(self) -> QRect | None:
        held = self._value("window/rectangle")
        if not isinstance(held, list) or len(held) != 4:
            return None
        if not all(isinstance(n, int) and abs(n) < 100_000 for n in held):
            return None
        rectangle = QRect(*held)
        top = QRect(rectangle.topLeft(), QSize(rectangle.width(), _VISIBLE.height()))
        for screen in QGuiApplication.screens():
            free = screen.availableGeometry()
            seen = free.intersected(top)
            if seen.width() >= _VISIBLE.width() and seen.height() >= _VISIBLE.height():
                return QRect(rectangle.topLeft(), rectangle.size().boundedTo(free.size()))
        return None

    # --- the file ---

    def _open(self) -> QSettings:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not _readable(self._file):
                os.replace(self._file, self._file.with_name(f"{self._file.name}.broken"))
        except OSError as error:
            # Qt then keeps the settings in memory alone.
            _LOG.warning("settings cannot be kept: %s", error.strerror)
        return QSettings(str(self._file), QSettings.Format.IniFormat)

    def _write(self, key: str, value: object) -> None:
        self.write_text(key, json.dumps(value, ensure_ascii=False))

    def _value(self, key: str) -> Any:
        """Return what was kept as JSON under ``key``; ``None`` for nothing, or nothing readable."""
        try:
            return json.loads(self.read_text(key) or "null")
        except ValueError:
            return None

    def _strings(self, key: str) -> list[str]:
        return _strings_in(self._value(key))

    def _strings_by_name(self, key: str) -> dict[str, str]:
        held = self._value(key)
        return (
            {n: v for n, v in held.items() if isinstance(v, str)} if isinstance(held, dict) else {}
        )


def _readable(file: Path) -> bool:
    """Tell whether ``file`` is absent or text; after a power cut a file may hold nothing but zeros."""
    if not file.exists():
        return True
    if not file.is_file() or file.stat().st_size > _LARGEST_FILE:
        return False
    try:
        return "\0" not in file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False


def _strings_in(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _same(path: str, other: Path) -> bool:
    return os.path.normcase(path) == os.path.normcase(other)
