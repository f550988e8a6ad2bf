# SPDX-License-Identifier: MIT
"""One door for everything around the source: set-up, a sample, tests, the check, the locks.

    python3 dev.py setup [--dev]    make .venv and install what requirements/*.lock names
    python3 dev.py run [ARG...]     set-up, then the window; without a display a sample database and
                                    its exports in work/; with arguments: set-up, then `lsapp ARG...`
    python3 dev.py test [ARG...]    set-up, then pytest with the arguments
    python3 dev.py check [--full]   set-up, then format, lint, types, layers, tests; --full runs
                                    the tests marked `full` too
    python3 dev.py bench [ARG...]   set-up, then the benchmarks
    python3 dev.py build [--archive]
                                    set-up, then the program in dist/KH48; --archive packs it too
    python3 dev.py translate [--check]
                                    set-up, then the translations made again from the sources;
                                    --check changes nothing and tells what is missing
    python3 dev.py screenshots [FOLDER] [ARG...]
                                    set-up, then a picture of every page, dialog and empty state,
                                    light and dark, at 100 and 200 %, with an index to page through
    python3 dev.py lock [--upgrade] make requirements/*.lock again from pyproject.toml

Uses the standard library alone, and starts on Python 3.7 too, to say which one is needed.
"""

from __future__ import annotations

import ast
import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "kh48-lock.txt"
LOCK_HEADER = "# Made by `python3 dev.py lock` from pyproject.toml: do not edit by hand.\n"
# A process for each core: on two of them the tests take little more than half the time.
PARALLEL = ["-n", "auto", "--dist", "worksteal"]
# It can be called by no -m, and its picture needs UTF-8 on any console.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# What Qt loads to make a window, and the Debian package that brings it.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What Qt's xcb plug-in asks for beside that, once there is a screen to show the window on.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs of others in the tests: they read our files back, or press keys in a real window.
TEST_PROGRAMS = {
    "pdftotext": ("poppler-utils",),
    "qpdf": ("qpdf",),
    "Xvfb": ("xvfb",),
    "xdotool": ("xdotool",),
    "sylpheed": ("sylpheed",),
    "soffice": ("libreoffice-calc-nogui", "libreoffice-writer-nogui"),
    # Only root has its folder among the places where programs are looked for.
    "/usr/sbin/cupsd": ("cups-daemon", "cups-filters-core-drivers"),
}


class StopError(Exception):
    """Something that the person at the keyboard has to mend first."""


def main(argv):
    commands = {
        "setup": setup_command,
        "run": run_command,
        "test": test_command,
        "check": check_command,
        "bench": bench_command,
        "build": build_command,
        "translate": translate_command,
        "screenshots": screenshots_command,
        "lock": lock_command,
    }
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0 if argv else 2
    if argv[0] not in commands:
        print(
            f"dev.py: no command {argv[0]!r}; `python3 dev.py --help` lists them", file=sys.stderr
        )
        return 2
    try:
        return commands[argv[0]](argv[1:])
    except StopError as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# --- commands ---


def setup_command(args):
    refuse_unknown(args, {"--dev"})
    set_up(dev="--dev" in args)
    print(f"ready: {PYTHON}")
    return 0


def run_command(args):
    set_up(dev=False)
    if args:
        return lsapp(args)
    if has_display():
        return lsapp([])
    print("no display here: making a sample and its exports instead of opening the window\n")
    return make_sample()


def test_command(args):
    set_up(dev=True)
    return call([str(PYTHON), "-m", "pytest", *args], cwd=ROOT)


def check_command(args):
    refuse_unknown(args, {"--full"})
    started = time.monotonic()
    set_up(dev=True)
    results = [("set-up", 0, time.monotonic() - started)]
    for name, command in check_steps(full="--full" in args):
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        code = call(command, cwd=ROOT)
        results.append((name, code, time.monotonic() - started))
    print()
    for name, code, seconds in results:
        print(f"{name:8} {'ok' if code == 0 else f'FAILED (exit {code})':20} {seconds:7.1f} s")
    return 1 if any(code for _, code, _ in results) else 0


def bench_command(args):
    set_up(dev=True)
    return call([str(PYTHON), "-m", "bench", *args], cwd=ROOT)


def translate_command(args):
    refuse_unknown(args, {"--check"})
    set_up(dev=True)
    return call([str(PYTHON), "-m", "tools.translate", *args], cwd=ROOT)


def screenshots_command(args):
    set_up(dev=True)
    return call([str(PYTHON), "-m", "tools.screenshots", *absolute_folder(args)], cwd=ROOT)


