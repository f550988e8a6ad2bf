# SPDX-License-Identifier: MIT
"""A sample to try everything on: a commune's year, in a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lsapp import paths

if TYPE_CHECKING:
    from lsapp.services.desk import Desk


def sample_maker(folder: Path | None = None) -> Callable[[], Desk]:
    """Return what makes a fresh sample in ``folder``, by default the program's local one; it takes a
    second and runs behind the window.
    """
    target = folder or paths.local_data_dir() / "samples"

    def make() -> Desk:
        from lsapp.services.desk import open_desk
        from lsapp.services.sampling import make_sample

        target.mkdir(parents=True, exist_ok=True)
        path = _free(target)
        make_sample(path)
        return open_desk(path)

    return make


def _free(folder: Path) -> Path:
    number = 1
    while True:
        path = folder / (f"mau-{number}.lsdb" if number > 1 else "mau.lsdb")
        if not path.exists():
            return path
        number += 1
