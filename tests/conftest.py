# SPDX-License-Identifier: MIT
"""What every test stands on: no screen, a home of its own, programs that may be missing."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")

# Before anything imports Qt or asks for a folder: no test opens a window on a screen, reads this
# person's files or writes among them. platformdirs reads these variables on each system.
_home = tempfile.TemporaryDirectory(prefix="kh48-tests-", ignore_cleanup_errors=True)
for _variable, _folder in {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": ".local/state",
}.items():
    _path = Path(_home.name, _folder)
    _path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_variable] = str(_path)
for _variable in ("DISPLAY", "WAYLAND_DISPLAY", "OneDrive", "OneDriveConsumer"):
    os.environ.pop(_variable, None)
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# An old office PC is slow: an example fails for what it finds, never for its time. In CI the
# examples are the same in every run.
settings.register_profile("kh48", deadline=None, derandomize=IN_CI)
settings.load_profile("kh48")


_LONGEST_FULL = 1800  # seconds of one test marked full, where it does not say otherwise


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("full") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(_LONGEST_FULL))


def pytest_collection_finish() -> None:
    # Six thousand tests and all that they import stay to the end: what is collected after each test need
    # not walk over them.
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    _home.cleanup()


@pytest.fixture(scope="session")
def require_program() -> Callable[[str], str]:
    """Return a function from a program's name to its path.

    Where the program is missing the test is skipped with that reason; in CI it fails, so that no
    check is lost in silence.
    """

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None and IN_CI:
            pytest.fail(f"{name} is not installed, and in CI it has to be")
        if path is None:
            pytest.skip(f"{name} is not installed (`python3 dev.py test` says how)")
        return path

    return find