def build_command(args):
    refuse_unknown(args, {"--archive"})
    set_up(dev=True)
    # They go into the folder, so they have to be here, screen or not.
    install_packages(window_packages(screen=True))
    started = time.monotonic()
    command = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    if call([*command, str(ROOT / "build.spec")], cwd=ROOT):
        raise StopError("PyInstaller failed: its own message stands above")
    folder = ROOT / "dist" / "KH48"
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    seconds = time.monotonic() - started
    print(f"made {relative(folder)}: {len(files)} files, {megabytes(size)}, {seconds:.0f} s")
    if "--archive" in args:
        archive = pack(folder)
        print(f"made {relative(archive)}: {megabytes(archive.stat().st_size)}")
    return 0


def lock_command(args):
    refuse_unknown(args, {"--upgrade"})
    set_up(dev=True)
    run_lock, dev_lock = lock_file("run"), lock_file("dev")
    compile_lock(run_lock, args)
    compile_lock(dev_lock, ["--extra", "dev", "--constraints", relative(run_lock), *args])
    return 0


def refuse_unknown(args, known):
    unknown = [arg for arg in args if arg not in known]
    if unknown:
        raise StopError(f"unknown argument {unknown[0]!r}; `python3 dev.py --help` lists them")


# --- set-up ---


def set_up(*, dev):
    """Bring the machine and .venv to what the lock names; nothing happens where the stamp fits."""
    install_packages(window_packages() + venv_packages())
    if dev:
        ensure_test_programs()
    if PYTHON.exists() and stamp_fits(dev=dev):
        return
    ensure_venv()
    lock = lock_file("dev" if dev else "run")
    print(f"installing {relative(lock)} into {relative(VENV)} ...", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if call(command, cwd=ROOT):
        raise StopError(f"pip could not install {relative(lock)}: its own message stands above")
    STAMP.write_text(stamp(lock), encoding="utf-8")


def lock_file(name):
    return ROOT / "requirements" / f"{name}.lock"


def stamp(lock):
    return f"{lock.stem} {hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def stamp_fits(*, dev):
    """Tell whether .venv holds what is asked for; the dev lock holds all of the run lock."""
    if not STAMP.exists():
        return False
    fitting = {stamp(lock_file("dev"))} | (set() if dev else {stamp(lock_file("run"))})
    return STAMP.read_text(encoding="utf-8") in fitting


def ensure_venv():
    probe = f"import sys, pip; raise SystemExit(sys.version_info < {MINIMUM})"
    if PYTHON.exists() and subprocess.run([str(PYTHON), "-c", probe], check=False).returncode == 0:
        return
    print(f"making {relative(VENV)} with Python {sys.version.split()[0]} ...", flush=True)
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)], cwd=ROOT):
        raise StopError(f"`{sys.executable} -m venv` failed: its own message stands above")


# --- what the system has to bring ---


def window_packages(screen=False):
    """Name the packages of the libraries that Qt would not find; ``screen``: also without one."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(WINDOW_LIBRARIES)
    if screen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        wanted.update(SCREEN_LIBRARIES)
    missing = {name: package for name, package in wanted.items() if not can_load(name)}
    if missing and shutil.which("apt-get") is None:
        print(f"the window will need these libraries: {', '.join(missing)}", file=sys.stderr)
        return []
    return list(missing.values())


def venv_packages():
    """Name the package that Debian splits off from Python, where .venv has still to be made."""
    if PYTHON.exists() or importlib.util.find_spec("ensurepip"):
        return []
    return [f"python{dotted(sys.version_info[:2])}-venv"]


def ensure_test_programs():
    """Install the programs that the tests call; where that cannot be, say so, and stop in CI."""
    missing = [name for name in TEST_PROGRAMS if shutil.which(name) is None]
    if not missing:
        return
    packages = [package for name in missing for package in TEST_PROGRAMS[name]]
    if is_root() and shutil.which("apt-get"):
        install_packages(packages)
    elif in_ci():
        raise StopError(f"the tests need {', '.join(missing)}: {apt_line(packages)}")
    else:
        line = f": {apt_line(packages)}" if shutil.which("apt-get") else ""
        print(f"tests that need {', '.join(missing)} will be skipped{line}", file=sys.stderr)


def install_packages(packages):
    """Install Debian packages, or stop with the exact line that does it."""
    if not packages:
        return
    if not is_root() or shutil.which("apt-get") is None:
        raise StopError(
            f"the system lacks {', '.join(packages)}; run this, then again:\n  {apt_line(packages)}"
        )
    print(f"installing {' '.join(packages)} ...", flush=True)
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.run(command, env=env, stdin=subprocess.DEVNULL, check=False).returncode:
            raise StopError(f"`{' '.join(command)}` failed: its own message stands above")


def apt_line(packages):
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def can_load(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_display():
    """Tell whether a window can be shown; Linux alone can be without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def in_ci():
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


