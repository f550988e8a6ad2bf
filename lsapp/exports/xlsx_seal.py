# SPDX-License-Identifier: MIT
"""A workbook that carries the seal of its own package: the custom properties are written last, when all
else is packed. This module loads XlsxWriter: import it inside functions.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import Any

from xlsxwriter.custom import Custom
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from lsapp.submission.seal import SEAL_PROPERTY, UNSEALED_PART, PackedPart, seal_of

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = 30
_NAME_LENGTHS = struct.Struct("<2H")  # of the name and of the extra field, at the header's end


class SealedWorkbook(Workbook):  # type: ignore[misc]
    """A workbook with the seal of its package among its custom properties."""

    def __init__(self, stream: io.BytesIO, options: dict[str, Any]) -> None:
        super().__init__(stream, options)
        self._stream = stream
        # Only where there is a property does XlsxWriter name the part.
        self.set_custom_property(SEAL_PROPERTY, "", "text")

    def close(self) -> None:
        """Pack the workbook, then add the custom properties with the seal of all else."""
        again = self.fileclosed
        super().close()
        if again:
            return
        with zipfile.ZipFile(self._stream, "a") as package:
            seal = seal_of(_packed_parts(self._stream.getvalue(), package))
            part = zipfile.ZipInfo(UNSEALED_PART, _EPOCH)
            package.writestr(part, self._custom_part(seal), compress_type=zipfile.ZIP_DEFLATED)

    def _custom_part(self, seal: str) -> bytes:
        text = io.StringIO()
        part = Custom()
        part._set_properties(
            [
                (name, seal if name == SEAL_PROPERTY else value, kind)
                for name, value, kind in self.custom_properties
            ]
        )
        part._set_xml_writer(text)
        part._assemble_xml_file()
        return text.getvalue().encode("utf-8")

    def _get_packager(self) -> Packager:
        return _OpenPackager()


class _OpenPackager(Packager):  # type: ignore[misc]
    def _write_custom_file(self) -> None:
        """Leave the part out: what it says of the others is known when they are packed."""


def _packed_parts(data: bytes, package: zipfile.ZipFile) -> Iterator[PackedPart]:
    whole = memoryview(data)
    for entry in package.infolist():
        lengths = _NAME_LENGTHS.unpack_from(data, entry.header_offset + _LOCAL_HEADER - 4)
        start = entry.header_offset + _LOCAL_HEADER + sum(lengths)
        packed = whole[start : start + entry.compress_size]
        yield PackedPart(entry.filename, entry.compress_type, entry.file_size, entry.CRC, packed)
