# SPDX-License-Identifier: MIT
"""Rolls many units' reports of one round up: totals, completeness, timeliness.

Pure functions of what is handed in: no database, no clock, no file. Must not import ``storage``,
``intake``, ``exports`` or ``services``.
"""