# --- what the commands call ---


def check_steps(*, full):
    python = str(PYTHON)
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("layers", [python, "-X", "utf8", "-c", LINT_IMPORTS, "--no-cache"]),
        ("words", [python, "-m", "tools.translate", "--check"]),
        ("tests", [python, "-m", "pytest", *PARALLEL, *(["-m", ""] if full else [])]),
    ]


def lsapp(args):
    """Run the application from the source tree, in the folder where the person stands."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(paths))
    return call([str(PYTHON), "-m", "lsapp", *args], cwd=None, env=env)


def make_sample():
    """Fill a fresh sample database and export all that it can give, then say where it lies."""
    work = ROOT / "work"
    work.mkdir(exist_ok=True)
    mark = next(m for m in sample_marks() if not (work / f"sample{m}.lsdb").exists())
    database, out = work / f"sample{mark}.lsdb", work / f"out{mark}"
    export = ["export", "--db", str(database), "--round", "2026", "--out", str(out)]
    for args in (
        ["demo", "--db", str(database), "--year", "2026"],
        [*export, "--what", "submission", "--format", "xlsx,pdf,docx,json"],
        [*export, "--what", "programme", "--format", "pdf,docx"],
    ):
        code = lsapp(args)
        if code:
            return code
    print(f"\ndatabase  {database}")
    for path in sorted(out.iterdir()):
        print(f"exported  {path}")
    return 0


def sample_marks():
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1


def call(command, cwd, env=None):
    return subprocess.run(command, cwd=cwd, env=env, check=False).returncode


def pack(folder):
    """Pack the program into one file beside it, named after its version and system."""
    code = "import lsapp; print(lsapp.__version__)"
    done = subprocess.run(
        [str(PYTHON), "-c", code], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    name = f"{folder.name}-{done.stdout.strip()}-{sys.platform}-{platform.machine().lower()}"
    kind = "zip" if os.name == "nt" else "xztar"
    return Path(shutil.make_archive(str(folder.parent / name), kind, folder.parent, folder.name))


def absolute_folder(args):
    """Name the folder as the person means it, from where they stand."""
    if not args or args[0].startswith("-"):
        return args
    return [os.path.abspath(args[0]), *args[1:]]


def megabytes(size):
    return f"{size / 1e6:.1f} MB"


def dotted(version):
    return ".".join(str(part) for part in version)


def relative(path):
    return path.relative_to(ROOT).as_posix()


# --- locks ---


def compile_lock(lock, extra):
    """Write ``lock``: names, versions, markers and hashes for every system, and no address."""
    command = [
        str(PYTHON),
        "-m",
        "uv",
        "--no-config",
        "pip",
        "compile",
        "pyproject.toml",
        "--quiet",
    ]
    command += ["--universal", "--python-version", dotted(MINIMUM), "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += [*extra, "--output-file", relative(lock)]
    lock.parent.mkdir(exist_ok=True)
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **uv_environment()}, check=False)
    if done.returncode:
        raise StopError(f"uv could not make {relative(lock)}: its own message stands above")
    text = lock.read_text(encoding="utf-8")
    if "://" in text or " @ " in text:
        raise StopError(f"{relative(lock)} holds an address; it must name packages alone")
    lock.write_bytes((LOCK_HEADER + text).encode("utf-8"))
    print(f"made {relative(lock)}")


def uv_environment():
    """Hand pip's own index and certificates on to uv, which does not read pip's configuration.

    Extra indexes and folders of wheels stay out: they may hold one system's files alone, and the
    lock needs the hashes of every file of a release.
    """
    listed = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "list"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout
    env = {}
    for key, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        for line in listed.splitlines():  # later lines are stronger: files first, then :env:
            name, _, value = line.partition("=")
            if name.rpartition(".")[2] == key:
                env[variable] = ast.literal_eval(value)
    return env


if __name__ == "__main__":
    if sys.version_info < MINIMUM:
        print(f"KH48 needs Python {dotted(MINIMUM)} or newer; this is {sys.version.split()[0]}")
        raise SystemExit(1)
    raise SystemExit(main(sys.argv[1:]))
