# SPDX-License-Identifier: MIT
"""The frozen program: what goes into it, and, marked ``full``, the folder itself at work.

The folder is built once and copied to a path with spaces and Vietnamese letters, where no file of
the source tree and no Python can help it.
"""

from __future__ import annotations

import ast
import json
import os
import re
import runpy
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lsapp import __version__
from lsapp.intake.pool import worker_command

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "build.spec"
SUPPORT = ROOT / "build_support"
SUFFIX = ".exe" if os.name == "nt" else ""
PROGRAMS = ("KH48", "lsapp-cli")
LARGEST = 210_000_000  # bytes

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="of the Linux folder")


def full(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test of the folder: the first one waits for the build."""
    return pytest.mark.full(pytest.mark.timeout(1200)(test))


# What a Linux desktop has: glibc, the compiler's own, the screen, fonts, printing, the bus.
SYSTEM = re.compile(
    r"linux-vdso|/lib64/ld-linux|(lib(c|m|dl|pthread|rt|util|resolv|gcc_s|stdc\+\+|z|expat|uuid|com_err"
    r"|GL|GLX|GLdispatch|EGL|OpenGL|drm|gbm|X11|X11-xcb|xcb|Xau|Xdmcp|Xext"
    r"|ICE|SM|fontconfig|freetype|harfbuzz|graphite2|png16|brotlidec|brotlicommon|bsd|md|ffi"
    r"|glib-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0|gthread-2\.0|pcre2-8|mount|blkid|selinux"
    r"|dbus-1|systemd|cap|gcrypt|gpg-error|lz4|lzma|zstd"
    r"|cups|avahi-common|avahi-client|gnutls|nettle|hogweed|gmp|p11-kit|idn2|unistring|tasn1"
    r"|krb5|krb5support|gssapi_krb5|k5crypto|keyutils)\.so)"
)


# --- what goes into it ---


def test_spec_is_python() -> None:
    ast.parse(SPEC.read_text(encoding="utf-8"))


def test_nothing_left_out_is_imported_by_our_own_code() -> None:
    left_out = set(assigned("EXCLUDED"))
    assert "tkinter" in left_out
    for path in [*(ROOT / "lsapp").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for name in imported(path):
            parts = name.split(".")
            dotted = {".".join(parts[: end + 1]) for end in range(len(parts))}
            assert not dotted & left_out, f"{path} imports {name}, which build.spec leaves out"


@linux_only
def test_every_plugin_named_is_one_that_qt_brings() -> None:
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    there = {
        f"{path.parent.name}/{path.name.partition('.')[0].removeprefix('lib')}"
        for path in folder.glob("*/*")
    }
    named = {f"{kind}/{one}" for kind, names in assigned("PLUGINS").items() for one in names}
    assert named - there == {"platforms/qwindows", "styles/qmodernwindowsstyle"}


def assigned(name: str) -> Any:
    """Return the literal that build.spec assigns to ``name``."""
    for node in ast.parse(SPEC.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise AssertionError(f"build.spec assigns no {name}")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


# --- what runs before the program, and beside it ---


@pytest.mark.parametrize("before", [None, "/opt/office/lib"])
def test_library_path_is_given_back(monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/kh48/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(SUPPORT / "library_path.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_frozen_window_reads_files_from_outside_in_its_console_twin(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for name in PROGRAMS:
        (tmp_path / f"{name}{SUFFIX}").touch()
    for name in PROGRAMS:
        monkeypatch.setattr(sys, "executable", str(tmp_path / f"{name}{SUFFIX}"))
        command = worker_command()
        assert command[:2] == [str(tmp_path / f"lsapp-cli{SUFFIX}"), "--intake-worker"]


def test_archive_holds_the_folder_and_names_the_version(tmp_path: Path) -> None:
    folder = tmp_path / "KH48"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "tệp").write_text("x", encoding="utf-8")
    packed = runpy.run_path(str(ROOT / "dev.py"))["pack"](folder)
    assert packed.parent == tmp_path
    assert packed.name.startswith(f"KH48-{__version__}-{sys.platform}-")
    shutil.unpack_archive(packed, tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / "KH48" / "_internal" / "tệp").read_text("utf-8") == "x"


@linux_only
def test_registration_names_the_program_where_it_lies_and_can_be_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / r'Cán bộ "xã" 100% $HOME `x` \ KH48'
    folder.mkdir()
    script = folder / "register-file-type.sh"
    script.write_bytes((SUPPORT / script.name).read_bytes())
    home = tmp_path / "nhà của tôi"
    home.mkdir()
    env = {"PATH": "/usr/bin:/bin", "HOME": str(home)}
    subprocess.run(["sh", str(script)], env=env, check=True)
    entry = home / ".local/share/applications/kh48.desktop"
    lines = dict(
        line.split("=", 1) for line in entry.read_text(encoding="utf-8").splitlines() if "=" in line
    )
    assert exec_program(lines["Exec"]) == str(folder / "KH48")
    package = home / ".local/share/mime/packages/kh48.xml"
    named = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    described = ET.parse(package).getroot().find("m:mime-type", named)
    assert described is not None
    assert f"{described.get('type')};" == lines["MimeType"]
    glob = described.find("m:glob", named)
    assert glob is not None
    assert glob.get("pattern") == "*.lsdb"
    subprocess.run(["sh", str(script), "--remove"], env=env, check=True)
    assert not entry.exists()
    assert not package.exists()


def exec_program(value: str) -> str:
    """Return the program of an ``Exec`` line, read as the desktop entry specification says."""
    text = value.replace("\\\\", "\\")
    found = re.fullmatch(r'"((?:[^"`$\\]|\\["`$\\])+)" %f', text)
    assert found is not None, value
    return re.sub(r"\\(.)", r"\1", found[1]).replace("%%", "%")


# --- the folder ---


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the program and return a copy of its folder."""
    subprocess.run([sys.executable, str(ROOT / "dev.py"), "build"], cwd=ROOT, check=True)
    target = tmp_path_factory.mktemp("đóng gói") / "Phần mềm KH 48 của xã"
    shutil.copytree(ROOT / "dist" / "KH48", target, symlinks=True)
    return target


def environment(home: Path) -> dict[str, str]:
    """Return what a person's session has: no Python, no Qt, no screen."""
    home.mkdir(exist_ok=True)
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    if os.name == "nt":
        kept = ("SYSTEMROOT", "WINDIR", "PATH")
        env = {name: os.environ[name] for name in kept} | {
            "TEMP": str(home), "TMP": str(home), "USERPROFILE": str(home),
            "LOCALAPPDATA": str(home), "APPDATA": str(home),
        }  # fmt: skip
    return env


def run(
    folder: Path, name: str, *args: str, home: Path, timeout: float = 240
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(folder / f"{name}{SUFFIX}"), *args],
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


@full
@pytest.mark.parametrize("name", PROGRAMS)
def test_program_tells_its_version(folder: Path, name: str, tmp_path: Path) -> None:
    done = run(folder, name, "--version", home=tmp_path)
    assert done.returncode == 0, done.stderr
    if name == "lsapp-cli" or os.name != "nt":  # on Windows the window's program has no console
        assert done.stdout == f"lsapp {__version__}\n"


@full
@pytest.mark.parametrize("name", PROGRAMS)
def test_smoke_test_passes_far_from_the_source(folder: Path, name: str, tmp_path: Path) -> None:
    done = run(folder, name, "--smoke-test", home=tmp_path / "nhà riêng")
    assert done.returncode == 0, done.stdout + done.stderr


@full
@pytest.mark.parametrize("name", PROGRAMS)
def test_program_exports_and_its_files_are_sound(folder: Path, name: str, tmp_path: Path) -> None:
    database, out = "dữ liệu xã.lsdb", "bản nộp 2026"
    assert run(folder, name, "demo", "--db", database, home=tmp_path).returncode == 0
    done = run(
        folder, name, "export", "--db", database, "--round", "2026", "--out", out, home=tmp_path
    )
    assert done.returncode == 0, done.stderr
    written = sorted((tmp_path / out).iterdir())
    assert [path.suffix for path in written] == [".docx", ".json", ".pdf", ".xlsx"]
    carrying = [str(path) for path in written if path.suffix != ".docx"]
    checked = run(folder, "lsapp-cli", "check", "--json", *carrying, home=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert len(json.loads(checked.stdout)) == 3


@full
def test_older_database_is_brought_up_to_date(folder: Path, tmp_path: Path) -> None:
    from lsapp.storage.schema import APPLICATION_ID, SCHEMA

    path = tmp_path / "cũ.lsdb"
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute("CREATE TABLE before_the_first_schema (x)")
    raw.commit()
    raw.close()
    done = run(folder, "lsapp-cli", "findings", "--db", path.name, "--round", "2026", home=tmp_path)
    assert "Traceback" not in done.stderr
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert raw.execute("SELECT count(*) FROM activity").fetchone() == (0,)
    raw.close()


@full
def test_nothing_is_in_it_that_nothing_uses(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    names = {path.relative_to(folder).as_posix() for path in files}
    unwanted = re.compile(
        r"Quick|Qml|VirtualKeyboard|virtualkeyboard|Designer|eglfs|/tls/|opengl32sw|d3dcompiler"
        r"|_tkinter|/test/|/tests/|numpy|Qt/translations|qgtk3|__pycache__"
    )
    assert not [name for name in names if unwanted.search(name)]
    assert sum(path.stat().st_size for path in files) <= LARGEST
    for name in ("LICENSE", "THIRD_PARTY.md", "_internal/resources/fonts/OFL.txt"):
        assert name in names


@linux_only
@full
def test_every_library_is_in_the_folder_or_of_the_system(folder: Path) -> None:
    inside = folder / "_internal"
    assert [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()] == []
    env = {"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": str(inside)}
    binaries = [path for path in folder.rglob("*") if is_program(path)]
    assert len(binaries) > 60
    outside: set[str] = set()
    for path in binaries:
        done = subprocess.run(
            ["ldd", str(path)], env=env, capture_output=True, text=True, check=False
        )
        for line in done.stdout.splitlines():
            if str(folder) in line.partition("=>")[2] or "statically linked" in line:
                continue
            outside.add(line.split("(0x")[0].strip())
    assert [line for line in sorted(outside) if not SYSTEM.match(line) or "not found" in line] == []


def is_program(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


@linux_only
@full
@pytest.mark.parametrize("name", PROGRAMS)
def test_killed_reader_of_files_does_not_hang_the_program(
    folder: Path, name: str, tmp_path: Path
) -> None:
    assert run(folder, name, "demo", "--db", "a.lsdb", home=tmp_path).returncode == 0
    export = ["export", "--db", "a.lsdb", "--round", "2026", "--format", "pdf", "--out", "nộp"]
    assert run(folder, name, *export, home=tmp_path).returncode == 0
    (paper,) = (tmp_path / "nộp").iterdir()
    for number in range(40):
        (tmp_path / "nộp" / f"bản {number}.pdf").write_bytes(paper.read_bytes())
    reading = subprocess.Popen(
        [str(folder / name), "intake", "--db", "sở.lsdb", "nộp", "--json"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        os.kill(child_of(reading), signal.SIGKILL)
        told, _ = reading.communicate(timeout=120)
    finally:
        reading.kill()
    outcomes = json.loads(told)
    assert len(outcomes) == 41
    assert sum(one["verdict"] in ("new", "same") for one in outcomes) >= 39


def child_of(parent: subprocess.Popen[bytes]) -> int:
    """Return the process that reads files for ``parent``, once there is one."""
    until = time.monotonic() + 60
    while time.monotonic() < until and parent.poll() is None:
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
                status = (entry / "status").read_text(encoding="utf-8")
            except OSError:
                continue
            if b"--intake-worker" in command and f"PPid:\t{parent.pid}\n" in status:
                assert Path(os.fsdecode(command[0])).name == "lsapp-cli"
                return int(entry.name)
        time.sleep(0.005)
    raise AssertionError("no child process was seen")
