# SPDX-License-Identifier: MIT
"""The pages of the window, one module each. A page knows its session and nothing of other pages."""
