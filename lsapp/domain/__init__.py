# SPDX-License-Identifier: MIT
"""The records an office keeps, the values inside them, and the rules that check them.

Pure: no files, no clock, no database. Must not import any other package of ``lsapp``.
"""
