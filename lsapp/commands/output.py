# SPDX-License-Identifier: MIT
"""Where a command's words go: messages to stderr, data to stdout as bytes or JSON."""

from __future__ import annotations

import os
import sys

import msgspec

from lsapp.errors import UserError
from lsapp.messages import explain


class Output:
    """Writes for one run of the command line, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, text: str) -> None:
        """Tell the person something; data never goes this way."""
        print(text, file=sys.stderr, flush=True)

    def line(self, text: str) -> None:
        """Print one line of the answer."""
        self.data(f"{text}\n".encode("utf-8", "backslashreplace"))

    def data(self, content: bytes) -> None:
        """Write bytes as they are, without a newline; UserError ``output.failed`` where they cannot go."""
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except (OSError, AttributeError) as error:
            # A full disk, a reader that has gone, or no output at all: nothing more can be said there,
            # and the interpreter must not try again when it ends.
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
            reason = getattr(error, "strerror", None) or "không có nơi ghi"
            raise UserError("output.failed", reason=reason) from error

    def json(self, value: object) -> None:
        """Print a value as indented JSON."""
        encoded = msgspec.json.format(msgspec.json.encode(value), indent=2)
        self.line(encoded.decode())

    def words(self, code: str, **facts: object) -> str:
        """Return a message in the language of this run."""
        return explain(code, self.language, **facts)

    def error(self, error: UserError) -> None:
        """Tell what went wrong and what to do next."""
        self.say(explain(error.code, self.language, **error.facts))
