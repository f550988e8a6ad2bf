# SPDX-License-Identifier: MIT
"""The commands behind ``lsapp.cli``: arguments in, one service called, words or JSON out.

Must not import anything below ``lsapp.services`` but records, errors and messages.
"""
