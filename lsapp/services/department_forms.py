# SPDX-License-Identifier: MIT
"""The department's own form of a year: read, mapped, kept, and filled from the records of a report.

The order of use: ``read_form_file`` (in a child process), ``starting_mapping`` (last year's, or by the
heads), a person changes what is wrong, ``keep_form``; then ``paper_of`` and ``preview_form`` show what
would be written, ``fill_form`` makes the bytes, ``export_form`` the file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.records import DepartmentForm, new_key
from lsapp.domain.text import clean_line
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.report.context import ReportContext
from lsapp.report.figures import Figure
from lsapp.report.form_figures import form_figures, is_money
from lsapp.report.form_values import FormIssue, FormValues, TableCount, form_values
from lsapp.services.desk import Desk
from lsapp.services.form_mappings import (
    adapted_mapping,
    form_years,
    forms_of_year,
    head_of,
    open_mapping,
    save_mapping,
    starting_mapping,
    title_of,
)
from lsapp.services.form_reading import ReadForm, read_form, read_form_file
from lsapp.services.previewing import paper_of
from lsapp.services.unit_view import UnitView
from lsapp.storage.transaction import Change
from lsapp.submission.form_mapping import (
    OUTLINE,
    DepartmentSheet,
    DepartmentWorkbook,
    FormCell,
    FormColumn,
    FormMapping,
    FormTable,
    GridRow,
    RowKind,
    mapping_text,
    read_mapping,
)
from lsapp.submission.form_matching import (
    MONEY_KEYS,
    column_place,
    fillable_fields,
    form_of,
    guess_tables,
    source_table,
    table_at,
)
from lsapp.submission.sheet_columns import forms_of
from lsapp.submission.tables.model import (
    HeaderRows,
    TableField,
    column_letters,
)

__all__ = [
    "MONEY_KEYS",
    "OUTLINE",
    "DepartmentSheet",
    "DepartmentWorkbook",
    "FilledForm",
    "FormCell",
    "FormColumn",
    "FormIssue",
    "FormMapping",
    "FormTable",
    "FormValues",
    "GridRow",
    "HeaderRows",
    "KeptForm",
    "ReadForm",
    "ReportContext",
    "RowKind",
    "TableCount",
    "TableField",
    "adapted_mapping",
    "blocking_error",
    "column_letters",
    "column_place",
    "export_form",
    "fill_form",
    "fillable_fields",
    "form_figures",
    "form_of",
    "form_years",
    "forms_of",
    "forms_of_year",
    "guess_tables",
    "head_of",
    "is_money",
    "keep_form",
    "mapping_text",
    "open_form",
    "open_mapping",
    "paper_context",
    "preview_form",
    "read_form",
    "read_form_file",
    "read_mapping",
    "remove_form",
    "save_mapping",
    "source_table",
    "starting_mapping",
    "table_at",
    "with_missing_rows",
    "write_form",
]

_ODD_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9._-]+")


class KeptForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form that is kept, opened: its record, the empty workbook and the mapping."""

    record: DepartmentForm
    form: ReadForm
    mapping: FormMapping


class FilledForm(msgspec.Struct, frozen=True, kw_only=True):
    """A filled form: where it was written, how many cells, and what a person should know of it."""

    path: Path
    cells: int
    issues: tuple[FormIssue, ...]


# --- kept by plan and year ---


def open_form(desk: Desk, record: DepartmentForm) -> KeptForm:
    """Return a kept form with its workbook, read again in a child process.

    Raises ``UserError``: ``filling.workbook_gone``, what ``read_form`` raises, and what
    ``read_mapping`` raises.
    """
    content = desk.store.payload(record.workbook)
    if content is None or hashlib.sha256(content).hexdigest() != record.workbook:
        raise UserError("filling.workbook_gone", path=record.file_name)
    return KeptForm(
        record=record,
        form=read_form(content, record.file_name),
        mapping=read_mapping(record.mapping),
    )


def keep_form(
    desk: Desk,
    year: int,
    form: ReadForm,
    mapping: FormMapping,
    before: DepartmentForm | None = None,
) -> tuple[DepartmentForm, Change]:
    """Keep a form and its mapping for a year as one action that can be undone; ``before`` is the record
    that it takes the place of. The workbook's bytes stay, whatever is undone.
    """
    title = clean_line(mapping.title) or title_of(form.file_name)
    record = DepartmentForm(
        unit=desk.office.unit,
        key=before.key if before is not None else new_key(),
        plan=mapping.plan,
        year=year,
        title=title,
        file_name=form.file_name,
        workbook=form.sha256,
        mapping=mapping_text(msgspec.structs.replace(mapping, title=title)),
    )
    with desk.store.transaction("filling.kept", label=title) as tx:
        tx.keep_payload(form.sha256, form.content)
        tx.put(record)
        return record, tx.commit()


