# SPDX-License-Identifier: MIT
"""One window for each person: a second start hands its file to the first one and ends.

A lock file tells who is first, also after a kill or a power cut (Qt looks whether its process still lives);
a local socket carries the words. Nothing of it can be reached from another machine.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lsapp import paths

_LOG: Final = logging.getLogger(__name__)
_LARGEST_MESSAGE: Final = 64 * 1024  # bytes; a path has at most a few thousand
_TAKEN: Final = b"taken\n"
_ATTEMPT_MS: Final = 500
_LOCK_ERRORS_OF_ANOTHER: Final = QLockFile.LockError.LockFailedError


class SingleInstance(QObject):
    """Finds out whether this is the first start under ``name``, and connects later ones to it.

    Call ``hand_over`` before a window is made. Where it returns True the first window has taken over: end
    with exit code 0. Else show the window, with ``file_asked`` connected, and keep this object.
    """

    file_asked = Signal(str)
    """A later start asks for the window: the absolute path of its file, or an empty text for none."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lock = QLockFile(str(paths.local_data_dir() / f"{name}.lock"))
        self._lock.setStaleLockTime(
            0
        )  # a lock is stale when its process is gone, however old it is
        self._server: QLocalServer | None = None

    def hand_over(self, arguments: Sequence[str], patience: float = 10.0) -> bool:
        """Ask the first window to come forward with the file in ``arguments``; False where this is the first.

        From a False on, later starts are listened to. A first window that gives no answer for ``patience``
        seconds gets none of this: the start goes on by itself, and opening the file says where it is open.
        """
        if self._claim():
            return False
        file = os.path.abspath(arguments[0]) if arguments else ""
        until = time.monotonic() + patience
        _let_come_forward()
        socket = QLocalSocket()
        while not _connected(socket, server_address(self._name)):
            if time.monotonic() >= until:
                return False
            time.sleep(0.1)  # the first one is just starting
        socket.write((json.dumps({"file": file}) + "\n").encode("ascii"))
        while not socket.canReadLine():
            left = until - time.monotonic()
            if left <= 0 or not socket.waitForReadyRead(int(left * 1000) + 1):
                return False
        return bytes(socket.readLine().data()) == _TAKEN

    def release(self) -> None:
        """Stop listening and let the next start be the first; also happens when the process ends."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _claim(self) -> bool:
        """Tell whether this is the first start, and if so listen.

        Where the folder of the lock cannot be written every start is a first one; the database itself lets
        only one in.
        """
        if self._server is not None:
            return True
        with contextlib.suppress(OSError):
            paths.local_data_dir().mkdir(parents=True, exist_ok=True)
        if not self._lock.tryLock(0) and self._lock.error() == _LOCK_ERRORS_OF_ANOTHER:
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connected)
        address = server_address(self._name)
        QLocalServer.removeServer(
            address
        )  # what a killed process left; the lock says nobody listens
        if not server.listen(address):
            _LOG.warning("later starts cannot reach this one: %s", server.serverError())
        self._server = server
        return True

    @Slot()
    def _on_connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(_LARGEST_MESSAGE)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._on_ready)
            self._take(socket)  # what came before readyRead was connected

    @Slot()
    def _on_ready(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LARGEST_MESSAGE:
                socket.abort()
            return
        file = _file_in(bytes(socket.readLine().data()))
        if file is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.file_asked.emit(file)


def server_address(name: str) -> str:
    """Return where the first window of this person listens.

    The folder of settings is part of it, so that two people, or a test, never meet. On Unix it is a path
    in the person's own folder of the session where there is one; a path of a socket has about 100 letters.
    """
    mark = hashlib.sha256(os.fsencode(paths.local_data_dir())).hexdigest()[:16]
    address = f"{name}-{mark}"
    if sys.platform == "win32":
        return address  # a pipe
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = (
        own if own and len(os.fsencode(own)) < 60 and Path(own).is_dir() else tempfile.gettempdir()
    )
    return str(Path(folder) / address)


def _connected(socket: QLocalSocket, address: str) -> bool:
    socket.connectToServer(address)
    return socket.waitForConnected(_ATTEMPT_MS)


def _file_in(line: bytes) -> str | None:
    try:
        message = json.loads(line)
    except ValueError:
        return None
    file = message.get("file") if isinstance(message, dict) else None
    return file if isinstance(file, str) else None


def _let_come_forward() -> None:
    """Let the first window raise itself: Windows gives that right only to the program in front."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # ASFW_ANY
