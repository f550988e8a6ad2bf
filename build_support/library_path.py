# SPDX-License-Identifier: MIT
"""Run by the frozen program before its own code, on Linux: gives the library path back.

The program is started with LD_LIBRARY_PATH set to its own folder, which it has read by now. Handed
on, it would make the mail program or the office suite opened from here load our libraries.
"""

from __future__ import annotations

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = _before
