# SPDX-License-Identifier: MIT
"""A department's empty form as it came, read in a child process."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import msgspec

from lsapp.errors import UserError
from lsapp.intake.form_file import CarriedForm
from lsapp.intake.limits import DEFAULT_LIMITS, MIB
from lsapp.intake.office_file import plain_value
from lsapp.intake.pool import Worker
from lsapp.submission.form_mapping import DepartmentSheet, DepartmentWorkbook
from lsapp.submission.tables.model import OfficeSheet

_PASSWORD: Final = frozenset({"package.encrypted"})
_ACTIVE: Final = frozenset(
    {"package.macro", "package.external_link", "package.embedded_object", "package.connection"}
)
_TOO_LARGE: Final = frozenset(
    {
        "file.too_big", "file.too_slow", "file.too_heavy", "package.too_big",
        "package.too_many_parts", "package.too_many_elements", "workbook.too_many_cells",
        "workbook.too_many_sheets", "workbook.cell_outside", "workbook.text_too_long",
    }
)  # fmt: skip


class ReadForm(msgspec.Struct, frozen=True, kw_only=True):
    """An empty form as it came: its bytes, their SHA-256, and what was read of it."""

    file_name: str
    content: bytes
    sha256: str
    workbook: DepartmentWorkbook


def read_form_file(path: Path, worker: Worker | None = None) -> ReadForm:
    """Return the department's workbook, read in a child process that ends with it.

    Raises ``UserError``: ``filling.old_format`` (xls, ods), ``.not_a_workbook``, ``.password``,
    ``.too_large``, ``.active_content``, ``.damaged``, ``file.missing``, ``file.unreadable``.
    """
    try:
        if path.stat().st_size > DEFAULT_LIMITS.file:
            limit = DEFAULT_LIMITS.file // MIB
            raise UserError("filling.too_large", path=path.name, limit=limit)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("file.missing", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError("file.unreadable", path=str(path), reason=reason) from error
    return read_form(content, path.name, worker)


def read_form(content: bytes, file_name: str, worker: Worker | None = None) -> ReadForm:
    """Return a workbook from its bytes; raises what ``read_form_file`` raises of them."""
    own = worker is None
    reader = worker or Worker()
    try:
        carried = reader.run(
            "read_department_form", content, result=CarriedForm, file_name=file_name
        )
    except UserError as error:
        raise _in_other_words(error, file_name) from error
    finally:
        if own:
            reader.close()
    sheets = tuple(
        DepartmentSheet(
            values=OfficeSheet(
                name=one.sheet.name,
                visible=one.sheet.visible,
                rows=tuple(tuple(map(plain_value, row)) for row in one.sheet.rows),
                merges=tuple(one.sheet.merges),
            ),
            part=one.part,
            formulas=frozenset(one.formulas),
            laid=tuple(one.laid),
        )
        for one in carried.sheets
    )
    return ReadForm(
        file_name=file_name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        workbook=DepartmentWorkbook(
            name=file_name,
            main=carried.main,
            sheets=sheets,
            dates=frozenset(carried.dates),
            percents=frozenset(carried.percents),
            since_1904=carried.since_1904,
        ),
    )


def _in_other_words(error: UserError, name: str) -> UserError:
    """Return the refusal in words for a form that another office made."""
    code = error.code
    if code == "workbook.old_format":
        return UserError("filling.old_format", path=name)
    if code in _PASSWORD:
        return UserError("filling.password", path=name)
    if code in _ACTIVE:
        return UserError("filling.active_content", path=name)
    if code in _TOO_LARGE:
        limit = DEFAULT_LIMITS.file // MIB
        return UserError("filling.too_large", path=name, limit=limit)
    if code.startswith(("package.", "workbook.")) and code != "workbook.not_a_workbook":
        return UserError("filling.damaged_file", path=name)
    return UserError("filling.not_a_workbook", path=name)
