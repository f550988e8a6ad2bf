# SPDX-License-Identifier: MIT
"""The checks: one list of rules over a snapshot, the same at the unit and at the Department.

Stands on ``lsapp.submission``, ``lsapp.catalogue`` and ``lsapp.domain``. Pure: no files, no clock
(the day comes as ``as_of``), no database. Must not import storage, exports, intake or services.
Checks never block saving; hard ones block the export, soft ones warn and can be answered.
"""
