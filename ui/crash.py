# SPDX-License-Identifier: MIT
"""What happens when the program itself is at fault: a log on this machine, and one report on the screen.

The log holds no data of the office: where in the program it went wrong and of which kind the error was,
but no text of a record, no search and no path of the person. Nothing is sent anywhere.
"""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path, PurePath
from types import TracebackType
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSysInfo,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from lsapp import __version__, paths
from lsapp.errors import UserError

LOG_NAME: Final = "kh48.log"
FAULT_NAME: Final = "kh48-fault.log"
_LOG_BYTES: Final = 1_000_000
_OLD_LOGS: Final = 4
_LONGEST_CHAIN: Final = 8

_LOG: Final = logging.getLogger(__name__)
_LOGGED: Final = ("ui", "lsapp")  # what other libraries log may quote data
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Errors whose text names only parts of the program. What others say may quote a cell or a search.
_TELLING: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
)

MessageHandler = Callable[[QtMsgType, QMessageLogContext, str], object]


class CrashReport(NamedTuple):
    """One fault of the program, as it may be shown, copied and saved."""

    error: BaseException
    kind: str
    """The name of the error's class."""
    details: str
    """Where it happened, with the versions; many lines, no data of the office."""
    fingerprint: str
    """Equal for the same fault at the same place."""


