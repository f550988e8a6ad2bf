# SPDX-License-Identifier: MIT
"""The one error that a person can cause or mend."""

from __future__ import annotations


class UserError(Exception):
    """Something that a person can cause or mend; ``lsapp.messages`` turns its code into words.

    ``code`` is a dotted name such as ``file.locked``; ``facts`` fill the message (paths, numbers,
    labels) and are plain ``str`` or ``int``.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({facts})"
