# SPDX-License-Identifier: MIT
"""Small parts that pages and dialogs are made of: they know the theme, and nothing of the data."""
