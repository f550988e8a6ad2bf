# SPDX-License-Identifier: MIT
"""The payload attached to a PDF, also after it was signed or stamped (incremental updates)."""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lsapp.intake.guard import check_size
from lsapp.intake.limits import DEFAULT_LIMITS, MIB, Limits
from lsapp.intake.refusal import Refusal

if TYPE_CHECKING:
    import pikepdf

PAYLOAD_NAME: Final = "submission.json"
_STATED_HASH: Final = re.compile(r"SHA-256: ([0-9a-f]{64})")
_LONGEST_DESCRIPTION: Final = 1000


def read_attachment(
    data: bytes, name: str = PAYLOAD_NAME, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """Return the bytes of the attachment called ``name``.

    The document is read as it stands, without the repairs a viewer makes: a cut file is refused,
    an appended signature is not. Runs only in the child process. Raises ``pdf.damaged``,
    ``pdf.encrypted``, ``pdf.hash_differs``, ``pdf.no_attachment``, ``pdf.two_attachments``, ``pdf.filter`` or
    ``pdf.attachment_too_big``.
    """
    import pikepdf

    check_size(data, limits.file)
    try:
        with pikepdf.open(
            io.BytesIO(data), suppress_warnings=True, attempt_recovery=False
        ) as document:
            if document.is_encrypted:
                raise Refusal("pdf.encrypted")
            stream, described = _find_stream(document, name, limits)
            content = _read_stream(stream, limits)
            _check_seal(content, described)
            return content
    except pikepdf.PasswordError as error:
        raise Refusal("pdf.encrypted") from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError) as error:
        raise Refusal("pdf.damaged") from error
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        # An object of another type than the standard says, met while walking the name tree.
        raise Refusal("pdf.damaged") from error


def _check_seal(content: bytes, described: str) -> None:
    """Hold the bytes against the hash that our own PDF states beside them."""
    stated = _STATED_HASH.search(described)
    if stated is not None and hashlib.sha256(content).hexdigest() != stated.group(1):
        raise Refusal("pdf.hash_differs")


def _find_stream(document: pikepdf.Pdf, name: str, limits: Limits) -> tuple[pikepdf.Object, str]:
    """Return the one embedded stream of that name and its description; a second, different one makes
    it ambiguous.
    """
    found: dict[tuple[int, int], pikepdf.Object] = {}
    described = ""
    for specification in _file_specifications(document, limits):
        names = {str(specification.get(key, "")) for key in ("/UF", "/F")}
        if name not in names:
            continue
        embedded = specification.get("/EF")
        if embedded is None:
            continue
        for key in ("/UF", "/F"):
            stream = embedded.get(key)
            if stream is not None:
                found[stream.objgen] = stream
                described = str(specification.get("/Desc", ""))[:_LONGEST_DESCRIPTION]
    if not found:
        raise Refusal("pdf.no_attachment")
    if len(found) > 1:
        raise Refusal("pdf.two_attachments")
    return next(iter(found.values())), described


def _file_specifications(document: pikepdf.Pdf, limits: Limits) -> Iterator[pikepdf.Object]:
    """Walk the tree of embedded files (ISO 32000-1, 7.9.6), visiting no node twice."""
    import pikepdf

    names = document.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if names is not None else None
    waiting = [tree] if tree is not None else []
    visited: set[tuple[int, int]] = set()
    steps = 0
    while waiting:
        node = waiting.pop()
        steps += 1
        if steps > limits.pdf_nodes or (node.is_indirect and node.objgen in visited):
            raise Refusal("pdf.damaged")
        if node.is_indirect:
            visited.add(node.objgen)
        leaves = node.get("/Names", pikepdf.Array())
        if len(leaves) > 2 * limits.pdf_nodes:
            raise Refusal("pdf.damaged")
        for place in range(1, len(leaves), 2):
            if isinstance(leaves[place], pikepdf.Dictionary):
                yield leaves[place]
        waiting.extend(node.get("/Kids", pikepdf.Array()))


def _read_stream(stream: pikepdf.Object, limits: Limits) -> bytes:
    """Return the stream's bytes: plain or Flate only, inflated no further than the limit."""
    import pikepdf

    if not isinstance(stream, pikepdf.Stream):
        raise Refusal("pdf.damaged")
    filters = stream.get("/Filter")
    parameters = stream.get("/DecodeParms")
    chain = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    raw = stream.read_raw_bytes()
    if filters is None or not chain:
        content = raw
    elif [str(step) for step in chain] == ["/FlateDecode"] and _plain(parameters):
        content = _inflate(raw, limits)
    else:
        raise Refusal("pdf.filter")
    if len(content) > limits.part:
        raise Refusal("pdf.attachment_too_big", limit=limits.part // MIB)
    return content


def _plain(parameters: pikepdf.Object | None) -> bool:
    """Return whether no predictor stands behind the filter."""
    import pikepdf

    if parameters is None:
        return True
    steps = list(parameters) if isinstance(parameters, pikepdf.Array) else [parameters]
    return all(step is None or int(step.get("/Predictor", 1)) == 1 for step in steps)


def _inflate(raw: bytes, limits: Limits) -> bytes:
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(raw, limits.part + 1)
    except zlib.error as error:
        raise Refusal("pdf.damaged") from error
    if not inflater.eof and len(content) <= limits.part:
        raise Refusal("pdf.damaged")
    return content
