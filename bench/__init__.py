# SPDX-License-Identifier: MIT
"""Benchmarks: what the application does beside the least that could do it, in one run.

``python -m bench`` prints a row for each; docs/performance.md says how to read it. Nothing in ``lsapp``
or ``ui`` imports this package.
"""
