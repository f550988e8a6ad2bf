# SPDX-License-Identifier: MIT
"""Invents the records of an office from a recipe of words and ranges; the same seed, the same records.

Knows no database. The words of a plan are in ``data/samples``, none are here.
"""
