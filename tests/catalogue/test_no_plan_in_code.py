# SPDX-License-Identifier: MIT
"""The next plan must need no new code: no source of the library knows this one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "catalogue",
    "domain",
    "exports",
    "intake",
    "report",
    "rules",
    "storage",
    "submission",
)
OF_ONE_PLAN = re.compile(r"KH[ _-]?48|48/KH|trí thức|X06040|S-SKHCN", re.IGNORECASE)

# The application bears the name of its first plan; that is its own name, not the plan's.
APPLICATION_NAME = {("lsapp/exports/pdfa.py", 'PRODUCER: Final = "KH48"')}

FILES = [path for package in PACKAGES for path in sorted((ROOT / "lsapp" / package).rglob("*.py"))]


def words_of_one_plan(source: str) -> list[str]:
    """Return the lines of code that know one plan or unit; remarks and docstrings are left out."""
    tree = ast.parse(source)
    prose = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                prose.update(range(statement.lineno, (statement.end_lineno or 0) + 1))
    found = []
    for number, line in enumerate(source.splitlines(), start=1):
        if number not in prose and OF_ONE_PLAN.search(line.partition("# ")[0]):
            found.append(line.strip())
    return found


def test_the_search_finds_what_it_is_for() -> None:
    assert words_of_one_plan('plan = "KH48"\n') == ['plan = "KH48"']
    assert words_of_one_plan('"""As KH48."""\n# KH48\nx = 1  # KH48\n') == []
    assert words_of_one_plan('def f():\n    """As KH48."""\n    return "Đội ngũ trí thức"\n')


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(ROOT).as_posix() for path in FILES])
def test_no_plan_in_code(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = words_of_one_plan(path.read_text("utf-8"))
    assert [line for line in found if (name, line) not in APPLICATION_NAME] == []
