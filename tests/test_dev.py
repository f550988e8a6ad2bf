# SPDX-License-Identifier: MIT
"""dev.py: the standard library alone, nothing twice, and the exact line where it cannot help."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """dev.py as a module whose .venv lies in ``tmp_path`` and which calls nothing."""
    module = load_dev()
    monkeypatch.setattr(module, "STAMP", tmp_path / "kh48-lock.txt")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(module.subprocess, "run", refuse)
    return module


def load_dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kh48_dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def refuse(command: list[str], **_options: object) -> None:
    raise AssertionError(f"would run {command}")


def test_dev_imports_the_standard_library_alone() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(str(node.module).partition(".")[0])
    assert imported
    assert imported <= sys.stdlib_module_names


def test_dev_is_read_by_an_older_python() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_older_python_is_told_which_one_is_needed() -> None:
    code = (
        "import runpy, sys\n"
        "sys.version_info, sys.version = (3, 10, 13), '3.10.13 (main)'\n"
        "sys.argv = ['dev.py', 'check']\n"
        f"runpy.run_path({str(ROOT / 'dev.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == "KH48 needs Python 3.11 or newer; this is 3.10.13\n"


@pytest.mark.parametrize("args", [["nothing"], []])
def test_wrong_usage_ends_with_2(args: list[str]) -> None:
    assert load_dev().main(args) == 2


@pytest.mark.parametrize("args", [["check", "--ful"], ["setup", "dev"], ["translate", "--chek"]])
def test_unknown_argument_stops_before_anything_runs(
    dev: ModuleType, args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(args) == 1
    assert args[1] in capsys.readouterr().err


def test_screenshots_go_where_the_person_stands(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(dev, "set_up", lambda dev: None)
    monkeypatch.setattr(dev, "call", lambda command, cwd: commands.append(command) or 0)
    monkeypatch.chdir(tmp_path)
    assert dev.main(["screenshots", "pictures", "--only", "page-*"]) == 0
    assert dev.main(["screenshots", "--only", "page-*"]) == 0
    assert commands[0][3:] == [str(tmp_path / "pictures"), "--only", "page-*"]
    assert commands[1][3:] == ["--only", "page-*"]


# --- set-up ---


def test_stamp_of_the_lock_spares_the_installing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "can_load", lambda library: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.PYTHON.touch()
    dev.STAMP.write_text(dev.stamp(dev.lock_file("dev")), encoding="utf-8")
    dev.set_up(dev=True)
    dev.set_up(dev=False)


def test_stamp_of_the_run_lock_is_not_enough_for_development(dev: ModuleType) -> None:
    dev.STAMP.write_text(dev.stamp(dev.lock_file("run")), encoding="utf-8")
    assert dev.stamp_fits(dev=False)
    assert not dev.stamp_fits(dev=True)


def test_stamp_of_another_lock_does_not_fit(dev: ModuleType) -> None:
    assert not dev.stamp_fits(dev=False)
    dev.STAMP.write_text("run 0000\n", encoding="utf-8")
    assert not dev.stamp_fits(dev=False)


def test_missing_window_library_without_root_gives_the_exact_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(
        dev, "can_load", lambda library: not library.startswith(("libEGL", "libdb"))
    )
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert dev.main(["setup"]) == 1
    line = "sudo apt-get install -y --no-install-recommends libegl1 libdbus-1-3"
    assert line in capsys.readouterr().err.splitlines()[-1]


def test_screen_libraries_are_asked_for_where_there_is_a_screen(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "can_load", lambda library: "xcb" not in library)
    assert dev.window_packages() == []
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in dev.window_packages()


def test_linux_without_apt_is_told_the_libraries_and_goes_on(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "can_load", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert dev.window_packages() == []
    assert "libGL.so.1" in capsys.readouterr().err


def test_windows_asks_for_no_library(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "win32")
    monkeypatch.setattr(dev, "can_load", lambda library: False)
    assert dev.window_packages() == []


def test_root_installs_packages_without_a_question(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def record(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        assert isinstance(options["env"], dict)
        assert options["env"]["DEBIAN_FRONTEND"] == "noninteractive"
        calls.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.subprocess, "run", record)
    dev.install_packages(["qpdf"])
    assert [command[:2] for command in calls] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "-y" in calls[1]
    assert calls[1][-1] == "qpdf"


def test_missing_test_programs_stop_ci_and_warn_a_person(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "soffice" else name)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(dev.StopError, match="libreoffice-calc-nogui"):
        dev.ensure_test_programs()
    monkeypatch.delenv("CI")
    dev.ensure_test_programs()
    assert "soffice" in capsys.readouterr().err


def test_python_without_ensurepip_asks_for_its_venv_package(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dev.venv_packages() == []
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    assert dev.venv_packages() == [f"python3.{sys.version_info[1]}-venv"]
    dev.PYTHON.touch()
    assert dev.venv_packages() == []


def test_failing_step_fails_the_check_and_the_others_still_run(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda dev: None)
    monkeypatch.setattr(dev, "call", lambda command, cwd: 1 if "mypy" in command else 0)
    assert dev.main(["check"]) == 1
    summary = capsys.readouterr().out.splitlines()[-7:]
    assert [line.split()[:2] for line in summary] == [
        ["set-up", "ok"],
        ["format", "ok"],
        ["lint", "ok"],
        ["types", "FAILED"],
        ["layers", "ok"],
        ["words", "ok"],
        ["tests", "ok"],
    ]


def test_sample_takes_a_fresh_name(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[list[str]] = []

    def record(args: list[str]) -> int:
        calls.append(args)
        if args[0] == "export":
            Path(args[args.index("--out") + 1]).mkdir(exist_ok=True)
        return 0

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "lsapp", record)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "sample.lsdb").touch()
    assert dev.make_sample() == 0
    assert [args[0] for args in calls] == ["demo", "export", "export"]
    assert calls[0][2] == str(tmp_path / "work" / "sample-2.lsdb")


@pytest.mark.parametrize(
    ("args", "display", "called"),
    [([], True, [[]]), ([], False, ["sample"]), (["demo"], False, [["demo"]])],
)
def test_run_opens_the_window_where_there_is_a_display(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    display: bool,
    called: list[object],
) -> None:
    calls: list[object] = []

    def record(call: object) -> int:
        calls.append(call)
        return 0

    monkeypatch.setattr(dev, "set_up", lambda *, dev: None)
    monkeypatch.setattr(dev, "has_display", lambda: display)
    monkeypatch.setattr(dev, "lsapp", record)
    monkeypatch.setattr(dev, "make_sample", lambda: record("sample"))
    assert dev.run_command(args) == 0
    assert calls == called


def test_pips_index_and_certificate_reach_uv_and_folders_do_not(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = (
        "global.index-url='a'\nglobal.extra-index-url='c'\n:env:.find-links='d'\n"
        ":env:.index-url='b'\nglobal.cert='e'\n"
    )
    monkeypatch.setattr(
        dev.subprocess,
        "run",
        lambda command, **_options: subprocess.CompletedProcess(command, 0, stdout=listed),
    )
    assert dev.uv_environment() == {"UV_DEFAULT_INDEX": "b", "SSL_CERT_FILE": "e"}
