# SPDX-License-Identifier: MIT
"""A fault is logged without data of the office, and the window hears of it once."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, Slot, qWarning
from pytestqt.qtbot import QtBot

from lsapp import paths
from lsapp.errors import UserError
from ui import crash
from ui.crash import LOG_NAME, CrashReport, CrashWatch, describe, named, report_of, save_report

ROOT = Path(__file__).resolve().parents[2]
PERSON = "Đồng chí Thất Khê"


class Receiver(QObject):
    """Keeps what the watch tells, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: list[threading.Thread] = []

    @Slot(object)
    def _on_told(self, what: object) -> None:
        self.told.append(what)
        self.threads.append(threading.current_thread())


class Sender(QObject):
    fired = Signal()


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    return tmp_path / "nhật ký"


@pytest.fixture
def watch(logs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashWatch]:
    # pytest has the one fault handler of the process.
    monkeypatch.setattr(crash.faulthandler, "enable", lambda file: None)
    monkeypatch.setattr(crash.faulthandler, "disable", lambda: None)
    watch = CrashWatch(folder=logs)
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    watch.install()
    yield watch
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks


@pytest.fixture
def receiver(watch: CrashWatch) -> Receiver:
    receiver = Receiver()
    watch.crashed.connect(receiver._on_told)
    watch.user_error_caught.connect(receiver._on_told)
    return receiver


def log_of(logs: Path) -> str:
    return (logs / LOG_NAME).read_text(encoding="utf-8")


def fault(text: str = PERSON) -> Exception:
    """An error as it is raised while a value of the office is at hand."""
    try:
        raise KeyError(text)
    except KeyError as error:
        return error


def other_fault() -> Exception:
    try:
        return int(PERSON) and ValueError()
    except ValueError as error:
        return error


# --- what is caught ---


def test_an_exception_in_a_slot_is_told_and_logged(
    receiver: Receiver, logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sender = Sender()

    def broken() -> None:
        raise LookupError(PERSON)

    sender.fired.connect(broken)
    sender.fired.emit()
    assert [type(one) for one in receiver.told] == [CrashReport]
    report = receiver.told[0]
    assert isinstance(report, CrashReport)
    assert report.kind == "LookupError"
    assert "test_crash.py" in report.details
    assert "in broken" in log_of(logs)
    assert "LookupError" in capsys.readouterr().err  # a developer's console has it all


def test_an_exception_in_a_thread_reaches_the_window_in_its_own_thread(
    receiver: Receiver, qtbot: QtBot
) -> None:
    def work() -> None:
        raise RuntimeError(PERSON)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: receiver.told != [])
    assert receiver.threads == [threading.main_thread()]


def test_a_warning_of_qt_is_logged(watch: CrashWatch, logs: Path) -> None:
    qWarning("QObject::connect: no such signal")
    assert "WARNING Qt default: QObject::connect: no such signal" in log_of(logs)


def test_an_error_while_tidying_up_is_only_logged(receiver: Receiver, logs: Path) -> None:
    class Broken:
        def __del__(self) -> None:
            raise ZeroDivisionError

    Broken()
    gc.collect()
    assert receiver.told == []
    assert "ZeroDivisionError" in log_of(logs)


def test_a_user_error_that_nobody_caught_is_no_crash(
    watch: CrashWatch, receiver: Receiver, logs: Path
) -> None:
    error = UserError("disk.full", path=f"/home/{PERSON}")
    watch.report(error)
    assert receiver.told == [error]
    assert "disk.full" in log_of(logs)
    assert PERSON not in log_of(logs)


def test_ctrl_c_is_no_crash(watch: CrashWatch, receiver: Receiver) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert receiver.told == []


# --- once ---


def test_a_cascade_is_shown_once_and_logged_in_full(
    watch: CrashWatch, receiver: Receiver, logs: Path
) -> None:
    for _ in range(5):
        watch.report(fault())
    watch.report(other_fault())
    assert len(receiver.told) == 1
    assert log_of(logs).count("ERROR fault:") == 6


def test_after_the_report_was_read_another_fault_is_shown_and_the_same_is_not(
    watch: CrashWatch, receiver: Receiver
) -> None:
    watch.report(fault())
    watch.acknowledge()
    watch.report(fault())
    assert len(receiver.told) == 1
    watch.report(other_fault())
    assert len(receiver.told) == 2