def remove_form(desk: Desk, record: DepartmentForm) -> Change:
    """Take a form out of its year; it can be brought back by undo."""
    with desk.store.transaction("filling.removed", label=record.title) as tx:
        tx.delete(DepartmentForm, record.unit, record.key)
        return tx.commit()


def with_missing_rows(
    form: ReadForm, mapping: FormMapping, values: FormValues
) -> tuple[ReadForm, FormMapping]:
    """Return the empty form with the rows in it that its tables are short of, and the mapping for it. The
    rows come below the last of each table and look like it; what stands below moves.

    Raises ``UserError``: ``filling.cannot_insert`` where it must be done by hand, and what
    ``read_form`` raises.
    """
    from lsapp.exports.row_insertion import RowInsertion, insert_rows

    content = form.content
    short = sorted((one for one in values.tables if one.missing), key=lambda one: -one.first_row)
    for count in short:
        sheet = form.workbook.sheet(count.sheet)
        if sheet is None or count.room is None:
            continue
        after = count.first_row + count.room - 1
        wanted = RowInsertion(
            part=sheet.part,
            sheet=sheet.name,
            first=count.first_row,
            after=after,
            count=count.missing,
        )
        content = insert_rows(content, form.workbook.main, wanted)
        mapping = mapping.with_rows(sheet.name, after, count.missing)
    # Read again in a child process: what comes of it must be as sound as what came with the letter.
    return read_form(content, form.file_name), mapping


# --- filling ---


def paper_context(desk: Desk, view: UnitView) -> ReportContext:
    """Return what the form is filled from: the sealed revision while the records in view say the same,
    else the records as they stand.
    """
    return paper_of(desk, view).context


def preview_form(
    context: ReportContext,
    mapping: FormMapping,
    workbook: DepartmentWorkbook,
    figures: Mapping[str, Figure] | None = None,
) -> FormValues:
    """Return what would be written into which cells. Pure; touches no database."""
    return form_values(context, figures or form_figures(context), mapping, workbook)


def fill_form(form: ReadForm, values: FormValues) -> bytes:
    """Return the workbook filled: only the cells of ``values`` differ from the empty one. Pure.

    Raises ``UserError``: the first of ``values.blocking``, ``filling.formula_cell``,
    ``filling.damaged``.
    """
    from lsapp.exports.form_filling import fill_workbook
    from lsapp.exports.sheet_patch import NumberStyles

    if values.blocking:
        raise blocking_error(values.blocking[0])
    workbook = form.workbook
    parts = {one.name: one.part for one in workbook.sheets}
    return fill_workbook(
        form.content,
        {parts[name]: cells for name, cells in values.cells.items() if name in parts},
        NumberStyles(
            dates=workbook.dates, percents=workbook.percents, since_1904=workbook.since_1904
        ),
        main=workbook.main,
        calculated=[one.part for one in workbook.sheets if one.formulas],
        fitted={parts[name]: rows for name, rows in values.fitted.items() if name in parts},
    )


def blocking_error(issue: FormIssue) -> UserError:
    """Return what must be mended as the error that tells of it."""
    return UserError(issue.code, **issue.facts)


def write_form(
    context: ReportContext, form: ReadForm, mapping: FormMapping, folder: Path
) -> FilledForm:
    """Fill a form and write it into a folder: whole, or not at all.

    Raises what ``fill_form`` and ``write_atomically`` raise, ``filling.nothing_mapped``.
    """
    values = preview_form(context, mapping, form.workbook)
    if not values.count and not values.blocking:
        raise UserError("filling.nothing_mapped", title=mapping.title)
    content = fill_form(form, values)
    path = ready_folder(folder) / filled_name(context, mapping.title or form.file_name)
    write_atomically(path, content)
    return FilledForm(path=path, cells=values.count, issues=values.issues)


def export_form(desk: Desk, view: UnitView, record: DepartmentForm, folder: Path) -> FilledForm:
    """Fill a kept form from the records in view and write it into a folder; raises what ``open_form``
    and ``write_form`` raise.
    """
    kept = open_form(desk, record)
    return write_form(paper_context(desk, view), kept.form, kept.mapping, folder)


def filled_name(context: ReportContext, title: str) -> str:
    """Return the name of a filled form's file, ASCII: the submission's, then the form's title."""
    plain = title.replace("Đ", "D").replace("đ", "d").removesuffix(".xlsx")
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = _ODD_IN_NAMES.sub("_", folded).strip("._-")[:60].strip("._-")
    return f"{context.stem}_{words or 'Bieu'}.xlsx"
