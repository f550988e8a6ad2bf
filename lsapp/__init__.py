# SPDX-License-Identifier: MIT
"""KH48: everything but the screen.

Records, storage, rules, exports and intake for the action programmes of Plan 48/KH-UBND.
Must not import Qt, nor anything of ``ui``.
"""

__version__ = "0.1.0"
