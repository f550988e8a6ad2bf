# SPDX-License-Identifier: MIT
"""The locks name packages with hashes and nothing else; the wheel carries what ships."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import lsapp

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("run", "dev")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
TARGETS = [
    {"python_version": python, "python_full_version": f"{python}.4", "sys_platform": system}
    | ({"platform_system": "Windows", "os_name": "nt"} if system == "win32" else {})
    for python in ("3.11", "3.12", "3.13")
    for system in ("linux", "win32")
]


def pins(lock: str) -> Iterator[tuple[Requirement, str]]:
    """Yield each pin of a lock with the text of its hashes."""
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    for entry in text.replace("\\\n", " ").splitlines():
        if entry and not entry.startswith("#"):
            requirement, _, hashes = entry.partition(" --hash=")
            yield Requirement(requirement.strip()), f"--hash={hashes}"


def declared(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def version_of(requirement: Requirement) -> str:
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return specifier.version


def holds(requirement: Requirement, target: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(target)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert len(comments) == 1
    assert text.startswith(comments[0])
    assert not re.search(
        r"://|\s@\s|--(index|extra|find|trusted)|\bfile:|/", text[len(comments[0]) :]
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    held = list(pins(lock))
    assert len(held) > 20
    for requirement, hashes in held:
        assert version_of(requirement)
        assert HASH.findall(hashes) == hashes.split()


@pytest.mark.parametrize(("lock", "extras"), [("run", ()), ("dev", ("dev",))])
@pytest.mark.parametrize(
    "target", TARGETS, ids=lambda t: f"{t['python_version']}-{t['sys_platform']}"
)
def test_lock_satisfies_what_is_declared(
    lock: str, extras: tuple[str, ...], target: dict[str, str]
) -> None:
    locked = {
        canonical(pin.name): version_of(pin) for pin, _hashes in pins(lock) if holds(pin, target)
    }
    for requirement in declared(*extras):
        if holds(requirement, target):
            assert requirement.specifier.contains(locked[canonical(requirement.name)])


@pytest.mark.parametrize(
    "target", TARGETS, ids=lambda t: f"{t['python_version']}-{t['sys_platform']}"
)
def test_development_lock_holds_the_run_lock(target: dict[str, str]) -> None:
    def locked(lock: str) -> set[tuple[str, str]]:
        """What one of the systems gets; a package of one of them may be a development's of all."""
        return {
            (canonical(pin.name), str(version_of(pin)))
            for pin, _hashes in pins(lock)
            if holds(pin, target)
        }

    assert locked("run") <= locked("dev")


@pytest.mark.parametrize(
    "target", TARGETS, ids=lambda t: f"{t['python_version']}-{t['sys_platform']}"
)
@pytest.mark.parametrize("package", ["pyside6-essentials", "shiboken6"])
def test_qt_is_6_11_3_on_python_3_11_and_6_12_0_after(target: dict[str, str], package: str) -> None:
    expected = "6.11.3" if target["python_version"] == "3.11" else "6.12.0"
    for lock in LOCKS:
        found = [version_of(p) for p, _h in pins(lock) if p.name == package and holds(p, target)]
        assert found == [expected]


def test_wheel_carries_data_and_resources_inside_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from hatchling.build import build_wheel

    monkeypatch.chdir(ROOT)
    name = build_wheel(str(tmp_path))
    assert name == f"kh48-{lsapp.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(tmp_path / name) as wheel:
        held = set(wheel.namelist())
        entry_points = wheel.read(f"kh48-{lsapp.__version__}.dist-info/entry_points.txt").decode()
    for folder in ("data", "resources"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"lsapp/{path.relative_to(ROOT).as_posix()}" in held
    assert {"ui/launch.py", "lsapp/paths.py", "lsapp/resources/fonts/OFL.txt"} <= held
    for line in ("lsapp = ui.launch:main", "KH48 = ui.launch:main", "[lsapp.window]"):
        assert line in entry_points


@pytest.mark.skipif(os.name == "nt", reason="the script is for Debian and Ubuntu")
def test_ci_script_is_sound_shell() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
