# SPDX-License-Identifier: MIT
"""What parent and child say to one another: frames of MessagePack, each led by its length."""

from __future__ import annotations

import struct
from typing import IO, Final

import msgspec

Options = dict[str, str]
Facts = dict[str, str | int]

_LENGTH: Final = struct.Struct(">Q")


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One task for the child: ``task`` is a name of its registry, ``data`` the file itself."""

    task: str
    data: bytes
    file_name: str
    options: Options


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The child's answer: ``result`` (encoded), or a refusal's ``code`` and facts, or ``failure``.

    ``failure`` names the error and the line of our code, never what the file says. ``last`` means
    that the child ends now and another must take its place.
    """

    result: bytes | None = None
    code: str | None = None
    facts: Facts = {}
    failure: str | None = None
    last: bool = False


class FrameError(Exception):
    """The stream ended inside a frame, or a frame is longer than the reader allows."""


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write one frame and flush it."""
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes], limit: int) -> bytes | None:
    """Return the next frame's body, or ``None`` at the end of the stream; raises ``FrameError``."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise FrameError
    (length,) = _LENGTH.unpack(head)
    if length > limit:
        raise FrameError
    body = stream.read(length)
    if len(body) < length:
        raise FrameError
    return body
