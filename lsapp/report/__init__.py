# SPDX-License-Identifier: MIT
"""Documents as content: blocks, and the reports built of them from a frozen snapshot.

Must not import storage, exports or services: a report knows neither where its records came from nor
what will draw it.
"""
