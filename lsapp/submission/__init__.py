# SPDX-License-Identifier: MIT
"""The contract between two offices: snapshot, canonical form, hash, versions, and the standard sheets.

Stands on ``lsapp.catalogue`` and ``lsapp.domain``; knows no database, no report and no file container.
"""
