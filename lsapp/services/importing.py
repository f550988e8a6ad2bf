# SPDX-License-Identifier: MIT
"""Brings an office's own Excel in: the file read in a child process, its heads matched, a plan to look at,
and the plan applied as one action that can be undone.

The order of use: ``read_office_file``, ``tables_for`` and ``suggest_table``, ``guess_header``,
``match_columns`` (a person changes what is wrong, ``with_mapping``), ``plan_import``, ``apply_import``.
All but the first and the last are pure and may run anywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lsapp.catalogue.model import Plan
from lsapp.domain.records import Records
from lsapp.errors import UserError
from lsapp.intake.limits import DEFAULT_LIMITS, MIB
from lsapp.intake.office_file import CarriedWorkbook, plain_value
from lsapp.intake.pool import Worker
from lsapp.services.desk import Desk
from lsapp.services.recording import save
from lsapp.services.snapshots import records_of
from lsapp.storage.transaction import Change
from lsapp.submission.tables.headers import (
    guess_header,
    match_columns,
    suggest_table,
    with_mapping,
)
from lsapp.submission.tables.model import (
    ColumnMapping,
    HeaderRows,
    ImportIssue,
    ImportOptions,
    ImportPlan,
    ImportTable,
    LegacyText,
    OfficeSheet,
    OfficeWorkbook,
    OnMatch,
    PlannedCell,
    PlannedRow,
    RowState,
    TableField,
    column_letters,
)
from lsapp.submission.tables.planning import MappedSheet, plan_import
from lsapp.submission.tables.table_fields import activity_table, form_table, import_tables

__all__ = [
    "ColumnMapping",
    "HeaderRows",
    "ImportIssue",
    "ImportOptions",
    "ImportPlan",
    "ImportTable",
    "LegacyText",
    "MappedSheet",
    "OfficeSheet",
    "OfficeWorkbook",
    "OnMatch",
    "PlannedCell",
    "PlannedRow",
    "RowState",
    "TableField",
    "activity_table",
    "apply_import",
    "column_letters",
    "existing_records",
    "form_table",
    "guess_header",
    "match_columns",
    "plan_import",
    "read_office_file",
    "suggest_table",
    "tables_for",
    "with_mapping",
]

_PASSWORD: Final = frozenset({"package.encrypted"})
_TOO_LARGE: Final = frozenset(
    {
        "file.too_big", "file.too_slow", "file.too_heavy", "package.too_big",
        "package.too_many_parts", "package.too_many_elements", "workbook.too_many_cells",
        "workbook.too_many_sheets", "workbook.cell_outside", "workbook.text_too_long",
    }
)  # fmt: skip
_ACTIVE: Final = frozenset(
    {
        "package.macro", "package.external_link", "package.embedded_object", "package.connection",
    }
)  # fmt: skip
_NO_TABLE: Final = frozenset(
    {
        "file.wrong_kind", "file.rar", "file.seven_zip", "file.zip", "mail.outlook", "mail.winmail",
        "workbook.not_a_workbook", "file.empty", "file.not_a_file",
    }
)  # fmt: skip


def read_office_file(path: Path, worker: Worker | None = None) -> OfficeWorkbook:
    """Return the sheets of an office's xlsx, xls or ods that hold something, read in a child process.

    ``worker`` may be lent by one who reads several; else a child is started for this file. Raises
    ``UserError``: ``import.password``, ``import.too_large``, ``import.not_a_table``,
    ``import.active_content``, ``import.damaged``, ``file.missing``, ``file.unreadable``.
    """
    content = _content(path)
    own = worker is None
    reader = worker or Worker()
    try:
        carried = reader.run(
            "read_office_file", content, result=CarriedWorkbook, file_name=path.name
        )
    except UserError as error:
        raise _in_other_words(error, path) from error
    finally:
        if own:
            reader.close()
    sheets = tuple(
        OfficeSheet(
            name=sheet.name,
            visible=sheet.visible,
            rows=tuple(tuple(map(plain_value, row)) for row in sheet.rows),
            merges=tuple(sheet.merges),
        )
        for sheet in carried.sheets
        if any(sheet.rows)
    )
    if not sheets:
        raise UserError("import.not_a_table", path=path.name)
    return OfficeWorkbook(name=path.name, sheets=sheets)


def tables_for(desk: Desk, plan: Plan, unit: str) -> tuple[ImportTable, ...]:
    """Return the tables that a unit can import into: activities first, then its forms."""
    return import_tables(plan, desk.unit(unit).kind)


def existing_records(desk: Desk, plan: Plan, unit: str, round_code: str | None) -> Records:
    """Return what ``plan_import`` compares with: the unit's records, results and figures of the round."""
    return records_of(desk.store, plan.code, unit, round_code or "")


def apply_import(desk: Desk, plan: ImportPlan) -> Change:
    """Write what an import planned as one action, ``import.office``; undone in one step.

    UserError as ``recording.save``: ``record.duplicate``, ``record.parent_missing`` where records
    changed since the plan was made.
    """
    return save(desk, "import.office", plan.records, label=plan.sheet)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > DEFAULT_LIMITS.file:
            raise UserError("import.too_large", path=path.name, limit=DEFAULT_LIMITS.file // MIB)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("file.missing", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError("file.unreadable", path=str(path), reason=reason) from error


def _in_other_words(error: UserError, path: Path) -> UserError:
    """Return the refusal in words for one's own file: nobody is asked to export or send it again."""
    if error.code in _PASSWORD:
        return UserError("import.password", path=path.name)
    if error.code in _TOO_LARGE:
        return UserError("import.too_large", path=path.name, limit=DEFAULT_LIMITS.file // MIB)
    if error.code in _ACTIVE:
        return UserError("import.active_content", path=path.name)
    if error.code in _NO_TABLE:
        return UserError("import.not_a_table", path=path.name)
    return UserError("import.damaged", path=path.name)
