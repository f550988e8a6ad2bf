# SPDX-License-Identifier: MIT
"""The pinned Qt keeps its references."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: where the references are lost the interpreter aborts.
REFERENCES = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    said = Signal(bool)

application = QCoreApplication([])
sender = Sender()
heard = []
sender.said.connect(heard.append)
before = sys.getrefcount(None)
for _ in range(50_000):
    sender.setObjectName("a")
for _ in range(5_000):
    sender.said.emit(True)
assert len(heard) == 5_000
print(sys.getrefcount(None) - before)
"""


def test_void_calls_and_signals_lose_no_reference() -> None:
    done = subprocess.run(
        [sys.executable, "-c", REFERENCES], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    # Other work may take references to None meanwhile; 50,000 lost ones cannot hide behind it.
    assert int(done.stdout) > -100
