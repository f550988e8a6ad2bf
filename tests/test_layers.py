# SPDX-License-Identifier: MIT
"""The contracts of layers bite, and importing the library stays cheap.

That the real tree keeps the contracts is a step of `dev.py check` of its own.
"""

from __future__ import annotations

import os
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lsapp

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"alembic", "docx", "lxml", "openpyxl", "pikepdf", "PIL", "python_calamine"} | {
    "reportlab",
    "segno",
    "xlsxwriter",
}


def packages() -> list[str]:
    return [f"lsapp.{info.name}" for info in pkgutil.iter_modules(lsapp.__path__) if info.ispkg]


def imported_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after ``code``."""
    show = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=tree,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the source tree that a test may spoil."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("lsapp", "ui"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("lsapp/domain/records/base.py", "import lsapp.report", "lsapp stands in layers"),
        ("lsapp/unplaced.py", "x = 1", "lsapp stands in layers"),
        ("lsapp/paths.py", "import ui", "lsapp knows neither Qt nor the screen"),
        ("lsapp/report/blocks.py", "import PySide6", "lsapp knows neither Qt nor the screen"),
        ("ui/main_window.py", "import lsapp.submission", "the screen goes through services"),
        ("ui/main_window.py", "import openpyxl", "the screen goes through services"),
    ],
)
def test_contract_breaks_on_a_wrong_import(tree: Path, file: str, line: str, contract: str) -> None:
    with (tree / file).open("a", encoding="utf-8") as spoiled:
        spoiled.write(f"\n{line}\n")
    done = lint_imports(tree)
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout


@pytest.mark.parametrize("package", packages())
def test_importing_a_package_is_cheap(package: str) -> None:
    held = imported_by(f"import {package}")
    assert held.isdisjoint(HEAVY)
    assert "PySide6" not in held


def test_command_goes_to_the_command_line_without_qt() -> None:
    held = imported_by(
        "import contextlib, ui.launch\n"
        "with contextlib.suppress(SystemExit): ui.launch.main(['--version'])"
    )
    assert "lsapp" in held
    assert held.isdisjoint({"PySide6", "shiboken6", *HEAVY})
