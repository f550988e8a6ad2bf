# SPDX-License-Identifier: MIT
"""An office's own tables understood: which row heads them, which column is which field, what each row is.

Pure: grids of values in, records and a preview out. Must not import storage, intake or exports.
"""
