# SPDX-License-Identifier: MIT
"""Item models over frozen rows: what a view shows and how it is put in order.

No service, no session: a model is handed its rows and a callable that takes its edits.
"""
