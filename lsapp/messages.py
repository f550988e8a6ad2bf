# SPDX-License-Identifier: MIT
"""Turns codes into words: what happened, where, and the next step; Vietnamese first, English second."""

from __future__ import annotations


def explain(code: str, language: str = "vi", **facts: object) -> str:
    return f"{code} {facts}"