def test_a_fault_in_what_shows_the_report_starts_no_circle(
    watch: CrashWatch, qtbot: QtBot, logs: Path
) -> None:
    def broken(_report: object) -> None:
        raise IndexError

    watch.crashed.connect(broken)
    with qtbot.waitSignal(watch.crashed):
        QTimer.singleShot(0, lambda: watch.report(fault()))
    assert log_of(logs).count("ERROR fault:") == 2


# --- what is written ---


def test_the_log_has_places_and_no_data(watch: CrashWatch, logs: Path) -> None:
    home = Path.home() / "Tài liệu"
    for error in (
        fault(),
        other_fault(),
        OSError(28, PERSON, str(home / PERSON)),
        UserError("unit.taken", unit=PERSON),
        UnicodeEncodeError("ascii", PERSON, 0, 1, PERSON),
        ExceptionGroup(PERSON, [fault()]),
    ):
        watch.report(error)
    qWarning(f"QFile: {home} is gone")
    text = log_of(logs)
    for part in PERSON.split():
        assert part not in text
    assert str(Path.home()) not in text
    assert "errno 28" in text
    assert "KeyError" in text
    assert "~" in text


def test_errors_that_name_only_the_program_keep_their_text() -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(None, "shape")  # noqa: B009
    assert "'NoneType' object has no attribute 'shape'" in describe(caught.value)


def test_causes_are_told_and_a_circle_of_them_ends() -> None:
    first, second = fault(), other_fault()
    second.__cause__ = first
    first.__context__ = second
    told = describe(second)
    assert told.index("KeyError") < told.index("which led to") < told.rindex("ValueError")


def test_source_files_are_named_from_their_package_on() -> None:
    assert named(str(ROOT / "ui" / "crash.py")) == "ui/crash.py"
    assert named("/home/ui/KH48/lsapp/domain/records.py") == "lsapp/domain/records.py"
    assert named("/x/site-packages/sqlalchemy/engine.py") == "sqlalchemy/engine.py"
    assert named("/home/person/work.py") == "work.py"


def test_the_log_is_cut_into_files_of_bounded_size(
    watch: CrashWatch, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert watch._handler is not None
    monkeypatch.setattr(watch._handler, "maxBytes", 3000)
    for _ in range(60):
        watch.report(fault())
    files = list(logs.glob(f"{LOG_NAME}*"))
    assert len(files) == 5
    assert all(file.stat().st_size <= 3000 for file in files)


def test_logs_lie_in_the_folder_of_logs() -> None:
    assert CrashWatch().folder == paths.logs_dir()


def test_a_folder_that_cannot_be_written_costs_the_log_alone(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    watch = CrashWatch(folder=tmp_path / "file" / "logs")
    watch.install()
    receiver = Receiver()
    watch.crashed.connect(receiver._on_told)
    watch.report(fault())
    watch.uninstall()
    assert len(receiver.told) == 1


def test_a_crash_below_python_leaves_its_trace(logs: Path) -> None:
    code = (
        "import sys, faulthandler\nfrom pathlib import Path\nfrom ui.crash import CrashWatch\n"
        "watch = CrashWatch(folder=Path(sys.argv[1]))\nwatch.install()\nfaulthandler._sigsegv()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, str(logs)]
    assert subprocess.run(command, env=env, cwd=ROOT, check=False).returncode != 0
    assert "most recent call first" in (logs / crash.FAULT_NAME).read_text(encoding="utf-8")


def test_a_saved_report_holds_log_and_versions(
    watch: CrashWatch, logs: Path, tmp_path: Path
) -> None:
    error = fault()
    watch.report(error)
    (logs / "kh48.lsdb").write_text(PERSON, encoding="utf-8")  # no log: stays out
    target = tmp_path / "báo cáo.zip"
    save_report(target, report_of(error), logs)
    with zipfile.ZipFile(target) as archive:
        held = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert held.keys() == {"report.txt", LOG_NAME}
    assert "Python 3." in held["report.txt"]
    assert "KeyError" in held["report.txt"]
    assert PERSON not in "".join(held.values())
