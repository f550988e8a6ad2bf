# SPDX-License-Identifier: MIT
"""Windows that stand before the work: only where a decision or an error stops it.

Opened by ``open()`` and answered by signals, never by a nested loop.
"""
