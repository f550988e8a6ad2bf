# SPDX-License-Identifier: MIT
"""English words: the department's own form, its mapping and its filling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "action.filling.kept": "Keep the department's form",
    "action.filling.removed": "Remove the department's form",
    "workbook.old_format": "The file is of an old kind (.xls or .ods). Open it, save it as an Excel "
    "workbook (.xlsx) and choose it again.",
    "filling.old_format": "{path} is of an old kind (.xls or .ods) and cannot be filled without "
    "changing the form. Open it in Excel or LibreOffice, use Save As with Excel Workbook (.xlsx), and "
    "choose the new file.",
    "filling.not_a_workbook": "{path} is no Excel form. Choose the .xlsx file that came with "
    "the department's letter.",
    "filling.password": "{path} has a password and cannot be read. Open it in Excel, remove the "
    "password, save it and choose it again.",
    "filling.too_large": "{path} is too large: a form may have {limit} MB, and 25,000 rows and "
    "400 columns on a sheet.",
    "filling.active_content": "{path} has macros, links to other files or embedded objects and "
    "is not taken. Open it in Excel, remove them, save it as an .xlsx file and choose it again.",
    "filling.damaged_file": "{path} is damaged and cannot be read. Ask the department to send "
    "it again, or open it in Excel, save it as a new .xlsx file and choose it again.",
    "filling.damaged": "The form cannot be filled because the empty workbook is damaged. Open "
    "it in Excel, save it as a new .xlsx file and choose it again.",
    "filling.workbook_gone": "The empty form {path} is no longer in the database. Choose the "
    "department's file again; the columns and cells matched before are still there.",
    "filling.mapping_unreadable": "This is no file of how to fill a form. Choose a .json file "
    "that was saved by the button for it.",
    "filling.mapping_too_new": "This file was saved by a newer version of the application. "
    "Update the application and open it again.",
    "filling.nothing_mapped": "No column or cell of the form {title} is chosen to be filled. "
    "Choose what goes into at least one column or cell.",
    "filling.rows_missing": "Sheet {sheet}: the table from row {first} to row {last} has {room} rows "
    "and needs {needed}, {missing} too few. Press Insert {missing} rows, or open the empty form in "
    "Excel, insert {missing} rows before row {last}, save it and choose it again.",
    "filling.cannot_insert": "Rows cannot be inserted into sheet {sheet} after row {row}: pivot "
    "tables, comments or array formulas stand there. Open the empty form in Excel, insert the rows, "
    "save it and choose it again.",
    "filling.sheet_missing": "The form has no sheet {sheet}. Choose the department's right "
    "file, or take out the cells of that sheet.",
    "filling.formula_cell": "Cell {cell} of the form has a formula and is not written over. "
    "Take out what was chosen for it.",
    "filling.form_unknown": "The plan has no statistical form {form}, so the table is not "
    "filled. Choose again what the table holds.",
    "filling.row_unknown": "The statistical form has no row {row} any more, so that row of the "
    "table stays empty.",
    "filling.figure_unknown": "{token} names no figure and is written as it stands. Choose the "
    "figure again.",
    "filling.figure_empty": "{token} has no figure yet, so the cell stays empty or lacks it.",
    "filling.text_cut": "The text is longer than {limit} characters, more than an Excel cell "
    "holds, and is cut.",
}