class CrashWatch(QObject):
    """Catches what nobody caught, in any thread, and tells the window once.

    ``install`` puts it in the place of Python's hooks and Qt's message handler, ``uninstall`` gives them back.
    """

    crashed = Signal(object)
    """A ``CrashReport`` to show. No other follows before ``acknowledge``, and none of the same fault."""
    user_error_caught = Signal(object)
    """A ``UserError`` that nobody caught: to be shown as any other message."""

    def __init__(self, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = paths.logs_dir() if folder is None else folder
        self._lock = threading.Lock()
        self._showing = False
        self._known: set[str] = set()
        self._handler: logging.Handler | None = None
        self._fault_file: TextIOWrapper | None = None
        self._former_hooks: tuple[Callable[..., object], ...] | None = None
        self._former_qt: MessageHandler | None = None

    @property
    def folder(self) -> Path:
        """Where the log files lie."""
        return self._folder

    def install(self) -> None:
        """Open the log and take the hooks; a folder that cannot be written costs the log alone."""
        if self._former_hooks is not None:
            return
        self._open_log()
        self._former_hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._former_qt = qInstallMessageHandler(self._on_qt_message)
        _LOG.info("start: %s", platform_line())

    def uninstall(self) -> None:
        """Give the hooks back and close the log."""
        if self._former_hooks is None:
            return
        qInstallMessageHandler(self._former_qt)
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._former_hooks
        self._former_hooks = None
        self._close_log()

    def report(self, error: BaseException) -> None:
        """Log ``error`` and let the window show it; callable from any thread."""
        if isinstance(error, UserError):
            _LOG.warning("user error: %s", error.code)
            self.user_error_caught.emit(error)
            return
        crash = report_of(error)
        _LOG.error("fault:\n%s", crash.details)
        with self._lock:
            silent = self._showing or crash.fingerprint in self._known
            self._known.add(crash.fingerprint)
            self._showing = self._showing or not silent
        if not silent:
            self.crashed.emit(crash)

    def acknowledge(self) -> None:
        """The person closed the report: the next fault, if it is another one, may be shown."""
        with self._lock:
            self._showing = False

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C in a console, or an exit that was asked for
            sys.__excepthook__(kind, error, trace)
            return
        if sys.stderr is not None and not isinstance(error, UserError):  # a developer's console
            sys.__excepthook__(kind, error, trace)
        self.report(error.with_traceback(trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and issubclass(args.exc_type, Exception):
            self.report(args.exc_value.with_traceback(args.exc_traceback))

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        # While an object was taken down: nothing that the person did, so only logged.
        if args.exc_value is not None:
            _LOG.error("fault while tidying up:\n%s", describe(args.exc_value))

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category, text)

    def _open_log(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handler = logging.handlers.RotatingFileHandler(
                self._folder / LOG_NAME,
                maxBytes=_LOG_BYTES,
                backupCount=_OLD_LOGS,
                encoding="utf-8",
            )
            fault_file = (self._folder / FAULT_NAME).open("a", encoding="utf-8")
        except OSError:
            self._handler = logging.NullHandler()
        else:
            handler.setFormatter(HomelessFormatter("%(asctime)s %(levelname)s %(message)s"))
            self._handler, self._fault_file = handler, fault_file
            faulthandler.enable(fault_file)
        for name in _LOGGED:
            logging.getLogger(name).setLevel(logging.INFO)
            logging.getLogger(name).addHandler(self._handler)

    def _close_log(self) -> None:
        if self._handler is not None:
            for name in _LOGGED:
                logging.getLogger(name).removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None


class HomelessFormatter(logging.Formatter):
    """Writes ``~`` for the person's home folder, whose name is mostly that of the person."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of ``record``."""
        return without_home(super().format(record))


def report_of(error: BaseException) -> CrashReport:
    """Return what may be told of ``error``."""
    place = [f"{named(frame.filename)}:{frame.lineno}" for frame in _frames(error)][-1:]
    details = without_home(f"{platform_line()}\n\n{describe(error)}")
    return CrashReport(error, type(error).__name__, details, f"{type(error).__name__} {place}")


def describe(error: BaseException) -> str:
    """Return the traceback of ``error`` and of what caused it, without the texts that may hold data."""
    return "\n\nwhich led to:\n\n".join(_told(one) for one in reversed(list(_chain(error))))


def platform_line() -> str:
    """Return the versions of program, Python, Qt and system."""
    return (
        f"KH48 {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})"
    )


def save_report(target: Path, report: CrashReport, folder: Path) -> None:
    """Write a zip with the report and the log files of ``folder``.

    :raises OSError: where ``target`` cannot be written
    """
    import zipfile  # rarely needed, and not free at the start

    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", report.details + "\n")
        for log in sorted(folder.glob("kh48*.log*")):
            if log.is_file() and log.stat().st_size:
                archive.writestr(log.name, without_home(log.read_text("utf-8", errors="replace")))


def without_home(text: str) -> str:
    """Return ``text`` with ``~`` for the home folder."""
    home = str(Path.home())
    if len(home) < 4:  # the root of a container: nobody's name
        return text
    return text.replace(home, "~").replace(home.replace("\\", "/"), "~")


def named(file: str) -> str:
    """Return the name of a source file from its package on: ``ui/crash.py``."""
    parts = PurePath(file).parts
    for package in ("site-packages", "lsapp", "ui"):
        if package in parts:
            start = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[start + (package == "site-packages") :])
    return parts[-1] if parts else file


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and now not in seen and len(seen) < _LONGEST_CHAIN:
        seen.append(now)
        yield now
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)


def _told(error: BaseException) -> str:
    lines = [
        f"  {named(frame.filename)}:{frame.lineno} in {frame.name}"
        + (f"\n    {frame.line}" if frame.line else "")
        for frame in _frames(error)
    ]
    parts = [f"{type(error).__module__}.{type(error).__qualname__}{_message(error)}"]
    if isinstance(error, BaseExceptionGroup):
        parts += [_told(one) for one in error.exceptions[:_LONGEST_CHAIN]]
    return "\n".join([*lines, *parts])


def _message(error: BaseException) -> str:
    """Return the text of an error where it cannot quote what a person wrote."""
    if isinstance(error, UserError):
        return f": {error.code}"
    if isinstance(error, OSError):
        return f": errno {error.errno}"
    if isinstance(error, _TELLING) and type(error).__module__ in {"builtins", "decimal"}:
        return f": {error}"
    return " (its text is left out, it may hold data)"


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)
