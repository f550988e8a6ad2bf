# SPDX-License-Identifier: MIT
"""The office's database: tables, store, transactions, journal, search, migrations and backups.

Start at ``database.open_database`` and ``store.Store``. Stands on the records in ``domain`` and on
``files``; must not import catalogue, rules, report, submission, exports, intake, rollup or
services. What only SQLite can do is in ``sqlite``, ``search`` and ``backups``.
"""
