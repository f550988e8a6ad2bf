# SPDX-License-Identifier: MIT
"""``python -m lsapp``: the window where there is one, else the command line.

The window is found where it lies beside this package, or by its entry point, so that nothing of
``lsapp`` imports ``ui``.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

WINDOW_GROUP = "lsapp.window"
WINDOW_BESIDE = "ui.launch"

Launch = Callable[[Sequence[str] | None], int]


def find_launch() -> Launch | None:
    """Return the ``main`` of the window that is installed or lies beside this package."""
    beside = Path(__file__).resolve().parent.parent / (WINDOW_BESIDE.replace(".", "/") + ".py")
    if beside.is_file():
        return cast(Launch, importlib.import_module(WINDOW_BESIDE).main)
    from importlib.metadata import entry_points

    for found in entry_points(group=WINDOW_GROUP):
        return cast(Launch, found.load())
    return None


def main(argv: Sequence[str] | None = None) -> int:
    """Hand the arguments to the window, or to the command line where no window is installed."""
    launch = find_launch()
    if launch is not None:
        return launch(argv)
    from lsapp.cli import main as command_line

    return command_line(list(sys.argv[1:] if argv is None else argv))


if __name__ == "__main__":
    raise SystemExit(main())
