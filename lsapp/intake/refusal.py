# SPDX-License-Identifier: MIT
"""Why a file was not read."""

from __future__ import annotations

from lsapp.errors import UserError


class Refusal(UserError):  # noqa: N818 - it is an outcome, not a fault
    """A file that breaks a limit or a rule of its format; nothing of it was taken in.

    Codes begin with ``file.``, ``package.``, ``workbook.``, ``pdf.``, ``mail.`` or ``json.``; facts
    are plain ``str`` or ``int``, so that a refusal crosses from the child process unchanged.
    """


def quoted(text: str, length: int = 80) -> str:
    """Return ``text`` from a hostile file as printable ASCII of at most ``length`` characters."""
    return text[:length].encode("ascii", "backslashreplace").decode().replace("\n", " ")[:length]
