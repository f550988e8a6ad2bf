# SPDX-License-Identifier: MIT
"""The screen: Qt Widgets over ``lsapp.services``.

Must not import SQLAlchemy, openpyxl or reportlab, nor storage, exports or intake of ``lsapp``.
"""
